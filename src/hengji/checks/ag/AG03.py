"""同一名称写成两样 Name written two ways.

查什么: 加引号的活动名称只差一两个字；或者目标、完成值里的活动名称在具体完成情况里变了写法。
What it checks: quoted names of activities that differ by a character or two; or a name in target or actual that is written
    otherwise in the narrative.
为什么: 读者无法判断是同一件事还是两件事，佐证材料也对不上。
Why it matters: the reader cannot tell whether it is one thing or two, and evidence cannot be matched.
示例: 一处“花开有时 守护成长”，一处“花开有时 呵护成长”。
Example: one place says “守护成长”, another “呵护成长”, in the same slogan.
怎么办: 以正式文件中的名称为准，全表统一。
What to do: take the name from the official paper and use it throughout.
依据: 《党政机关公文处理工作条例》第十九条（用语准确、表述规范）。
Authority: Regulations on official documents, article 19: wording is to be exact and standard.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.names import Name, alike, events, titles
from hengji.checks.rule import at, finding, rule
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Item
from hengji.tables.pairing import Line
from hengji.tables.wording import plain

_NEAR = 0.6
_KIN = 0.55
_LONG = 6
_MOST = 2
_FOLLOWS = 3
_ORDINAL = re.compile(r"第(?P<no>[一二三四五六七八九十百\d]+)届(?P<name>[^，,。；;：:、“”（）()\s]{4,20})")
_NOUN = re.compile(r"[”\"》][\u4e00-\u9fff]{2,8}?(?=(?:系列)?活动|[，。、；：（(\d]|$)")
_KIN_TITLE = 0.3


@rule("AG03", "name-written-two-ways")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each pair of quoted names nearly the same, then for each name that the narrative writes otherwise."""
    found = list(_quoted(material))
    yield from found
    said = {place.text for each in found for place in each.places}
    yield from _retitled(material, said)
    yield from _refollowed(material)
    yield from _renumbered(material)
    yield from _renamed(material, said)


def _quoted(material: Material) -> Iterator[Finding]:
    spelled: dict[str, list[Name]] = defaultdict(list)
    for name in titles(material.table.items()):
        spelled[plain(name.text)].append(name)
    keys = list(spelled)
    for i, one in enumerate(keys):
        for other in keys[i + 1 :]:
            if _slip(one, other):
                yield _finding(Severity.WARNING, [*spelled[one], *spelled[other]], spelled[one][0], spelled[other][0])


def _slip(one: str, other: str) -> bool:
    """Whether two long names have one length and differ in a character or two."""
    if len(one) != len(other) or len(one) < _LONG or alike(one, other) < _NEAR:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) <= _MOST


def _retitled(material: Material, said: set[str]) -> Iterator[Finding]:
    """A quoted name before the same words as another quoted name of the same line: “四美”示范村, “五美”示范村."""
    for line in material.lines:
        asked = _asked(line)
        told = list(titles(line.narrative))
        for name in titles(asked):
            other = next((each for each in told if _same_place(name, each)), None)
            if other is not None and name.text not in said and not any(plain(t.text) == plain(name.text) for t in told):
                yield _finding(Severity.INFO, [name, other], name, other)
                said.add(name.text)


def _refollowed(material: Material) -> Iterator[Finding]:
    """One quoted name with two nouns behind it that differ by a character or two: “…”阅读月, “…”阅读节."""
    for line in material.lines:
        asked = _asked(line)
        told = [_followed(name) for name in titles(line.narrative)]
        for name in map(_followed, titles(asked)):
            other = next((each for each in told if _one_noun_off(name, each)), None)
            if other is not None and not any(plain(each.text) == plain(name.text) for each in told):
                yield _finding(Severity.INFO, [name, other], name, other)
                break


def _renumbered(material: Material) -> Iterator[Finding]:
    """One event under two ordinals in one line: 第六届…节 in the target, 第七届…节 in the narrative."""
    for line in material.lines:
        asked = {m["name"]: (item, m) for item in _asked(line) for m in _ORDINAL.finditer(item.text)}
        for item in line.narrative:
            for other in _ORDINAL.finditer(item.text):
                known = asked.get(other["name"])
                if known and known[1]["no"] != other["no"] and known[1]["no"] not in item.text:
                    one = Name(known[0], *known[1].span())
                    yield _finding(Severity.INFO, [one, Name(item, *other.span())], one, Name(item, *other.span()))


def _asked(line: Line) -> list[Item]:
    return [*([line.target] if line.target else []), *line.actual]


def _followed(name: Name) -> Name:
    """The quoted name with the noun behind it, less 活动."""
    found = _NOUN.match(name.item.text, name.end)
    return Name(name.item, name.start, found.end() if found else name.end)


def _one_noun_off(name: Name, other: Name) -> bool:
    one, two = plain(name.text), plain(other.text)
    if len(one) != len(two) or len(one) < _LONG:
        return False
    return 0 < sum(a != b for a, b in zip(one, two, strict=True)) <= _MOST and one[:4] == two[:4]


def _same_place(name: Name, other: Name) -> bool:
    after, others = (each.item.text[each.end + 1 : each.end + 4] for each in (name, other))
    return after == others and len(plain(after)) == _FOLLOWS and alike(name.text, other.text) >= _KIN_TITLE


def _renamed(material: Material, said: set[str]) -> Iterator[Finding]:
    for line in material.lines:
        asked = _asked(line)
        told = {plain(name.text): name for name in events(line.narrative)}
        for key, name in {plain(name.text): name for name in events(asked)}.items():
            other = max(told.values(), key=lambda each: alike(name.text, each.text), default=None)
            if other is not None and _other_name(key, name, other, told) and name.text not in said:
                yield _finding(Severity.INFO, [name, other], name, other)
                said.add(name.text)


def _other_name(key: str, name: Name, other: Name, told: dict[str, Name]) -> bool:
    same = key[-2:] == plain(other.text)[-2:]
    return same and not any(key in each or each in key for each in told) and alike(name.text, other.text) >= _KIN


def _finding(severity: Severity, names: list[Name], one: Name, other: Name) -> Finding:
    return finding(
        check,
        severity,
        [at(name.item, name.start, name.end) for name in names],
        zh="“{one}”与“{other}”写法不一，请确认是否同一事项，并统一名称。",
        en="“{one}” and “{other}” differ in writing; please confirm whether they are one and use one name.",
        one=one.text,
        other=other.text,
    )
