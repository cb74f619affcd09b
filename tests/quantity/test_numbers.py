"""Every number a text mentions, measured or not, and how its value is reckoned."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest

from hengji.quantity import numbers
from hengji.quantity.numerals import grain, numeral, plain, raised, step

MENTIONS = {
    "半百": ["50"],
    "两打": ["24"],
    "负五分之三": ["-0.6"],
    "十分之三": ["0.3"],
    "五又四分之一": ["5.25"],
    "２ １／４": ["2.25"],
    "三十多亿": ["3000000000"],
    "6亿5千万": ["650000000"],
    "一千六百 五十": ["1650"],
    "四万五千点五": ["45000.5"],
    "4.5e-3": ["0.0045"],
    "3^4": ["81"],
    "１６ｋ": ["16000"],
    "-.5": ["-0.5"],
    "1,234.5678": ["1234.5678"],
    "第29届博览会，2021年共12期": ["29", "2021", "12"],
    "百分之五十": ["50"],
    "答案是三，不是四": ["3", "4"],
    "四川的一切": [],
    "队伍陆续收拾房间": [],
    "万": [],
    "": [],
}


@pytest.mark.parametrize(("text", "values"), MENTIONS.items())
def test_every_mention(text: str, values: list[str]) -> None:
    assert [mention.value for mention in numbers(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("一百二", 120),
        ("一百零二", 102),
        ("三万五", 35000),
        ("十", 10),
        ("两千", 2000),
        ("二〇二一", 2021),
        ("五十六亿零七", 5600000007),
        ("壹佰贰拾", 120),
    ],
)
def test_chinese_numerals(written: str, value: int) -> None:
    assert numeral(plain(written)) == value


def test_what_is_no_numeral() -> None:
    assert numeral("一点两") is None
    assert numeral("五甲") is None


def test_places() -> None:
    assert step(Decimal(1300)) == 100
    assert step(Decimal("4.3")) == Decimal("0.1")
    assert grain(Decimal("12.50")) == Decimal("0.01")
    assert str(raised(Decimal("1.7"), 4)) == "17000"


def test_values_do_not_depend_on_the_callers_arithmetic() -> None:
    from hengji.quantity import quantities

    usual = quantities("12.55万人次，约3.6万人，三分之二")
    with localcontext() as context:
        context.prec = 2
        context.traps = dict.fromkeys(context.traps, True)
        assert quantities("12.55万人次，约3.6万人，三分之二") == usual
