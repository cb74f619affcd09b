from __future__ import annotations

from collections.abc import Iterator

import pytest

from hengji.tables.grid import Grid
from hengji.tables.json import from_json
from hengji.tables.layouts.layout import layout, layouts
from hengji.tables.model import FORMS, Item, PerformanceTable
from hengji.writers.forms import Form, below, form
from hengji.writers.forms.choice import UnknownLayoutError, chosen
from tests.writers.forms.samples import SAMPLES

NAMES = sorted(SAMPLES)


def empty(name: str) -> Form:
    one = chosen(PerformanceTable("", Item("title", "")), name)
    return form(PerformanceTable(one.form, Item("title", ""), layout=name), one, whole=True)


def is_whole(grid: Grid) -> bool:
    """Whether the cells cover the sheet, no two lying on one another."""
    covered = [
        (row, column)
        for each in grid.cells
        for row in range(each.row, each.row + each.rows)
        for column in range(each.column, each.column + each.columns)
    ]
    return len(covered) == len(set(covered)) == grid.rows * grid.columns


def texts(laid: Form) -> list[str]:
    return [each.text for each in laid.grid.cells]


@pytest.mark.parametrize("name", NAMES)
def test_the_cells_cover_the_sheet_and_show_every_item(name: str) -> None:
    table = SAMPLES[name]
    laid = form(table, whole=True)
    assert laid.layout.id == name
    assert is_whole(laid.grid)
    assert below(table, laid) == ()
    cells = {(each.row, each.column): each.text for each in laid.grid.cells}
    for item in table.items():
        for piece in laid.pieces.get(item.path, ()):
            at = cells[piece.spot.row, piece.spot.column]
            assert at[piece.offset : piece.offset + len(item.text)] == item.text


@pytest.mark.parametrize("name", NAMES)
def test_the_empty_form_has_every_printed_word_of_the_layout(name: str) -> None:
    one, laid = layout(name), empty(name)
    assert one is not None
    assert is_whole(laid.grid)
    assert laid.title == one.title
    printed = [each.removesuffix("：") for each in texts(laid)]
    heads = laid.heads[-1]
    rows_of = {each.row for each in laid.grid.cells if not each.text} - set(range(heads.row + heads.rows))
    assert len(rows_of) >= 6
    words = [*one.labels(), *(each.heading for each in one.columns() if "{" not in each.heading)]
    assert [each for each in words if each not in printed] == []
    assert {each.group for each in one.columns()} - {""} <= set(printed)
    assert {each for block in one.blocks if block.kind == "funds" for each in block.rows} <= set(printed)


@pytest.mark.parametrize("name", NAMES)
def test_the_parts_cover_the_rows_and_begin_with_headings(name: str) -> None:
    laid = form(SAMPLES[name], whole=True)
    parts = laid.parts()
    assert [each.start for each in parts] == [0, *(each.end for each in parts[:-1])]
    assert parts[-1].end == laid.row
    for part, grid in zip(parts, laid.grids(parts), strict=True):
        assert is_whole(grid)
        heads = [each for each in laid.grid.cells if part.start <= each.row < part.start + part.headings]
        assert all(laid.kind(each) in ("heading", "frame") for each in heads)


def rows(**more: object) -> Iterator[dict[str, object]]:
    for level2, name in (("数量指标", "期数（示例）"), ("数量指标", "人数（示例）"), ("质量指标", "结业率（示例）")):
        yield {"level1": "产出指标", "level2": level2, "level3": name, "target": "1", "actual": "1", **more}


def test_equal_neighbours_are_one_cell_but_not_over_a_higher_level() -> None:
    listed = [*rows(), {"level1": "效益指标", "level2": "质量指标", "level3": "就业率（示例）"}]
    table = from_json({"form": "project-self-evaluation", "title": "表（示例）", "overall": {"indicators": listed}})
    found = {(each.text, each.rows) for each in form(table).grid.cells}
    assert {("产出指标", 3), ("数量指标", 2), ("质量指标", 1), ("效益指标", 1)} <= found
    assert texts(form(table)).count("质量指标") == 2


