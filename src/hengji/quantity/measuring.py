"""What surrounds a number once it is read, alike for digits and Chinese numerals: unit, range, smaller parts, words behind."""

from __future__ import annotations

import re
from decimal import Decimal

from hengji.quantity.building import Measure, Number, ranged, single
from hengji.quantity.context import Left, per
from hengji.quantity.grammar import (
    AFTER,
    AFTER_FIRST,
    AFTER_RANGE,
    LONG_MORE,
    PART,
    PART_FIRST,
    PER_AFTER,
    PER_FIRST,
    PER_MORE,
    RANGE,
    RANGE_FIRST,
    THAN,
)
from hengji.quantity.model import Quantity
from hengji.quantity.numerals import LONGEST, ONE, arabic, grain, numeral, raised, zeros
from hengji.quantity.reading import Reading
from hengji.quantity.units import SPELLINGS, unit_at

_BOUND_WORDS = {"上": (">=", "none"), "下": ("<=", "none"), "内": ("<=", "none"), "外": (">", "none")}
_AROUND_WORDS = {"左右": ("~", "左右"), "上下": ("~", "上下"), "前后": ("~", "前后"), "不等": ("=", "none")}
_LONG_UNITS = {"小时": "小时", "钟头": "小时", "月": "个月", "星期": "周", "学期": "学期"}
_RECENT_UNITS = frozenset(("年", "个月", "周", "天", "季度", "学期", "学年", "年度"))
_FALLING = frozenset(("percent", "score"))  # 100%-80%(含): scales of marks are written downwards
_NO_MEAN = frozenset(("percent", "age"))
_HALF = Decimal("0.5")


def measure_behind(text: str, number: Number, *, han: bool) -> Measure | None:
    """The unit behind a number, a blank between them allowed; 个多月 is 月 with a 多."""
    at = number.end
    if text[at : at + 1] == " ":
        at += 1
    if text[at : at + 1] in ("个", "年") and not number.more and (match := LONG_MORE.match(text, at)) is not None:
        if match[0][1] == "半":
            number.value += _HALF
        else:
            number.more = match[0][1]
        spelling = _LONG_UNITS[match[1]] if match[1] else "年"
        return Measure(spelling, SPELLINGS[spelling], match.end())
    found = unit_at(text, at, han=han)
    return Measure(found[0], found[1], at + len(found[0])) if found else None


def scaled(value: Decimal, scale: str, start: int, stop: int, end: int) -> Number:
    """A number in digits with its magnitude folded in."""
    if not scale:
        return Number(value, start, stop, end)
    power = zeros(scale)
    grained = raised(grain(value), power) if power >= 4 else None
    return Number(raised(value, power), start, stop, end, grain=grained)


def spelled(value: Decimal, written: str, start: int, end: int) -> Number:
    """A number in Chinese numerals; one that ends in 万 or 亿 is rounded to that."""
    last = written[-1:]
    grained = raised(ONE, zeros(last)) if last and last in "万亿" else None
    return Number(value, start, end, end, grain=grained)


def measured(reading: Reading, number: Number, measure: Measure | None, left: Left) -> Quantity:
    """The quantity of a number that is known to measure something."""
    text = reading.plain
    end = measure.end if measure else number.end
    start, comparator, approximation = left
    base = per(text, start, reading.counted) if reading.rated else None
    if base is not None and measure is not None and measure.unit.kind in _NO_MEAN and "均" in text[max(0, start - 24) : start]:
        base = None
    behind = text[end : end + 1]
    if measure is not None and behind in PER_FIRST:
        base, end = _per_behind(text, end, base)
        behind = text[end : end + 1]
    if behind in RANGE_FIRST and (both := _range(reading, number, measure, left, end, base)) is not None:
        return both
    if measure is not None:
        start, comparator, approximation = _recent(number, measure, left)
        end = _tenths(text, number, measure, end)
        if behind in PART_FIRST and measure.unit.kind != "percent":
            end = _parts(text, number, measure, end)
        behind = text[end : end + 1]
    if number.more:
        comparator, approximation = (
            ("~", f"{approximation}+{number.more}") if comparator == "~" else (">", number.more)
        )
    if behind in AFTER_FIRST:
        end, comparator, approximation = _after(text, measure, end, comparator, approximation)
    if reading.before(start) == "比" and comparator == "=" and (than := THAN.match(text, end)) is not None:
        comparator = ">" if than[1] else "<"
    return single(reading, (start, end), number, measure, (comparator, approximation), base)


