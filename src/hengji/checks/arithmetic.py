"""Arithmetic on figures as written: a sum or product holds if some values the figures may stand for make it hold.

A plain number stands for itself; where it was rounded (a decimal point, or people and things counted in 万) it stands
for everything that rounds to it.  Whole 万元 are taken as exact: a budget is written to the 万元.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from functools import reduce

from hengji.quantity.model import Interval, Quantity
from hengji.quantity.writing import digits

_HALF = Decimal("0.5")
_SCALES = {Decimal(10**8): "亿", Decimal(10**4): "万", Decimal(1000): "千", Decimal(100): "百"}


def written(quantity: Quantity) -> Decimal | None:
    """The number as written, without its 万 or 亿; None where it is not written in digits."""
    try:
        return Decimal(quantity.number.replace(",", "").replace("，", "").replace(" ", ""))
    except InvalidOperation:
        return None


def span(quantity: Quantity) -> Interval:
    """All values that this figure may stand for when it is added or multiplied."""
    if quantity.comparator != "=" or quantity.approximation != "none":
        return Interval(quantity.low, quantity.high, quantity.low_open, quantity.high_open)
    slack = rounding(quantity)
    return Interval(quantity.value - slack, quantity.value + slack)


def rounding(quantity: Quantity) -> Decimal:
    """Half of the last written place where the number was rounded, else nought."""
    number = written(quantity)
    if not number:
        return Decimal(0)
    scale = quantity.value / number
    if "." in quantity.number:
        return _HALF * scale * Decimal(1).scaleb(-len(quantity.number.rpartition(".")[2].strip()))
    return _HALF * scale if scale > 1 and quantity.kind != "money" else Decimal(0)


def total(parts: Iterable[Interval]) -> Interval:
    """What a sum of such values may be."""
    return reduce(_plus, parts, Interval(Decimal(0), Decimal(0)))


def product(one: Interval, other: Interval) -> Interval:
    """What a product of two such values, neither below nought, may be."""
    return Interval(_mul(one.low, other.low), _mul(one.high, other.high))


def surely_above(one: Interval, other: Interval) -> bool:
    """Whether `one` is greater whatever the figures stand for."""
    if one.low is None or other.high is None:
        return False
    return one.low > other.high or (one.low == other.high and (one.low_open or other.high_open))


def said(value: Decimal, like: Quantity) -> str:
    """A reckoned value in the scale and unit in which `like` is written: 3050000元 beside 305万元 is 305万元."""
    number = written(like)
    scale = like.value / number if number else Decimal(1)
    word = _SCALES.get(scale, "")
    unit = (like.unit_text or like.unit or "").removeprefix(word)
    return f"{digits(value / scale if word else value)}{word}{unit}"


def addition(parts: Sequence[Quantity]) -> str:
    """The sum as a person writes it: 10＋12＋4＝26人."""
    numbers = "＋".join(said(each.value, each) for each in parts)
    return f"{numbers}＝{said(sum((each.value for each in parts), Decimal(0)), parts[0])}"


def _plus(one: Interval, other: Interval) -> Interval:
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    return Interval(low, high, one.low_open or other.low_open, one.high_open or other.high_open)


def _mul(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one * other
