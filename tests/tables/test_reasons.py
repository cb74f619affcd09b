"""Words that give a reason, and words that put something off."""

from __future__ import annotations

import pytest

from hengji.tables.reasons import deferral, reason

REASONS = [
    "受疫情影响，4期培训班未能举办。",
    "因首次招标流标，3座公厕次年完工。",
    "由于报名人数不足，部分岗位未开考。",
    "18户房屋已列入拆迁范围，经核减不再改造。",
    "主要是上级新增任务110批次。",
    "政策扩面后新增3个镇。",
    "统计口径由本馆调整为联盟。",
    "经批准，任务调整为10公里。",
]
NO_REASONS = [
    "全年举办培训班11期。",
    "因地制宜开展普法宣传。",
    "因此群众满意度较高。",
    "因材施教，分层培训。",
    "深受群众欢迎。",
]
DEFERRALS = [
    "志愿服务年会推迟至2023年召开。",
    "科普大讲堂暂缓举办。",
    "受疫情影响未能开展。",
    "项目延期至次年6月完工。",
    "国庆惠民演出取消。",
]
DONE = ["志愿服务年会如期召开。", "工程按期完工。", "开放时间延长至21时。", "设立未成年人保护工作站16个。"]


@pytest.mark.parametrize("text", REASONS)
def test_reason(text: str) -> None:
    assert reason([text])


@pytest.mark.parametrize("text", NO_REASONS)
def test_no_reason(text: str) -> None:
    assert reason([text]) is None


def test_the_first_text_with_a_reason_gives_it() -> None:
    assert reason(["举办培训班11期。", "由于场地改造。", "因首次招标流标。"]) == "由于场地改造"


@pytest.mark.parametrize("text", DEFERRALS)
def test_deferral(text: str) -> None:
    assert deferral(text)


@pytest.mark.parametrize("text", DONE)
def test_no_deferral(text: str) -> None:
    assert deferral(text) is None
