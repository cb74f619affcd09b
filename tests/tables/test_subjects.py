"""What a figure counts, and in which standing, period and scope."""

from __future__ import annotations

import pytest

from hengji.tables.subjects import period, scopes
from tests.tables.readings import read

SUBJECTS = [
    ("培训学员不少于4000人。", ["培训学员"]),
    ("全年共举办健康讲座22场。", ["健康讲座"]),
    ("为426名残疾学生提供康复救助。", ["残疾学生"]),
    ("新建分馆8个、服务点22个。", ["新建分馆", "服务点"]),
    ("参训学员满意度98%。", ["参训学员满意度"]),
    ("公共供水管网漏损率控制在9%以内。", ["公共供水管网漏损率"]),
    ("开展送戏下乡演出活动32场，观众1.2万人次。", ["送戏下乡演出活动", "观众"]),
    ("业务学习，每月至少1次。", ["业务学习"]),
    ("救助流浪乞讨人员1326人次，护送返乡86人次。", ["救助流浪乞讨人员", "护送返乡"]),
    ("建成3家标准化门诊。", ["标准化门诊"]),
    ("发放农技资料（含光盘）18600份。", ["发放农技资料"]),
]
STANDINGS = [
    ("由上年的76%提高到78%。", ["base", ""]),
    ("由86条增加到92条。", ["base", ""]),
    ("去年同期接待游客98万人次。", ["base"]),
    ("参保人数较上年增加1850人。", ["change"]),
    ("事故起数同比下降5.2%。", ["change"]),
    ("排查隐患64处，已整改51处，其余13处正在整改。", ["", "", "rest"]),
    ("尚有3座泵站没有完工。", ["rest"]),
    ("对6座水库各巡检1次。", ["", "each"]),
    ("各类培训12期。", [""]),
    ("完成造林1.36万亩。", [""]),
    ("群众满意度达到93%。", [""]),
]
PERIODS = [
    ("上半年检查企业412家次", "上半年"),
    ("第三季度接种", "第三季度"),
    ("暑假期间发布岗位", "暑假期间"),
    ("1-9月办结", "1-9月"),
    ("全年接待读者", ""),
    ("3月12日植树", ""),
]
SCOPES = [
    ("线上举办招聘会", ("channel:线上",)),
    ("全市注册志愿者", ("level:全市",)),
    ("新建公厕", ("growth:新建",)),
    ("城镇新增就业", ("growth:新增", "people:城镇")),
    ("接待读者", ()),
]


@pytest.mark.parametrize(("text", "nouns"), SUBJECTS)
def test_subject(text: str, nouns: list[str]) -> None:
    assert [figure.subject for figure in read(text)] == nouns


@pytest.mark.parametrize(("text", "standings"), STANDINGS)
def test_standing(text: str, standings: list[str]) -> None:
    assert [figure.standing for figure in read(text)] == standings


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_period(text: str, expected: str) -> None:
    assert period(text) == expected


@pytest.mark.parametrize(("text", "expected"), SCOPES)
def test_scopes(text: str, expected: tuple[str, ...]) -> None:
    assert scopes(text) == expected


def test_a_scope_named_once_holds_for_the_figures_after_it() -> None:
    assert [f.scopes for f in read("新建分馆8个、服务点22个。")] == [("growth:新建",)] * 2


def test_the_action_tells_a_case_opened_from_a_case_closed() -> None:
    assert [f.action for f in read("违法建设立案120件，办结112件。")] == ["立案", "办结"]
