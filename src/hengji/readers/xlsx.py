"""xlsx → grids: one grid a visible sheet, cells as the sheet shows them.

Read from the package's own parts, so that a number keeps the format it is shown in (0.9943 as 99.43%), a merged cell
its true extent, and a sheet with two cells a million rows apart costs two cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import join, normpath

from lxml import etree

from hengji.readers import limits
from hengji.readers.bounds import Bounds
from hengji.readers.further import joined
from hengji.readers.package import Package
from hengji.readers.shown import BUILT_IN, shown
from hengji.tables.grid import Cell, Grid

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read(data: bytes) -> tuple[list[Grid], tuple[str, ...]]:
    """The visible sheets of a workbook that have cells; hidden ones only where nothing is visible."""
    package = Package(data)
    book = package.xml("xl/workbook.xml")
    if book is None:
        return [], ()
    sheets = list(_sheets(book, package))
    reader = _Reader(package, _strings(package), _formats(package), _is_1904(book))
    visible = [sheet for sheet in sheets if not sheet.hidden] or sheets
    grids = (reader.grid(index, sheet) for index, sheet in enumerate(visible))
    return [grid for grid in grids if grid.cells], ()


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str
    hidden: bool


@dataclass(slots=True)
class _Reader:
    package: Package
    strings: list[str]
    formats: list[str]
    is_1904: bool
    bounds: Bounds = field(default_factory=Bounds)

    def grid(self, index: int, sheet: _Sheet) -> Grid:
        """One sheet as a grid; rows and columns count from the sheet's first."""
        root = self.package.xml(sheet.part)
        if root is None:
            return Grid(index, (), 0, 0, sheet.name)
        values = {place: text for place, text in self._values(root, index) if text}
        merges = dict(_merges(root, values))
        placed = (
            Cell(text, row, column, *merges.get((row, column), (1, 1)))
            for (row, column), text in sorted(values.items())
        )
        cells = joined(placed, {place: extent for place, extent in merges.items() if place not in values})
        rows = max((cell.row + cell.rows for cell in cells), default=0)
        columns = max((cell.column + cell.columns for cell in cells), default=0)
        return Grid(index, cells, rows, columns, sheet.name)

    def _values(self, root: etree._Element, index: int) -> Iterator[tuple[tuple[int, int], str]]:
        row, filled = -1, set[int]()
        for line in root.iter(f"{_S}row"):
            number = line.get("r", "")
            row, column = int(number) - 1 if number.isdecimal() and len(number) < 8 else row + 1, -1
            for cell in line.iterchildren(f"{_S}c"):
                place = _PLACE.fullmatch(cell.get("r", ""))
                column = _column(place[1]) if place else column + 1
                text = self._text(cell)
                if text.strip():
                    filled.add(row)
                    self.bounds.check_column(index, len(filled) - 1, column + 1)
                    self.bounds.count_cell(text)
                    yield (row, column), text

    def _text(self, cell: etree._Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _rich(cell.find(f"{_S}is"))
        value = cell.findtext(f"{_S}v") or ""
        if kind == "s":
            return self.strings[int(value)] if value.isdecimal() and int(value) < len(self.strings) else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind != "n" or not value:
            return _unescaped(value)
        style = cell.get("s", "0")
        form = self.formats[int(style)] if style.isdecimal() and int(style) < len(self.formats) else ""
        return shown(value, form, is_1904=self.is_1904)


def _sheets(book: etree._Element, package: Package) -> Iterator[_Sheet]:
    """The sheets of the workbook in their order."""
    relations = package.xml("xl/_rels/workbook.xml.rels")
    targets = {} if relations is None else {each.get("Id"): each.get("Target", "") for each in relations}
    for number, each in enumerate(book.iter(f"{_S}sheet"), 1):
        target = targets.get(each.get(_R)) or f"worksheets/sheet{number}.xml"
        part = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        yield _Sheet(each.get("name", ""), part, each.get("state", "visible") != "visible")


def _is_1904(book: etree._Element) -> bool:
    properties = book.find(f"{_S}workbookPr")
    return properties is not None and properties.get("date1904", "0") in ("1", "true")


def _strings(package: Package) -> list[str]:
    root = package.xml("xl/sharedStrings.xml")
    return [] if root is None else [_rich(each) for each in root.iterchildren(f"{_S}si")]


def _rich(element: etree._Element | None) -> str:
    """A text or the runs of one, without the phonetic hints."""
    if element is None:
        return ""
    texts = (each.text or "" for each in element.iter(f"{_S}t") if not _is_phonetic(each))
    return _unescaped("".join(texts))


def _is_phonetic(text: etree._Element) -> bool:
    parent = text.getparent()
    return parent is not None and parent.tag == f"{_S}rPh"


def _unescaped(text: str) -> str:
    """Without Excel's escapes for control characters, line ends as newlines."""
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
    return plain.replace("\r\n", "\n").replace("\r", "\n")


def _formats(package: Package) -> list[str]:
    """The number format of each cell style."""
    root = package.xml("xl/styles.xml")
    if root is None:
        return []
    own = {each.get("numFmtId", ""): each.get("formatCode", "") for each in root.iter(f"{_S}numFmt")}
    styles = root.find(f"{_S}cellXfs")
    ids = [] if styles is None else [each.get("numFmtId", "0") for each in styles.iterchildren(f"{_S}xf")]
    return [own.get(each) or BUILT_IN.get(each, "") for each in ids]


def _merges(
    root: etree._Element, values: dict[tuple[int, int], str]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """For each merged cell how many rows and columns it spans, within the rows and columns in use."""
    last_row = max((row for row, _ in values), default=0)
    last_column = max((column for _, column in values), default=0)
    for count, each in enumerate(root.iter(f"{_S}mergeCell")):
        ends = _PLACE.findall(each.get("ref", ""))
        if len(ends) != 2 or count >= limits.CELLS:
            continue
        (top, left), (bottom, right) = ((int(row) - 1, _column(letters)) for letters, row in ends)
        if top <= last_row and left <= last_column:
            rows, columns = min(bottom, max(top, last_row)) - top + 1, min(right, max(left, last_column)) - left + 1
            yield (top, left), (max(1, rows), max(1, columns))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
