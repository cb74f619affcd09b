"""A Chinese numeral: mostly part of a word; a number where a measure word or a bound says so."""

from __future__ import annotations

import re
from decimal import Decimal

from hengji.quantity import dates, names, reject
from hengji.quantity.building import Measure, Number, ranged
from hengji.quantity.context import Left, hedge
from hengji.quantity.dates import Span
from hengji.quantity.grammar import (
    AFTER,
    CIRCLED,
    HAN_MORE,
    HAN_RUN,
    INNER_MORE,
    LOWER,
    NEIGHBOURS,
    RANGE,
    SCALE_ONLY,
    THAN,
    UPPER,
)
from hengji.quantity.measuring import measure_behind, measured, spelled
from hengji.quantity.model import Label, Quantity
from hengji.quantity.numerals import ARITHMETIC, DIGITS, LONGEST, arabic, divided, numeral
from hengji.quantity.reading import Reading
from hengji.quantity.units import UNITS, unit_at

_PERCENT = UNITS["%"]
_LEVELS = frozenset("星年级等号楼室路版周期强A线")
_MARKS = frozenset("、.．)）")
_HALF_BEFORE = frozenset("上下前后大小多")
_SCALE_HEDGES = {"数": (">", "数"), "几": (">", "几"), "上": (">=", "上"), "成": (">=", "成")}
_NOUGHT = re.compile("零(?=投诉|事故|差错|伤亡|感染|死亡|失误|违规|违纪|泄露|案件|信访|上访|发案|复发)")
_HALF = re.compile("半(?=年(?![报度级])|天|个月|个小时|小时|个学期|学期)")
_DIGITS_ONLY = frozenset(DIGITS)


def read_hanzi(reading: Reading, start: int) -> Quantity | Label | None:
    """The quantity or the label that begins with the Chinese numeral at `start`; None for a 对 that is no numeral."""
    text = reading.plain
    first = text[start]
    if first == "对":
        return _half_off(reading, start)
    if first in CIRCLED:
        return reading.label((start, start + 1, "enumerator"))
    match = HAN_RUN.match(text, start)
    end = match.end() if match else start + 1
    if end - start > LONGEST:
        return reading.label((start, end, "word"))
    span = _name(reading, start, end)
    if span is not None:
        return reading.label(span)
    found = _special(reading, start)
    if found is not None:
        return found
    if match is None:
        return reading.label((start, end, "word"))
    return _number(reading, match)


def _name(reading: Reading, start: int, end: int) -> Span | None:
    text, floor = reading.plain, reading.floor
    before, behind = reading.before(start), text[end : end + 1]
    if before and before in " 第（(" and (found := reject.ordinal(text, start, floor)) is not None:
        return found
    if before == "每":
        return start, end, "base"
    if text[start] == "半" and before and before in _HALF_BEFORE:
        return start - 1, start + (2 if text.startswith("半年", start) else 1), "date" if text.startswith("半年", start) else "word"
    found = dates.han_date(text, start) or names.han_name(text, start, end, floor)
    if found is None and behind and behind in _MARKS:
        found = reject.enumerator(text, start, end)
    if found is None and behind and behind in _LEVELS:
        found = reject.level(text, start, end)
    if found is None and before == "前":
        found = reject.ranked(text, start, end)
    if found is None and reading.titles and reading.title(start) is not None:
        found = (start, end, "name")
    return found


def _special(reading: Reading, start: int) -> Quantity | None:
    """百分之N, 三分之二, 一半, 半年, 零投诉."""
    text = reading.plain
    share = _share(reading, start)
    if share is not None:
        return share
    left = Left(start)
    if text.startswith(("一半", "半数"), start) or (text[start] == "半" and reading.before(start) == "过"):
        end = start + (1 if text[start] == "半" and not text.startswith("半数", start) else 2)
        number = Number(Decimal(50), start, end, end)
        return measured(reading, number, Measure("", _PERCENT, end), hedge(text, start, reading.floor, bounded=False))
    if _HALF.match(text, start):
        number = Number(Decimal("0.5"), start, start + 1, start + 1)
        return measured(reading, number, measure_behind(text, number, han=True), hedge(text, start, reading.floor, bounded=False))
    if _NOUGHT.match(text, start):
        return measured(reading, Number(Decimal(0), start, start + 1, start + 1), None, left)
    if text.startswith(("半成", "半折"), start) and unit_at(text, start + 1) is not None:
        number = Number(Decimal("0.5"), start, start + 1, start + 1)
        return measured(reading, number, measure_behind(text, number, han=True), left)
    return None


def _half_off(reading: Reading, start: int) -> Quantity | None:
    """对折 is half the price."""
    if not reading.plain.startswith("对折", start):
        return None
    number = Number(Decimal(5), start, start + 1, start + 1)
    return measured(reading, number, Measure("折", UNITS["折"], start + 2), Left(start))