def _per_behind(text: str, end: int, base: str | None) -> tuple[str | None, int]:
    """元/人, 次/月, 元/人·月, 微克/立方米: the base of the rate is the first unit behind the stroke."""
    first: str | None = None
    for _ in range(2):
        match = PER_AFTER.match(text, end) if first is None else PER_MORE.match(text, end)
        found = unit_at(text, match.end()) if match else None
        if match is None or found is None:
            break
        first, end = first or found[0], match.end() + len(found[0])
    return first or base, end


def _recent(number: Number, measure: Measure, left: Left) -> Left:
    """近三年 is the last three years, not almost three."""
    if left.approximation == "近" and measure.unit.name in _RECENT_UNITS and number.value <= 30:
        return Left(number.start)
    return left


def _tenths(text: str, number: Number, measure: Measure, end: int) -> int:
    """七成六 is 76 %, 85折 is 85 %."""
    if measure.unit.name == "折" and number.value > 10:
        number.times(1 / measure.unit.factor if measure.unit.factor else measure.unit.factor)  # type: ignore[arg-type]
    if measure.unit.name != "成":
        return end
    rest = text[end : end + 2].strip()[:1]
    digit = Decimal(5) if rest == "半" else numeral(rest) if rest in tuple("一二三四五六七八九") else None
    if digit is None:
        return end
    number.value += digit / 10
    return text.index(rest, end) + 1


def _parts(text: str, number: Number, measure: Measure, end: int) -> int:
    """50元6角三分, 2小时30分钟, 两米半: smaller units that follow directly."""
    parts = dict(measure.unit.parts)
    for _ in range(len(parts) + 1):
        match = PART.match(text, end)
        if match is None:
            break
        if match[0] == "半":
            number.value, end = number.value + _HALF, match.end()
            break
        value = arabic(match[1]) if match[1] else numeral(match[2])
        share = next((share for word, share in parts.items() if text.startswith(word, match.end())), None)
        if value is None or share is None:
            break
        word = next(word for word in parts if text.startswith(word, match.end()))
        smaller = Number(value, 0, 0, 0)
        smaller.times(share)
        number.value += smaller.value
        end = match.end() + len(word)
    return end


def _after(text: str, measure: Measure | None, end: int, comparator: str, approximation: str) -> tuple[int, str, str]:
    match = AFTER.match(text, end)
    if match is None:
        return end, comparator, approximation
    bound, under, beyond, around, included, inside, more = match.groups()
    counts = measure is None or measure.unit.kind == "count"
    if (inside or more) and counts:
        return end, comparator, approximation
    if more:
        how = (">", more)
    elif around:
        how = _AROUND_WORDS[around]
    else:
        how = ("=", "none") if included else _BOUND_WORDS[bound or under or beyond or inside]
    if how[0] == "=" or comparator != "=":
        return match.end(), comparator, approximation
    return match.end(), *how


def _range(
    reading: Reading, number: Number, measure: Measure | None, left: Left, end: int, base: str | None
) -> Quantity | None:
    text = reading.plain
    match = RANGE.match(text, end)
    if match is None or number.more or reading.before(left.start) == "由":
        return None
    high = _high(match)
    if high is None:
        return None
    second = measure_behind(text, high, han=match[3] is not None)
    if measure is not None and (second is None or second.unit is not measure.unit):
        return None
    low = _low(number, high, match[2]) if measure is None else number
    if low.value > high.value:
        if second is None or second.unit.kind not in _FALLING:
            return None
        low, high = high, low
    stop = second.end if second else high.end
    tail = AFTER_RANGE.match(text, stop)
    return ranged(
        reading, (left.start, tail.end() if tail else stop), (low, high), second, left.approximation, base
    )


def _high(match: re.Match[str]) -> Number | None:
    digits, scale, han = match.groups()
    if digits:
        if len(digits) > LONGEST:
            return None
        return scaled(arabic(digits), scale or "", match.start(1), match.end(1), match.end())
    value = numeral(han.replace(" ", "")) if len(han) <= LONGEST else None
    return None if value is None else spelled(value, han, match.start(3), match.end())


def _low(number: Number, high: Number, scale: str | None) -> Number:
    """3到5万元: the magnitude of the upper end is meant for the lower one, too, if that keeps it the lower one."""
    if not scale or number.grain is not None:
        return number
    power = zeros(scale)
    value = raised(number.value, power)
    if value > high.value:
        return number
    return Number(value, number.start, number.stop, number.end)
