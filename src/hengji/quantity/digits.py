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
from hengji.quantity.numerals import LONGEST, arabic, divided, numeral
from hengji.quantity.reading import Reading
from hengji.quantity.units import UNITS, unit_at

# Neighbours that may make a label of a number; all others cannot, and nothing is tried.
_BEFORE = frozenset("〔［[【(（第.oO№段包件表录图章条款注标务题目栏例号本之前")
_LEVELS = frozenset("星年级等A号楼室路线版周期强后")
_MARKS = frozenset("、)）.．")
_JOINTS = frozenset("+×xX*")
_AFTER = dates.NEXT | _LEVELS | _MARKS | frozenset("+ 日×xX*")
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
    if _letter(text[stop : stop + 1]) and measure is None and number.end == stop:
        return reading.label(reject.code(text, start, reading.floor) or (start, stop, "model-code"))
    left = hedge(text, start, reading.floor, bounded=reading.bounded)
    if measure is None and number.end == stop:
        found = _bare(reading, number, left)
        if found is not None:
            return found
    return _fitting(reading, number, measure, left)


def _letter(c: str) -> bool:
    return c.isascii() and c.isalpha()


def _name(reading: Reading, start: int, stop: int) -> Span | None:
    """A label that can be told from the digits and their neighbours."""
    text, floor = reading.plain, reading.floor
    before, behind = reading.before(start), text[stop : stop + 1]
    if before and before.isascii() and (before.isalpha() or before == "_") and not _after_word(text, start, stop):
        return reject.code(text, start, floor)
    if reading.links and (link := reading.link(start)) is not None:
        return link
    found = (start, stop, "base") if before == "每" else None
    if before in _BEFORE or before == " ":
        found = reject.document_number(text, start, floor) or reject.ordinal(text, start, floor)
        if before == "前" and found is None:
            found = reject.ranked(text, start, stop)
    if found is None and (behind in _AFTER or not behind):
        found = _followed(text, start, stop)
    if found is None and reading.titles and (title := reading.title(start)) and not reject.quotes_figure(text, start, title[1]):
        found = (start, stop, "name")
    return found


def _after_word(text: str, start: int, stop: int) -> bool:
    """APP2个 is two of them, A4 and H5 are names."""
    found = unit_at(text, stop)
    return text[start - 2 : start].isalpha() and found is not None and found[1].kind == "count"


def _followed(text: str, start: int, stop: int) -> Span | None:
    next_at = stop + 1 if text[stop : stop + 1] == " " else stop
    behind = text[next_at : next_at + 1]
    if behind in dates.NEXT:
        found = _ratio(text, start) or dates.arabic_date(text, start)
        if found is not None:
            return found
    if behind == "日" and (found := dates.day(text, start)) is not None:
        return found
    if behind in _JOINTS and (found := reject.plus_name(text, start)) is not None:
        return found
    found = reject.enumerator(text, start, stop) if behind in _MARKS else None
    return found or (reject.level(text, start, stop) if behind in _LEVELS else None)


def _ratio(text: str, start: int) -> Span | None:
    """A ratio such as 1:10 behind 比 is neither a time of day nor one number."""
    match = RATIO.match(text, start)
    if match is None:
        return None
    said = "比" in text[max(0, start - 6) : start] or "比" in text[match.end() : match.end() + 4]
    return (start, match.end(), "ratio") if said or dates.arabic_date(text, start) is None else None


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
    if found is None and (reject.zero_led(text, start, stop) or reject.standard(text, start)):
        found = (start, stop, "document-number")
    if found is not None:
        return reading.label(found)
    slash = SLASH.match(text, start)
    if slash is None or int(slash[1]) >= int(slash[2]):
        return None
    share = divided(arabic(slash[1]), arabic(slash[2]))
    return measured(reading, Number(share, start, slash.end(), slash.end()), None, left)


def _fitting(reading: Reading, number: Number, measure: Measure | None, left: Left) -> Quantity | Label:
    """The quantity, after a look at the sign, the money sign and a list mark glued to the number (1.3个项目)."""
    text, start = reading.plain, number.start
    if measure is not None and measure.unit.kind == "count" and "." in text[start : number.stop] and number.grain is None:
        point = text.index(".", start)
        if point - start <= 2 and reject.opens(text, start):
            return reading.label((start, point + 1, "enumerator"))
    before = reading.before(left.start)
    if before == "含" and reject.restated(text, start, measure.end if measure else number.end):
        return reading.label((start, measure.end if measure else number.end, "restated"))
    if before and before in "-负":
        left = _negated(reading, number, measure, left, before)
    elif before in MONEY_SIGNS and measure is None:
        measure = Measure(before, UNITS[MONEY_SIGNS[before]], number.end)
        left = left._replace(start=left.start - 1)
    return measured(reading, number, measure, left)


def _negated(reading: Reading, number: Number, measure: Measure | None, left: Left, sign: str) -> Left:
    at = left.start - 1
    ahead = reading.plain[at - 1] if at else ""
    plain_sign = not ahead or ahead in _SIGN_AFTER or (measure is not None and measure.unit.kind in _SIGNED_KINDS)
    if left.start != number.start or (sign == "-" and (not plain_sign or (ahead.isascii() and ahead.isalnum()))):
        return left
    number.value, number.start = -number.value, at
    return left._replace(start=at)
