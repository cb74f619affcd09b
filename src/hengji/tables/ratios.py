"""Rates with the two figures they are said to come from: 抽检200批次，合格196批次，合格率98%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hengji.tables.figures import Figure

_STOP = re.compile(r"[。；;！!？?\n]")
_EDGE = re.compile(r"[，,。；;、：:（）()\n]")
_NAME = re.compile(r"([\u4e00-\u9fff]{2,10})(?:率|比例|占比)(?:已?达到?|为|是|约|近|超过?|[:：])?\s*$")
_OTHERWISE = re.compile(r"按时|及时|按期|限时|限期|首次|一次|平均|综合|提前|当场|当年|年度|同比|环比|总体|历年|累计")
_RESULTS = {
    "完成": re.compile(r"完成|实际|实施|已|达"),
    "执行": re.compile(r"执行|支出|支付|使用"),
    "支出": re.compile(r"支出|支付|执行"),
    "优良": re.compile(r"优良|优秀"),
    "出勤": re.compile(r"出勤|实到"),
}
_PLANNED = re.compile(r"计划|目标|任务|应|预算|下达|安排|原定|拟|年初|调整")
_OF_PLAN = ("完成", "执行", "支出", "实现")
_THEN = re.compile(r"(?:上年|去年|上一年|上年度|上年同期|去年同期|同期)(?:度|同期|为|是|的)*[^，,。；;、]{0,5}$")
_CHANGE = re.compile(r"增长|上升|提高|增加|增幅|下降|减少|降低|降幅")
_DOWN = re.compile(r"下降|减少|降低|降幅")
_AGAINST = re.compile(r"(?:是|为|达到?|相当于)[^，,。；;、]{0,14}$")
_BOUNDED = re.compile(
    r"(?:满意|合格|覆盖|优良|优秀|及格|出勤|办结|整改|就业|参与|知晓|达标|录用|准确|及时|通过|入学|巩固|到课|公开|完好|成功|普及|建档|接种|结案|回访|认可)[率度]"
)
_NAMED_LAST = re.compile(r"[率度](?:已?达到?|为|是|约|[:：])?\s*$")
_GREATER = re.compile(r"增|提升|提高|上升|超|比|较|同期|倍")
_LESS = re.compile(r"(?:下降|减少|降低|压减|缩减)了?(?:约|近|超过?|达)?\s*$")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A percentage, or a multiple (1.5倍), that two figures are said to make.

    `part` over `whole`, or where `change` is 1 or -1 the growth or fall from `whole` to `part`.
    """

    percent: Figure
    part: Figure
    whole: Figure
    change: int = 0

    @property
    def value(self) -> Decimal:
        """What the two figures come to, in points, or in times where a multiple is stated."""
        if self.percent.quantity.kind == "multiple":
            return self.part.quantity.value / self.whole.quantity.value
        share = self.part.quantity.value / self.whole.quantity.value * _HUNDRED
        return (share - _HUNDRED) * self.change if self.change else share

    @property
    def holds(self) -> bool:
        """Whether the percentage is this value, rounded or cut off as it is written, or within its hedge."""
        quantity = self.percent.quantity
        place = Decimal(1).scaleb(-len(quantity.number.rpartition(".")[2])) if "." in quantity.number else Decimal(1)
        low = None if quantity.low is None else quantity.low - place
        high = None if quantity.high is None else quantity.high + place
        vague = any(f.quantity.comparator != "=" for f in (self.part, self.whole))
        slack = self.value / 10 if vague else Decimal(0)
        return (low is None or self.value + slack > low) and (high is None or self.value - slack < high)


def ratios(figures: Sequence[Figure]) -> Iterator[Ratio]:
    """The rates of one item whose two figures stand in the same sentence and do not make them."""
    for index, percent in enumerate(figures):
        if percent.quantity.kind == "percent" and percent.quantity.unit == "%":
            start = max((m.end() for m in _STOP.finditer(percent.item.text, 0, percent.quantity.start)), default=0)
            before = [f for f in figures[:index] if f.quantity.start >= start and _counts(f)]
            yield from _growth(percent, before) if _CHANGE.search(percent.lead) else _rate(percent, before)
        elif percent.quantity.kind == "multiple" and index > 1:
            yield from _times(figures[:index], percent)


