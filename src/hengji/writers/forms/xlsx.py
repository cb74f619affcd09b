"""A form as an Excel file: merged cells, rows as high as their text, set up to be printed, text that stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from hengji.tables.grid import Cell
from hengji.tables.model import Item
from hengji.writers.forms.form import Form, printable
from hengji.writers.forms.measure import Room
from hengji.writers.forms.pieces import MOST_LINES, pieces
from hengji.writers.forms.styles import STYLES, look
from hengji.writers.forms.words import UNPLACED
from hengji.writers.marked.package import OFFICE, Package
from hengji.writers.marked.sheets import MAIN, reference

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"""
_WIDTH = {True: 132, False: 90}
"""The width of a printed page in digits of the standard font, landscape or not."""

_SIZE, _LINE, _ROW = 10.5, 15.0, 21.0
_DIGIT = 5.25
"""Points: the size of the type, the height of a line and of the lowest row, the width of a digit."""

_PAGE = 400.0
_NAME = "绩效表"
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(slots=True)
class _Sheet:
    """A worksheet while it is written: its rows from the top, merged cells, cells whose rows are still to be written."""

    columns: int
    rows: list[str] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)
    waiting: dict[tuple[int, int], str] = field(default_factory=dict)

    def line(self, text: str, style: str, height: float) -> None:
        """One row of one cell across the sheet."""
        row = len(self.rows)
        cells = [_cell(row, 0, text, look(style, text))]
        cells += [_cell(row, column, "", look(style)) for column in range(1, self.columns)]
        self.merge(row, 0, 1, self.columns)
        self.rows.append(_row(row, height, cells))

    def merge(self, row: int, column: int, rows: int, columns: int) -> None:
        """One cell over so many rows and columns."""
        if rows * columns > 1:
            self.merges.append(f"{reference(row, column)}:{reference(row + rows - 1, column + columns - 1)}")


def xlsx(form: Form, rest: Sequence[Item] = ()) -> bytes:
    """The form as an Excel file; `rest` are items that follow below the sheet."""
    total = _WIDTH[form.layout.landscape]
    widths = [max(4.0, round(total * each / sum(form.shares), 2)) for each in form.shares]
    room = Room(tuple(each * _DIGIT for each in widths), _SIZE, _LINE)
    sheet = _Sheet(form.columns)
    across = Cell("", 0, 0, 1, form.columns)
    sheet.line(form.title, "title", 34.0)
    for each in form.above:
        sheet.line(each, "above", _ROW)
    rows = _body(form, sheet, room)
    for each in (*form.under, *_rest(rest)):
        for piece in pieces(printable(each), room.across(across) / _SIZE):
            sheet.line(piece, "under", max(_ROW, room.height(Cell(piece, 0, 0, 1, form.columns))))
    return _book(form, sheet, widths, _titles(form, rows))


def _rest(rest: Sequence[Item]) -> list[str]:
    return [UNPLACED, *(each.mark + each.text for each in rest)] if rest else []


@dataclass(slots=True)
class _Rows:
    """The sheet's rows that each row of the form takes: the first, and the heights of all of them."""

    starts: list[int]
    heights: list[list[float]]

    def after(self, row: int) -> int:
        """The first of the sheet's rows after a row of the form."""
        return self.starts[row] + len(self.heights[row])


def _body(form: Form, sheet: _Sheet, room: Room) -> _Rows:
    """The form's cells; a text that no row can show goes on in further rows."""
    cut = {_key(each): pieces(each.text, room.across(each) / _SIZE) for each in form.cells if each.rows == 1}
    rows = _rows(form, room, cut, len(sheet.rows))
    for cell in form.cells:
        _place(form, cell, cut.get(_key(cell), [cell.text]), rows, sheet)
    for heights, start in zip(rows.heights, rows.starts, strict=True):
        for row, height in enumerate(heights, start):
            found = (sheet.waiting.get((row, column), "") for column in range(form.columns))
            sheet.rows.append(_row(row, height, found))
    return rows


