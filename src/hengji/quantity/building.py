"""From the parts of a written number to a Quantity: value, unit, comparator, intervals, kind."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hengji.quantity.intervals import bounds
from hengji.quantity.model import Interval, Quantity
from hengji.quantity.numerals import ARITHMETIC, divided
from hengji.quantity.reading import Reading
from hengji.quantity.units import UNITS, Unit

_MONEY_WORDS = ("资金", "经费", "金额", "投入", "预算", "收入", "支出", "善款", "补助", "款项", "募集")


@dataclass(slots=True)
class Number:
    """A numeral as read from `start` to `end` (behind its magnitude and its 余), written down to `stop`.

    `value` has the magnitude folded in; `place` is how far a 余 or 多 reaches, if that is not its last place
    that is not zero; `grain` is its last written place if it is
    written in 万 or 亿; `more` the 余, 多 or 几 that goes with it, `vague` that the place of that word cannot be told (三十万多亿).
    """

    value: Decimal
    start: int
    stop: int
    end: int
    place: Decimal | None = None
    grain: Decimal | None = None
    more: str = ""
    vague: bool = False

    def times(self, share: Fraction) -> None:
        """Reckon the number in another unit."""
        self.value = _times(self.value, share)
        self.place = None if self.place is None else _times(self.place, share)
        self.grain = None if self.grain is None else _times(self.grain, share)


@dataclass(slots=True)
class Measure:
    """The unit behind a number: as spelled, what it means, where it ends."""

    spelling: str
    unit: Unit
    end: int


def _times(value: Decimal, share: Fraction) -> Decimal:
    product = ARITHMETIC.multiply(value, Decimal(share.numerator))
    return product if share.denominator == 1 else divided(product, Decimal(share.denominator))


def fold(measure: Measure | None, *numbers: Number) -> Unit | None:
    """The canonical unit; where it folds into another (‰ into %), the numbers are reckoned in that one."""
    if measure is None:
        return None
    unit = measure.unit
    if unit.into is None or unit.factor is None:
        return unit
    for number in numbers:
        number.times(unit.factor)
    return UNITS[unit.into]


def single(
    reading: Reading,
    span: tuple[int, int],
    number: Number,
    measure: Measure | None,
    how: tuple[str, str],
    per: str | None,
) -> Quantity:
    """The quantity of one number with everything that was read around it."""
    unit = fold(measure, number)
    hard, expected = bounds(number.value, number.place, number.grain, *how)
    if number.vague:
        hard = Interval(number.value, None, low_open=True)
    return _quantity(reading, span, number, number, measure, unit, how, per, hard, expected)


def ranged(
    reading: Reading,
    span: tuple[int, int],
    ends: tuple[Number, Number],
    measure: Measure | None,
    approximation: str,
    per: str | None,
) -> Quantity:
    """The quantity of a range, both ends included; its value is the low end."""
    low, high = ends
    unit = fold(measure, *({id(each): each for each in ends}.values()))
    both = Interval(low.value, high.value)
    return _quantity(reading, span, low, high, measure, unit, ("range", approximation), per, both, both)


def _quantity(
    reading: Reading,
    span: tuple[int, int],
    number: Number,
    last: Number,
    measure: Measure | None,
    unit: Unit | None,
    how: tuple[str, str],
    per: str | None,
    hard: Interval,
    expected: Interval,
) -> Quantity:
    start, end = span
    return Quantity(
        reading.text[start:end],
        start,
        end,
        reading.text[number.start : last.stop],
        number.value,
        hard.low,
        hard.high,
        hard.low_open,
        hard.high_open,
        unit.name if unit else None,
        _unit_text(reading.plain, last, measure),
        how[0],
        how[1],
        _kind(reading.plain, number, unit, per),
        per,
        expected,
    )


def _unit_text(plain: str, number: Number, measure: Measure | None) -> str | None:
    if measure is None or not measure.spelling:
        return None
    scale = plain[number.end - 1 : number.end] if measure.unit.kind == "money" and number.grain is not None else ""
    return scale + measure.spelling if scale and scale in "万亿" else measure.spelling


def _kind(plain: str, number: Number, unit: Unit | None, per: str | None) -> str:
    if unit is None:
        money = number.grain is not None and any(
            word in plain[max(0, number.start - 6) : number.start] for word in _MONEY_WORDS
        )
        return "money" if money else "count"
    return "rate" if per and unit.kind == "count" else unit.kind
