from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from hengji.tables.finding import Place, Severity
from hengji.tables.model import Item
from hengji.writers.marked import marked
from hengji.writers.marked.shapes import _size
from hengji.writers.marked.sheets import Lengths, reference
from tests.writers.marked.excel_cases import excel_document, rich_excel
from tests.writers.marked.marked_cases import examination, finding, items, pages, parts, place

pytestmark = pytest.mark.filterwarnings("ignore:Unknown extension")
SOURCE = rich_excel()
DOCUMENT = excel_document(SOURCE)
ITEMS = items(DOCUMENT)
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def mark(words: list[str], source: bytes = SOURCE) -> bytes:
    document = excel_document(source)
    found = items(document)
    return marked(source, examination(document, found, [finding([place(found, each)]) for each in words]))


def comments(data: bytes, sheet: str = "完成情况表") -> dict[str, str]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for row in book[sheet].iter_rows() for cell in row]
    return {cell.coordinate: cell.comment.text for cell in cells if cell.comment is not None}


def changed(data: bytes, source: bytes = SOURCE) -> set[str]:
    before = parts(source)
    return {name for name, part in parts(data).items() if part != before.get(name)}


def test_the_cell_has_its_comment_and_the_words_it_is_about() -> None:
    found = comments(mark(["28956人次"]))
    assert set(found) == {"B3", "B4"}
    assert found["B3"].split("\n") == [
        "✕ 错误 XX01 同一指标两个数",
        "原文：“28956人次”",
        "同一项在几处写了不同的数，请核对。",
        "核算：28956−8956＝20000",
        "建议：请核对原始记录，统一填写。",
    ]


def test_only_the_comments_and_their_boxes_change_where_there_are_some() -> None:
    out = mark(["28956人次", "8956人次", "0.9943"])
    assert changed(out) == {"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}
    assert list(parts(out)) == list(parts(SOURCE))


def test_a_sheet_without_comments_gets_what_it_takes() -> None:
    source = rich_excel(commented=False)
    out = mark(["28956人次"], source)
    assert changed(out, source) == {
        "[Content_Types].xml", "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }  # fmt: skip
    sheet = etree.fromstring(parts(out)["xl/worksheets/sheet1.xml"])
    assert [etree.QName(each).localname for each in sheet][-3:] == ["drawing", "legacyDrawing", "extLst"]
    sheet.remove(sheet.find(f"{S}legacyDrawing"))
    before = etree.fromstring(parts(source)["xl/worksheets/sheet1.xml"])
    assert etree.tostring(sheet, method="c14n") == etree.tostring(before, method="c14n")
    assert set(comments(out)) == {"B3"}


def test_the_other_sheet() -> None:
    out = mark(["封面"])
    assert set(comments(out, "封面")) == {"A1"}
    assert set(comments(out)) == {"B4"}
    assert "xl/worksheets/_rels/sheet2.xml.rels" in parts(out)


def test_several_findings_on_a_cell_are_gathered_in_one_comment() -> None:
    text = comments(mark(["28956人次", "培训28"]))["B3"]
    assert text.count("✕ 错误 XX01") == 2
    assert text.index("“培训28”") < text.index("“28956人次”")


def test_a_comment_that_is_there_is_kept_and_continued() -> None:
    out = mark(["20期"])
    text = comments(out)["B4"]
    assert text.startswith("请附佐证材料")
    assert "\n\n衡绩 Hengji：\n✕ 错误 XX01" in text
    root = etree.fromstring(parts(out)["xl/comments1.xml"])
    assert [each.text for each in root.iter(f"{S}author")] == ["张三", "衡绩 Hengji"]
    assert [each.get("authorId") for each in root.iter(f"{S}comment")] == ["0"]
    assert changed(out) == {"xl/comments1.xml"}


def test_the_drawing_keeps_what_it_holds_and_numbers_go_on() -> None:
    drawing = parts(mark(["28956人次", "训8956人次"]))["xl/drawings/vmlDrawing1.vml"]
    before = parts(SOURCE)["xl/drawings/vmlDrawing1.vml"]
    assert drawing.startswith(before.rstrip()[: -len("</xml>")])
    assert re.findall(rb'id="_x0000_s(\d+)"', drawing) == [b"1025", b"1026", b"1027"]
    assert drawing.count(b'id="_x0000_t202"') == 1


def test_a_box_over_a_tall_row_stays_in_it() -> None:
    drawing = parts(mark(["年度完成值"]))["xl/drawings/vmlDrawing1.vml"].decode()
    left, _, top, _, right, _, bottom, _ = map(int, re.findall(r"<x:Anchor>([\d, ]+)<", drawing)[1].split(","))
    assert (left, top, bottom) == (2, 1, 1)
    assert right > left


def test_a_box_holds_its_text() -> None:
    short, long, endless = (_size("培训期数请核对。\n" * lines) for lines in (5, 50, 500))
    assert short == (340, 112)
    assert long[0] > short[0]
    assert long[1] >= 50 * 16
    assert endless == (640, 1200)


def test_a_merged_cell_is_commented_at_its_first() -> None:
    assert "A1" in comments(mark(["绩效完成情况表"]))


def test_words_without_a_cell_are_commented_at_the_top() -> None:
    title = Item("title", "标题")
    out = marked(SOURCE, examination(DOCUMENT, ITEMS, [finding([Place("title", title)])]))
    assert set(comments(out, "封面")) == {"A1"}


def test_infos_only_when_asked_for() -> None:
    seen = examination(DOCUMENT, ITEMS, [finding([place(ITEMS, "28956")], Severity.INFO)])
    assert marked(SOURCE, seen) == marked(SOURCE, examination(DOCUMENT, ITEMS, []))
    assert "i 提示 XX01" in comments(marked(SOURCE, seen, severities=tuple(Severity)))["B3"]


def test_no_finding_no_change() -> None:
    assert parts(mark([])) == parts(SOURCE)


@pytest.mark.parametrize("commented", [True, False])
def test_other_readers_open_it_and_it_prints_on_as_many_pages(tmp_path: Path, *, commented: bool) -> None:
    source = rich_excel(commented=commented)
    out = mark(["28956人次", "20期", "封面"], source)
    before, after = (CalamineWorkbook.from_filelike(io.BytesIO(each)) for each in (source, out))
    for name in before.sheet_names:
        assert after.get_sheet_by_name(name).to_python() == before.get_sheet_by_name(name).to_python()
    assert pages(out, "xlsx", tmp_path / "a") == pages(source, "xlsx", tmp_path / "b") == 2


def test_the_ids_of_many_boxes_are_in_listed_blocks() -> None:
    rows = 1200
    book = openpyxl.Workbook()
    for row in range(1, rows + 1):
        book.active.cell(row, 1, f"完成{row}场")
    stream = io.BytesIO()
    book.save(stream)
    source = stream.getvalue()
    document = excel_document(source)
    found = items(document)
    out = marked(source, examination(document, found, [finding([Place(each.path, each)]) for each in found]))
    drawing = next(part for name, part in parts(out).items() if name.endswith(".vml"))
    assert b'data="1,2"' in drawing
    assert len(set(re.findall(rb'id="_x0000_s(\d+)"', drawing))) == rows


def test_references_and_lengths() -> None:
    assert [reference(0, 0), reference(4, 2), reference(9, 26), reference(0, 701)] == ["A1", "C5", "AA10", "ZZ1"]
    lengths = Lengths({1: 100, 2: 0}, 20, 9)
    assert lengths.advance(0, 15) == (0, 15)
    assert lengths.advance(0, 130) == (3, 10)
    assert lengths.advance(9, 500) == (9, 500)
