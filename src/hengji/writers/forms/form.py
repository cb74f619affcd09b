"""A table laid out: the cells of its sheet, what kind each is, where every item lies, which headings come again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from hengji.tables.grid import Cell, Grid, Spot
from hengji.tables.layouts.layout import Layout
from hengji.tables.model import Item, PerformanceTable, Piece

Kind = Literal["label", "heading", "frame", "value", "plain"]
"""A printed label, a column's heading, the words down a block's left side, what is filled in, a cell without rules."""

Placed = dict[str, tuple[Piece, ...]]

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_SHORT = 10
"""A value of so many characters at most stands in the middle of its cell, as offices set it."""


@dataclass(frozen=True, slots=True)
class Head:
    """The heading rows of a block: the first, and how many."""

    row: int
    rows: int


@dataclass(frozen=True, slots=True)
class Part:
    """A run of the sheet's rows `start:end`, of which the first `headings` come again on every page."""

    start: int
    end: int
    headings: int = 0


@dataclass(slots=True)
class Form:
    """A sheet while it is filled from the top.

    `shares` are the columns' widths (the layout's, those of a long form balanced), `above` the lines between the title
    and the sheet, `under` those below it.
    `printed` are the paths of items that stand in a line or a tick and in no cell.
    """

    layout: Layout
    title: str = ""
    above: tuple[str, ...] = ()
    under: list[str] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    kinds: dict[tuple[int, int], Kind] = field(default_factory=dict)
    pieces: Placed = field(default_factory=dict)
    printed: set[str] = field(default_factory=set)
    heads: list[Head] = field(default_factory=list)
    row: int = 0
    shares: tuple[int, ...] = ()

    @property
    def columns(self) -> int:
        """How many columns the sheet has."""
        return len(self.layout.widths)

    @property
    def grid(self) -> Grid:
        """The sheet as a table of a document."""
        cells = tuple(sorted(self.cells, key=lambda each: (each.row, each.column)))
        return Grid(0, cells, self.row, self.columns)

    def kind(self, cell: Cell) -> Kind:
        """What kind of cell it is."""
        return self.kinds.get((cell.row, cell.column), "value")

    def is_centred(self, cell: Cell) -> bool:
        """Whether the cell's words stand in the middle."""
        kind = self.kind(cell)
        return kind in ("label", "heading", "frame") or (
            kind == "value" and "\n" not in cell.text and len(cell.text) <= _SHORT
        )

    def words(self, text: str, kind: Kind, column: int, columns: int = 1, rows: int = 1) -> None:
        """A cell of printed words."""
        self.kinds[self.row, column] = kind
        self.cells.append(Cell(printable(text), self.row, column, rows, columns))

    def put(self, items: Iterable[Item | None], column: int, columns: int = 1, rows: int = 1, lead: str = "") -> None:
        """A cell of items, one a paragraph, each after its list mark; `lead` stands before a first one without."""
        lines: list[str] = []
        for item in items:
            if item is not None:
                before = marked(item) or (_spaced(lead, item.text) if not lines else "")
                offset = sum(len(line) + 1 for line in lines) + len(before)
                self.pieces[item.path] = (Piece(0, len(item.text), Spot(0, self.row, column), offset),)
                lines.append(before + item.text)
        self.cells.append(Cell(printable("\n".join(lines)), self.row, column, rows, columns))

    def frame(self, words: str, items: Iterable[Item], columns: int, rows: int) -> None:
        """A frame whose words hold items."""
        for item in items:
            at = words.find(item.text)
            if at >= 0:
                self.pieces[item.path] = (Piece(0, len(item.text), Spot(0, self.row, 0), at),)
        self.words(words, "frame", 0, columns, rows)

    def follow(self, above: Iterable[Item | None], here: Iterable[Item | None]) -> None:
        """The items of a merged cell's further row lie where those of its first do."""
        for first, second in zip(above, here, strict=False):
            if first is not None and second is not None and first.path in self.pieces:
                self.pieces[second.path] = self.pieces[first.path]

    def parts(self) -> tuple[Part, ...]:
        """The rows parted so that every headed block begins a part and its headings lead it."""
        starts = [Head(0, 0), *(each for each in self.heads if each.rows)]
        starts = starts[1:] if len(starts) > 1 and starts[1].row == 0 else starts
        ends = [each.row for each in starts[1:]] + [self.row]
        return tuple(Part(each.row, end, each.rows) for each, end in zip(starts, ends, strict=True))

    def grids(self, parts: Sequence[Part]) -> tuple[Grid, ...]:
        """The parts as tables of their own."""
        return tuple(
            Grid(
                number,
                tuple(replace(c, row=c.row - part.start) for c in self.grid.cells if part.start <= c.row < part.end),
                part.end - part.start,
                self.columns,
            )
            for number, part in enumerate(parts)
        )

    def placed(self, parts: Sequence[Part]) -> Placed:
        """Where every item lies in the parts' own tables."""
        return {path: tuple(_moved(each, parts) for each in pieces) for path, pieces in self.pieces.items()}


def _moved(piece: Piece, parts: Sequence[Part]) -> Piece:
    spot = piece.spot
    number, part = next((n, p) for n, p in enumerate(parts) if p.start <= spot.row < p.end)
    return replace(piece, spot=Spot(number, spot.row - part.start, spot.column))


def marked(item: Item) -> str:
    """What stands before an item: its list mark, a colon after one that ends in a word, its number where no mark is known."""
    mark = item.mark
    if not mark and item.no is not None and _in_list(item.path):
        mark = f"{item.no}."
    if not mark:
        return ""
    if mark[-1].isalnum() and not _ENUMERATED.search(mark):
        return f"{mark}："
    return _spaced(mark, item.text)


def _spaced(mark: str, text: str) -> str:
    """A mark with a blank before a digit: 3. 5场 is no decimal."""
    return f"{mark} " if mark and text[:1].isdigit() else mark


_ENUMERATED = re.compile(r"[\u2460-\u2473]$|[一二三四五六七八九十]是$")


def _in_list(path: str) -> bool:
    return path.endswith("]")


def printable(text: str) -> str:
    """The text with a blank for every character that no document can hold."""
    return _UNPRINTABLE.sub(" ", text)


def below(table: PerformanceTable, laid: Form) -> tuple[Item, ...]:
    """The items with text that the sheet does not show, in reading order."""
    shown: Mapping[str, object] = laid.pieces
    known = {"title"} | laid.printed
    return tuple(each for each in table.items() if each.text and each.path not in known and each.path not in shown)


def filled(words: str, table: PerformanceTable, **more: str) -> str:
    """Printed words with {year}, {last_year}, {month}, {department} and `more` filled in, blanks where unknown."""
    year = table.year
    known = {
        "year": "    " if year is None else str(year),
        "last_year": "    " if year is None else str(year - 1),
        "month": "  " if table.month is None else str(table.month),
        "department": "" if table.department is None else table.department.text,
        **more,
    }
    return _SLOT.sub(lambda slot: known.get(slot[1], slot[0]), words)


_SLOT = re.compile(r"\{(\w+)\}")


def flat(items: Iterable[Item | None]) -> Iterator[str]:
    """The words of items."""
    return ("" if each is None else each.text for each in items)
