"""A Chinese numeral: mostly part of a word; a number where a measure word or a bound says so."""

from __future__ import annotations

import re
from decimal import Decimal

from hengji.quantity import dates, names, reject
from hengji.quantity.context import hedge
from hengji.quantity.dates import Span
from hengji.quantity.drafting import HALF, Draft, in_words, ranged
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
from hengji.quantity.measuring import measured
from hengji.quantity.model import Label, Quantity
from hengji.quantity.numerals import DIGITS, LONGEST, arabic, divided, multiplied, numeral
from hengji.quantity.reading import Reading
from hengji.quantity.units import UNITS, unit_at

_LEVELS = frozenset("星年级等号楼室路版周期强A线")
_BUILT = frozenset("院目程园区厂站馆心地桥路房库线网台统")  # 敬老院二期 is its second phase
_MARKS = frozenset("、.．)）")
_HALF_BEFORE = frozenset("上下前后大小多")
_SCALE_HEDGES = {"数": (">", "数"), "几": (">", "几"), "上": (">=", "上"), "成": (">=", "成")}
_NOUGHT = re.compile("零(?=投诉|事故|差错|伤亡|感染|死亡|失误|违规|违纪|泄露|案件|信访|上访|发案|复发)")
_HALF = re.compile("半(?=年(?![报度级])|天|个月|个小时|小时|个学期|学期|[成折](?![员立功效果品本就绩熟合射旧]))")
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
        return (
            start - 1,
            start + (2 if text.startswith("半年", start) else 1),
            "date" if text.startswith("半年", start) else "word",
        )
    found = (dates.han_date(text, start) if behind in dates.HAN_NEXT else None) or names.han_name(
        text, start, end, floor
    )
    if found is None and behind and behind in _MARKS:
        found = reject.enumerator(text, start, end)
    if found is None and behind and behind in _LEVELS:
        found = reject.level(text, start, end)
    if found is None and behind == "期" and before and before in _BUILT and end - start == 1:
        found = (start, end + 1, "ordinal")
    if found is None and before == "前":
        found = reject.ranked(text, start, end)
    if found is None and reading.titles and reading.titles.holding(start) is not None:
        found = (start, end, "name")
    return found


def _special(reading: Reading, start: int) -> Quantity | None:
    """百分之N, 三分之二, 一半, 半年, 零投诉."""
    text = reading.plain
    draft = _share(text, start) if "分" in text[start + 1 : start + 8] else None
    draft = draft or _half(reading, start)
    if draft is None and _NOUGHT.match(text, start):
        draft = Draft(start, start + 1, start + 1, Decimal(0))
    if draft is None:
        return None
    _hedge(reading, draft)
    _negate(reading, draft)
    return measured(reading, draft)


def _negate(reading: Reading, draft: Draft) -> None:
    if reading.before(draft.at) == "负" and draft.start == draft.at:
        draft.value, draft.at, draft.start = -draft.value, draft.at - 1, draft.at - 1


def _hedge(reading: Reading, draft: Draft) -> None:
    found = hedge(reading.plain, draft.at, reading.floor, bounded=reading.bounded)
    if found is not None:
        draft.start, draft.comparator, draft.approximation = found


def _half(reading: Reading, start: int) -> Draft | None:
    text = reading.plain
    if text.startswith(("一半", "半数"), start) or (text[start] == "半" and reading.before(start) == "过"):
        end = start + (2 if text.startswith(("一半", "半数"), start) else 1)
        draft = Draft(start, end, end, Decimal(50))
        draft.give_unit("%", end)
        return draft
    if _HALF.match(text, start):
        draft = Draft(start, start + 1, start + 1, HALF)
        draft.find_unit(text, han=True)
        return draft
    return None


def _half_off(reading: Reading, start: int) -> Quantity | None:
    """对折 is half the price."""
    if not reading.plain.startswith("对折", start):
        return None
    draft = Draft(start, start + 1, start + 1, Decimal(5))
    draft.give_unit("折", start + 2, "折")
    return measured(reading, draft)


