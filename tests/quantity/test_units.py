"""Units: one unit in several words, units that convert, units that may be compared."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hengji.quantity.units import canonical, comparable, convert, convertible, dimension, same_unit, unit_at


@pytest.mark.parametrize(
    ("first", "second"), [("人", "名"), ("名", "位"), ("场", "场次"), ("万元", "元"), ("课时", "学时"), ("天", "日")]
)
def test_one_unit(first: str, second: str) -> None:
    assert same_unit(first, second)
    assert comparable(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [("人", "人次"), ("人次", "人天"), ("元", "美元"), ("户", "户次"), ("%", "百分点"), ("家", "家次"), ("人", None)],
)
def test_two_units(first: str, second: str | None) -> None:
    assert not same_unit(first, second)
    assert second is None or not convertible(first, second)


@pytest.mark.parametrize(
    ("value", "first", "second", "result"),
    [
        ("1.5", "公里", "米", "1500"),
        ("305", "万元", "元", "3050000"),
        ("2", "亿元", "万元", "20000"),
        ("90", "分钟", "小时", "1.5"),
        ("3", "亩", "平方米", "2000"),
    ],
)
def test_conversion(value: str, first: str, second: str, result: str) -> None:
    assert convert(Decimal(value), first, second) == Decimal(result)


def test_what_does_not_convert_says_so() -> None:
    with pytest.raises(ValueError, match="不能换算"):
        convert(Decimal(1), "人", "人次")


def test_classes() -> None:
    assert comparable("场", "次")
    assert comparable("个", "人")
    assert not comparable("人", "人次")
    assert dimension("万元") == dimension("元") == "money"
    assert canonical("名") == "人"
    assert canonical("不知") is None


@pytest.mark.parametrize("text", ["3场所", "3户籍", "3人才", "3部分", "3元旦", "3分之", "3期间", "3mm2"])
def test_a_measure_word_may_begin_another_word(text: str) -> None:
    assert unit_at(text, 1) is None
