"""Which scheme is chosen, by form, year and place, and what is said of it."""

from __future__ import annotations

import pytest

from hengji.scoring.choosing import choose
from hengji.scoring.places import named, where
from hengji.scoring.scheme import SchemeError, UnknownSchemeError, parse, scheme, schemes
from tests.scoring.tables import row, table

CHOICES = [
    ({"department": "黄石市水务局"}, "hubei"),
    ({"department": "湖北省民政厅"}, "hubei"),
    ({"title": "2022年度恩施州项目支出绩效自评表"}, "hubei"),
    ({"department": "四川省林业厅"}, "sichuan-project"),
    ({"department": "成都市文化馆"}, "sichuan-project"),
    ({"department": "重庆市某区教委", "form": "department-self-evaluation"}, "chongqing"),
    ({"department": "佛山市某局", "form": "department-self-evaluation"}, "guangdong-department"),
    ({"department": "佛山市某局"}, "mof-2020-10"),
    ({"department": "长春市某局"}, "mof-2020-10"),
    ({"department": "某某局"}, "mof-2020-10"),
    ({"department": "某县水务局", "details": [{"label": "主管部门", "text": "宜昌市水利和湖泊局"}]}, "hubei"),
    ({"department": "四川省某厅", "form": "monitoring", "year": 2025}, "monitoring-sichuan"),
    ({"department": "四川省某厅", "form": "monitoring", "year": 2023}, "monitoring-60-80"),
    ({"department": "黄石市某局", "form": "monitoring", "year": 2023}, "monitoring-60-80"),
    ({"department": "黄石市某局", "year": 2017}, None),
    ({"form": "department-completion"}, None),
]


@pytest.mark.parametrize(("about", "chosen"), CHOICES)
def test_chosen(about: dict, chosen: str | None) -> None:
    found = choose(table(row(), **about))
    assert (found.scheme.id if found.scheme else None) == chosen
    assert found.why.zh
    assert found.why.en


def test_cost_indicators_make_the_difference() -> None:
    costly = table(row(), row(level1="成本指标"), year=2022)
    found = choose(costly)
    assert found.scheme is not None
    assert found.scheme.id == "mof-2021-101"
    assert any("mof-2020-10" in note.zh for note in found.notes)
    assert choose(table(row(level1="成本指标"), year=2019)).scheme is scheme("mof-2020-10")


def test_it_says_why_and_what_else_would_fit() -> None:
    found = choose(table(row(), department="黄石市水务局", year=2022))
    assert found.why.zh == "根据表式“项目支出绩效自评表”、“黄石市”属湖北、2022年度选用"
    assert [note.zh for note in found.notes] == ["也适用：mof-2020-10；专用的先于通用的，可用 --scheme 另选"]


def test_an_unknown_place_is_said() -> None:
    assert "看不出是哪个地方的表" in choose(table(row(), department="某某局")).notes[0].zh
    assert "“长春市”属吉林" in choose(table(row(), department="长春市某局")).notes[0].zh


def test_asked_for_by_id() -> None:
    found = choose(table(row(), department="黄石市水务局"), "office-caps")
    assert found.scheme is scheme("office-caps")
    assert "指定" in found.why.zh
    with pytest.raises(UnknownSchemeError):
        choose(table(row()), "hubei-2")


def test_examples_are_never_chosen_by_themselves() -> None:
    assert {each.id for each in schemes() if not each.automatic} == {"office-caps", "provincial-80-70-60"}


@pytest.mark.parametrize(
    ("text", "provinces"),
    [
        ("海南藏族自治州财政局", ["青海"]),
        ("海南省财政厅", ["海南"]),
        ("吉林市某局", ["吉林"]),
        ("朝阳区教育局", []),
        ("湖北省对口支援新疆工作办公室", ["湖北", "新疆"]),
        ("黑龙江省某厅", ["黑龙江"]),
        ("内蒙古自治区某厅", ["内蒙古"]),
    ],
)
def test_places(text: str, provinces: list[str]) -> None:
    assert [each.province for each in named(text)] == provinces


def test_a_text_with_two_provinces_tells_nothing() -> None:
    assert where(table(row(), department="湖北省对口支援新疆工作办公室")) is None


@pytest.mark.parametrize(
    "change",
    [
        {"formula": "x"},
        {"forms": ["no-form"]},
        {"certainty": "sure"},
        {"quantitative": {"at-least": {"formula": "inverse"}}},
    ],
)
def test_a_file_that_says_nonsense_does_not_load(change: dict) -> None:
    sound = {
        "name": {"zh": "甲", "en": "a"}, "authority": {"zh": "甲", "en": "a"}, "document": "甲", "article": "甲",
        "basis": {"zh": "甲", "en": "a"}, "forms": ["rows"], "certainty": "read",
        "quantitative": {"at-least": {"formula": "proportional"}, "at-most": {"formula": "inverse"}},
    }  # fmt: skip
    assert parse("sound", sound).id == "sound"
    with pytest.raises(SchemeError, match="bad"):
        parse("bad", sound | change)


def test_every_scheme_is_dated_cited_and_sure_of_how_sure_it_is() -> None:
    for each in schemes():
        assert each.document
        assert each.article
        assert each.basis.zh
        assert each.basis.en
        assert each.since is not None or not each.automatic
