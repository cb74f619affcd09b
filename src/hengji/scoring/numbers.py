"""Exact numbers and how they are written in a working: fractions until the end, then half up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hengji.quantity.numerals import ARITHMETIC

_PLACES = 4


def rounded(value: Fraction, places: int = 2) -> Decimal:
    """The value half up to so many decimals, of a negative one away from nought."""
    scaled = abs(value) * 10**places
    whole = int(scaled + Fraction(1, 2))
    return Decimal(whole if value >= 0 else -whole).scaleb(-places, ARITHMETIC)


def exact(value: Decimal) -> Fraction:
    """The value as a fraction; nothing is lost."""
    return Fraction(value)


def decimal(value: Fraction) -> Decimal:
    """The fraction as a decimal number of many places, for comparing with what the quantity package gives."""
    return ARITHMETIC.divide(Decimal(value.numerator), Decimal(value.denominator))


def written(value: Fraction) -> str:
    """The number in plain digits, to four decimals where it has no end."""
    short = rounded(value, _PLACES)
    return (
        f"{short.quantize(Decimal(1), ROUND_HALF_UP):f}" if short == short.to_integral() else f"{short.normalize():f}"
    )


def percent(share: Fraction) -> str:
    """The share as a percentage with at most two decimals: 87%, 94.51%."""
    return f"{written(exact(rounded(share * 100)))}%"


def equals(share: Fraction) -> str:
    """The sign between a quotient and its percentage: = where two decimals say it all, ≈ where they do not."""
    return "=" if exact(rounded(share * 100)) == share * 100 else "≈"
