"""docx → grids: every table of the text, tables within tables too, with true rows, columns and spans.

The text of a cell is its paragraphs parted by newlines; runs as they stand, a tab is a tab, a line break a newline;
deleted text (tracked changes) is left out, inserted text kept; a text box follows its paragraph; a table within a cell
gives its cells' text to the cell and is a grid of its own besides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lxml import etree

from hengji.readers.bounds import Bounds
from hengji.readers.numbering import Numbering
from hengji.readers.package import Package
from hengji.tables.grid import Cell, Grid

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "instrText", "delText", "footnoteReference")}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_TBL, _TR, _TC, _P, _BOX = (f"{W}{name}" for name in ("tbl", "tr", "tc", "p", "txbxContent"))
_LETTERS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_HOLDERS = frozenset({f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")})


class _Nested(NamedTuple):
    """A table within a cell, and the lines of the cell before it."""

    table: etree._Element
    before: tuple[str, ...]


_LINES = 8
"""Lines before a table within a cell that are looked at."""


def read(data: bytes) -> tuple[list[Grid], tuple[str, ...]]:
    """The tables of a Word document in reading order, and the lines after the last one."""
    package = Package(data)
    root = package.xml("word/document.xml")
    walker = _Walker(Numbering(package))
    if root is not None:
        walker.body(root)
    return walker.grids, tuple(walker.lines)


@dataclass(slots=True)
class _Walker:
    numbering: Numbering
    grids: list[Grid] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    bounds: Bounds = field(default_factory=Bounds)

    def body(self, root: etree._Element) -> None:
        """Everything in the document's body, tables with the lines before them."""
        body = root.find(f"{W}body")
        for block in _blocks(body if body is not None else root):
            if block.tag == _TBL:
                self.table(block, 0)
            else:
                self.lines += [line for line in _paragraph(block).split("\n") if line.strip()]

    def table(self, table: etree._Element, depth: int) -> None:
        """One table and, after it, the tables in its cells."""
        self.bounds.deepen(depth)
        index, before = len(self.grids), tuple(self.lines)
        self.lines.clear()
        self.grids.append(Grid(index, (), 0, 0))
        nested: list[_Nested] = []
        cells = list(self._cells(table, index, nested))
        rows = max((cell.row + cell.rows for cell in cells), default=0)
        columns = max((cell.column + cell.columns for cell in cells), default=0)
        self.grids[index] = Grid(index, tuple(cells), rows, columns, before=before)
        self.bounds.count_grid(len(self.grids))
        for inner, lines in nested:
            self.lines = list(lines)
            self.table(inner, depth + 1)

    def _cells(self, table: etree._Element, index: int, nested: list[_Nested]) -> Iterator[Cell]:
        """The cells of one table; a cell merged downwards comes once, with all its rows."""
        merged: dict[int, int] = {}
        found: list[Cell] = []
        for row, tr in enumerate(_named(table, _TR)):
            column = _skipped(tr)
            for tc in _named(tr, _TC):
                span, merge = _spans(tc)
                self.bounds.check_column(index, row, column + span)
                if merge == "continue" and column in merged:
                    cell = found[merged[column]]
                    found[merged[column]] = replace(cell, rows=row - cell.row + 1)
                else:
                    merged.pop(column, None)
                    if merge is not None:
                        merged[column] = len(found)
                    found.append(self._cell(tc, row, column, span, nested))
                column += span
        return iter(found)

    def _cell(self, tc: etree._Element, row: int, column: int, span: int, nested: list[_Nested]) -> Cell:
        paragraphs: list[str] = []
        marks: list[str] = []
        for block in _blocks(tc):
            if block.tag == _TBL:
                nested.append(_Nested(block, tuple(line for line in paragraphs[-_LINES:] if line.strip())))
                lines = list(_flat(block))
                paragraphs += lines
                marks += [""] * len(lines)
            else:
                lines = _paragraph(block).split("\n")
                paragraphs += lines
                marks += [self.numbering.mark(block), *[""] * (len(lines) - 1)]
        text = "\n".join(paragraphs)
        self.bounds.count_cell(text)
        return Cell(text, row, column, 1, span, tuple(marks) if any(marks) else ())


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of a body or cell, also those inside content controls and insertions."""
    for child in parent:
        if child.tag in (_P, _TBL):
            yield child
        elif child.tag in _HOLDERS:
            yield from _blocks(child)


def _named(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            if not _is_deleted(child):
                yield child
        elif child.tag in _HOLDERS:
            yield from _named(child, tag)


def _is_deleted(element: etree._Element) -> bool:
    """Whether a whole row was deleted as a tracked change."""
    return element.tag == _TR and element.find(f"{W}trPr/{W}del") is not None


def _skipped(tr: etree._Element) -> int:
    """Columns that a row leaves out at its beginning."""
    before = tr.find(f"{W}trPr/{W}gridBefore")
    return _number(before)


def _spans(tc: etree._Element) -> tuple[int, str | None]:
    """How many columns a cell spans, and whether it begins or continues a cell merged downwards."""
    properties = tc.find(f"{W}tcPr")
    if properties is None:
        return 1, None
    merge = properties.find(f"{W}vMerge")
    kind = None if merge is None else (merge.get(f"{W}val") or "continue")
    return max(1, _number(properties.find(f"{W}gridSpan"))), kind


def _number(element: etree._Element | None) -> int:
    value = element.get(f"{W}val", "") if element is not None else ""
    return int(value[:9]) if value.isascii() and value.isdecimal() else 0


def _paragraph(paragraph: etree._Element) -> str:
    """The text of a paragraph; the paragraphs of its text boxes follow, each on a line of its own."""
    letters: list[str] = []
    boxes: list[etree._Element] = []
    _gather(paragraph, letters, boxes)
    lines = ["".join(letters)]
    for box in boxes:
        lines += [_paragraph(inner) for inner in _blocks(box) if inner.tag == _P]
    return "\n".join(line for line in lines if line.strip() or line is lines[0]).strip("\n") if boxes else lines[0]


def _gather(element: etree._Element, letters: list[str], boxes: list[etree._Element]) -> None:
    for child in element:
        tag = child.tag
        if tag == f"{W}t":
            letters.append(child.text or "")
        elif tag in _LETTERS:
            letters.append(_LETTERS[tag])
        elif tag == _BOX:
            boxes.append(child)
        elif tag not in _SKIPPED:
            _gather(child, letters, boxes)


def _flat(table: etree._Element) -> Iterator[str]:
    """A table within a cell as lines, one a row."""
    for tr in table.iter(_TR):
        texts = (" ".join(_paragraph(p) for p in tc.iterchildren(_P)) for tc in tr.iterchildren(_TC))
        line = "  ".join(text.strip() for text in texts if text.strip())
        if line:
            yield line
