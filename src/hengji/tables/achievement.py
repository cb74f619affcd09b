"""What became of a target figure: its achievement rate 完成率, met, short or over, reckoned with intervals.

A target without a comparator is a floor, as departments write it; it is a ceiling where it says 不超过 or names what
should be few (事故, 退学率 …).  A rate such as 每月1次 is turned into the year's number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from hengji.quantity.units import convert, convertible
from hengji.tables.figures import Figure
from hengji.tables.kinship import kinship, near_units, same_kind, subject_likeness
from hengji.tables.pairing import Pair
from hengji.tables.score import Kind
from hengji.tables.signs import declared
from hengji.tables.wording import alternation, plain

_A_YEAR = {"月": 12, "个月": 12, "每月": 12, "季度": 4, "季": 4, "每季度": 4, "周": 52, "每周": 52, "半年": 2, "年": 1}
_FOUGHT = re.compile(r"查处|拆除|打击|化解|整治|清理|处置|排查|纠正|处理|办理(?!时)|制止|举报")
_CUT = re.compile(r"(?:压缩|缩短|压减|降低|下降|控制|减少)(?:到|至|在|为)[^，。；]{0,4}$")
_TOTAL = re.compile(r"(?:共|合计|共计|总计|合共|累计|总数)(?:为|达|达到|有)?\s*$")
_DIRECTED = (Kind.AT_LEAST, Kind.AT_MOST)
_SURE = 0.9
_LIKELY = 0.6
_CENT = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Achievement:
    """One target figure with the figure that answers it; `wanted` is the year's target value in the answer's unit."""

    pair: Pair
    result: Figure
    wanted: Decimal
    ceiling: bool

    @property
    def rate(self) -> Decimal:
        """Actual divided by target, in percent with one decimal; 0 where the target is 0."""
        return percent(self.result.quantity.value, self.wanted)

    @property
    def short(self) -> bool:
        """Whether the result misses the target however its hedge is read."""
        got = self.result.quantity.expected
        if self.ceiling:
            return got.low is not None and got.low > self.wanted
        return got.high is not None and got.high < self.wanted


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """The share in percent, rounded half up to one decimal; 0 where the whole is 0."""
    return (part / whole * 100).quantize(_CENT, ROUND_HALF_UP) if whole else Decimal(0)


def achievement(pair: Pair, results: Sequence[Figure]) -> Achievement | None:
    """What became of the target of a pair; None where the two cannot be compared.

    `results` are all figures of the answering items: where several of them answer the target in parts (线下12场、线上8场)
    and their sum reaches it, nothing is said.
    """
    target, result = pair.target, pair.result
    both = result is not None and result.quantity.per is not None and result.quantity.per == target.quantity.per
    asked = declared(pair.line.indicator)
    if asked is Kind.QUALITATIVE:
        return None
    bare_target = target.quantity.comparator == "="
    ceiling = asked is Kind.AT_MOST if bare_target and asked in _DIRECTED else is_ceiling(target)
    wanted = _bound(target, ceiling=ceiling) if both else yearly(target, ceiling=ceiling)
    if result is None or wanted is None or not comparable(target, result) or _in_parts(target, wanted, result, results):
        return None
    return Achievement(pair, result, _converted(wanted, target, result), ceiling)


def yearly(target: Figure, *, ceiling: bool = False) -> Decimal | None:
    """The target for the whole year; None where it is per something that a year does not count (每人, 每场)."""
    quantity = target.quantity
    times = 1 if quantity.per is None else _A_YEAR.get(quantity.per)
    return None if times is None else _bound(target, ceiling=ceiling) * times


def _converted(wanted: Decimal, target: Figure, result: Figure) -> Decimal:
    """The target's value in the result's unit where one converts into the other: 300亩 is 20公顷."""
    one, other = target.quantity.unit, result.quantity.unit
    if one is None or other is None or one == other or not convertible(one, other):
        return wanted
    return convert(wanted, one, other)


def _bound(target: Figure, *, ceiling: bool) -> Decimal:
    """The value to hold the result against: of a range its upper end where the target is a ceiling, else its lower."""
    high = target.quantity.high
    return high if ceiling and target.quantity.comparator == "range" and high is not None else target.quantity.value


def comparable(target: Figure, result: Figure) -> bool:
    """Whether the values can be divided: one unit, or one subject counted in two units that people mix."""
    if target.quantity.kind == "rate" and target.quantity.unit == result.quantity.unit:
        return True
    if same_kind(target.quantity, result.quantity):
        return True
    apart = {"percent", "money", "duration"}
    mixed = not {target.quantity.kind, result.quantity.kind} & apart
    near = near_units(target.quantity, result.quantity)
    return mixed and subject_likeness(target, result) >= (_LIKELY if near else _SURE)


def is_ceiling(target: Figure) -> bool:
    """Whether the target is an upper bound."""
    if target.quantity.comparator in ("<=", "<"):
        return True
    if target.quantity.comparator in (">=", ">"):
        return False
    if _CUT.search(target.lead):
        return True
    named = target.subject + target.lead[-8:]
    return _few().search(plain(target.subject)) is not None and _FOUGHT.search(named) is None


def wants_few(name: str) -> bool:
    """Whether a name says that the less there is of it the better: 事故起数, 退学率, 单位成本."""
    return _few().search(plain(name)) is not None and _FOUGHT.search(name) is None and "提前" not in name


@cache
def _few() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('ceilings')})(?:数|数量|率|量|起数|次数|人数|件数|发生率)?$")


def _one_head(one: Figure, other: Figure) -> bool:
    """Whether both nouns end alike: parts of one thing do (线上培训, 线下培训), two things do not (示范镇, 示范村)."""
    return plain(one.subject)[-2:] == plain(other.subject)[-2:]


def same_total(one: Figure, other: Figure) -> bool:
    """Whether both stand in one item in one unit."""
    return one.item is other.item and one.quantity.unit == other.quantity.unit


def _in_parts(target: Figure, wanted: Decimal, result: Figure, results: Sequence[Figure]) -> bool:
    if result.quantity.kind == "percent":
        return False
    if target.quantity.kind == "rate" and any(same_total(f, result) and f.quantity.value >= wanted for f in results):
        return result.quantity.value < wanted
    if any(same_total(f, result) and _TOTAL.search(f.lead) and f.quantity.value >= wanted for f in results):
        return result.quantity.value < wanted
    parts = [f for f in results if f.item is result.item and same_kind(f.quantity, result.quantity)]
    kin = [f for f in parts if f is result or (kinship(target, f, (target,), (f,)) and _one_head(f, result))]
    return len(kin) > 1 and result.quantity.value < wanted <= sum(f.quantity.value for f in kin)
