"""More files that must be refused, or read, within time and memory: those that only a reader of tables can be hurt by."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.bad_files import CELL, docx, noise, table
from tests.readers import pdf_files

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XLS = Path(__file__).parents[1] / "seed" / "renditions" / "seed.xls"


def xlsx(data: str, *, before: str = "", strings: str = "") -> bytes:
    """A workbook of one sheet with this sheet data."""
    out = io.BytesIO()
    sheet = '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{sheet}</workbook>')
        package.writestr("xl/worksheets/sheet1.xml", f'{before}<worksheet xmlns="{MAIN}">{data}</worksheet>')
        package.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{strings}</sst>')
    return out.getvalue()


def inline(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet_row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def pay_list() -> bytes:
    """Performance pay 绩效工资 is no performance table."""
    heads = ("姓名", "基本工资", "绩效工资", "绩效奖", "实发合计")
    cells = (inline(f"{letter}1", text) for letter, text in zip("ABCDE", heads, strict=True))
    return xlsx(f"<sheetData>{sheet_row(1, *cells)}</sheetData>")


def page(rows: str) -> bytes:
    return f'<html><meta charset="utf-8"><p>绩效目标表</p><table>{rows}</table></html>'.encode()


def lines(heads: str, row: Callable[[int], str], count: int) -> bytes:
    return ("项目绩效表\n" + heads + "\n" + "\n\n".join(row(n) for n in range(count)) + "\n").encode()


ONE = "<sheetData>" + sheet_row(1, inline("A1", "绩效")) + "</sheetData>"
HEADS = "<tr><td>指标<td>目标值<td>完成值</tr>"
LONG = "1.开展活动以及其他很多的活动，并且"
LETTERS = "任务\t绩效目标\t指标\t目标值\t完成值\t具体完成情况\t分值\t得分\t偏差原因\t改进措施\t备注\t计量单位"

REFUSED: dict[str, Callable[[], bytes]] = {
    "wide.xlsx": lambda: xlsx(f"<sheetData>{sheet_row(1, inline('XFD1', '绩效'))}</sheetData>"),
    "bomb.xlsx": lambda: xlsx("<sheetData/>" + " " * 300_000_000),
    "strings.xlsx": lambda: xlsx("<sheetData/>", strings="<si><t/></si>" * 2_600_000),
    "rows.xlsx": lambda: xlsx("<sheetData>" + "<row><c><v>1</v></c></row>" * 200_000 + "</sheetData>"),
    "entity.xlsx": lambda: xlsx(f"<sheetData>{sheet_row(1, inline('A1', '&b;'))}</sheetData>", before='<!DOCTYPE x [<!ENTITY b "c">]>'),
    "sparse.xlsx": lambda: xlsx(f"<sheetData>{sheet_row(1, inline('A1', '绩'))}{sheet_row(1048576, inline('IV1048576', '效'))}</sheetData>"),
    "merged.xlsx": lambda: xlsx(ONE + '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' * 9999),
    "tags.docx": lambda: docx("<w:p/>" * 4_000_000),
    "paragraphs.docx": lambda: docx("<w:p/>" * 1_400_000),
    "tables.docx": lambda: docx(table(CELL.format("绩效")) * 30_000),
    "deep.docx": lambda: docx("<w:tbl><w:tr><w:tc>" * 80 + "<w:p/></w:tc></w:tr></w:tbl>" * 80),
    "deeper.docx": lambda: docx("<w:tbl><w:tr><w:tc>" * 800 + "<w:p/></w:tc></w:tr></w:tbl>" * 800),
    "rowspans.html": lambda: page('<tr><td rowspan="60000" colspan="250">绩效</td></tr>' * 5000),
    "colspan.html": lambda: page('<tr><td colspan="99999999">绩效</td></tr>'),
    "deep.html": lambda: b"<table><tr><td>" * 300,
    "divisions.html": lambda: b"<html>" + b"<div>" * 100_000,
    "pay-list.xlsx": pay_list,
    "truncated.xls": lambda: XLS.read_bytes()[:20_000],
    "half.xls": lambda: XLS.read_bytes()[:2000],
    "corrupt.xls": lambda: (whole := XLS.read_bytes())[:3000] + b"\xff" * 400 + whole[3400:],
    "noise.xls": lambda: XLS.read_bytes()[:1024] + noise(5, 30_000),
    "portable.pdf": lambda: b"%PDF-1.7\n" + noise(6, 1000),
    **pdf_files.REFUSED,
    "sentence.txt": "你好。".encode,
}  # fmt: skip
"""Each must end in one clear line."""

READ: dict[str, Callable[[], bytes]] = {
    "marks.txt": lambda: lines("指标\t目标值\t完成值", lambda _: "甲\t" + "1.开展。" * 200_000 + "\t" + "（1）" * 100_000, 1),
    "quotes.txt": lambda: lines("指标\t目标值\t完成值", lambda n: "甲" + "“" * 30 + f"\t{n}.开展\n\n\t\t后{n}", 1900),
    "tall.txt": lambda: lines(LETTERS, lambda n: "\t" * (n % 3) + "\t".join(f"开展{n}活动（{j}次" for j in range(10)), 3900),
    "broad.txt": lambda: lines("指标\t目标值\t完成值" + "\t备注" * 240, lambda n: "\t" * (n % 3) + "开展（\t" * 240, 350),
    "tall.html": lambda: page(HEADS + f"<tr><td>指标<td>{LONG}2.完成<td>1.开展，2.</tr>" * 3900),
    "cut.html": lambda: page(HEADS + f"<tr><td><td>{LONG}<td>{LONG}</tr>" * 3900),
}  # fmt: skip
"""Each is read, for what it is worth."""
