"""From the parts of a written number to a Quantity: value, unit, comparator, intervals, kind."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hengji.quantity.intervals import bounds
from hengji.quantity.model import Interval, Quantity
from hengji.quantity.numerals import ARITHMETIC, ONE, grain, magnitude
from hengji.quantity.units import UNITS, Unit

_AFTER = {"上": (">=", "none"), "下": ("<=", "none"), "内": ("<=", "none"), "外": (">", "none"), "右": ("~", "左右"),
          "后": ("~", "前后"), "等": ("=", "none"), "余": (">", "余"), "多": (">", "多")}  # fmt: skip
_MONEY_WORDS = ("资金", "经费", "金额", "投入", "预算", "收入", "支出", "善款", "补助", "款项", "募集")


@dataclass(slots=True)
class Number:
    """A numeral as read: value without its magnitude, magnitude, where it ends, and the 余 or 多 that goes with it."""

    value: Decimal
    factor: Decimal
    start: int
    end: int  # behind magnitude and 余
    written: str
    more: str = ""
    open_place: bool = False  # 多 between two magnitudes (三十万多亿): how much more cannot be said

    @property
    def full(self) -> Decimal:
        return ARITHMETIC.multiply(self.value, self.factor) if self.factor != ONE else self.value


def after(word: str) -> tuple[str, str]:
    """Comparator and approximation of the word behind a unit (以上, 以内, 左右)."""
    return _AFTER[word.replace(" ", "")[-1]]


def build(
    text: str,
    plain: str,
    span: tuple[int, int],
    number: Number,
    unit: tuple[str, Unit] | None,
    how: tuple[str, str],
    per: str | None,
) -> Quantity:
    """The quantity of one number with everything that was read around it."""
    comparator, approximation = how
    spelling, meaning = unit or (None, None)
    value, factor = number.full, number.factor
    if meaning is not None and meaning.into is not None and meaning.factor is not None:
        share = ARITHMETIC.divide(Decimal(meaning.factor.numerator), Decimal(meaning.factor.denominator))
        value, factor = ARITHMETIC.multiply(value, share), ARITHMETIC.multiply(factor, share)
        meaning = UNITS[meaning.into]
    rounded = ARITHMETIC.multiply(grain(number.value), factor) if abs(number.factor) >= 10_000 else None
    hard, expected = bounds(value, factor, rounded, comparator, approximation)
    if number.open_place:
        hard = Interval(value, None, low_open=True)
    start, end = span
    return Quantity(
        text=text[start:end],
        start=start,
        end=end,
        number=text[number.start : number.start + len(number.written)],
        value=value,
        low=hard.low,
        high=hard.high,
        low_open=hard.low_open,
        high_open=hard.high_open,
        unit=meaning.name if meaning else None,
        unit_text=_unit_text(plain, number, spelling, meaning),
        comparator=comparator,
        approximation=approximation,
        kind=kind(plain, start, meaning, per, factor),
        per=per,
        expected=expected,
    )


def ranged(
    text: str, span: tuple[int, int], low: Number, high: Number, unit: tuple[str, Unit] | None, per: str | None, plain: str
) -> Quantity:
    """The quantity of a range: its value is the low end, its interval has both ends."""
    first, second = low.full, high.full
    spelling, meaning = unit or (None, None)
    if meaning is not None and meaning.into is not None and meaning.factor is not None:
        share = ARITHMETIC.divide(Decimal(meaning.factor.numerator), Decimal(meaning.factor.denominator))
        first, second, meaning = ARITHMETIC.multiply(first, share), ARITHMETIC.multiply(second, share), UNITS[meaning.into]
    both = Interval(first, second)
    start, end = span
    return Quantity(
        text=text[start:end], start=start, end=end, number=text[low.start : high.start + len(high.written)], value=first,
        low=first, high=second, low_open=False, high_open=False, unit=meaning.name if meaning else None,
        unit_text=_unit_text(plain, high, spelling, meaning), comparator="range", approximation="none",
        kind=kind(plain, start, meaning, per, high.factor), per=per, expected=both,
    )  # fmt: skip


def _unit_text(plain: str, number: Number, spelling: str | None, unit: Unit | None) -> str | None:
    if spelling is None or unit is None:
        return None
    scale = plain[number.end - 1 : number.end]
    return scale + spelling if unit.kind == "money" and scale and scale in "万亿" else spelling


def kind(plain: str, start: int, unit: Unit | None, per: str | None, factor: Decimal) -> str:
    """What sort of quantity it is: by its unit, or by the money words before a number without one."""
    if unit is None:
        money = factor != ONE and any(word in plain[max(0, start - 6) : start] for word in _MONEY_WORDS)
        return "money" if money else "count"
    return "rate" if per and unit.kind == "count" else unit.kind


def scaled(value: Decimal, scale: str) -> tuple[Decimal, Decimal]:
    """A value and the factor of its written magnitude."""
    return value, magnitude(scale.replace(" ", "")) if scale else ONE
