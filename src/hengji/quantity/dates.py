"""Years, dates and times of day: numbers that say when, not how much."""

from __future__ import annotations

import re

from hengji.quantity.grammar import HAN
from hengji.quantity.units import unit_at

Span = tuple[int, int, str]  # start, end, reason

_TILL = r" ?[-–—―~～〜至到]{1,2} ?"
_YEAR = "(?:1[89]|20|21)[0-9]{2}"
_DAY = r"(?: ?[0-9]{1,2} ?[日号](?![内线楼]))"
_MONTH = (
    rf"(?:1[0-2]|0?[1-9])(?:(?:{_TILL}|[、和])(?:1[0-2]|0?[1-9]))? ?月(?!龄|嫂)(?:份|底|初|末|上旬|中旬|下旬)?{_DAY}?"
)
_QUARTER = r"第? ?[一二三四1-4] ?季度|前[一二三1-3]个?季度|[上下]半年|[春夏秋冬]季?(?![游运])|[底初末]"
_FEAST = re.compile(
    r"(?:1[0-2]|[1-9])\.(?:3[01]|[12][0-9]|[1-9])(?=[”’\"]|[\u4e00-\u9fff]{0,6}(?:日活动|宣传|晚会|主题日|纪念日|节))"
)
_MM, _DD = "(?:1[0-2]|0?[1-9])", "(?:3[01]|[12][0-9]|0?[1-9])"
_DATES = (
    rf"{_YEAR} ?年 ?(?:{_MONTH}(?:{_TILL}(?:(?:{_YEAR} ?年 ?)?{_MONTH}|[0-9]{{1,2}} ?[日号]))?|{_QUARTER})",
    rf"{_YEAR}(?P<sep>[-./]){_MM}(?:(?P=sep){_DD}日?|{_TILL}{_YEAR}(?P=sep){_MM})?(?![0-9%％.万亿]| ?[个元分])",
    rf"{_MONTH}(?:{_TILL}(?:{_MONTH}|[0-9]{{1,2}} ?[日号]))?",
    "[0-9]{1,2}世纪(?:[0-9]{2}年代)?",
    "[0-9]{2}年代",
    "[0-9]{2} ?年 ?(?:1[0-2]|0?[1-9]) ?月",
    "[1-4] ?季度",
    "(?:1[0-2]|[1-9])[·•](?:3[01]|[12]?[0-9])(?![0-9])",
)
_YEARS = (
    rf"{_YEAR} ?年{_TILL}(?:{_YEAR}|[0-9]{{2}}(?![0-9])) ?(?:学?年度?|届)?",
    rf"{_YEAR}{_TILL}(?:{_YEAR}|[0-9]{{2}}(?![0-9])) ?(?:学?年度?|届)",
    rf"{_YEAR} ?(?:学?年度?(?!轻)|届|级(?!别))",
    "[0-9]{2} ?(?:年度|年(?=[底末初])|学年)",
)
_CLOCK = "[0-2]?[0-9][:：][0-5][0-9]"
_TIMES = (
    rf"{_CLOCK}(?![0-9])(?:[:：][0-5][0-9])?(?: ?[-–—~～至到]{{1,2}} ?{_CLOCK})?",
    "[0-2]?[0-9] ?[时点] ?[0-5]?[0-9]分(?!钟)",
    "[0-2]?[0-9] ?时(?![间长段数期效候])",
    "[0-2]?[0-9]点(?:整|半|钟)?(?![位个建赞评名多])",
)
_ARABIC = re.compile(f"(?P<date>{'|'.join(_DATES)})|(?P<year>{'|'.join(_YEARS)})|(?P<time>{'|'.join(_TIMES)})")
# What may follow the digits of a date; other digits are not looked at for one.
NEXT = frozenset("年月.-/:：世时点届级学季–—―~～〜至到·•、和")
_BARE_YEAR = re.compile(
    r"(?:19[4-9]|20[0-4])[0-9](?:[-–—~～至/](?:(?:19|20)[0-9]{2}|[0-9]{2}))?(?![0-9.,，%％]|[-–—~～至/][0-9])"
    r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9.,，%％])"
)
_DAY_ALONE = re.compile(r"(?:3[01]|[12][0-9]|0?[1-9]) ?日(?![内元圆]|以内|之内|[\u4e00-\u9fff]{0,2}游|[常均])")
_HAN = re.compile(
    rf"[零0一二三四五六七八九]{{4}} ?年(?:度|底|初|末|[{HAN}]{{1,2}}月(?:[{HAN}]{{1,3}}日)?)?"
    rf"|(?:十[一二]?|[一二三四五六七八九])月(?!龄|嫂)(?:份|底|初|[{HAN}]{{1,3}}[日号])?"
    rf"|[一二三四](?:(?:至|到|、|-)[二三四])?季度|[一二三四五六七八九]十年代|二十一?世纪|[{HAN}]{{1,3}}时(?![间长段数期效候节代])"
)


HAN_NEXT = frozenset("年月季世时到至、-0 ")


def arabic_date(text: str, start: int) -> Span | None:
    """A date, a year or a time of day in digits that begins at `start`."""
    match = _ARABIC.match(text, start)
    if match is None:
        return None
    reason = "year" if match["year"] else "time" if match["time"] else "date"
    return start, match.end(), reason


def day(text: str, start: int) -> Span | None:
    """A day without its month, 15日; 30日内 is a stretch of time and no date."""
    before = text[max(0, start - 1) : start]
    match = _DAY_ALONE.match(text, start)
    return (start, match.end(), "date") if match and before not in ("期", "满", "每", "前", "限") else None


def bare_year(text: str, start: int) -> Span | None:
    """A year without 年, or a date written as eight digits."""
    match = _BARE_YEAR.match(text, start)
    return (start, match.end(), "year") if match and unit_at(text, match.end()) is None else None


def feast(text: str, start: int) -> Span | None:
    """A day of the year that names an event: 3.15晚会."""
    match = _FEAST.match(text, start)
    return (start, match.end(), "date") if match else None


def han_date(text: str, start: int) -> Span | None:
    """A date in Chinese numerals: 二〇二一年, 六月, 一季度."""
    match = _HAN.match(text, start)
    return (start, match.end(), "date") if match else None
