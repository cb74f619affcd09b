"""Which values a written number may stand for: the one place where every hedge and bound is given its meaning.

Sources
    民法典 §1259 (also 刑法 §99): 以上、以下、以内、届满 include the number; 不满、超过、以外 do not.
    余, 多, 来, 几 after a number: more than it, but less than one more of its last place that is not zero (GB/T 15835-2011
        counts them among the 概数; the place rule is that of jionlp): 1300多 is 1300 to 1400, 1万余 is 10,000 to 20,000.
        数百, 几十: more than one of them, less than ten.  上百, 上千: at least that.
    近, 将近, 接近 and 不足: a tenth below at most.  约, 大约, 左右: a tenth either way.  These shares are this project's policy.
    超, 逾, 超过, 突破: as a bound everything above; as an expectation less than one more of the last place that is not zero.
    A plain number in 万 or 亿 is rounded: it stands for half its last written place either way (9.3万: 92,500 to 93,500).
"""

from __future__ import annotations

from decimal import Decimal

from hengji.quantity.model import Interval
from hengji.quantity.numerals import ARITHMETIC, step

NEARLY = Decimal("0.9")  # 近: at least nine tenths
ABOUT = Decimal("0.1")  # 约: a tenth either way
_HALF = Decimal("0.5")
_WITHIN_PLACE = frozenset("余多来几数")  # the hard interval, too, ends one place up


def bounds(
    value: Decimal, place: Decimal | None, grain: Decimal | None, comparator: str, approximation: str
) -> tuple[Interval, Interval]:
    """The hard interval and the expected interval of one number.

    `place` is how far 余 or 超 reaches, by default the last place of the value that is not zero; `grain` is the
    last written place if the number is rounded to it.
    """
    if comparator == "=":
        exact = Interval(value, value) if grain is None else _rounded(value, grain)
        return exact, exact
    if comparator == "~":
        about = _nearly(value) if "近" in approximation else _about(value)
        return about, about
    if comparator[0] == ">":
        return _above(value, place, comparator, approximation)
    most = Interval(None, value, high_open=comparator == "<")
    return most, most if approximation == "none" else _nearly(value)


def _rounded(value: Decimal, grain: Decimal) -> Interval:
    half = ARITHMETIC.multiply(grain, _HALF)
    return Interval(ARITHMETIC.subtract(value, half), ARITHMETIC.add(value, half), high_open=True)


def _nearly(value: Decimal) -> Interval:
    least = ARITHMETIC.multiply(value, NEARLY)
    return Interval(least, value, high_open=True) if value > 0 else Interval(value, least, low_open=value < 0)


def _about(value: Decimal) -> Interval:
    slack = ARITHMETIC.multiply(abs(value), ABOUT)
    return Interval(ARITHMETIC.subtract(value, slack), ARITHMETIC.add(value, slack))


def _above(value: Decimal, place: Decimal | None, comparator: str, approximation: str) -> tuple[Interval, Interval]:
    beyond = comparator == ">"
    hard = Interval(value, None, low_open=beyond)
    if approximation == "none":
        return hard, hard
    reach = ARITHMETIC.add(value, step(value) if place is None else place)
    expected = Interval(value, reach, low_open=beyond, high_open=True)
    return (expected if approximation in _WITHIN_PLACE else hard), expected