def _share(reading: Reading, start: int) -> Quantity | None:
    text = reading.plain
    match = LOWER.match(text, start)
    upper = UPPER.match(text, match.end()) if match else None
    if match is None or upper is None:
        return None
    digits, thousand, han = upper.groups()
    value = arabic(digits) if digits else numeral(han.replace(" ", ""))
    lower = arabic(match[1]) if match[1][0].isdigit() else numeral(match[1].replace(" ", ""))
    if value is None or not lower:
        return None
    points = divided(ARITHMETIC.multiply(value, Decimal(100_000 if thousand else 100)), lower)
    end = upper.end()
    number = Number(points, start, end, end)
    left = hedge(text, start, reading.floor, bounded=reading.bounded)
    return measured(reading, number, Measure("", _PERCENT, end), left)


def _number(reading: Reading, match: re.Match[str]) -> Quantity | Label:
    text, start, end = reading.plain, match.start(), match.end()
    written = match[0].replace(" ", "")
    inner = INNER_MORE.search(written)
    digits = INNER_MORE.sub("", written) if inner else written
    pair = NEIGHBOURS.match(digits)
    if pair is not None:
        return _pair(reading, start, end, pair) or reading.label((start, end, "name"))
    value = numeral(digits)
    if value is None:
        return reading.label((start, end, "word"))
    number = spelled(value, digits, start, end)
    if inner is not None:
        number.more = inner[0]
        number.vague = written[-1] == "亿" and "万" in written[:-1]
    elif (more := HAN_MORE.match(text, end)) is not None:
        number.more, number.end = more[1], more.end()
    return _weighed(reading, number, digits)


def _weighed(reading: Reading, number: Number, digits: str) -> Quantity | Label:
    """A quantity if a measure word, a bound or a range says so; a word otherwise."""
    text, start = reading.plain, number.start
    measure = measure_behind(text, number, han=True)
    left = hedge(text, start, reading.floor, bounded=reading.bounded)
    scale_only = SCALE_ONLY.match(digits) is not None
    before = reading.before(start)
    if scale_only and before in _SCALE_HEDGES:
        left = Left(start - 1, *_SCALE_HEDGES[before])
        number.place = ARITHMETIC.multiply(number.value, Decimal(9))
        number.grain = None
    elif before in ("几", "数") and digits[0] == "十":
        left, number.place = Left(start - 1, ">", before), ARITHMETIC.multiply(number.value, Decimal(9))
    name = (start, number.stop, "name" if scale_only or len(digits) > 1 else "word")
    if scale_only and left.comparator == "=":
        return reading.label(name)
    if len(digits) > 1 and _DIGITS_ONLY.issuperset(digits) and not (measure and measure.unit.name == "折"):
        return reading.label(name)
    if measure is None and not _bounded(text, number, digits, left):
        return reading.label(name)
    if measure is not None and measure.unit.dimension == "turn":
        if before != "翻" or number.value > 20:
            return reading.label(name)
        number.value = ARITHMETIC.power(Decimal(2), number.value)
        measure.unit = UNITS["倍"]
    if before == "负":
        number.value, number.start, left = -number.value, start - 1, left._replace(start=start - 1)
    return measured(reading, number, measure, left)


def _bounded(text: str, number: Number, digits: str, left: Left) -> bool:
    """Whether a numeral without a measure word is a number all the same: hedged, with 余, before 以上, in a range."""
    if number.more or (text[number.start - 1 : number.start] == "比" and THAN.match(text, number.end)):
        return True
    if left.comparator != "=" and left.approximation != "过":
        return len(digits) > 1 or text[number.end : number.end + 1] in tuple("，。；、 ")
    after = AFTER.match(text, number.end)
    if after is not None and (after[1] or after[2]):
        return True
    match = RANGE.match(text, number.end)
    return match is not None and match[3] is not None and unit_at(text, match.end(), han=True) is not None


def _pair(reading: Reading, start: int, end: int, pair: re.Match[str]) -> Quantity | None:
    """三五个, 七八十人, 十七八岁: two neighbouring digits are a range."""
    text = reading.plain
    ten, two, scale = pair[1], next(group for group in pair.groups()[1:-1] if group), pair[pair.lastindex or 0]
    low, high = (numeral(ten + digit + scale) for digit in two)
    measure = measure_behind(text, Number(Decimal(1), start, end, end), han=True)
    if measure is None or low is None or high is None:
        return None
    left = hedge(text, start, reading.floor, bounded=False)
    ends = Number(low, start, end, end), Number(high, start, end, end)
    return ranged(reading, (left.start, measure.end), ends, measure, left.approximation, None)
