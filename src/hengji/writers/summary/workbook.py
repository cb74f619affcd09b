"""A plain workbook: sheets of text and numbers with a frozen, filterable heading, the same bytes every time.

Text is stored as text, never as a formula, and stays text when a person opens the cell and leaves it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from hengji.writers.marked.package import OFFICE, Package
from hengji.writers.marked.sheets import MAIN, reference

Value = str | int | None

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"""
_FONT = '<sz val="10.5"/><name val="宋体"/><family val="3"/><charset val="134"/>'
_TOP = '<alignment vertical="top" wrapText="1"/>'
_MIDDLE = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
_EDGES = "".join(f'<{each} style="hair"><color auto="1"/></{each}>' for each in ("left", "right", "top", "bottom"))
_LOOK = 'numFmtId="0" fontId="{}" fillId="{}" borderId="{}"'
_APPLY = 'xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
_STYLES = f"""{_HEAD}<styleSheet xmlns="{MAIN}"><fonts count="2"><font>{_FONT}</font><font><b/>{_FONT}</font></fonts>\
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFEFEDE6"/></patternFill></fill></fills>\
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>{_EDGES}<diagonal/></border></borders>\
<cellStyleXfs count="1"><xf {_LOOK.format(0, 0, 0)}/></cellStyleXfs>\
<cellXfs count="4"><xf {_LOOK.format(0, 0, 0)} xfId="0"/><xf {_LOOK.format(1, 2, 1)} {_APPLY}>{_MIDDLE}</xf>\
<xf {_LOOK.format(0, 0, 1)} {_APPLY}>{_TOP}</xf><xf {_LOOK.format(0, 0, 1)} {_APPLY} quotePrefix="1">{_TOP}</xf></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""
_HEADING, _PLAIN, _QUOTED = 1, 2, 3
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# what Excel takes in one cell and in one sheet
_LONGEST = 32000
_MOST_ROWS = 1_048_575
# points; Excel's rows are at most 409 points high
_LINE = 15
_MOST_LINES = 27


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its width in characters."""

    heading: str
    width: int = 8


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its columns and its rows."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as an Excel file."""
    package = Package()
    package.write("[Content_Types].xml", _TYPES.encode())
    book = "xl/workbook.xml"
    package.relate("", "officeDocument", book)
    package.declare(book, f"{_KIND}.sheet.main+xml")
    listed, names = [], []
    for number, sheet in enumerate(sheets, 1):
        part = f"xl/worksheets/sheet{number}.xml"
        rows = _rows(sheet)
        package.write(part, _sheet(sheet, rows).encode())
        package.declare(part, f"{_KIND}.worksheet+xml")
        link = package.relate(book, "worksheet", part)
        listed.append(f'<sheet name={quoteattr(sheet.name)} sheetId="{number}" r:id="{link}"/>')
        names.append(_names(sheet, number - 1, len(rows)))
    package.relate(book, "styles", "xl/styles.xml")
    package.declare("xl/styles.xml", f"{_KIND}.styles+xml")
    package.write("xl/styles.xml", _STYLES.encode())
    parts = f"<sheets>{''.join(listed)}</sheets><definedNames>{''.join(names)}</definedNames>"
    package.write(book, f'{_HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{parts}</workbook>'.encode())
    return package.to_bytes()


def _names(sheet: Sheet, index: int, rows: int) -> str:
    """The names by which Excel knows the filtered range and the heading that is printed on every page."""
    name = escape("'" + sheet.name.replace("'", "''") + "'")
    last = reference(0, len(sheet.columns) - 1)[:-1]
    return (
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{index}" hidden="1">'
        f"{name}!$A$1:${last}${max(rows, 1)}</definedName>"
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{index}">{name}!$1:$1</definedName>'
    )


def _rows(sheet: Sheet) -> list[str]:
    headings = [_cell(0, column, each.heading, _HEADING) for column, each in enumerate(sheet.columns)]
    found = [f'<row r="1" ht="32" customHeight="1">{"".join(headings)}</row>']
    for row, values in enumerate(sheet.rows, 1):
        if row > _MOST_ROWS:
            break
        cells = (_cell(row, column, value) for column, value in enumerate(values))
        height = _LINE * min(_MOST_LINES, max(map(_lines, values, sheet.columns), default=1))
        found.append(f'<row r="{row + 1}" ht="{height}" customHeight="1">{"".join(cells)}</row>')
    return found


def _lines(value: Value, column: Column) -> int:
    """How many lines a value takes in its column; a wide sign is as wide as two narrow ones."""
    if not isinstance(value, str):
        return 1
    wide = (sum(2 if sign > "\u2e7f" else 1 for sign in line) for line in value.split("\n"))
    return sum(max(1, -(-each // max(1, column.width - 1))) for each in wide)


def _sheet(sheet: Sheet, rows: list[str]) -> str:
    widths = (
        f'<col min="{number}" max="{number}" width="{each.width}" customWidth="1"/>'
        for number, each in enumerate(sheet.columns, 1)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="{_LINE}"/>'
        f"<cols>{''.join(widths)}</cols><sheetData>{''.join(rows)}</sheetData>"
        f'<autoFilter ref="A1:{reference(len(rows) - 1, len(sheet.columns) - 1)}"/>'
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>"
    )


def _cell(row: int, column: int, value: Value, style: int = _PLAIN) -> str:
    where = reference(row, column)
    if value is None or value == "":
        return f'<c r="{where}" s="{style}"/>'
    if isinstance(value, int):
        return f'<c r="{where}" s="{style}"><v>{value}</v></c>'
    look = _QUOTED if value.startswith(_FORMULA) else style
    words = escape("".join(sign if sign >= " " or sign in "\n\t" else " " for sign in value[:_LONGEST]))
    return f'<c r="{where}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
