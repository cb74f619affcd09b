"""What became of a target: met, short or over, with rates by the month and ceilings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hengji.tables.achievement import is_ceiling, percent, yearly
from tests.tables.readings import one, outcome, read

OUTCOMES = [
    ("举办培训班12期。", "举办培训班11期。", "91.7", True),
    ("举办培训班12期。", "举办培训班12期。", "100.0", False),
    ("用水户满意度≥95%。", "用水户满意度92.8%。", "97.7", True),
    ("每月巡河至少1次。", "全年巡河9次。", "75.0", True),
    ("每月巡河至少1次。", "全年巡河12次。", "100.0", False),
    ("每季度编发分析1期。", "编发分析3期。", "75.0", True),
    ("公务接待费不超过12万元。", "公务接待费支出13.5万元。", "112.5", True),
    ("公务接待费不超过12万元。", "公务接待费支出9.6万元。", "80.0", False),
    ("管网漏损率9%。", "管网漏损率8.6%。", "95.6", False),
    ("接待游客100万人次。", "接待游客约98万人次。", "98.0", False),
    ("发放救助金120万元。", "发放救助金1250000元。", "104.2", False),
    ("培训驾驶员800—1000人。", "培训驾驶员640人。", "80.0", True),
    ("培训驾驶员800—1000人。", "培训驾驶员860人。", "107.5", False),
]
SILENT = [
    ("培训残疾人200人。", "线下培训120人，线上培训90人。"),
    ("每人补助500元。", "补助320人。"),
    ("群众满意度90%。", "举办讲座22场。"),
]


@pytest.mark.parametrize(("target", "actual", "rate", "short"), OUTCOMES)
def test_outcome(target: str, actual: str, rate: str, *, short: bool) -> None:
    found = outcome(target, actual)
    assert found is not None
    assert (str(found.rate), found.short) == (rate, short)


@pytest.mark.parametrize(("target", "actual"), SILENT)
def test_nothing_is_said_where_the_two_do_not_compare_or_the_parts_make_it(target: str, actual: str) -> None:
    assert outcome(target, actual) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [("每月1次", 12), ("每季度2期", 8), ("每周1次", 52), ("每年4次", 4), ("每人500元", None), ("20场", 20)],
)
def test_a_year_of_a_rate(text: str, year: int | None) -> None:
    assert yearly(one(text)) == year


@pytest.mark.parametrize(
    ("text", "ceiling"),
    [
        ("投诉率2%", True),
        ("三公经费不超过45万元", True),
        ("施工许可办理时限3个工作日", True),
        ("投诉办结率98%", False),
        ("满意度不低于90%", False),
        ("公厕20座", False),
    ],
)
def test_ceilings(text: str, *, ceiling: bool) -> None:
    assert is_ceiling(read(text)[-1]) is ceiling


def test_percent_is_rounded_half_up_and_nought_of_nought() -> None:
    assert percent(Decimal(1), Decimal(8)) == Decimal("12.5")
    assert percent(Decimal("0.4445"), Decimal(1)) == Decimal("44.5")
    assert percent(Decimal(3), Decimal(0)) == 0
