"""html → grids: every table with rowspan and colspan laid out, tables within tables as grids of their own.

The text of a cell is its blocks (paragraphs, list items, lines) parted by newlines, blanks as a browser shows them; the
numbers of an ordered list are marks that stand nowhere in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lxml import etree

from hengji.readers import limits
from hengji.readers.bounds import Bounds
from hengji.readers.package import damaged, swollen
from hengji.readers.text import decode
from hengji.tables.grid import Cell, Grid

_BLOCKS = frozenset((
    "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "section", "article", "header", "footer",
    "center", "blockquote", "dd", "dt", "dl", "body", "main", "form", "pre",
))  # fmt: skip
_SILENT = frozenset(("script", "style", "head", "template", "noscript", "title", "textarea", "select", "colgroup"))
_PARTS = frozenset(("thead", "tbody", "tfoot"))
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_\-]+)""", re.IGNORECASE)
_CHINESE = frozenset(("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80"))
_WHITE = re.compile(r"[ \t\r\f\n\u200b\ufeff]+")


class _Nested(NamedTuple):
    """A table within a cell, and the lines of the cell before it."""

    table: etree._Element
    before: tuple[str, ...]


_BEFORE = 8
"""Lines before a table within a cell that are looked at."""


def characters(data: bytes) -> str:
    """The page's characters: by its byte order mark, its declared charset, or else as a text file."""
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) and name not in ("utf-8", "utf8"):
        try:
            return data.decode("gb18030" if name in _CHINESE else name)
        except (LookupError, UnicodeDecodeError):
            return decode(data)
    return decode(data)


def read(data: bytes) -> tuple[list[Grid], tuple[str, ...]]:
    """The tables of a page in reading order, and the lines after the last one."""
    if data.count(b"<") > limits.TAGS:
        raise swollen()
    text = characters(data).replace("\x00", "").encode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged() from error
    walker = _Walker()
    if root is not None:
        walker.walk(root)
    return walker.grids, walker.take_lines()


@dataclass(slots=True)
class _Lines:
    """Text gathered into lines, with the mark printed before each."""

    lines: list[str] = field(default_factory=lambda: [""])
    marks: list[str] = field(default_factory=lambda: [""])
    kept: set[int] = field(default_factory=set)

    def text(self, text: str | None) -> None:
        if text:
            self.lines[-1] += text

    def verbatim(self, text: str) -> None:
        """Lines that a browser shows with all their blanks, empty ones too."""
        self.end()
        self.lines[-1:] = text.split("\n")
        self.marks += [""] * (len(self.lines) - len(self.marks))
        self.kept |= set(range(len(self.lines) - text.count("\n") - 1, len(self.lines)))

    def end(self, mark: str = "") -> None:
        """A new line, unless nothing stands on this one."""
        if self.lines[-1].strip():
            self.lines.append("")
            self.marks.append("")
        self.marks[-1] = mark or self.marks[-1]

    def clear(self) -> None:
        """Begin anew."""
        self.lines[:], self.marks[:] = [""], [""]
        self.kept.clear()

    def finished(self) -> tuple[str, tuple[str, ...]]:
        """The lines with text, blanks as a browser shows them, and their marks."""
        shown = [line if at in self.kept else _WHITE.sub(" ", line).strip() for at, line in enumerate(self.lines)]
        numbered = enumerate(zip(shown, self.marks, strict=True))
        kept = [(line, mark) for at, (line, mark) in numbered if line or at in self.kept]
        marks = tuple(mark for _, mark in kept)
        return "\n".join(line for line, _ in kept), marks if any(marks) else ()