def _share(text: str, start: int) -> Draft | None:
    match = LOWER.match(text, start)
    upper = UPPER.match(text, match.end()) if match else None
    if match is None or upper is None:
        return None
    digits, thousand, han = upper.groups()
    value = arabic(digits) if digits else numeral(han.replace(" ", ""))
    lower = arabic(match[1]) if match[1][0].isdigit() else numeral(match[1].replace(" ", ""))
    if value is None or not lower:
        return None
    points = divided(multiplied(value, Decimal(100_000 if thousand else 100)), lower)
    draft = Draft(start, upper.end(), upper.end(), points)
    draft.give_unit("%", upper.end())
    return draft


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
    draft = in_words(value, digits, start, end)
    if inner is not None:
        draft.more = inner[0]
        draft.vague = written[-1] == "亿" and "万" in written[:-1]
    elif (more := HAN_MORE.match(text, end)) is not None:
        draft.more, draft.end = more[1], more.end()
    return _weighed(reading, draft, digits)


def _weighed(reading: Reading, draft: Draft, digits: str) -> Quantity | Label:
    """A quantity if a measure word, a bound or a range says so; a word otherwise."""
    text, start = reading.plain, draft.at
    draft.find_unit(text, han=True)
    _hedge(reading, draft)
    scale_only = SCALE_ONLY.match(digits) is not None
    before = reading.before(start)
    if before in _SCALE_HEDGES and (scale_only or (before in "几数" and digits[0] == "十")):
        draft.start, (draft.comparator, draft.approximation) = start - 1, _SCALE_HEDGES[before]
        draft.place, draft.grain = draft.value * 9, None
    _negate(reading, draft)
    if not _counts(text, draft, digits, scale_only=scale_only):
        return reading.label((start, draft.stop, "name" if scale_only or len(digits) > 1 else "word"))
    if draft.unit is not None and draft.unit.dimension == "turn":
        if before != "翻" or draft.value > 20:
            return reading.label((start, draft.stop, "word"))
        draft.value, draft.unit = Decimal(2) ** int(draft.value), UNITS["倍"]
    return measured(reading, draft)


def _counts(text: str, draft: Draft, digits: str, *, scale_only: bool) -> bool:
    """Whether the numeral measures: 千场 alone does not, 近千场 does; 五四 does not, 五五折 does."""
    if scale_only and draft.comparator == "=" and not draft.more:
        return False
    if len(digits) > 1 and _DIGITS_ONLY.issuperset(digits):
        return draft.unit is not None and draft.unit.name == "折"
    return draft.unit is not None or _bounded(text, draft, digits)


def _bounded(text: str, draft: Draft, digits: str) -> bool:
    """Whether a numeral without a measure word is a number all the same: hedged, with 余, before 以上, in a range."""
    if draft.more or (text[draft.at - 1 : draft.at] == "比" and THAN.match(text, draft.end)):
        return True
    if draft.comparator != "=" and draft.approximation != "过":
        behind = text[draft.end : draft.end + 1]
        return len(digits) > 1 or not behind or behind in "，。；、 "
    after = AFTER.match(text, draft.end)
    if after is not None and (after[1] or after[2]):
        return len(digits) > 1
    match = RANGE.match(text, draft.end)
    return match is not None and match[3] is not None and unit_at(text, match.end(), han=True) is not None


def _pair(reading: Reading, start: int, end: int, pair: re.Match[str]) -> Quantity | None:
    """三五个, 七八十人, 十七八岁: two neighbouring digits are a range."""
    ten, two, scale = pair[1], next(group for group in pair.groups()[1:-1] if group), pair[pair.lastindex or 0]
    values = [numeral(ten + digit + scale) for digit in two]
    if values[0] is None or values[1] is None:
        return None
    low, high = Draft(start, end, end, values[0]), Draft(start, end, end, values[1])
    high.find_unit(reading.plain, han=True)
    if high.unit is None:
        return None
    _hedge(reading, low)
    return ranged(reading, low, high, high.end)
