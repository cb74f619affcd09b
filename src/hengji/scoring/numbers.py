"""Exact numbers and how they are written in a working: fractions until the end, then half up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hengji.quantity.numerals import ARITHMETIC

_PLACES = 4


def rounded(value: Fraction, places: int = 2) -> Decimal:
    """The value half up to so many decimals, of a negative one away from nought."""
    return Decimal(_scaled(value, places)).scaleb(-places, ARITHMETIC)


def _scaled(value: Fraction, places: int) -> int:
    above, below = value.numerator * int(10**places), value.denominator
    whole = (2 * abs(above) + below) // (2 * below)
    return whole if above >= 0 else -whole


def exact(value: Decimal) -> Fraction:
    """The value as a fraction; nothing is lost."""
    return Fraction(*value.as_integer_ratio())


def written(value: Fraction) -> str:
    """The number in plain digits, to four decimals where it has no end."""
    if value.denominator == 1:
        return str(value.numerator)
    return _digits(_scaled(value, _PLACES), _PLACES)


def percent(share: Fraction) -> str:
    """The share as a percentage with at most two decimals: 87%, 94.51%."""
    return f"{_digits(_scaled(share, 4), 2)}%"


def _digits(scaled: int, places: int) -> str:
    """A whole number of 1/10ⁿ in plain digits, without idle zeros."""
    whole, rest = divmod(abs(scaled), 10**places)
    decimals = f"{rest:0{places}d}".rstrip("0")
    return f"{'-' if scaled < 0 else ''}{whole}{'.' if decimals else ''}{decimals}"


def equals(share: Fraction) -> str:
    """The sign between a quotient and its percentage: = where two decimals say it all, ≈ where they do not."""
    return "=" if share.numerator * 10_000 % share.denominator == 0 else "≈"
