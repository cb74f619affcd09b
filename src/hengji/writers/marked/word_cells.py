"""Where the cells of a document as read stand in its Word file: Spot → paragraphs, offset in its text → letter.

The reader's tables are found again by what is written in them, not by counting alone, so that a table the reader
passed over does not shift the rest; where both write a cell differently (a special sign, a field), letters are aligned.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TypeAlias

from lxml import etree

from hengji.tables.grid import Cell, Document, Grid, Spot
from hengji.writers.marked.letters import Letter, contents, inside, letters, text, w

Paragraphs: TypeAlias = "tuple[etree._Element, ...]"  # noqa: SLF001 - lxml names its element so
Key: TypeAlias = tuple[int, int]


class WordCells:
    """The paragraphs of every cell of a Word document, found by the spots of the document as read."""

    def __init__(self, root: etree._Element, document: Document) -> None:
        self._tables = [_cells(each) for each in root.iter(w("tbl"))]
        self._grids = {each.index: each for each in document.grids}
        self._found: dict[int, dict[Key, Paragraphs]] = {}
        self.outside: Paragraphs = tuple(_outside(root))
        self.anywhere: Paragraphs = tuple(root.iter(w("p")))

    def paragraphs(self, spot: Spot) -> Paragraphs:
        """The paragraphs of the cell at a spot; none where there is no such cell."""
        grid = self._grids.get(spot.table)
        if grid is None:
            return ()
        if grid.index not in self._found:
            self._found[grid.index] = self._match(grid)
        return self._found[grid.index].get((spot.row, spot.column), ())

    def cell(self, spot: Spot) -> Cell | None:
        """The cell at a spot, as read."""
        cells = self._grids[spot.table].cells if spot.table in self._grids else ()
        return next((each for each in cells if (each.row, each.column) == (spot.row, spot.column)), None)

    def _match(self, grid: Grid) -> dict[Key, Paragraphs]:
        if grid.index < len(self._tables) and _likeness(grid, self._tables[grid.index]) == 1:
            return self._tables[grid.index]
        scored = [(_likeness(grid, each), -number, each) for number, each in enumerate(self._tables)]
        best = max(scored, key=lambda each: each[:2], default=(0.0, 0, {}))
        return best[2]


def _cells(table: etree._Element) -> dict[Key, Paragraphs]:
    """Every cell of a table by row and column; a merged cell by its top left corner, deleted rows not counted."""
    found: dict[Key, Paragraphs] = {}
    merged: set[int] = set()
    rows = (each for each in inside(table, "tr") if each.find(f"{w('trPr')}/{w('del')}") is None)
    for number, row in enumerate(rows):
        column = _number(row, "trPr/gridBefore")
        for cell in inside(row, "tc"):
            merge = _merge(cell)
            if merge != "continue" or column not in merged:
                found[number, column] = tuple(contents(cell))
                (merged.add if merge else merged.discard)(column)
            column += max(1, _number(cell, "tcPr/gridSpan"))
    return found


def _number(element: etree._Element, path: str) -> int:
    found = element.find("/".join(w(step) for step in path.split("/")))
    value = "" if found is None else found.get(w("val"), "")
    return int(value) if value.isascii() and value.isdecimal() else 0


def _merge(cell: etree._Element) -> str | None:
    merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    return None if merge is None else merge.get(w("val")) or "continue"


def _likeness(grid: Grid, cells: dict[Key, Paragraphs]) -> float:
    """The share of a grid's cells that stand in the table with the same letters, blanks aside."""
    if not grid.cells:
        return 0.0
    same = sum(_bare(each.text) == _bare(text(letters(cells.get((each.row, each.column), ())))) for each in grid.cells)
    return same / len(grid.cells)


def _bare(written: str) -> str:
    return "".join(written.split())


def _outside(root: etree._Element) -> Iterator[etree._Element]:
    for body in root.iter(w("body")):
        yield from inside(body, "p")


def aligned(read: str, found: list[Letter], start: int, end: int) -> tuple[int, int]:
    """The stretch `start:end` of a cell's text as read, in the letters found in the file."""
    written = text(found)
    if read == written:
        return start, end
    matcher = SequenceMatcher(None, read, written, autojunk=False)
    places = {block.a + step: block.b + step for block in matcher.get_matching_blocks() for step in range(block.size)}
    kept = [places[each] for each in range(start, end) if each in places]
    return (kept[0], kept[-1] + 1) if kept else (0, len(written))
