"""A quantity in its canonical official spelling: 不少于4000人, 9.3万份, 每月1次, 3—5个."""

from __future__ import annotations

from decimal import Decimal, localcontext

from hengji.quantity.context import per
from hengji.quantity.model import Quantity
from hengji.quantity.numerals import ARITHMETIC

_TEN_THOUSAND, _HUNDRED_MILLION = Decimal(10**4), Decimal(10**8)
_SCALES = {Decimal(10): "十", Decimal(100): "百", Decimal(1000): "千", _TEN_THOUSAND: "万", _HUNDRED_MILLION: "亿"}
_AT_LEAST, _AT_MOST = {"count": "不少于", "rate": "不少于"}, "不超过"
_BEHIND_NUMBER = frozenset("余多来几")
_BEHIND_UNIT = frozenset(("左右", "上下", "前后"))
_BEFORE_SCALE = frozenset("数几上成")
_UNITS = {"百分点": "个百分点", "工作日": "个工作日"}


def write(quantity: Quantity) -> str:
    """The canonical spelling; reading it again gives the same value, unit, bounds, hedge and rate."""
    unit = _UNITS.get(quantity.unit or "", quantity.unit or "")
    with localcontext(ARITHMETIC):
        said = _range(quantity, unit) if quantity.comparator == "range" else _single(quantity, unit)
    if quantity.per is None:
        return said
    led = f"每{quantity.per}"
    return led + said if per(led, len(led), 0) == quantity.per else f"{said}/{quantity.per}"


def _single(quantity: Quantity, unit: str) -> str:
    before, _, behind = quantity.approximation.partition("+")
    if before in _BEFORE_SCALE and quantity.value in _SCALES and quantity.high != quantity.value:
        grown = before in "上成" or quantity.high == quantity.value * 10
        if grown:
            return before + _SCALES[quantity.value] + unit
    figure = _figure(quantity)
    if before in _BEHIND_NUMBER or behind:
        return ("" if before in _BEHIND_NUMBER else before) + _with_more(figure, behind or before, unit)
    if before in _BEHIND_UNIT:
        return figure + unit + before
    return (_comparator(quantity) if before == "none" else before) + figure + unit


def _with_more(figure: str, more: str, unit: str) -> str:
    """1300多名, but 1个多月."""
    return f"{figure}个{more}{unit[1:]}" if unit == "个月" else figure + more + unit


def _comparator(quantity: Quantity) -> str:
    if quantity.comparator == ">=":
        return _AT_LEAST.get(quantity.kind, "不低于")
    return {"=": "", "<=": _AT_MOST, ">": "大于", "<": "小于", "~": "约"}[quantity.comparator]


def _figure(quantity: Quantity) -> str:
    """The digits; a rounded value in 万 or 亿, so that its last written place stays what it was."""
    if quantity.comparator == "=" and quantity.high is not None and quantity.high != quantity.value:
        grain = (quantity.high - quantity.value) * 2
        scale, word = (_TEN_THOUSAND, "万") if grain <= _TEN_THOUSAND else (_HUNDRED_MILLION, "亿")
        return f"{(quantity.value / scale).quantize((grain / scale).normalize()):f}{word}"
    return digits(quantity.value) if quantity.comparator == "=" else _short(quantity.value)


def _short(value: Decimal) -> str:
    """A hedged figure: 45万 rather than 450000."""
    for scale, word in ((_HUNDRED_MILLION, "亿"), (_TEN_THOUSAND, "万")):
        if value >= scale and value % (scale / 100) == 0:
            return digits(value / scale) + word
    return digits(value)


def digits(value: Decimal) -> str:
    """A number in plain digits, without an exponent and without idle zeros."""
    return f"{value.normalize(ARITHMETIC):f}"


def _range(quantity: Quantity, unit: str) -> str:
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        return digits(quantity.value) + unit
    if quantity.low_open or quantity.high_open:
        least = "大于" if quantity.low_open else "不低于"
        most = "小于" if quantity.high_open else "不超过"
        return f"{least}{digits(low)}{unit}且{most}{digits(high)}{unit}"
    about = "" if quantity.approximation == "none" else quantity.approximation
    return f"{about}{digits(low)}—{digits(high)}{unit}"
