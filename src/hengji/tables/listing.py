"""Lists of names with their count 列举与个数: 从化、花都、番禺三个区; 3项课题：A、B、C."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from hengji.quantity.model import Quantity
from hengji.tables.figures import Figure
from hengji.tables.wording import alternation

_CLAUSE = re.compile(r"[，,。；;：:！!？?\n]")
_QUOTED = re.compile(r"[“\"][^”\"“]*[”\"]|《[^》]*》|[（(][^（）()]*[）)]|‘[^’]*’")
_THINGS = frozenset("个项类种所家大场次期门部篇件条处座间支届站批例") | {"场次"}
_ETC = re.compile(r"等[^、，,等]{0,8}$")
_LINK = re.compile(r"(?:这|共|共计)?\s*$")
_NUMERAL = re.compile(r"^[二两三四五六七八九十]+$")
_COUNTED = re.compile(r"\d ?[\u4e00-\u9fff]{1,2}$")
_AND = re.compile(r"(?:以及|和|及|与)")
_REGION = re.compile(r"(?:[区县市镇乡村州省]|街道|大学|学院|中学|小学|医院|公司|局|委)$")
_AFTER = re.compile(r"^[^，,。；;：:、（(0-9]{0,12}?(?:，|,)?\s*(分别为|分别是|即|：|:|分别有)")
_ORDINALS = (
    re.compile(r"(?<![一二三四五六七八九十])([一二三四五六七八九十]+)是"),
    re.compile(r"[（(](\d{1,2})[）)]"),
    re.compile(r"([①②③④⑤⑥⑦⑧⑨⑩])"),
)
_CN = {word: i for i, word in enumerate("一二三四五六七八九十", 1)} | {w: i for i, w in enumerate("①②③④⑤⑥⑦⑧⑨⑩", 1)}


@dataclass(frozen=True, slots=True)
class Listing:
    """A count with the list that belongs to it, at `start:end` of the item.

    The list has at least `least` and at most `most` names; `open` where 等 says that it names only some.
    """

    figure: Figure
    start: int
    end: int
    least: int
    most: int
    open: bool


def listings(figures: Sequence[Figure]) -> Iterator[Listing]:
    """Every list of one item whose count is written with it."""
    for index, figure in enumerate(figures):
        if _countable(figure.quantity):
            yield from _before(figure)
            end = figures[index + 1].quantity.start if index + 1 < len(figures) else len(figure.item.text)
            yield from _ordered(figure) or _after(figure, end)


def _countable(quantity: Quantity) -> bool:
    return (
        quantity.unit in _THINGS and quantity.per is None and quantity.comparator == "=" and 2 <= quantity.value <= 40
    )


def _before(figure: Figure) -> Iterator[Listing]:
    """Names that go before their count: A、B、C等8场, A、B两个区."""
    text, stop = figure.item.text, figure.quantity.start
    masked = _masked(text)
    start = max((m.end() for m in _CLAUSE.finditer(masked, 0, stop)), default=0)
    window = masked[start:stop]
    etc = _ETC.search(window)
    body = window[: etc.start()] if etc else _LINK.sub("", window)
    segments = body.split("、")
    counted = any(_COUNTED.search(segment) for segment in segments)
    if len(segments) < 2 or not segments[-1].strip() or counted:
        return
    names, sure = _names(segments)
    if not etc and not _apposed(figure, names, sure=sure):
        return
    least, most = _few(names), len(segments) + len(_AND.findall(body))
    offset = start + body.rfind(names[0]) if names[0] else start
    yield Listing(figure, max(offset, start), figure.quantity.end, least, most, bool(etc))


def _apposed(figure: Figure, names: Sequence[str], *, sure: bool) -> bool:
    """Whether a count without 等 sums up the names before it: a Chinese numeral, quoted names, or names of places."""
    last = names[-1].strip()
    named = all(_REGION.search(name.strip()) or "\0" in name for name in names)
    spelled = _NUMERAL.match(figure.quantity.number) is not None and not _verbs().search(last)
    return bool(last) and sure and (named or spelled) and len(last) <= 16 and not _within(figure, names)


def _within(figure: Figure, names: Sequence[str]) -> bool:
    """Whether the names say where the counted places lie: 甲乡、乙乡14个村."""
    counted = re.match(
        r"[\u4e00-\u9fff]{0,3}?([区县市镇乡村])(?![\u4e00-\u9fff]*[区县市镇乡村])",
        figure.item.text[figure.quantity.end :],
    )
    ends = {name.strip()[-1:] for name in names}
    return counted is not None and counted[1] not in ends and ends <= set("区县市镇乡村")


def _names(segments: Sequence[str]) -> tuple[list[str], bool]:
    """The segments from the last that opens a list on, and whether that opening is certain."""
    first = 0
    for index, segment in enumerate(segments):
        if _verbs().search(segment) and index:
            first = index
    opened = list(_verbs().finditer(segments[first]))
    head = segments[first][opened[-1].end() :] if opened else segments[first]
    names = [head, *segments[first + 1 :]]
    return names, bool(head.strip()) and (first == 0)


def _few(names: Sequence[str]) -> int:
    """How many names there surely are: a stub such as 4K or 中 belongs to the next, 和 joins two where both are like."""
    known = [name for name in names if "\0" in name or len(re.findall(r"[\u4e00-\u9fff]", name)) > 1]
    return len(known) + _joined(names[-1])


def _joined(last: str) -> int:
    pieces = [piece.strip() for piece in _AND.split(last)]
    if len(pieces) != 2 or not all(pieces):
        return 0
    both = all("\0" in p for p in pieces) or all(_REGION.search(p) for p in pieces)
    return int(both or all(2 <= len(p) <= 3 for p in pieces))


def _after(figure: Figure, end: int) -> Iterator[Listing]:
    """Names that follow their count: 3个区分别为A、B、C; 3项课题：A、B、C."""
    text = figure.item.text
    opened = _AFTER.match(text[figure.quantity.end : end])
    if not opened:
        return
    masked = _masked(text)
    start = figure.quantity.end + opened.end()
    stop = re.compile(r"[。；;，,：:\n]").search(masked, start)
    close = stop.start() if stop else len(text)
    names = masked[start:close].split("、")
    if (
        len(names) < 2
        or close > end
        or any(not n.strip() or len(n) > 24 for n in names)
        or (stop and stop.group() in "，,：:")
    ):
        return
    partial = re.search(r"等[^、]{0,8}$", names[-1]) is not None
    yield Listing(figure, start, close, _few(names), len(names) + len(_AND.findall(masked[start:close])), partial)


def _ordered(figure: Figure) -> list[Listing]:
    """A numbered list that follows its count and a colon: 完成3项工作：一是…二是…三是…."""
    text, end = figure.item.text, figure.quantity.end
    if not re.match(r"[^，,。；;：:、（(0-9]{0,14}[：:]", text[end:]):
        return []
    for pattern in _ORDINALS:
        marks = list(pattern.finditer(text, end))
        numbers = [_CN.get(m[1]) or (int(m[1]) if m[1].isdigit() else 0) for m in marks]
        if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)) and marks[0].start() - end <= 18:
            partial = re.search(r"等[。；;]?\s*$", text) is not None or "等" in text[end : marks[0].start()]
            return [Listing(figure, marks[0].start(), len(text), len(numbers), len(numbers), partial)]
    return []


def _masked(text: str) -> str:
    """The text with all that quotes and brackets hold made blank to this reading, character for character."""
    return _QUOTED.sub(lambda m: "\0" * len(m.group()), text)


@cache
def _verbs() -> re.Pattern[str]:
    more = "在|对|向|赴|到|于|由|从|深入|走进|前往|参与|参加|包括|围绕|联合|会同|以|将|其中|聚焦|推荐|面向|与|同"
    return re.compile(f"{alternation('light_verbs')}|{more}")
