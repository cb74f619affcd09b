"""Numbers of a workbook as its cells show them."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from hengji.readers import open_document
from hengji.readers.shown import shown

FORMATS = [
    ("0.99429999999999996", "0.00%", "99.43%"),
    ("0.5", "0%", "50%"),
    ("20.0", "", "20"),
    ("20.0", "General", "20"),
    ("0.30000000000000004", "", "0.3"),
    ("8956", "#,##0", "8,956"),
    ("1234.5", '#,##0.00"万元"', "1,234.50万元"),
    ("120", '0"人次"', "120人次"),
    ("-5.5", "0.00_);(0.00)", "(5.50)"),
    ("-5.5", "0.00", "-5.50"),
    ("3", "0.##", "3"),
    ("0.125", "0.##", "0.13"),
    ("5", "0_);[Red]\\(0\\)", "5"),
    ("1234567", '0,"千元"', "1235千元"),
    ("44562", "yyyy/m/d", "2022/1/1"),
    ("44562", 'yyyy"年"m"月"d"日"', "2022年1月1日"),
    ("44197", '[$-804]yyyy"年"m"月";@', "2021年1月"),
    ("44562.75", "yyyy-mm-dd hh:mm", "2022-01-01 18:00"),
    ("0.5", "h:mm", "12:00"),
    ("1e20", "", "1E+20"),
    ("1234567890123", "", "1234567890123"),
    ("12.5", "@", "12.5"),
    ("abc", "0.00", "abc"),
    ("44562", "General;@", "44562"),
]


@pytest.mark.parametrize(("value", "form", "text"), FORMATS)
def test_shown(value: str, form: str, text: str) -> None:
    assert shown(value, form) == text


def test_days_since_1904() -> None:
    assert shown("43100", "yyyy/m/d", is_1904=True) == "2022/1/1"


def test_a_workbook_as_it_is_seen() -> None:
    book = Workbook()
    page = book.worksheets[0]
    rows = [("A1", 0.9943, "0.00%"), ("B1", 20.0, "General"), ("C1", 1.7, '0.0"万人次"'), ("D1", True, "General")]
    for place, value, form in rows:
        page[place] = value
        page[place].number_format = form
    page.merge_cells("A2:D3")
    page["A2"] = "合并\n两行"
    page["XFA1"].number_format = "0.00%"  # a format without a value is no cell
    out = io.BytesIO()
    book.save(out)
    (grid,) = open_document(out.getvalue()).grids
    assert [(c.text, c.row, c.column, c.rows, c.columns) for c in grid.cells] == [
        ("99.43%", 0, 0, 1, 1),
        ("20", 0, 1, 1, 1),
        ("1.7万人次", 0, 2, 1, 1),
        ("TRUE", 0, 3, 1, 1),
        ("合并\n两行", 1, 0, 1, 4),
    ]
