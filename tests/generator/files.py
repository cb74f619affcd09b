"""Writes sheets as docx, xlsx or html; the same sheets give the same bytes."""

from __future__ import annotations

import html
import io
import math
import re
import zipfile
from collections.abc import Iterable
from copy import copy
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.oxml.ns import qn
from docx.shared import Pt
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from tests.generator.sheet import Cell, Grid, Paragraph, Sheet

STAMP = (2020, 1, 1, 0, 0, 0)
CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
NUMERIC = re.compile(r"\.(?:weight|mark|initial|revised|outturn|expected|total|fiscal|other)$|^total_")
MARGIN = 1080


def write(sheets: tuple[Sheet, ...], kind: str, path: Path) -> None:
    """Write the sheets to a file of the kind: docx, xlsx or html."""
    Path(path).write_bytes({"docx": docx_bytes, "xlsx": xlsx_bytes, "html": html_bytes}[kind](sheets))


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip with a fixed clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name, data in parts:
            archive.writestr(
                zipfile.ZipInfo(name, STAMP), CLOCK.sub(rb"\g<1>2020-01-01T00:00:00Z", data), zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


# ---- docx


@cache
def _package() -> tuple[tuple[str, bytes], ...]:
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "宋体", Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    style.paragraph_format.space_after = Pt(0)
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as archive:
        names = [name for name in archive.namelist() if "thumbnail" not in name]
        parts = {name: archive.read(name) for name in names}
    parts["_rels/.rels"] = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", parts["_rels/.rels"])
    return tuple(parts.items())


LOOKS = {"title": ("center", 36, True), "subtitle": ("center", 21, False), "right": ("right", 21, False), "left": ("left", 21, False),
         "heading": ("left", 28, True), "body": ("both", 24, False)}  # fmt: skip


def _run(text: str, size: int, *, bold: bool = False) -> str:
    weight = "<w:b/>" if bold else ""
    return f'<w:r><w:rPr>{weight}<w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">{html.escape(text, quote=False)}</w:t></w:r>'


def _paragraph(paragraph: Paragraph) -> str:
    align, size, bold = LOOKS[paragraph.look]
    indent = '<w:ind w:firstLineChars="200" w:firstLine="480"/>' if paragraph.look in {"body", "heading"} else ""
    spacing = (
        '<w:spacing w:before="60" w:after="60" w:line="400" w:lineRule="exact"/>'
        if paragraph.look in {"body", "heading"}
        else ""
    )
    return f'<w:p><w:pPr>{spacing}{indent}<w:jc w:val="{align}"/></w:pPr>{_run(paragraph.text, size, bold=bold)}</w:p>'


def _cell_xml(cell: Cell | None, width: int, span: int, *, going_on: bool) -> str:
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merge = "<w:vMerge/>" if going_on else '<w:vMerge w:val="restart"/>' if cell and cell.rows > 1 else ""
    props = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{grid}{merge}<w:vAlign w:val="center"/></w:tcPr>'
    if going_on or cell is None:
        return f"<w:tc>{props}<w:p/></w:tc>"
    align = "left" if cell.look in {"text", "note"} else "center"
    bold = cell.look == "head"
    lines = "".join(
        f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>{_run(line, 18, bold=bold)}</w:p>'
        for line in cell.text.split("\n")
    )
    return f"<w:tc>{props}{lines}</w:tc>"


def _table(grid: Grid, room: int) -> str:
    widths = [room * part // sum(grid.widths) for part in grid.widths]
    begins = {(row, column): cell for row, column, cell in grid.cells}
    above = {(row + down, column): cell for row, column, cell in grid.cells for down in range(1, cell.rows)}
    rows = []
    for row in range(grid.height):
        column, cells = 0, []
        while column < len(widths):
            cell = begins.get((row, column)) or above[row, column]
            width = sum(widths[column : column + cell.cols])
            cells.append(_cell_xml(cell, width, cell.cols, going_on=(row, column) in above))
            column += cell.cols
        rows.append(f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="400"/></w:trPr>{"".join(cells)}</w:tr>')
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    air = {"top": 30, "left": 60, "bottom": 30, "right": 60}
    room_in = [f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in air.items()]
    props = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{lines}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{''.join(room_in)}</w:tblCellMar></w:tblPr>"
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl>{props}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def docx_bytes(sheets: tuple[Sheet, ...]) -> bytes:
    """A Word file; each sheet begins a page."""
    landscape = any(sheet.landscape for sheet in sheets)
    wide, high = (16838, 11906) if landscape else (11906, 16838)
    body = []
    for number, sheet in enumerate(sheets):
        if number:
            body.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
        body += [_paragraph(b) if isinstance(b, Paragraph) else _table(b, wide - 2 * MARGIN) for b in sheet.blocks]
    turned = ' w:orient="landscape"' if landscape else ""
    sides = " ".join(f'w:{side}="{MARGIN}"' for side in ("top", "right", "bottom", "left"))
    section = (
        f'<w:sectPr><w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
        f'<w:pgMar {sides} w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{space}"><w:body>{"".join(body)}{section}</w:body></w:document>'
    return packed((name, xml.encode() if name == "word/document.xml" else data) for name, data in _package())


# ---- xlsx

SIDE = Side(style="thin", color="000000")
BORDER = Border(left=SIDE, right=SIDE, top=SIDE, bottom=SIDE)


def _prototypes(book: openpyxl.Workbook) -> dict[str, Any]:
    looks = {
        "title": (Font(name="方正小标宋简体", size=18, bold=True), "center", False), "subtitle": (Font(name="宋体", size=11), "center", False),
        "right": (Font(name="宋体", size=10), "right", False), "left": (Font(name="宋体", size=10), "left", False),
        "heading": (Font(name="黑体", size=12), "left", False), "body": (Font(name="仿宋", size=11), "left", False),
        "head": (Font(name="宋体", size=10, bold=True), "center", True), "text": (Font(name="宋体", size=10), "left", True),
        "value": (Font(name="宋体", size=10), "center", True),
    }  # fmt: skip
    page = book.create_sheet("prototypes")
    styles = {}
    for number, (look, (font, align, lined)) in enumerate(looks.items(), 1):
        cell = page.cell(number, 1)
        cell.font, cell.alignment = font, Alignment(horizontal=align, vertical="center", wrap_text=True)
        if lined:
            cell.border = BORDER
        styles[look] = copy(cell._style)
    book.remove(page)
    return styles | {"label": styles["value"], "frame": styles["value"], "note": styles["text"]}


def typed(cell: Cell) -> str | int | float:
    """A number where the sheet would hold one, else the text."""
    numeric = cell.spots and NUMERIC.search(cell.spots[0].where) and NUMBER.fullmatch(cell.text)
    if not numeric:
        return cell.text
    return float(cell.text) if "." in cell.text else int(cell.text)


def _lines(text: str, room: float) -> int:
    return sum(
        max(1, math.ceil(sum(2 if ord(c) > 255 else 1 for c in line) / max(room, 2))) for line in text.split("\n")
    )


def _grid_into(page: Any, grid: Grid, row: int, styles: dict[str, Any], widths: list[float]) -> int:
    for _, starts in enumerate(grid.by_row()):
        tallest = 1
        for column, cell in starts:
            _put(page, row, column, cell, styles)
            if cell.rows == 1:
                tallest = max(tallest, _lines(cell.text, sum(widths[column : column + cell.cols]) - 1))
        page.row_dimensions[row].height = min(15 * tallest + 5, 400)
        row += 1
    return row


def _put(page: Any, row: int, column: int, cell: Cell, styles: dict[str, Any]) -> None:
    for r in range(row, row + cell.rows):
        for c in range(column + 1, column + cell.cols + 1):
            page.cell(r, c)._style = copy(styles[cell.look])
    place = page.cell(row, column + 1)
    place.value = typed(cell) if cell.text else None
    if cell.text.startswith("="):
        place.data_type = "s"  # ＝100% is a target, not a formula
    if cell.rows > 1 or cell.cols > 1:
        page.merged_cells.add(
            f"{get_column_letter(column + 1)}{row}:{get_column_letter(column + cell.cols)}{row + cell.rows - 1}"
        )


def xlsx_bytes(sheets: tuple[Sheet, ...]) -> bytes:
    """A workbook with one sheet each."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    styles = _prototypes(book)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        grids = [block for block in sheet.blocks if isinstance(block, Grid)]
        widest = max(grids, key=lambda grid: len(grid.widths))
        scale = (125 if sheet.landscape else 95) / sum(widest.widths)
        widths = [round(part * scale, 1) for part in widest.widths]
        for number, width in enumerate(widths, 1):
            page.column_dimensions[get_column_letter(number)].width = width
        row = 1
        for block in sheet.blocks:
            if isinstance(block, Grid):
                row = _grid_into(page, block, row, styles, widths)
                continue
            _line_into(page, block, row, styles, widths)
            row += 1
        page.page_setup.orientation, page.page_setup.paperSize = "landscape" if sheet.landscape else "portrait", 9
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    saved = io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return packed([(name, archive.read(name)) for name in archive.namelist()])


def _line_into(page: Any, block: Paragraph, row: int, styles: dict[str, Any], widths: list[float]) -> None:
    cell = page.cell(row, 1, block.text)
    cell._style = copy(styles[block.look])
    page.merged_cells.add(f"A{row}:{get_column_letter(len(widths))}{row}")
    page.row_dimensions[row].height = (28 if block.look == "title" else 16 * _lines(block.text, sum(widths))) + 2


# ---- html

STYLE = (
    "table{border-collapse:collapse;width:100%}td{border:1px solid #000;padding:3px 5px;text-align:center;font-size:13px}"
    "td.text{text-align:left}h1{font-size:22px;text-align:center}p.subtitle{text-align:center}p.right{text-align:right}p.body{text-indent:2em}"
)


def _html_cell(cell: Cell) -> str:
    spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (f' colspan="{cell.cols}"' if cell.cols > 1 else "")
    kind = ' class="text"' if cell.look in {"text", "note"} else ""
    text = html.escape(cell.text, quote=False).replace("\n", "<br/>")
    return f"<td{spans}{kind}>{f'<b>{text}</b>' if cell.look == 'head' and text else text}</td>"


def _html_block(block: Paragraph | Grid) -> str:
    if isinstance(block, Paragraph):
        tag = "h1" if block.look == "title" else "h2" if block.look == "heading" else "p"
        return f'<{tag} class="{block.look}">{html.escape(block.text, quote=False)}</{tag}>'
    rows = ("<tr>" + "".join(_html_cell(cell) for _, cell in row) + "</tr>" for row in block.by_row())
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def html_bytes(sheets: tuple[Sheet, ...]) -> bytes:
    """A web page as an office would publish it."""
    title = next((b.text for b in sheets[0].blocks if isinstance(b, Paragraph) and b.look == "title"), sheets[0].name)
    body = "\n".join(_html_block(block) for sheet in sheets for block in sheet.blocks)
    top = f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"/><title>{html.escape(title)}</title><style>{STYLE}</style></head>'
    page = f"{top}\n<body>\n{body}\n</body></html>\n"
    return page.encode()
