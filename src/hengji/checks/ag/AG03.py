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

from collections import defaultdict
from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.names import Name, alike, titles
from hengji.checks.rule import at, finding, rule
from hengji.checks.variants import neighbours, slipped, variants
from hengji.tables.finding import Finding, Severity
from hengji.tables.wording import plain

_NEAR = 0.6
_SHORT = 4


@rule("AG03", "name-written-two-ways")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each pair of quoted names nearly the same, then for each name that the narrative writes otherwise."""
    found = list(_quoted(material))
    yield from found
    said = {place.text for each in found for place in each.places}
    for line in material.lines:
        for name, other in variants(line):
            if not any(name.text in each or each in name.text for each in said):
                said.add(name.text)
                yield _finding(Severity.INFO, [name, other], name, other)


def _quoted(material: Material) -> Iterator[Finding]:
    spelled: dict[str, list[Name]] = defaultdict(list)
    for name in titles(material.table.items()):
        spelled[plain(name.text)].append(name)
    for one, other in neighbours(list(spelled)):
        names = [*spelled[one], *spelled[other]]
        severity = _severity(one, other, spelled[one][0], spelled[other][0])
        if severity is not None and not _side_by_side(spelled[one], spelled[other]):
            yield _finding(severity, names, spelled[one][0], spelled[other][0])


def _severity(one: str, other: str, name: Name, second: Name) -> Severity | None:
    if slipped(one, other) and alike(one, other) >= _NEAR:
        return Severity.WARNING
    return Severity.INFO if _short_slip(name, second) else None


def _short_slip(one: Name, other: Name) -> bool:
    """Whether two short names differ in one character and the same noun follows: “千村添绿”行动, “千村增绿”行动."""
    a, b = plain(one.text), plain(other.text)
    near = len(a) == len(b) >= _SHORT and sum(x != y for x, y in zip(a, b, strict=True)) == 1
    behind = [plain(name.item.text[name.end + 1 : name.end + 3]) for name in (one, other)]
    return near and behind[0] == behind[1] and len(behind[0]) > 1


def _side_by_side(ones: list[Name], others: list[Name]) -> bool:
    """Whether one item has both names: then they are two things."""
    return bool({name.item.path for name in ones} & {name.item.path for name in others})


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
