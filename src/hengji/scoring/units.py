"""Numbers with their units, the unit column counted in, so that target and actual can be set side by side."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from hengji.quantity.model import Quantity
from hengji.quantity.units import canonical, comparable, convert, convertible, dimension
from hengji.scoring.numbers import exact
from hengji.tables.amounts import blank
from hengji.tables.model import Item

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_PERCENT = frozenset(["%", "％", "百分比", "百分率", "百分数"])


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a unit; `unit` is None where nothing names one, `size` is how many of it the written unit is (万元: 10000 元)."""

    value: Fraction
    unit: str | None
    size: Fraction = Fraction(1)

    @property
    def dimension(self) -> str | None:
        """What the unit measures: money, time, person …"""
        return dimension(self.unit) if self.unit else None


def amount(found: Quantity, column: Item | None) -> Amount:
    """The number in its own unit, else in that of the unit column (3.5 under 万元 is 35000 元)."""
    if found.unit is not None:
        return Amount(exact(found.value), found.unit, _size(found.unit_text or found.unit, found.unit))
    written = "" if column is None or blank(column) else "".join(column.text.split())
    if written in _PERCENT:
        return Amount(exact(found.value), "%")
    known = canonical(written)
    if known is None:
        return Amount(exact(found.value), None)  # a unit that nobody knows cannot contradict another
    size = _size(written, known)
    return Amount(size * exact(found.value), known, size)


@lru_cache(maxsize=1_000)
def _size(written: str, known: str) -> Fraction:
    """How many of the canonical unit one of the written unit is: 万元 is 10000 元, 万人次 10000 人次; 1 where they are one."""
    if written == known:
        return Fraction(1)
    try:
        return exact(convert(Decimal(1), written, known))
    except ValueError:  # a unit of no fixed size, which 万 may still stand before
        lead = _SCALES.get(written[:1], 1)
        return Fraction(lead if canonical(written[1:]) == known else 1)


def in_unit(given: Amount, unit: str | None) -> Fraction | None:
    """The number in another unit; None where the units differ and one cannot be reckoned in the other."""
    if unit is None or given.unit is None or given.unit == unit:
        return given.value
    if convertible(given.unit, unit):
        return given.value * _ratio(given.unit, unit)
    return given.value if comparable(given.unit, unit) and "人" not in (given.unit, unit) else None


def _ratio(one: str, other: str) -> Fraction:
    """Exact where one unit is a decimal part of the other; to 28 digits elsewhere (亩 and 公顷)."""
    forth, back = convert(Decimal(1), one, other), convert(Decimal(1), other, one)
    return 1 / exact(back) if back == back.to_integral() and back > 1 else exact(forth)