def _times(earlier: Sequence[Figure], times: Figure) -> Iterator[Ratio]:
    """A multiple of the figure right before it: 结对216名，是上年144名的1.6倍."""
    whole = earlier[-1]
    text, start = times.item.text, whole.quantity.start
    between = text[whole.quantity.end : times.quantity.start].strip()
    if between != "的" or not _counts(whole) or not _AGAINST.search(whole.lead) or times.quantity.comparator != "=":
        return
    opened = max((m.end() for m in _STOP.finditer(text, 0, start)), default=0)
    parts = [
        f for f in earlier[:-1] if f.quantity.start >= opened and _counts(f) and f.quantity.unit == whole.quantity.unit
    ]
    ratio = Ratio(times, parts[0], whole) if len(parts) == 1 else None
    if ratio is not None and not ratio.holds:
        yield ratio


def around(figure: Figure) -> str:
    """The words that stand with a figure between the nearest commas and its neighbours."""
    text, quantity = figure.item.text, figure.quantity
    left = [m.end() for m in _EDGE.finditer(text, figure.before, quantity.start)]
    right = _EDGE.search(text, quantity.end, figure.after)
    return text[left[-1] if left else figure.before : right.start() if right else figure.after]


def _counts(figure: Figure) -> bool:
    quantity = figure.quantity
    return (
        quantity.kind in ("count", "money")
        and quantity.per is None
        and quantity.value > 0
        and quantity.unit is not None
    )


def _rate(percent: Figure, before: Sequence[Figure]) -> Iterator[Ratio]:
    name = _NAME.search(percent.item.text, max(0, percent.quantity.start - 16), percent.quantity.start)
    if name is None or _OTHERWISE.search(name[1]):
        return
    stem = name[1][-2:]
    told = _RESULTS.get(stem, re.compile(f"(?<![不未非没无]){re.escape(stem)}"))
    owed = _PLANNED if stem in _OF_PLAN else re.compile(f"应[^，,。；;]{{0,2}}{re.escape(stem)}")
    parts = [f for f in before if told.search(around(f)) and not owed.search(around(f))]
    found = [Ratio(percent, part, whole) for part in parts for whole in _wholes(stem, part, before, parts)]
    if len(parts) == 1 and found and not any(each.holds for each in found):
        yield found[-1]


def _wholes(stem: str, part: Figure, before: Sequence[Figure], parts: Sequence[Figure]) -> list[Figure]:
    """What the part may be a part of: the figures of its unit before it; for rates of completion those that are planned."""
    same = [
        f
        for f in before
        if f not in parts and (f.quantity.kind, f.quantity.unit) == (part.quantity.kind, part.quantity.unit)
    ]
    if stem in _OF_PLAN:
        return [f for f in same if _PLANNED.search(around(f))]
    return [f for f in same if f.quantity.start < part.quantity.start]


def _growth(percent: Figure, before: Sequence[Figure]) -> Iterator[Ratio]:
    then = [f for f in before if _THEN.search(f.lead)]
    if len(then) != 1:
        return
    same = [f for f in before if f is not then[0] and f.quantity.unit == then[0].quantity.unit]
    change = -1 if _DOWN.search(percent.lead) else 1
    found = [Ratio(percent, now, then[0], change) for now in same]
    if len(found) == 1 and not found[0].holds:
        yield found[0]


def impossible(figure: Figure) -> bool:
    """Whether a rate of a kind that cannot exceed 100 % does, or a fall is more than all there was."""
    quantity = figure.quantity
    if quantity.kind != "percent" or quantity.unit != "%" or quantity.low is None or quantity.low <= _HUNDRED:
        return False
    if _LESS.search(figure.lead):
        return True
    name = figure.lead if figure.lead.strip(" ≥≤＝=") else figure.subject
    return bool(_BOUNDED.search(name)) and bool(_NAMED_LAST.search(name.strip())) and not _GREATER.search(name)
