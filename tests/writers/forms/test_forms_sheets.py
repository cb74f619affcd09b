"""Forms as Excel files: text stays text, rows are high enough, long texts go on in further rows and are joined again."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengji.readers import open_document, read
from hengji.tables.json import from_json
from hengji.tables.model import PerformanceTable
from hengji.writers.forms import write
from hengji.writers.forms.measure import Room
from hengji.writers.forms.measure import width as sign_width
from hengji.writers.forms.pieces import pieces
from tests.writers.forms.samples import SAMPLES

SENTENCE = "全年举办青年技能培训三十八期，其中线上五期、线下三十三期，培训学员四百余人（示例）；"


def narrated(narrative: object, **more: object) -> PerformanceTable:
    row = {"name": "培训期数（示例）", "target": "不少于40期", "actual": "38期", "narrative": narrative, **more}
    other = {"name": "培训人数（示例）", "target": "不少于400人", "actual": "438人", "narrative": "已完成（示例）。"}
    overall = {"objectives": ["举办培训（示例）。"], "indicators": [row, other]}
    return from_json({"form": "department-completion", "title": "部门整体绩效完成情况表（示例）", "overall": overall})


def sheet(table: PerformanceTable) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(write(table, "xlsx"))).active


@pytest.mark.parametrize("length", [2_000, 40_000])
@pytest.mark.parametrize("unbroken", [True, False])
def test_a_long_narrative_goes_on_in_further_rows_and_is_read_whole(length: int, unbroken: bool) -> None:  # noqa: FBT001
    text = ("甲乙丙丁" * length if unbroken else SENTENCE * length)[:length]
    made = sheet(narrated(text))
    rows = [each for each in made.iter_rows() if any(isinstance(c.value, str) and c.value in text for c in each)]
    assert len(rows) > length // 900
    assert all((made.row_dimensions[n].height or 0) <= 409 for n in range(1, made.max_row + 1))
    assert all(len(c.value) < 32_767 for row in made.iter_rows() for c in row if isinstance(c.value, str))
    found = read(write(narrated(text), "xlsx")).overall.indicators
    assert [item.text for item in found[0].narrative] == [text]
    assert [item.text for item in found[1].narrative] == ["已完成（示例）。"]


def test_long_numbered_items_in_two_columns_are_read_whole() -> None:
    long = [{"no": n, "mark": f"{n}.", "text": SENTENCE * (12 + n)} for n in range(1, 6)]
    table = narrated(
        long, actual=[{"no": 1, "mark": "1.", "text": SENTENCE * 9}, {"no": 2, "mark": "2.", "text": "38期"}]
    )
    found = read(write(table, "xlsx")).overall.indicators[0]
    assert [(each.no, each.text) for each in found.narrative] == [(each["no"], each["text"]) for each in long]
    assert [each.text for each in found.actual] == [SENTENCE * 9, "38期"]


def test_a_long_objective_and_a_long_detail_are_read_whole() -> None:
    table = SAMPLES["project-self-evaluation"]
    data = {"details": [{"label": "项目名称", "text": SENTENCE * 60}], "title": table.title.text, "form": table.form}
    row = {
        "level1": "产出",
        "level2": "数量",
        "level3": "期数（示例）",
        "target": "1",
        "actual": "1",
        "weight": "1",
        "mark": "1",
    }
    made = from_json(
        data | {"overall": {"objectives": [SENTENCE * 70], "actual": ["已完成（示例）。"], "indicators": [row]}}
    )
    found = read(write(made, "xlsx", "project-self-evaluation"))
    assert found.overall.objectives[0].text == SENTENCE * 70
    assert next(each.text for each in found.details if each.mark == "项目名称") == SENTENCE * 60


@pytest.mark.parametrize(
    "text", ["=1+1", "+5场", "-3%", "@SUM(A1)", "_x0041_", '=HYPERLINK("http://a")', "0012", "1e5"]
)
def test_text_stays_text(text: str) -> None:
    data = write(narrated(text), "xlsx")
    assert read(data).overall.indicators[0].narrative[0].text == text
    for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows():
        assert all(each.data_type != "f" and not isinstance(each.value, int | float) for each in row)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_rows_are_as_high_as_their_text_and_the_sheet_is_set_up_to_be_printed(name: str) -> None:
    made = sheet(SAMPLES[name])
    merged = {each.coord.split(":")[0]: each for each in made.merged_cells.ranges}
    for row in made.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                area = merged.get(cell.coordinate)
                last, right = (area.max_row, area.max_col) if area else (cell.row, cell.column)
                letters = [openpyxl.utils.get_column_letter(n) for n in range(cell.column, right + 1)]
                wide = sum(made.column_dimensions[each].width for each in letters) * 7 - 5
                lines = sum(
                    max(1, -(-sum(sign_width(s) * 14 for s in line) // wide)) for line in cell.value.split("\n")
                )
                high = sum(made.row_dimensions[n].height for n in range(cell.row, last + 1))
                assert high >= lines * 13.5 or cell.row == 1, cell.value
    assert made.page_setup.paperSize == 9
    assert made.page_setup.fitToHeight == 0
    assert made.sheet_properties.pageSetUpPr.fitToPage
    assert re.fullmatch(r"\$\d+:\$\d+", made.print_title_rows or "")
    assert "&P" in made.oddFooter.center.text


def test_the_same_table_gives_the_same_bytes() -> None:
    assert write(SAMPLES["monitoring"], "xlsx") == write(SAMPLES["monitoring"], "xlsx")


@given(st.text("甲乙。；，、（）“”1234567890abc \n①一第", max_size=4000), st.floats(2, 60))
def test_pieces_are_the_text_and_each_fits_a_row(text: str, signs: float) -> None:
    found = pieces(text, signs)
    assert "".join(found) == text
    room = Room((signs * 10.5 + 8,), 10.5, 15.0)
    assert all(room.lines(type(CELL)(each, 0, 0)) <= 27 for each in found)


CELL = open_document(write(SAMPLES["monitoring"], "html")).grids[0].cells[0]
