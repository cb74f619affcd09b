"""Deadlines and days that a text names: 8月31日前, 6月底前, 10月20日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DAY = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)\s*年\s*)?(?P<month>1[0-2]|0?[1-9])\s*月"
    r"(?:\s*(?P<day>3[01]|[12]\d|0?[1-9])\s*[日号]|(?P<part>底|末|初|中旬|上旬|下旬|份)?)(?P<before>\s*(?:之前|以前|前))?"
)
_PARTS = {"初": 1, "上旬": 1, "中旬": 11, "下旬": 21, "底": 31, "末": 31, "份": 31, None: 31}


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """One day as written: `key` is year (0 where none is written), month and day; a month alone stands for its last day."""

    key: tuple[int, int, int]
    start: int
    end: int
    deadline: bool


def days(text: str) -> Iterator[Day]:
    """Every day or month named in the text, in reading order."""
    for found in _DAY.finditer(text):
        day = int(found["day"]) if found["day"] else _PARTS[found["part"]]
        yield Day((int(found["year"] or 0), int(found["month"]), day), *found.span(), bool(found["before"]))


def later(one: Day, other: Day, year: int | None) -> bool:
    """Whether `one` lies after `other`; a year not written is the table's."""
    a, b = ((key[0] or (year or 0), *key[1:]) for key in (one.key, other.key))
    return bool(a[0]) == bool(b[0]) and a > b
