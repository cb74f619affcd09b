"""Days and deadlines that a text names."""

from __future__ import annotations

import pytest

from hengji.tables.dates import days, later

DAYS = [
    ("6月30日前完成泵站改造。", [((0, 6, 30), "6月30日前", True)]),
    ("2022年9月底前报送。", [((2022, 9, 31), "2022年9月底前", True)]),
    ("于2022年11月18日完工。", [((2022, 11, 18), "2022年11月18日", False)]),
    ("3月初启动，10月中旬验收。", [((0, 3, 1), "3月初", False), ((0, 10, 11), "10月中旬", False)]),
    ("12月31号之前", [((0, 12, 31), "12月31号之前", True)]),
    ("8月完工", [((0, 8, 31), "8月", False)]),
    ("历时8个月完工。", []),
    ("每月1次。", []),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_days(text: str, expected: list[object]) -> None:
    assert [(day.key, text[day.start : day.end], day.deadline) for day in days(text)] == expected


@pytest.mark.parametrize(
    ("one", "other", "year", "after"),
    [
        ("8月15日", "6月30日前", 2022, True),
        ("6月30日", "6月30日前", 2022, False),
        ("2023年1月5日", "12月31日前", 2022, True),
        ("2022年1月5日", "12月31日前", 2022, False),
        ("6月18日", "6月底前", None, False),
        ("7月1日", "6月前", None, True),
    ],
)
def test_later(one: str, other: str, year: int | None, *, after: bool) -> None:
    (a,), (b,) = days(one), days(other)
    assert later(a, b, year) is after