@dataclass(slots=True)
class _Walker:
    grids: list[Grid] = field(default_factory=list)
    between: _Lines = field(default_factory=_Lines)
    bounds: Bounds = field(default_factory=Bounds)

    def walk(self, element: etree._Element) -> None:
        """Everything outside of tables, and the tables in it."""
        for table in _tables(element, self.between):
            self.table(table, 0, self.take_lines())

    def take_lines(self) -> tuple[str, ...]:
        """The lines gathered since the last table."""
        text, _ = self.between.finished()
        self.between.clear()
        return tuple(text.split("\n")) if text else ()

    def table(self, table: etree._Element, depth: int, above: tuple[str, ...]) -> None:
        """One table and, after it, the tables in its cells; `above` are the lines before it."""
        self.bounds.deepen(depth)
        index = len(self.grids)
        self.grids.append(Grid(index, (), 0, 0))
        self.bounds.count_grid(len(self.grids))
        nested: list[_Nested] = []
        cells = self._cells(table, index, nested)
        rows = max((cell.row for cell in cells), default=-1) + 1
        cells = [replace(cell, rows=min(cell.rows, rows - cell.row)) for cell in cells]
        columns = max((cell.column + cell.columns for cell in cells), default=0)
        self.grids[index] = Grid(index, tuple(cells), rows, columns, before=above)
        for inner, before in nested:
            self.table(inner, depth + 1, before)

    def _cells(self, table: etree._Element, index: int, nested: list[_Nested]) -> list[Cell]:
        """The cells of one table with their true rows and columns."""
        taken: dict[int, int] = {}  # column → first row that is free again
        found: list[Cell] = []
        for row, tr in enumerate(_rows(table)):
            column = 0
            for td in tr.iterchildren("td", "th"):
                while taken.get(column, 0) > row:
                    column += 1
                rows, columns = _span(td, "rowspan"), _span(td, "colspan")
                self.bounds.check_column(index, row, column + columns)
                taken.update(dict.fromkeys(range(column, column + columns), row + rows))
                text, marks = self._text(td, nested)
                found.append(Cell(text, row, column, rows, columns, marks))
                column += columns
        return found

    def _text(self, td: etree._Element, nested: list[_Nested]) -> tuple[str, tuple[str, ...]]:
        """The lines of a cell and the marks before them; tables in it are handed on."""
        lines = _Lines()
        for table in _tables(td, lines):
            nested.append(_Nested(table, tuple(line for line in lines.lines[-_BEFORE:] if line.strip())))
            for line in _flat(table):
                lines.end()
                lines.text(line)
            lines.end()
        text, marks = lines.finished()
        self.bounds.count_cell(text)
        return text, marks


def _tables(element: etree._Element, lines: _Lines) -> Iterator[etree._Element]:
    """Gather the text under an element into lines, and hand over each table where it stands."""
    lines.text(element.text)
    for child in element:
        if child.tag == "table":
            yield child
        elif child.tag == "br":
            lines.end()
        elif child.tag == "pre" and len(child) == 0:
            lines.verbatim(child.text or "")
            lines.lines.append("")
            lines.marks.append("")
        elif isinstance(child.tag, str) and child.tag not in _SILENT:
            block = child.tag in _BLOCKS
            if block:
                lines.end(_mark(child))
            yield from _tables(child, lines)
            if block:
                lines.end()
        lines.text(child.tail)


def _mark(element: etree._Element) -> str:
    """The number that a browser prints before an item of an ordered list."""
    parent = element.getparent()
    if element.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start") or "1"
    first = int(start) if start.isascii() and start.isdecimal() and len(start) < 4 else 1
    return f"{first + sum(1 for _ in element.itersiblings('li', preceding=True))}."


def _flat(table: etree._Element) -> Iterator[str]:
    """A table within a cell as lines, one a row."""
    for tr in _rows(table):
        texts = (_WHITE.sub(" ", "".join(map(str, td.itertext()))).strip() for td in tr.iterchildren("td", "th"))
        line = "  ".join(text for text in texts if text)
        if line:
            yield line


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _PARTS:
            yield from child.iterchildren("tr")


def _span(td: etree._Element, name: str) -> int:
    """A span as written, at least 1; 0 (to the end of the table) counts as all rows there may be."""
    value = (td.get(name) or "1").strip()
    number = int(value[:7]) if value.isascii() and value.isdecimal() else 1
    return number if number > 0 else (limits.ROWS if name == "rowspan" else 1)
