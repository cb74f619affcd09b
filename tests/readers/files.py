"""Small real files made from rows written in a test: `<` goes on to the left neighbour, `^` to the cell above."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docx import Document as Word
from openpyxl import Workbook

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table and the lines before it; in a workbook a sheet, hidden or not."""

    rows: Rows
    before: tuple[str, ...] = ()
    name: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Spanned:
    row: int
    column: int
    rows: int
    columns: int
    text: str


def spans(rows: Rows) -> list[Spanned]:
    """The merged cells of the rows."""
    at = lambda r, c: rows[r][c] if r < len(rows) and c < len(rows[r]) else None  # noqa: E731
    found = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            wide = next(n for n in range(1, 99) if at(r, c + n) != "<")
            high = next(n for n in range(1, 99) if at(r + n, c) != "^")
            found.append(Spanned(r, c, high, wide, text))
    return found


def docx(sheets: Sequence[Sheet]) -> bytes:
    document = Word()
    for sheet in sheets:
        for line in sheet.before:
            document.add_paragraph(line)
        table = document.add_table(len(sheet.rows), max(map(len, sheet.rows)))
        for each in spans(sheet.rows):
            cell = table.cell(each.row, each.column)
            if each.rows * each.columns > 1:
                cell = cell.merge(table.cell(each.row + each.rows - 1, each.column + each.columns - 1))
            first, *rest = each.text.split("\n")
            cell.paragraphs[0].text = first
            for line in rest:
                cell.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx(sheets: Sequence[Sheet]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, sheet in enumerate(sheets):
        page = book.create_sheet(sheet.name or f"Sheet{number + 1}")
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        for row, line in enumerate(sheet.before, 1):
            page.cell(row, 1, line)
        above = len(sheet.before) + 1
        for each in spans(sheet.rows):
            page.cell(each.row + above, each.column + 1, each.text or None)
            if each.rows * each.columns > 1:
                last = (each.row + above + each.rows - 1, each.column + each.columns)
                page.merge_cells(None, each.row + above, each.column + 1, *last)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def page(sheets: Sequence[Sheet]) -> bytes:
    out = ['<!doctype html><html><head><meta charset="gb18030"></head><body>']
    for sheet in sheets:
        out += [f"<p>{html.escape(line)}</p>" for line in sheet.before]
        rows: dict[int, list[str]] = {number: [] for number in range(len(sheet.rows))}
        for each in spans(sheet.rows):
            text = "".join(f"<p>{html.escape(line)}</p>" for line in each.text.split("\n"))
            rows[each.row].append(f'<td rowspan="{each.rows}" colspan="{each.columns}">{text}</td>')
        out += ["<table>", *("<tr>" + "".join(cells) + "</tr>" for cells in rows.values()), "</table>"]
    return "\n".join(out).encode("gb18030")


def text(sheets: Sequence[Sheet]) -> bytes:
    """Tab-separated lines; a merged cell stands in its first row and column only."""
    lines: list[str] = []
    for sheet in sheets:
        lines += sheet.before
        for row in sheet.rows:
            cells = ("" if cell in ("<", "^") else cell for cell in row)
            lines.append("\t".join(cell.replace("\n", " ") for cell in cells))
    return "\n".join(lines).encode()


WRITERS: dict[str, Callable[[Sequence[Sheet]], bytes]] = {"docx": docx, "xlsx": xlsx, "html": page, "txt": text}