def _key(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _rows(form: Form, room: Room, cut: dict[tuple[int, int], list[str]], first: int) -> _Rows:
    """How many of the sheet's rows each row of the form takes, and how high they are."""
    heights = [[_ROW] for _ in range(form.row)]
    for cell in form.cells:
        if cell.rows == 1:
            heights[cell.row] += [_ROW] * (len(cut[_key(cell)]) - len(heights[cell.row]))
    for cell in form.cells:
        if cell.rows == 1:
            _fit(heights[cell.row], cell, cut[_key(cell)], room)
    for cell in sorted(form.cells, key=lambda each: (each.rows, each.row)):
        if cell.rows > 1:
            _stretch(heights, cell, room.height(cell))
    starts = [first]
    for each in heights:
        starts.append(starts[-1] + len(each))
    return _Rows(starts[:-1], [[round(h, 2) for h in each] for each in heights])


def _fit(heights: list[float], cell: Cell, parts: list[str], room: Room) -> None:
    """Rows as high as the pieces in them; the last piece has all rows that are left."""
    for count, part in enumerate(parts):
        needed = room.height(Cell(part, cell.row, cell.column, 1, cell.columns))
        if count < len(parts) - 1:
            heights[count] = max(heights[count], needed)
        elif needed > sum(heights[count:]):
            heights[-1] += needed - sum(heights[count:])


def _stretch(heights: list[list[float]], cell: Cell, needed: float) -> None:
    """Merged rows together as high as their cell needs, with further rows where the highest are not enough."""
    most = MOST_LINES * _LINE + 15
    lack = needed - sum(sum(heights[row]) for row in range(cell.row, cell.row + cell.rows))
    for row in range(cell.row, cell.row + cell.rows):
        for count, height in enumerate(heights[row]):
            more = min(max(0.0, lack), max(0.0, most - height))
            share = min(more, max(0.0, lack / cell.rows)) if row < cell.row + cell.rows - 1 else more
            heights[row][count] += share
            lack -= share
    while lack > 0:
        heights[cell.row + cell.rows - 1].append(min(most, max(_ROW, lack)))
        lack -= most


def _place(form: Form, cell: Cell, parts: list[str], rows: _Rows, sheet: _Sheet) -> None:
    """The pieces of a cell, one a row, the last over all rows that are left."""
    start, end = rows.starts[cell.row], rows.after(cell.row + cell.rows - 1)
    for count, part in enumerate(parts):
        top = start + count
        bottom = top + 1 if count < len(parts) - 1 else end
        style = _style(form, cell, rows) if len(parts) == 1 else _PIECE[(count > 0) + (count == len(parts) - 1)]
        sheet.merge(top, cell.column, bottom - top, cell.columns)
        for row in range(top, bottom):
            for column in range(cell.column, cell.column + cell.columns):
                text = part if (row, column) == (top, cell.column) else ""
                sheet.waiting[row, column] = _cell(row, column, text, look(style, text))


_PIECE = ("first", "middle", "last")


def _style(form: Form, cell: Cell, rows: _Rows) -> str:
    """The look of a cell; what is higher than a page has its words at the top."""
    kind = form.kind(cell)
    high = sum(sum(rows.heights[row]) for row in range(cell.row, cell.row + cell.rows)) > _PAGE
    if kind in ("heading", "frame", "label"):
        return "long heading" if high else "heading"
    if kind == "plain":
        return "plain"
    return "long" if high else "centred" if form.is_centred(cell) else "value"


def _titles(form: Form, rows: _Rows) -> tuple[int, int] | None:
    """The rows that come again on each page: the headings of the last block, or those of the blocks alike before it."""
    if not form.heads:
        return None
    last = _words(form, form.heads[-1].row)
    same = [each for each in form.heads if _words(form, each.row) == last]
    head = same[0]
    return rows.starts[head.row], rows.after(head.row + head.rows - 1) - 1


def _words(form: Form, row: int) -> list[str]:
    return [each.text for each in form.cells if each.row == row and form.kind(each) == "heading"]


def _book(form: Form, sheet: _Sheet, widths: Sequence[float], titles: tuple[int, int] | None) -> bytes:
    package = Package()
    package.write("[Content_Types].xml", _TYPES.encode())
    book, part = "xl/workbook.xml", "xl/worksheets/sheet1.xml"
    package.relate("", "officeDocument", book)
    package.declare(book, f"{_KIND}.sheet.main+xml")
    package.write(part, _worksheet(form, sheet, widths).encode())
    package.declare(part, f"{_KIND}.worksheet+xml")
    link = package.relate(book, "worksheet", part)
    package.relate(book, "styles", "xl/styles.xml")
    package.declare("xl/styles.xml", f"{_KIND}.styles+xml")
    package.write("xl/styles.xml", STYLES.encode())
    listed = f'<sheets><sheet name={quoteattr(_NAME)} sheetId="1" r:id="{link}"/></sheets>'
    package.write(
        book, f'{_HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{listed}{_names(titles)}</workbook>'.encode()
    )
    return package.to_bytes()


def _names(titles: tuple[int, int] | None) -> str:
    if titles is None:
        return ""
    rows = f"'{_NAME}'!${titles[0] + 1}:${titles[1] + 1}"
    named = f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{escape(rows)}</definedName>'
    return f"<definedNames>{named}</definedNames>"


def _worksheet(form: Form, sheet: _Sheet, widths: Sequence[float]) -> str:
    columns = "".join(f'<col min="{n}" max="{n}" width="{each}" customWidth="1"/>' for n, each in enumerate(widths, 1))
    merges = "".join(f'<mergeCell ref="{each}"/>' for each in sheet.merges)
    merged = f'<mergeCells count="{len(sheet.merges)}">{merges}</mergeCells>' if merges else ""
    way = "landscape" if form.layout.landscape else "portrait"
    last = reference(len(sheet.rows) - 1, form.columns - 1)
    return (
        f'{_HEAD}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="{_LINE:g}"/><cols>{columns}</cols>'
        f"<sheetData>{''.join(sheet.rows)}</sheetData>{merged}"
        '<printOptions horizontalCentered="1"/>'
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{way}" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>"
        f'<ignoredErrors><ignoredError sqref="A1:{last}" numberStoredAsText="1"/></ignoredErrors></worksheet>'
    )


def _row(row: int, height: float, cells: Iterable[str]) -> str:
    return f'<row r="{row + 1}" ht="{height:g}" customHeight="1">{"".join(cells)}</row>'


def _cell(row: int, column: int, text: str, style: int) -> str:
    """A cell of text: never a number, never a formula."""
    where = reference(row, column)
    if not text:
        return f'<c r="{where}" s="{style}"/>'
    words = escape(_ESCAPE.sub("_x005F_", printable(text)))
    return f'<c r="{where}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
