"""Figures of an item: all of them, in order, each in its place; and no text that makes the reading fail."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hengji.tables.achievement import achievement
from hengji.tables.dates import days
from hengji.tables.figures import figures, read_figures, rejected, role, siblings
from hengji.tables.json import from_json
from hengji.tables.model import Item
from hengji.tables.pairing import lines
from hengji.tables.reasons import deferral, reason
from tests.tables.readings import all_pairs, figures_of, indicator, read

PIECES = [
    *"，。；：、（）“”%％≥≤~—-/.\n 年月日个人次万亿元约近余多超不少于每各其共由至到期",
    "不少于", "由上年的", "提高到", "较上年增加", "其中", "其余", "每月", "每季度", "上半年", "第三方", "满意度", "培训", "新建公厕",
    "12", "3.5", "1,000", "二十", "〇", "六月", "8月31日前", "2022", "等", "分别为", "万人次", "公里", "65岁以上", "因", "推迟至",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
COLUMN = st.lists(TEXTS, max_size=3)


def test_every_figure_knows_its_item_and_its_neighbours() -> None:
    found = read("新建分馆8个、服务点22个，借阅3万册。")
    assert [f.quantity.text for f in found] == ["8个", "22个", "3万册"]
    assert all(a.quantity.end == b.before and a.after == b.quantity.start for a, b in pairwise(found))
    assert (found[0].before, found[-1].after) == (0, len(found[0].item.text))
    assert found[1].lead == "、服务点"
    assert len(list(siblings(found))) == 2


def test_the_column_is_told_from_the_path() -> None:
    assert role("tasks[1].indicators[2].actual[4]") == "actual"
    assert role("overall.budget_execution_rate") == "budget_execution_rate"
    assert role("title") == "title"


def test_a_table_gives_figures_and_labels_in_reading_order() -> None:
    row = {"name": "培训", "target": "2022年培训300人。", "actual": "第五期培训316人。"}
    table = from_json({"title": "2022年绩效表", "tasks": [{"name": "培训", "indicators": [row]}]})
    assert [f.quantity.text for f in figures(table)] == ["300人", "316人"]
    assert [r.label.text for r in rejected(table)][:2] == ["2022年", "2022年"]


@given(TEXTS)
def test_no_text_makes_the_reading_of_figures_fail(text: str) -> None:
    found, labels = read_figures(Item("overall.objectives[0]", text))
    spans = sorted([(f.quantity.start, f.quantity.end) for f in found])
    assert all(text[f.quantity.start : f.quantity.end] == f.quantity.text for f in found)
    assert all(text[r.label.start : r.label.end] == r.label.text for r in labels)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert [f.before for f in found] == [0, *(end for _, end in spans)][: len(found)]


@given(COLUMN, COLUMN, COLUMN)
def test_no_texts_make_lines_pairs_or_achievements_fail(
    target: list[str], actual: list[str], narrative: list[str]
) -> None:
    row = indicator(target, actual, narrative)
    found = lines(row)
    placed = [item.path for line in found for item in (line.target, *line.results) if item]
    assert sorted(placed) == sorted(item.path for item in (*row.target, *row.actual, *row.narrative) if item)
    for pair in all_pairs(found):
        results = [f for item in pair.line.results for f in figures_of(item)]
        assert pair.result is None or pair.result in results
        outcome = achievement(pair, results)
        assert outcome is None or outcome.rate is not None


@given(TEXTS)
def test_no_text_makes_days_or_reasons_fail(text: str) -> None:
    assert all(text[day.start : day.end].strip() for day in days(text))
    found, put_off = reason([text]), deferral(text)
    assert found is None or found in text
    assert put_off is None or put_off.group() in text
