"""A document's tables as rows of boxes, in reading order, before anything is interpreted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from hengji.readers.stretch import Stretch, whole
from hengji.tables.grid import Cell, Document, Grid, Spot

_RULER = re.compile(r"[\s\-—–_=|:·.*]*")
_PAGE = re.compile(r"[\s\-—–·/]*(?:第\s*)?\d{1,3}\s*(?:页)?(?:\s*[,，/共]\s*(?:共\s*)?\d{1,3}\s*页?)?[\s\-—–·]*")


@dataclass(frozen=True, slots=True)
class Box:
    """One cell as one row sees it, its text trimmed.

    `starts` is false in the rows that a merged cell spans further down, `ends` in all but the last row of one.  `group`
    is the heading that stands above this one and its neighbours.
    """

    stretch: Stretch
    column: int
    columns: int = 1
    starts: bool = True
    ends: bool = True
    group: str = ""

    @property
    def text(self) -> str:
        """The words of the cell, ends trimmed."""
        return self.stretch.text


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    `gap` tells that a page may have ended before it (another table, a blank line, a ruler); `exact` that its columns
    can be trusted, which those of a text file cannot; `width` counts the columns or fields.
    """

    table: int
    index: int
    boxes: tuple[Box, ...]
    width: int
    exact: bool
    gap: bool = False

    @property
    def filled(self) -> tuple[Box, ...]:
        """The boxes that begin in this row and have text."""
        return tuple(box for box in self.boxes if box.starts and box.text)


def rows(document: Document, grids: tuple[Grid, ...]) -> list[Row]:
    """Every row with text of these tables of the document."""
    exact = document.kind != "text"
    found = [row for grid in grids for row in (_exact(grid) if exact else _loose(grid))]
    return [row for row in found if row.filled]


def _exact(grid: Grid) -> Iterator[Row]:
    """The rows of a table whose cells have true places."""
    begin: dict[int, list[Cell]] = defaultdict(list)
    for cell in grid.cells:
        begin[cell.row].append(cell)
    open_cells: list[Cell] = []
    first = min(begin, default=0)
    for index in sorted(begin):
        open_cells = [cell for cell in open_cells if cell.row + cell.rows > index]
        boxes = [_box(grid, cell, index) for cell in (*begin[index], *open_cells)]
        open_cells += [cell for cell in begin[index] if cell.rows > 1]
        boxes.sort(key=lambda box: box.column)
        yield Row(grid.index, index, tuple(boxes), grid.columns, exact=True, gap=index == first)


def _loose(grid: Grid) -> Iterator[Row]:
    """The rows of a text file: a blank line, a ruler or a page number before a row is a gap."""
    lines: dict[int, list[Cell]] = defaultdict(list)
    for cell in grid.cells:
        lines[cell.row].append(cell)
    before, gap = -1, True
    for index in sorted(lines):
        cells = lines[index]
        gap = gap or index > before + 1
        before = index
        texts = [cell.text for cell in cells if cell.text.strip()]
        if all(_RULER.fullmatch(text) for text in texts) or (len(texts) == 1 and _page(texts[0], cells)):
            gap = True
            continue
        boxes = tuple(_box(grid, cell, index) for cell in cells)
        yield Row(grid.index, index, boxes, len(cells), exact=False, gap=gap)
        gap = False


def _page(text: str, cells: list[Cell]) -> bool:
    """Whether a line holds nothing but a page's number."""
    return len(cells) == 1 and bool(_PAGE.fullmatch(text))


def _box(grid: Grid, cell: Cell, row: int) -> Box:
    stretch = whole(cell, Spot(grid.index, cell.row, cell.column)).strip()
    return Box(stretch, cell.column, cell.columns, cell.row == row, cell.row + cell.rows - 1 == row)
