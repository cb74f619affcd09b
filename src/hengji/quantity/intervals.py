"""Which values a written number may stand for: the one place where every hedge and bound is given its meaning.

Sources
    民法典 §1259 (also 刑法 §99): 以上、以下、以内、届满 include the number; 不满、超过、以外 do not.
    余, 多, 来, 几 after a number: more than it, but less than one more of its last written place (GB/T 15835-2011 §4.2.3
        treats them as 概数; the place rule is that of jionlp): 1300多 is 1300 to 1400, 1万余 is 10,000 to 20,000.
    近, 将近, 接近: a tenth below at most.  约, 大约, 左右: a tenth either way.  These shares are this project's own policy.
    超, 逾, 超过, 突破: as a bound everything above; as an expectation less than one more of the last written place.
    A plain number in 万 or 亿 is rounded: it stands for half its last written place either way (9.3万: 92,500 to 93,500).
"""

from __future__ import annotations

from decimal import Decimal

from hengji.quantity.model import Interval
from hengji.quantity.numerals import ARITHMETIC, step

NEARLY = Decimal("0.9")  # 近: at least nine tenths
ABOUT = Decimal("0.1")  # 约: a tenth either way
_HALF = Decimal("0.5")
_MORE, _OVER, _NEAR, _ABOUT, _SHORT = "余多来几", "超逾过破", "近", "约", "不未"


def bounds(
    value: Decimal, factor: Decimal, grain: Decimal | None, comparator: str, approximation: str
) -> tuple[Interval, Interval]:
    """The hard interval and the expected interval of one number.

    `value` is the full value and `factor` the 万 or 亿 folded into it; `grain` is the last written place of the full value
    if the number is rounded to it, else None.
    """
    if comparator == "=":
        exact = _rounded(value, grain) if grain is not None else Interval(value, value)
        return exact, exact
    if comparator == "~":
        about = _nearly(value) if "近" in approximation and "约" not in approximation else _about(value)
        return about, about
    if comparator == ">":
        return _above(value, factor, approximation)
    return _bounded(value, comparator, approximation)


def _rounded(value: Decimal, grain: Decimal) -> Interval:
    half = ARITHMETIC.multiply(grain, _HALF)
    return Interval(ARITHMETIC.subtract(value, half), ARITHMETIC.add(value, half), high_open=True)


def _nearly(value: Decimal) -> Interval:
    least = ARITHMETIC.multiply(value, NEARLY)
    return Interval(least, value, high_open=True) if value >= 0 else Interval(value, least, low_open=True)


def _about(value: Decimal) -> Interval:
    slack = ARITHMETIC.multiply(abs(value), ABOUT)
    return Interval(ARITHMETIC.subtract(value, slack), ARITHMETIC.add(value, slack))


def _above(value: Decimal, factor: Decimal, approximation: str) -> tuple[Interval, Interval]:
    hard = Interval(value, None, low_open=True)
    if approximation == "none":
        return hard, hard
    place = ARITHMETIC.multiply(step(ARITHMETIC.divide(value, factor)), factor)
    expected = Interval(value, ARITHMETIC.add(value, place), low_open=True, high_open=True)
    return (expected if approximation[-1] in _MORE else hard), expected


def _bounded(value: Decimal, comparator: str, approximation: str) -> tuple[Interval, Interval]:
    if comparator == ">=":
        least = Interval(value, None)
        return least, least
    most = Interval(None, value, high_open=comparator == "<")
    return most, _nearly(value) if approximation != "none" else most
