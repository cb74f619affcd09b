"""Names of one line that are written otherwise in its narrative: another title, another noun, another ordinal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from hengji.checks.names import Name, alike, events, titles
from hengji.tables.model import Item
from hengji.tables.pairing import Line
from hengji.tables.wording import plain

Variant = tuple[Name, Name]

_KIN = 0.62
_KIN_TITLE = 0.3
_LONG = 6
_MOST = 2
_FOLLOWS = 3
_HEAD = 4
_THIRDS = 3
_ORDINAL = re.compile(r"第(?P<no>[一二三四五六七八九十百\d]+)届(?P<name>[^，,。；;：:、“”（）()\s]{4,20})")
_NOUN = re.compile(r"[”\"》][\u4e00-\u9fff]{2,8}?(?=(?:系列)?活动|[，。、；：（(\d]|$)")


def variants(line: Line) -> Iterator[Variant]:
    """Each name of target or actual with the name that the narrative seems to give the same thing."""
    asked = [*([line.target] if line.target else []), *line.actual]
    yield from _retitled(asked, line.narrative)
    yield from _refollowed(asked, line.narrative)
    yield from _renumbered(asked, line.narrative)
    yield from _renamed(asked, line.narrative)


def neighbours(names: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs of plain names that may be slips of each other, in order, without holding every name against every other.

    Names of one length that differ in two characters at most have a third of themselves in common, at the same place; names
    with their characters in another order have the same characters.
    """
    buckets: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        third = -(-len(name) // _THIRDS)
        for at in range(0, len(name), third or 1):
            buckets[len(name), at, name[at : at + third]].append(index)
        buckets[len(name), "".join(sorted(name))].append(index)
    pairs = {pair for bucket in buckets.values() for pair in combinations(bucket, 2)}
    return [(names[i], names[j]) for i, j in sorted(pairs)]


def slipped(one: str, other: str) -> bool:
    """Whether two plain names of one length differ in a character or two, or have the same characters in another order."""
    if one == other or not len(one) == len(other) >= _LONG:
        return False
    return sorted(one) == sorted(other) or sum(a != b for a, b in zip(one, other, strict=True)) <= _MOST


def _retitled(asked: list[Item], narrative: tuple[Item, ...]) -> Iterator[Variant]:
    """A quoted name before the same words as another quoted name: “四美”示范村, “五美”示范村."""
    told = list(titles(narrative))
    for name in titles(asked):
        other = next((each for each in told if _same_place(name, each)), None)
        if other is not None and not any(plain(t.text) == plain(name.text) for t in told):
            yield name, other


def _same_place(name: Name, other: Name) -> bool:
    after, others = (each.item.text[each.end + 1 : each.end + 1 + _FOLLOWS] for each in (name, other))
    return after == others and len(plain(after)) == _FOLLOWS and alike(name.text, other.text) >= _KIN_TITLE


def _refollowed(asked: list[Item], narrative: tuple[Item, ...]) -> Iterator[Variant]:
    """One quoted name with two nouns behind it that differ by a character or two: “…”阅读月, “…”阅读节."""
    told = [_followed(name) for name in titles(narrative)]
    for name in map(_followed, titles(asked)):
        other = next((each for each in told if _one_noun_off(name, each)), None)
        if other is not None and not any(plain(each.text) == plain(name.text) for each in told):
            yield name, other
            return


def _followed(name: Name) -> Name:
    """The quoted name with the noun behind it, less 活动."""
    found = _NOUN.match(name.item.text, name.end)
    return Name(name.item, name.start, found.end() if found else name.end)


def _one_noun_off(name: Name, other: Name) -> bool:
    one, two = plain(name.text), plain(other.text)
    return slipped(one, two) and one[:_HEAD] == two[:_HEAD]


def _renumbered(asked: list[Item], narrative: tuple[Item, ...]) -> Iterator[Variant]:
    """One event under two ordinals: 第六届…节 in the target, 第七届…节 in the narrative."""
    known = {found["name"]: (item, found) for item in asked for found in _ORDINAL.finditer(item.text)}
    for item in narrative:
        for other in _ORDINAL.finditer(item.text):
            told = known.get(other["name"])
            if told and told[1]["no"] != other["no"] and told[1]["no"] not in item.text:
                yield Name(told[0], *told[1].span()), Name(item, *other.span())


def _renamed(asked: list[Item], narrative: tuple[Item, ...]) -> Iterator[Variant]:
    """A noun that ends as an event does and that the narrative writes otherwise."""
    told = {plain(name.text): name for name in events(narrative)}
    for key, name in {plain(name.text): name for name in events(asked)}.items():
        other = max(told.values(), key=lambda each: alike(name.text, each.text), default=None)
        if other is not None and _other_name(key, name, other, told):
            yield name, other


def _other_name(key: str, name: Name, other: Name, told: dict[str, Name]) -> bool:
    same = key[-2:] == plain(other.text)[-2:]
    return same and not any(key in each or each in key for each in told) and alike(name.text, other.text) >= _KIN
