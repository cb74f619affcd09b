"""How a spreadsheet shows a number: 0.9943 in the format 0.00% is 99.43%, 20.0 is 20, 44562 in a date format a date."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

BUILT_IN = {
    "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "11": "0.00E+00",
    "14": "yyyy/m/d", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy", "18": "h:mm", "19": "h:mm:ss",
    "20": "h:mm", "21": "h:mm:ss", "22": "yyyy/m/d h:mm", "27": 'yyyy"年"m"月"', "28": 'm"月"d"日"',
    "29": 'm"月"d"日"', "30": "m-d-yy", "31": 'yyyy"年"m"月"d"日"', "32": 'h"时"mm"分"', "33": 'h"时"mm"分"ss"秒"',
    "36": 'yyyy"年"m"月"', "37": "#,##0", "38": "#,##0", "39": "#,##0.00", "40": "#,##0.00", "45": "mm:ss",
    "46": "h:mm:ss", "47": "mm:ss", "50": 'yyyy"年"m"月"', "57": 'yyyy"年"m"月"', "58": 'm"月"d"日"',
}  # fmt: skip
"""The number formats that every workbook has without writing them down, as Excel in Chinese shows them."""

_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_HIDDEN = re.compile(r"\[[^\]]*\]|_.|\*.")
_NUMBER = re.compile(r"[#0?,]*[#0?](?:\.[#0?]*)?,*(?:[eE][+-]?0+)?")
_DATE = re.compile(r"y+|m+|d+|h+|s+|AM/PM|上午/下午", re.IGNORECASE)
_DATE_LETTER = re.compile(r"[ymdhsYMDHS]")
_DAYS = 2_958_466
"""The first day after 9999-12-31 as Excel counts days."""
_DIGITS = 10
"""Significant digits that the format General shows."""


def shown(value: str, form: str, *, is_1904: bool = False) -> str:
    """The number written `value` as the format shows it; as it stands where it is no number."""
    try:
        number = Decimal(repr(float(value)))  # 0.99429999999999996 in the file is 0.9943 to everybody
    except (ValueError, InvalidOperation, OverflowError):
        return value
    if not number.is_finite():
        return value
    section = _section(form, number)
    bare = _HIDDEN.sub("", _LITERAL.sub("", section))
    if _DATE_LETTER.search(bare) and "general" not in bare.lower():
        return _date(number, section, is_1904=is_1904)
    if not section or section == "@" or "general" in bare.lower() or not _NUMBER.search(bare):
        return _general(number)
    return _formatted(abs(number) if number < 0 and form.count(";") else number, section)


def _section(form: str, number: Decimal) -> str:
    """The part of the format for positive numbers, negative ones or zero."""
    parts = form.split(";")
    if number < 0 and len(parts) > 1:
        return parts[1]
    return parts[2] if number == 0 and len(parts) > 2 and parts[2] else parts[0]


def _general(number: Decimal) -> str:
    """As short as it can be: 20.0 is 20, no more digits than a cell shows."""
    if number and not Decimal("1e-9") <= abs(number) < Decimal("1e16"):
        return f"{number:.{_DIGITS}G}"
    if number == number.to_integral_value():
        return str(number.to_integral_value())
    places = max(0, _DIGITS - 1 - max(0, number.adjusted()))
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded.normalize():f}"


def _formatted(number: Decimal, section: str) -> str:
    """By a format such as #,##0.00"万元" or 0.00%."""
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literals.append(found[1] if found[1] is not None else found[2])
        return chr(0xE000 + len(literals) - 1)

    plain = _HIDDEN.sub("", _LITERAL.sub(keep, section))
    pattern = _NUMBER.search(plain)
    if pattern is None:
        return _general(number)
    digits = _digits(number.scaleb(2 * plain.count("%")), pattern[0])
    text = plain[: pattern.start()] + digits + _NUMBER.sub("", plain[pattern.end() :])
    return "".join(_literal(letter, literals) for letter in text).strip()


def _literal(letter: str, literals: list[str]) -> str:
    index = ord(letter) - 0xE000
    return literals[index] if 0 <= index < len(literals) else letter


def _digits(number: Decimal, pattern: str) -> str:
    if pattern.endswith(","):  # each closing comma divides by a thousand
        return _digits(number.scaleb(-3), pattern[:-1])
    body, _, decimals = pattern.partition(".")
    if "e" in pattern.lower():
        return f"{number:.{len(decimals.lower().split('e')[0])}E}"
    if number.adjusted() > _DIGITS * 2:
        return _general(number)
    shown_number = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    text = f"{shown_number:,f}" if "," in body else f"{shown_number:f}"
    surplus = len(decimals) - len(decimals.rstrip("#?"))
    for _ in range(surplus):
        text = text.removesuffix("0")
    return text.rstrip(".") if decimals and text.endswith(".") else text


def _date(number: Decimal, section: str, *, is_1904: bool) -> str:
    """A day count as the date or time the format shows."""
    days = number + (1462 if is_1904 else 0)
    if not 0 <= days < _DAYS:
        return _general(number)
    seconds = int((days * 86400).to_integral_value(ROUND_HALF_UP))
    moment = datetime(1899, 12, 31 if days < 60 else 30) + timedelta(seconds=seconds)  # noqa: DTZ001  a cell has no zone
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literals.append(found[1] if found[1] is not None else found[2])
        return chr(0xE000 + len(literals) - 1)

    plain = _HIDDEN.sub("", _LITERAL.sub(keep, section)).replace("@", "")
    previous = ""

    def part(found: re.Match[str]) -> str:
        nonlocal previous
        token = found[0].lower()
        minutes = token[0] == "m" and (
            previous == "h" or plain[found.end() :].lstrip(": \ue000\ue001").lower().startswith("s")
        )
        previous = token[0]
        return _moment(moment, token, minutes=minutes)

    return "".join(_literal(letter, literals) for letter in _DATE.sub(part, plain)).strip()


def _moment(moment: datetime, token: str, *, minutes: bool) -> str:
    """One part of a date: yyyy, m, dd, h …"""
    if token.startswith(("am", "上")):
        return ""
    if token[0] == "y":
        return f"{moment.year:04d}" if len(token) > 2 else f"{moment.year % 100:02d}"
    values = {"m": moment.minute if minutes else moment.month, "d": moment.day, "h": moment.hour, "s": moment.second}
    return f"{values[token[0]]:02d}" if len(token) == 2 else str(values[token[0]])