def test_columns_that_the_layout_has_not_are_added() -> None:
    listed = list(rows(unit="期", evidence="通知（示例）", notes=[{"label": "责任处室", "text": "一处（示例）"}]))
    funds = [{"name": "年度资金总额", "approved": "1", "explanation": "调减（示例）"}]
    data = {"form": "project-self-evaluation", "title": "表（示例）", "overall": {"indicators": listed}, "funds": funds}
    laid = form(from_json(data))
    assert is_whole(laid.grid)
    assert len(laid.layout.widths) == 9 + 3
    assert {"计量单位", "佐证材料", "责任处室", "原因", "通知（示例）", "一处（示例）", "调减（示例）"} <= set(
        texts(laid)
    )
    assert below(from_json(data), laid) == ()


def test_details_without_a_place_become_lines_in_their_order() -> None:
    marks = ["项目名称", "项目负责人", "主管部门", "实施单位", "联系电话"]
    data = {
        "form": "project-self-evaluation",
        "title": "表（示例）",
        "details": [{"label": m, "text": f"{m}甲"} for m in marks],
    }
    data |= {"overall": {"indicators": list(rows())}}
    data["details"] += [{"label": "", "text": "注：本表为示例。"}]
    laid = form(from_json(data))
    shown = [each for each in texts(laid) if each.endswith("甲")]
    assert shown == [f"{m}甲" for m in marks]
    assert texts(laid)[-1] == "注：本表为示例。"


def test_a_table_of_no_known_form_is_laid_out_by_its_own_headings() -> None:
    data = {
        "form": "rows", "title": "绩效表（示例）", "headings": {"name": "考核内容", "target": "要求"},
        "overall": {"indicators": [{"name": "培训（示例）", "target": "40期", "actual": "38期"}]}, "department": "某局（示例）",
    }  # fmt: skip
    laid = form(from_json(data))
    assert {"考核内容", "要求", "培训（示例）", "部门名称", "某局（示例）"} <= set(texts(laid))
    assert is_whole(laid.grid)


def test_goals_and_tasks_have_a_place_in_a_form_without_one() -> None:
    task = {"no": 1, "name": "任务（示例）", "objective": "目标（示例）", "indicators": list(rows())}
    data = {
        "form": "project-self-evaluation",
        "title": "表",
        "tasks": [task],
        "total_mark": "98",
        "total_weight": "100",
    }
    table = from_json(data | {"overall": {"budget_execution_rate": "99%", "objectives": ["总目标（示例）"]}})
    laid = form(table)
    assert is_whole(laid.grid)
    assert below(table, laid) == ()
    assert {"1.任务（示例）", "目标（示例）", "99%", "98", "总目标（示例）"} <= set(texts(laid))


def test_the_likest_layout_of_the_form_is_chosen() -> None:
    assert {chosen(PerformanceTable(each, Item("title", ""))).form for each in FORMS} == set(FORMS)
    for one in layouts():
        heads = tuple((each.role, each.heading) for each in one.columns() if each.heading)
        same = [other.id for other in layouts() if {c.heading for c in other.columns()} >= {h for _, h in heads}]
        table = PerformanceTable(one.form, Item("title", ""), headings=heads)
        assert chosen(table).id in same


def test_an_unknown_layout_is_answered_by_the_ids_there_are() -> None:
    with pytest.raises(UnknownLayoutError, match="department-completion、department-self") as said:
        chosen(SAMPLES["monitoring"], "nowhere")
    assert "monitoring" in said.value.en


def test_a_mark_before_a_digit_is_set_apart() -> None:
    items = [{"no": 1, "mark": "1.", "text": "5场"}, {"no": 2, "mark": "②", "text": "8场"}, {"no": 3, "text": "九场"}]
    row = {"name": "活动（示例）", "target": items, "actual": [], "narrative": []}
    laid = form(from_json({"form": "department-completion", "title": "表", "overall": {"indicators": [row]}}))
    assert "1. 5场\n② 8场\n3.九场" in texts(laid)
