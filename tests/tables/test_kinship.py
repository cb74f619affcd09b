"""Which figure may answer which."""

from __future__ import annotations

import pytest

from hengji.tables.kinship import kinship, near_units, same_kind, subject_likeness
from tests.tables.readings import one

KIN = [
    ("培训村医不少于400人。", "培训村医412名。"),
    ("培训村医不少于400人。", "培训村医896人次。"),
    ("发放救助金120万元。", "发放救助金1250000元。"),
    ("群众满意度90%以上。", "群众满意度95.2%。"),
    ("惠民演出60场。", "惠民演出62场次。"),
    ("完成改革事项15个。", "完成改革事项16项。"),
    ("每月巡河2次。", "全年巡河26次。"),
]
STRANGERS = [
    ("群众满意度90%以上。", "道路完好率96%。"),
    ("发放救助金120万元。", "救助困难群众1200人。"),
    ("培训村医400人。", "培训村医较上年增加60人。"),
    ("收集率达到70%。", "收集率由上年的66%。"),
    ("审批时限压缩到3个工作日。", "办件3600件。"),
]


@pytest.mark.parametrize(("asked", "given"), KIN)
def test_kin(asked: str, given: str) -> None:
    a, b = one(asked), one(given)
    assert kinship(a, b, (a,), (b,)) > 0


@pytest.mark.parametrize(("asked", "given"), STRANGERS)
def test_strangers(asked: str, given: str) -> None:
    a, b = one(asked), one(given)
    assert kinship(a, b, (a,), (b,)) == 0


def test_the_same_subject_is_nearer_than_a_like_one() -> None:
    asked, same, like = one("新建公厕20座。"), one("新建公厕21座。"), one("改造泵站21座。")
    assert kinship(asked, same, (asked,), (same, like)) > kinship(asked, like, (asked,), (same, like))


@pytest.mark.parametrize(
    ("a", "b", "same", "near"),
    [
        ("320人", "320名", True, False),
        ("320人", "320人次", False, True),
        ("20场", "20期", False, True),
        ("20个", "20项", False, True),
        ("20个", "20公里", False, False),
        ("3万元", "30000元", True, False),
        ("3%", "3个", False, False),
    ],
)
def test_units(a: str, b: str, *, same: bool, near: bool) -> None:
    x, y = one(a).quantity, one(b).quantity
    assert same_kind(x, y) is same
    assert same or near_units(x, y) is near


def test_likeness_of_subjects_is_one_for_the_same_words_and_small_for_others() -> None:
    assert subject_likeness(one("新建公厕20座"), one("新建“公厕”21座")) == 1
    assert subject_likeness(one("新建公厕20座"), one("清淤渠道21公里")) == 0
