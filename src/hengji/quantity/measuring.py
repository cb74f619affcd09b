"""What surrounds a number once it is read, alike for digits and Chinese numerals: rates, ranges, smaller parts, words behind."""

from __future__ import annotations

import re
from decimal import Decimal

from hengji.quantity.context import per
from hengji.quantity.drafting import HALF, Draft, finished, in_digits, in_words, ranged
from hengji.quantity.grammar import (
    AFTER,
    AFTER_FIRST,
    AFTER_RANGE,
    PART,
    PART_FIRST,
    PER_AFTER,
    PER_FIRST,
    PER_MORE,
    PER_SHARE,
    RANGE,
    RANGE_FIRST,
    THAN,
)
from hengji.quantity.model import Quantity
from hengji.quantity.numerals import LONGEST, arabic, numeral, raised, zeros
from hengji.quantity.reading import Reading
from hengji.quantity.units import unit_at

_SECONDS = re.compile("[0-9]{1,2}秒")
_BOUNDS = {"上": ">=", "下": "<=", "内": "<=", "外": ">"}
_RECENT_UNITS = frozenset(("年", "个月", "周", "天", "季度", "学期", "学年", "年度"))
_NO_MEAN = frozenset(("percent", "age"))  # 人均预期寿命78岁 is an age, not a rate
_FALLING = frozenset(("percent", "score"))  # 100%-80%(含): scales of marks are written downwards
# what may stand behind a unit and matter; behind most numbers nothing of it does
_BEHIND = PER_FIRST | RANGE_FIRST | AFTER_FIRST | PART_FIRST | frozenset("大多高长小少低短更")


def measured(reading: Reading, draft: Draft) -> Quantity:
    """The quantity of a number that is known to measure something."""
    text = reading.plain
    if reading.rated:
        draft.per = _rate(draft, per(text, draft.start, reading.counted), text)
    if text[draft.end : draft.end + 1] in _BEHIND or draft.more:
        both = _behind(reading, draft)
        if both is not None:
            return both
    if draft.approximation == "近":
        _recent(draft)
    if draft.unit is not None and draft.unit.name == "折" and draft.value > 10:
        draft.value /= 10  # 85折 is 85 %
    return finished(reading, draft)


def _rate(draft: Draft, base: str | None, text: str) -> str | None:
    mean = draft.unit is not None and draft.unit.kind in _NO_MEAN
    return None if base and mean and base + "均" in text[max(0, draft.start - 24) : draft.start] else base


def _behind(reading: Reading, draft: Draft) -> Quantity | None:
    """Read on behind the number and its unit; a range is finished at once."""
    text = reading.plain
    if text[draft.end : draft.end + 1] in PER_FIRST:
        _per_behind(text, draft)
    if text[draft.end : draft.end + 1] in RANGE_FIRST and (both := _range(reading, draft)) is not None:
        return both
    if draft.unit is not None and draft.unit.name == "成":
        _tenths(text, draft)
    elif draft.unit is not None and text[draft.end : draft.end + 1] in PART_FIRST:
        _minutes(text, draft)
        _parts(text, draft)
    if draft.more:
        near = draft.comparator == "~"
        draft.approximation = f"{draft.approximation}+{draft.more}" if near else draft.more
        draft.comparator = "~" if near else ">"
    if text[draft.end : draft.end + 1] in AFTER_FIRST:
        _after(text, draft)
    if draft.comparator == "=" and text[draft.start - 1 : draft.start] == "比":
        than = THAN.match(text, draft.end)
        draft.comparator = "=" if than is None else ">" if than[1] else "<"
    return None


def _recent(draft: Draft) -> None:
    """近三年 is the last three years, not almost three."""
    if draft.unit is not None and draft.unit.name in _RECENT_UNITS and draft.value <= 30:
        draft.start, draft.comparator, draft.approximation = draft.at, "=", "none"


def _per_behind(text: str, draft: Draft) -> None:
    """元/人, 次/月, 元/人·月, 微克/立方米: the base of the rate is the first unit behind the stroke."""
    share = PER_SHARE.match(text, draft.end)
    if share is not None:
        draft.per, draft.end = share[1], share.end()
        return
    if draft.unit is None:
        return
    end, bases = draft.end, []
    for pattern in (PER_AFTER, PER_MORE):
        match = pattern.match(text, end)
        found = unit_at(text, match.end()) if match else None
        if match is None or found is None:
            break
        bases.append(found[0])
        end = match.end() + len(found[0])
    if bases:
        draft.per, draft.end = bases[0], end


