"""The cells of one page's table by row and column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from hengji.readers.pages.page import PageCell, PageTable

_COLUMN, _ROW = 3.5, 3.0
"""Edges nearer than this are one edge, in points."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A cell of a page with its first row and column and how many of each it spans."""

    cell: PageCell
    row: int
    column: int
    rows: int
    columns: int

    @property
    def text(self) -> str:
        """The words in it."""
        return self.cell.text

    @property
    def extent(self) -> tuple[int, int]:
        """Its first column and how many it spans."""
        return self.column, self.columns


@dataclass(slots=True)
class Raster:
    """The table of one page: its cells by row and column, in reading order."""

    page: int
    cells: list[Laid]
    rows: int
    texts: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found: dict[int, list[str]] = defaultdict(list)
        for laid in self.cells:
            found[laid.row].append("".join(laid.text.split()))
        self.texts = {row: tuple(each) for row, each in found.items()}

    @property
    def top(self) -> list[Laid]:
        """The cells of its first row."""
        return [each for each in self.cells if each.row == 0]

    def below(self, rows: int) -> Raster:
        """Without its first rows; of a cell that goes on below them an empty one is left."""
        kept = []
        for laid in self.cells:
            end = laid.row + laid.rows
            if laid.row >= rows:
                kept.append(replace(laid, row=laid.row - rows))
            elif end > rows:
                kept.append(replace(laid, cell=replace(laid.cell, text="", runs_on=None), row=0, rows=end - rows))
        kept.sort(key=lambda each: (each.row, each.column))
        return Raster(self.page, kept, self.rows - rows)


def columns(tables: Sequence[PageTable]) -> list[float]:
    """The column edges of all these tables together, from their left edges."""
    return edges((x - table.left for table in tables for cell in table.cells for x in (cell.left, cell.right)), _COLUMN)


def raster(page: int, table: PageTable, xs: Sequence[float]) -> Raster:
    """The table's cells on these column edges."""
    ys = edges((y for cell in table.cells for y in (cell.top, cell.bottom)), _ROW)
    left = table.left
    cells = []
    for cell in table.cells:
        c0, c1 = _nearest(xs, cell.left - left), _nearest(xs, cell.right - left)
        r0, r1 = _nearest(ys, cell.top), _nearest(ys, cell.bottom)
        if c1 > c0 and r1 > r0:
            cells.append(Laid(cell, r0, c0, r1 - r0, c1 - c0))
    cells.sort(key=lambda each: (each.row, each.column))
    return _without_strips(Raster(page, cells, len(ys) - 1))


def edges(values: Iterable[float], near: float) -> list[float]:
    """The values with those near each other made one."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][0] <= 2 * near and value - found[-1][-1] <= near:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(group) / len(group) for group in found]


def _nearest(values: Sequence[float], wanted: float) -> int:
    return min(range(len(values)), key=lambda index: abs(values[index] - wanted))


def without_phantoms(found: Raster, *, repeated: bool) -> Raster:
    """Without row edges at which nothing begins while cells with text go across them.

    Some programs draw such edges where a label over many rows begins anew on a page; where heading rows are repeated
    (`repeated`) even through the text of a label in the first column.
    """
    row = 1
    while row < found.rows:
        starting = [each for each in found.cells if each.row == row]
        crossing = [each for each in found.cells if each.row < row < each.row + each.rows]
        above = {each.extent for each in found.cells if each.row + each.rows == row}
        label = repeated and [each.column for each in starting] == [0] and len(crossing) > 1
        nothing = label or not any(each.text for each in starting)
        if nothing and any(each.text for each in crossing) and all(each.extent in above for each in starting):
            found = _merged(found, row)
        else:
            row += 1
    return found


def _merged(found: Raster, row: int) -> Raster:
    """The row and the one above it as one."""
    gone = {each.extent: each for each in found.cells if each.row == row}
    kept = []
    for each in found.cells:
        if each.row == row:
            continue
        rows, cell, taken = each.rows, each.cell, gone.get(each.extent)
        if each.row + each.rows == row and taken is not None:
            rows, cell = rows + taken.rows, _as_one(cell, taken.cell)
        spans = each.row < row < each.row + rows
        kept.append(replace(each, cell=cell, row=each.row - (each.row > row), rows=rows - spans))
    return Raster(found.page, kept, found.rows - 1)


def _without_strips(found: Raster) -> Raster:
    """Without an empty last row that no line closes below: what some programs leave of a frame at the page's end."""
    while found.rows > 1:
        last = [each for each in found.cells if each.row + each.rows == found.rows]
        begun = all(each.row == found.rows - 1 and not each.text for each in last)
        if not begun or not all(each.cell.open_bottom for each in last):
            break
        found = Raster(found.page, [each for each in found.cells if each.row < found.rows - 1], found.rows - 1)
    return found


def _as_one(above: PageCell, below: PageCell) -> PageCell:
    """Two parts of one cell as one."""
    text = above.text + below.text
    runs_on = below.runs_on if below.text else above.runs_on
    return replace(above, text=text, bottom=below.bottom, runs_on=runs_on, open_bottom=below.open_bottom)
