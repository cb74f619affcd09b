"""Where each item of the table stands in the page: in the cells of the file, or in the official layout.

A file whose cells are whole is shown as it stands.  A text file was cut at its pages and its grid is damaged, and a
table built by hand has no cells at all: these are shown in the official layout, made from the items.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from hengji.tables.examination import Examination
from hengji.tables.grid import Document, Grid, Spot
from hengji.tables.model import Item, PerformanceTable, Piece
from hengji.writers.forms import form

OUTSIDE = -1
"""The number of the table that holds, line by line, what stands outside every cell: the title, notes below."""

Key = tuple[int, int, int]
"""Table, row and column of a cell."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text outside the cells: before the how-manieth shown table it stands, and what it is.

    `loose` is text that the reader of the file could place nowhere.
    """

    text: str
    before: int = 0
    title: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page shows: lines around the tables, grids, and the pieces of each item by its path."""

    lines: tuple[Line, ...]
    grids: tuple[Grid, ...]
    pieces: Mapping[str, tuple[Piece, ...]]
    as_it_stands: bool
    left_out: int = 0

    def stretches(self, item: Item, path: str, start: int | None, end: int | None) -> list[tuple[Key, int, int]]:
        """The cells and offsets over which a stretch of an item lies; of a path that is nowhere, those of its owner."""
        for name in (item.path, path):
            if name in self.pieces:
                whole = (0, len(item.text))
                return list(_crossed(self.pieces[name], *(whole if start is None else (start, end or start))))
        owner = next((name for name in _owners(path) if name in self.pieces), None)
        return [] if owner is None else list(_crossed(self.pieces[owner], 0, self.pieces[owner][-1].end))


def standing(examination: Examination) -> Standing:
    """How the examined table is shown."""
    document, table = examination.document, examination.table
    if document.kind != "text" and _whole(document, table):
        return _as_it_stands(document, table)
    laid = form(table)
    return _with_lines(table, [], (laid.grid,), laid.pieces, as_it_stands=False)


def _as_it_stands(document: Document, table: PerformanceTable) -> Standing:
    texts = _texts(document)
    pieces = {item.path: item.pieces for item in table.items() if item.pieces and _true(item, texts)}
    used = {piece.spot.table for each in pieces.values() for piece in each}
    grids = tuple(grid for grid in document.grids if grid.index in used)
    lines = [Line(text, at) for at, grid in enumerate(grids) for text in grid.before if text.strip()]
    lines += [Line(text, len(grids)) for text in document.after if text.strip()]
    return _with_lines(table, lines, grids, pieces, as_it_stands=True, left_out=len(document.grids) - len(grids))


def _with_lines(
    table: PerformanceTable,
    lines: list[Line],
    grids: tuple[Grid, ...],
    pieces: Mapping[str, tuple[Piece, ...]],
    *,
    as_it_stands: bool,
    left_out: int = 0,
) -> Standing:
    """The same with a place for every item that is in no cell: in the line that says it, or in one of its own."""
    lines, found = list(lines), dict(pieces)
    loose = {left.item.path for left in table.unplaced}
    for item in table.items():
        if item.text and item.path not in found:
            own = Line(item.text, len(grids), loose=True) if item.path in loose else Line(item.text)
            at, offset = _line(lines, own)
            lines[at] = replace(lines[at], title=lines[at].title or item is table.title)
            found[item.path] = (Piece(0, len(item.text), Spot(OUTSIDE, at, 0), offset),)
    return Standing(tuple(lines), grids, found, as_it_stands, left_out)


def _line(lines: list[Line], own: Line) -> tuple[int, int]:
    for at, line in enumerate(lines):
        if own.text in line.text:
            return at, line.text.index(own.text)
    lines.append(own)
    return len(lines) - 1, 0


def _whole(document: Document, table: PerformanceTable) -> bool:
    """Whether every item of the table's body lies in the file's cells, letter by letter."""
    texts = _texts(document)
    return any(True for _ in _body(table)) and all(_true(item, texts) for item in _body(table))


def _body(table: PerformanceTable) -> Iterator[Item]:
    parts = chain(
        table.overall.items(), *(fund.items() for fund in table.funds), *(task.items() for task in table.tasks)
    )
    return (item for item in parts if item.text)


def _texts(document: Document) -> dict[Key, str]:
    return {(grid.index, cell.row, cell.column): cell.text for grid in document.grids for cell in grid.cells}


def _true(item: Item, texts: Mapping[Key, str]) -> bool:
    """Whether the item's pieces cover it and their cells hold the same letters."""
    covered = sum(piece.end - piece.start for piece in item.pieces)
    return covered == len(item.text) and all(
        texts.get(_key(piece), "")[piece.offset : piece.offset + piece.end - piece.start]
        == item.text[piece.start : piece.end]
        and _key(piece) in texts
        for piece in item.pieces
    )


def _key(piece: Piece) -> Key:
    return piece.spot.table, piece.spot.row, piece.spot.column


def _crossed(pieces: tuple[Piece, ...], start: int, end: int) -> Iterator[tuple[Key, int, int]]:
    for piece in pieces:
        first, last = max(start, piece.start), min(end, piece.end)
        if first < last or (first == last and start == end):
            yield _key(piece), piece.offset + first - piece.start, piece.offset + last - piece.start


def _owners(path: str) -> Iterator[str]:
    """The names of whatever holds the path, from near to far: the indicator's, the task's."""
    yield f"{path}.name"
    while "." in path:
        path = path.rpartition(".")[0]
        yield f"{path}.name"
