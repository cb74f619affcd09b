"""A numeral in Arabic digits: first every way in which it may be a label, then the number and what it measures."""

from __future__ import annotations

import re

from hengji.quantity import dates, reject
from hengji.quantity.context import hedge
from hengji.quantity.dates import Span
from hengji.quantity.drafting import Draft, in_digits, in_words
from hengji.quantity.grammar import ARABIC, MIXED, MONEY_SIGNS, RATIO, SLASH
from hengji.quantity.measuring import measured
from hengji.quantity.model import Label, Quantity
from hengji.quantity.numerals import LONGEST, arabic, divided, numeral
from hengji.quantity.reading import Reading
from hengji.quantity.units import unit_at

# Neighbours that may make a label of a number; all others cannot, and nothing is tried.
_BEFORE = frozenset(
    "〔［[【(（第.№段包件表录图章条款注标务题目栏例号本之前每- _abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
_SIGNS = frozenset("含-负$¥€£")
_LEVELS = frozenset("星年级等A号楼室路线版周期强后")
_MARKS = frozenset("、)）.．:：")
_COLONS = frozenset(":：")
_JOINTS = frozenset("+×xX*")
_AFTER = dates.NEXT | _LEVELS | _MARKS | frozenset("+ 日×xX*")
_WHOLE_UNITS = frozenset(("工作日", "学期", "学年"))
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
    draft = _draft(text, match)
    bare = draft.end == stop
    draft.find_unit(text)
    if bare and draft.unit is None and _letter(text[stop : stop + 1]):
        return reading.label(reject.code(text, start, reading.floor) or (start, stop, "model-code"))
    found = hedge(text, start, reading.floor, bounded=reading.bounded)
    if found is not None:
        draft.start, draft.comparator, draft.approximation = found
    if bare and draft.unit is None:
        named = _bare(reading, draft)
        if named is not None:
            return named
    return _fitting(reading, draft)


def _letter(c: str) -> bool:
    return c.isascii() and c.isalpha()


def _name(reading: Reading, start: int, stop: int) -> Span | None:
    """A label that can be told from the digits and their neighbours."""
    text, floor = reading.plain, reading.floor
    before = text[start - 1] if start > floor else ""
    found = None
    if before in _BEFORE:
        found = _led(text, before, (start, stop), floor)
    if found is None and text[stop : stop + 1] in _AFTER:
        found = _followed(text, start, stop)
    if found is None and reading.links and (link := reading.links.holding(start)) is not None:
        found = (*link, "address")
    if found is None and reading.titles:
        title = reading.titles.holding(start)
        found = (start, stop, "name") if title and not reject.quotes_figure(text, start, title[1]) else None
    return found


def _led(text: str, before: str, span: tuple[int, int], floor: int) -> Span | None:
    start, stop = span
    if before == "每":
        return start, stop, "base"
    if before == "前":
        return reject.ranked(text, start, stop)
    if before == "-":
        return reject.code(text, start, floor) if _letter(text[start - 2 : start - 1]) else None
    if before.isascii() and (before.isalpha() or before == "_"):
        return None if _after_word(text, start, stop) else reject.code(text, start, floor)
    return reject.document_number(text, start, floor) or reject.ordinal(text, start, floor)


def _after_word(text: str, start: int, stop: int) -> bool:
    """APP2个 is two of them, A4 and H5 are names."""
    found = unit_at(text, stop)
    return text[start - 2 : start].isalpha() and found is not None and found[1].kind == "count"


def _followed(text: str, start: int, stop: int) -> Span | None:
    next_at = stop + 1 if text[stop : stop + 1] == " " else stop
    behind = text[next_at : next_at + 1]
    if behind in _MARKS and (found := reject.enumerator(text, start, stop)) is not None:
        return found
    if behind in _COLONS and (found := _ratio(text, start)) is not None:
        return found
    if behind in dates.NEXT and (found := dates.arabic_date(text, start)) is not None:
        return found
    if behind == "日" and (found := dates.day(text, start)) is not None:
        return found
    if behind in _JOINTS and (found := reject.formula(text, start)) is not None:
        return found
    return reject.level(text, start, stop) if behind in _LEVELS else None


def _ratio(text: str, start: int) -> Span | None:
    """A ratio such as 1:10 behind 比 is neither a time of day nor one number."""
    match = RATIO.match(text, start)
    if match is None:
        return None
    said = "比" in text[max(0, start - 6) : start] or "比" in text[match.end() : match.end() + 4]
    return (start, match.end(), "ratio") if said or dates.arabic_date(text, start) is None else None


def _draft(text: str, match: re.Match[str]) -> Draft:
    start = match.start()
    digits, scale, more, scale2 = match.groups()
    if scale and text[match.end(2) : match.end(2) + 1].isdigit():
        mixed = _mixed(text, start)
        if mixed is not None:
            return mixed
    if len(digits) == 1 and (apart := _APART.match(text, start)) is not None:
        return in_digits(apart[1] + apart[2], "", start, apart.end(), apart.end())
    draft = in_digits(digits, (scale or "") + (scale2 or ""), start, match.end(1), match.end())
    draft.more = more or ""
    return draft


def _mixed(text: str, start: int) -> Draft | None:
    match = MIXED.match(text, start)
    if match is None or len(match[0]) > LONGEST:
        return None
    written = match[0].replace(" ", "")
    value = numeral(written)
    return None if value is None else in_words(value, written, start, match.end())


def _bare(reading: Reading, draft: Draft) -> Quantity | Label | None:
    """Digits without unit and magnitude: often a year, a telephone number, a code."""
    text, start, stop = reading.plain, draft.at, draft.stop
    if text[draft.start - 1 : draft.start] in MONEY_SIGNS:
        return None
    # a whole cell, and a figure with a bound, is a figure whatever it looks like
    whole = reading.length <= stop - draft.start or draft.comparator != "="
    found = reject.phone(text, start, stop, whole=whole) or reject.listed_code(text, start, stop, whole=whole)
    if found is None and draft.comparator == "=" and not (whole and text[start:stop].endswith("00")):
        found = dates.bare_year(text, start) or dates.feast(text, start)
    if found is None and (match := _CODED_NAMES.match(text, start)) is not None:
        found = (start, match.end(), "name")
    if found is None and text[stop : stop + 1] == ".":
        found = reject.level(text, start, stop)
    if found is None and (reject.zero_led(text, start, stop) or reject.standard(text, start)):
        found = (start, stop, "document-number")
    return reading.label(found) if found is not None else _slash(reading, draft)


def _slash(reading: Reading, draft: Draft) -> Quantity | None:
    """1/2 of something."""
    slash = SLASH.match(reading.plain, draft.at)
    if slash is None or int(slash[1]) >= int(slash[2]):
        return None
    draft.value = divided(arabic(slash[1]), arabic(slash[2]))
    draft.stop = draft.end = slash.end()
    return measured(reading, draft)


def _fitting(reading: Reading, draft: Draft) -> Quantity | Label:
    """The quantity, after a look at the sign, the money sign and a list mark glued to the number (1.3个项目)."""
    text, start = reading.plain, draft.at
    if (
        draft.grain is None
        and not draft.more
        and text[start] != "0"
        and text[start + 1 : start + 3].find(".") >= 0
        and draft.unit is not None
    ):
        point = text.index(".", start)
        glued = (
            draft.unit.kind == "count"
            or draft.unit.name in _WHOLE_UNITS
            or (draft.unit.name == "年" and draft.stop == point + 5)
        )
        alone = start == 0 and draft.end == len(text.rstrip())  # a cell with one number in it is no list
        if glued and not alone and point < draft.stop and reject.opens(text, start):
            return reading.label((start, point + 1, "enumerator"))
    before = text[draft.start - 1] if draft.start > reading.floor else ""
    if before in _SIGNS:
        if before == "含" and reject.restated(text, start, draft.end):
            return reading.label((start, draft.end, "restated"))
        if before in "-负":
            _negate(text, draft, before)
        elif before in MONEY_SIGNS and draft.unit is None:
            draft.give_unit(MONEY_SIGNS[before], draft.end, before)
            draft.start -= 1
    return measured(reading, draft)


def _negate(text: str, draft: Draft, sign: str) -> None:
    at = draft.start - 1
    ahead = text[at - 1] if at else ""
    measures = draft.unit is not None and draft.unit.kind in _SIGNED_KINDS
    if draft.start != draft.at or (
        sign == "-" and ahead and ahead not in _SIGN_AFTER and not (measures and "一" <= ahead <= "鿿")
    ):
        return
    draft.value, draft.at, draft.start = -draft.value, at, at