def _tenths(text: str, draft: Draft) -> None:
    """七成六 is 76 %."""
    rest = text[draft.end : draft.end + 2].strip()[:1]
    digit = Decimal(5) if rest == "半" else numeral(rest) if rest and rest in "一二三四五六七八九" else None
    if digit is not None:
        draft.value += digit / 10
        draft.end = text.index(rest, draft.end) + 1


def _minutes(text: str, draft: Draft) -> None:
    """5分30秒: 分 before seconds is a minute and no mark."""
    if draft.unit is not None and draft.unit.name == "分" and _SECONDS.match(text, draft.end):
        draft.give_unit("分钟", draft.end, "分")


def _parts(text: str, draft: Draft) -> None:
    """50元6角三分, 2小时30分钟, 两米半: smaller units that follow directly."""
    parts = draft.unit.parts if draft.unit is not None else ()
    for _ in range(len(parts) + 1):
        match = PART.match(text, draft.end)
        if match is None:
            return
        if match[0] == "半":
            draft.value, draft.end = draft.value + HALF, match.end()
            return
        part = next((each for each in parts if text.startswith(each[0], match.end())), None)
        value = arabic(match[1]) if match[1] else numeral(match[2])
        if part is None or value is None:
            return
        smaller = Draft(0, 0, 0, value)
        smaller.times(part[1])
        draft.value += smaller.value
        draft.end = match.end() + len(part[0])


def _after(text: str, draft: Draft) -> None:
    """以上, 以内, 左右 and their like; a comparator in front of the number goes before them."""
    match = AFTER.match(text, draft.end)
    if match is None:
        return
    bound, under, beyond, around, included, inside, more, plus = match.groups()
    counts = draft.unit is None or draft.unit.kind == "count"
    if (inside or more) and counts:
        return
    draft.end = match.end()
    if draft.comparator != "=" or included or around == "不等":
        return
    if more or plus:
        draft.comparator, draft.approximation = ">", more or plus
    elif around:
        draft.comparator, draft.approximation = "~", around
    else:
        draft.comparator = _BOUNDS[bound or under or beyond or inside]


def _range(reading: Reading, low: Draft) -> Quantity | None:
    text = reading.plain
    match = RANGE.match(text, low.end)
    if match is None or low.more or text[low.start - 1 : low.start] == "由":
        return None
    high = _high(match)
    if high is None:
        return None
    high.find_unit(text, han=match[3] is not None)
    if low.unit is not None and high.unit is not low.unit:
        return None
    if low.unit is None and match[2]:
        _lift(low, high, match[2])
    high.start, first = low.start, low
    if low.value > high.value:
        if high.unit is None or high.unit.kind not in _FALLING:
            return None
        low, high = _turned(low, high)
    if text[high.end : high.end + 1] in PER_FIRST:
        _per_behind(text, high)
        low.per = high.per or low.per
    tail = AFTER_RANGE.match(text, max(low.end, high.end))
    return ranged(reading, low, high, tail.end() if tail else max(first.end, high.end, low.end))


def _turned(low: Draft, high: Draft) -> tuple[Draft, Draft]:
    """The two ends of a range that is written downwards, from its lower value up; the places stay as written."""
    low.value, high.value = high.value, low.value
    return low, high


def _high(match: re.Match[str]) -> Draft | None:
    digits, scale, han = match.groups()
    if digits:
        if len(digits) > LONGEST:
            return None
        return in_digits(digits, scale or "", match.start(1), match.end(1), match.end())
    value = numeral(han.replace(" ", "")) if len(han) <= LONGEST else None
    return None if value is None else in_words(value, han, match.start(3), match.end())


def _lift(low: Draft, high: Draft, scale: str) -> None:
    """3到5万元: the magnitude of the upper end is meant for the lower one, too, if that keeps it the lower one."""
    value = raised(low.value, zeros(scale))
    if low.grain is None and value <= high.value:
        low.value = value
