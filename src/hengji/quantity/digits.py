"""A numeral in Arabic digits: first every way in which it may be a label, then the number and what it measures."""

from __future__ import annotations

import re

from hengji.quantity import dates, reject
from hengji.quantity.building import Measure, Number
from hengji.quantity.context import Left, hedge
from hengji.quantity.dates import Span
from hengji.quantity.grammar import ARABIC, MIXED, MONEY_SIGNS, RATIO, SLASH
from hengji.quantity.measuring import measure_behind, measured, scaled, spelled
from hengji.quantity.model import Label, Quantity
from hengji.quantity.numerals import ARITHMETIC, LONGEST, ONE, arabic, numeral
from hengji.quantity.reading import Reading
from hengji.quantity.units import UNITS

# Neighbours that may make a label of a number; all others cannot, and nothing is tried.
_BEFORE = frozenset("〔［[【(（第.oO№段包件表录图章条款注标务题目栏例号本之前")
_LEVELS = frozenset("星年级等A号楼室路线版周期强后")
_AFTER = dates.NEXT | _LEVELS | frozenset("、)）.．+名位强佳个季度月 日")
_LETTER_UNITS = frozenset("kKMmgtGTLHdW°")
_SIGNED_KINDS = frozenset(("percent", "money", "temperature"))
_SIGN_AFTER = frozenset(" (（:：,，;；=<>≤≥、为至达\t\n")
_APART = re.compile(r"([1-9]) ([0-9])(?= ?折)")
_CODED_NAMES = re.compile("(?:985|211)(?=工程|高校|院校|、|和|/)")


def read_digits(reading: Reading, start: int) -> Quantity | Label:
    """The quantity or the label that begins with the digit at `start`."""
    text = reading.plain
    match = ARABIC.match(text, start)
    assert match is not None  # noqa: S101 - a digit always matches
    stop = match.end(1)
    if stop - start > LONGEST:
        return reading.label((start, stop, "document-number"))
    span = _name(reading, start, stop)
    if span is not None:
        return reading.label(span)
    number = _number(text, match)
    measure = measure_behind(text, number, han=False)
    if "A" <= text[stop : stop + 1] <= "z" and measure is None and number.end == stop:
        return reading.label(reject.code(text, start, reading.floor) or (start, stop, "model-code"))
    left = hedge(text, start, reading.floor, bounded=reading.bounded)
    if measure is None and number.end == stop:
        found = _bare(reading, number, left)
        if found is not None:
            return found
    return _fitting(reading, number, measure, left)


def _name(reading: Reading, start: int, stop: int) -> Span | None:
    """A label that can be told from the digits and their neighbours."""
    text, floor = reading.plain, reading.floor
    before, behind = reading.before(start), text[stop : stop + 1]
    if before and before.isascii() and (before.isalpha() or before == "_"):
        return reject.code(text, start, floor)
    found = None
    if before in _BEFORE or before == " ":
        found = reject.document_number(text, start, floor) or reject.ordinal(text, start, floor)
        if before == "前" and found is None:
            found = reject.ranked(text, start, stop)
    if found is None and (behind in _AFTER or not behind):
        found = _followed(text, start, stop)
    if found is None and reading.quotes:
        found = _titled(text, start, stop)
    return found


def _followed(text: str, start: int, stop: int) -> Span | None:
    next_at = stop + 1 if text[stop : stop + 1] == " " else stop
    behind = text[next_at : next_at + 1]
    if behind in dates.NEXT:
        found = _ratio(text, start) or dates.arabic_date(text, start)
        if found is not None:
            return found
    if behind == "日" and (found := dates.day(text, start)) is not None:
        return found
    if behind == "+" and (found := reject.plus_name(text, start)) is not None:
        return found
    found = reject.enumerator(text, start, stop)
    return found or (reject.level(text, start, stop) if behind in _LEVELS else None)


def _ratio(text: str, start: int) -> Span | None:
    """A ratio such as 1:10 behind 比 is neither a time of day nor one number."""
    match = RATIO.match(text, start)
    if match is None or ("比" not in text[max(0, start - 6) : start] and "比" not in text[match.end() : match.end() + 4]):
        return None
    return start, match.end(), "ratio"


def _titled(text: str, start: int, stop: int) -> Span | None:
    found = reject.title(text, start)
    return (start, stop, found[2]) if found else None


def _number(text: str, match: re.Match[str]) -> Number:
    start = match.start()
    digits, scale, more, scale2 = match.groups()
    if scale and text[match.end(2) : match.end(2) + 1].isdigit():
        mixed = _mixed(text, start)
        if mixed is not None:
            return mixed
    if text.startswith(" ", match.end(1)) and (apart := _APART.match(text, start)) is not None:
        return scaled(arabic(apart[1] + apart[2]), "", start, apart.end(), apart.end())
    number = scaled(arabic(digits), (scale or "") + (scale2 or ""), start, match.end(1), match.end())
    number.more = more or ""
    return number


def _mixed(text: str, start: int) -> Number | None:
    match = MIXED.match(text, start)
    if match is None or len(match[0]) > LONGEST:
        return None
    written = match[0].replace(" ", "")
    value = numeral(written)
    return None if value is None else spelled(value, written, start, match.end())


def _bare(reading: Reading, number: Number, left: Left) -> Quantity | Label | None:
    """Digits without unit and magnitude: often a year, a telephone number, a code."""
    text, start, stop = reading.plain, number.start, number.stop
    whole = reading.length <= stop - left.start
    found = reject.phone(text, start, stop, whole=whole) or reject.listed_code(text, start, stop, whole=whole)
    if found is None and left.comparator == "=" and not (whole and text[start:stop].endswith("00")):
        found = dates.bare_year(text, start)
    if found is None and (match := _CODED_NAMES.match(text, start)) is not None:
        found = (start, match.end(), "name")
    if found is None and text[stop : stop + 1] == ".":
        found = reject.level(text, start, stop)
    if found is not None:
        return reading.label(found)
    slash = SLASH.match(text, start)
    if slash is None or int(slash[1]) >= int(slash[2]):
        return None
    share = ARITHMETIC.divide(arabic(slash[1]), arabic(slash[2]))
    return measured(reading, Number(share, start, slash.end(), slash.end(), ONE), None, left)


def _fitting(reading: Reading, number: Number, measure: Measure | None, left: Left) -> Quantity | Label:
    """The quantity, after a look at the sign, the money sign and a list mark glued to the number (1.3个项目)."""
    text, start = reading.plain, number.start
    if measure is not None and measure.unit.kind == "count" and "." in text[start : number.stop] and number.grain is None:
        point = text.index(".", start)
        if point - start <= 2 and reject.opens(text, start):
            return reading.label((start, point + 1, "enumerator"))
    before = reading.before(left.start)
    if before and before in "-负":
        left = _negated(reading, number, measure, left, before)
    elif before in MONEY_SIGNS and measure is None:
        measure = Measure(before, UNITS[MONEY_SIGNS[before]], number.end)
        left = left._replace(start=left.start - 1)
    return measured(reading, number, measure, left)


def _negated(reading: Reading, number: Number, measure: Measure | None, left: Left, sign: str) -> Left:
    at = left.start - 1
    ahead = reading.plain[at - 1] if at > reading.floor else ""
    plain_sign = not ahead or ahead in _SIGN_AFTER or (measure is not None and measure.unit.kind in _SIGNED_KINDS)
    if left.start != number.start or (sign == "-" and (not plain_sign or (ahead.isascii() and ahead.isalnum()))):
        return left
    number.value, number.start = -number.value, at
    return left._replace(start=at)
