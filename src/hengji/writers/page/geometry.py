"""The shape of a table in the page: rows without gaps, widths of columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hengji.tables.grid import Cell, Grid

_NARROW, _WIDE = 7.5, 46.0
"""How narrow and how wide a column may become, in hundredths of the table."""
_BRIEF, _LETTER, _LINES = 40, 1.5, 4
"""A brief cell is a heading or a name; what a letter takes of the width, and over how many lines it may run."""


def filled_rows(grid: Grid) -> list[list[Cell]]:
    """The cells of each row up to the last that says something: spans clipped to the table, gaps filled."""
    said = [cell for cell in grid.cells if cell.text.strip()]
    height = max((cell.row + 1 for cell in said), default=0)
    width = max((cell.column + 1 for cell in said), default=0)
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in grid.cells:
        rows[cell.row].append(cell)
    free = [0] * width
    return [list(_row(rows[at], at, height, free)) for at in range(height)]


def _row(cells: list[Cell], at: int, height: int, free: list[int]) -> Iterator[Cell]:
    """One row; `free` holds for each column the first row that no cell above reaches."""
    by_column = {cell.column: cell for cell in cells if cell.column < len(free)}
    for column in range(len(free)):
        cell = by_column.get(column)
        if free[column] > at and (cell is None or not cell.text):
            continue
        cell = cell or Cell("", at, column)
        last = min(column + max(1, cell.columns), len(free))
        rows = min(max(1, cell.rows), height - at)
        free[column:last] = [at + rows] * (last - column)
        yield Cell(cell.text, at, column, rows, last - column)


def widths(grid: Grid) -> list[float]:
    """The share of each column in hundredths: more for those that hold more text, within bounds."""
    rows = filled_rows(grid)
    count = max((cell.column + cell.columns for row in rows for cell in row), default=0)
    held = [1.0] * count
    for cell in (cell for row in rows for cell in row if cell.columns == 1):
        held[cell.column] += len(cell.text) / cell.rows**0.5
    wanted = [weight**0.55 for weight in held]
    pairs = zip(_least(rows, count), wanted, strict=True)
    shares = [min(_WIDE, max(least, 100 * each / sum(wanted))) for least, each in pairs]
    return [round(100 * each / sum(shares), 2) for each in shares]


def _least(rows: list[list[Cell]], count: int) -> list[float]:
    """How wide each column must be for its headings and names not to become towers."""
    least = [_NARROW] * count
    for cell in (cell for row in rows for cell in row if cell.columns == 1 and len(cell.text) <= _BRIEF):
        least[cell.column] = max(least[cell.column], min(12.0, len(cell.text) * _LETTER / _LINES + _LETTER))
    room = 80 / max(1, count)
    return [min(room, each) for each in least]
