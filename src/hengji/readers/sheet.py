"""A blank form as rows of slots: every place of the sheet, filled or empty, with what covers it."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.tables.grid import Cell, Grid


@dataclass(frozen=True, slots=True)
class Place:
    """One cell as one row sees it, or one column without a cell (`rows` is 0); `begins` is false where it comes from above."""

    text: str
    column: int
    columns: int
    rows: int = 1
    begins: bool = True
    ends: bool = True


def places(grid: Grid, row: int) -> list[Place]:
    """One row of a grid, covered from the first column to the last."""
    over = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.rows]
    return _covered([_place(cell, row) for cell in over], grid.columns)


def _place(cell: Cell, row: int) -> Place:
    text = " ".join(cell.text.split())
    return Place(text, cell.column, cell.columns, cell.rows, cell.row == row, cell.row + cell.rows - 1 == row)


def _covered(found: list[Place], width: int) -> list[Place]:
    """The places with the gaps between them."""
    line: list[Place] = []
    at = 0
    for each in sorted(found, key=lambda place: place.column):
        if each.column < at:
            continue
        line += [Place("", column, 1, rows=0) for column in range(at, each.column)]
        line.append(each)
        at = each.column + each.columns
    return line + [Place("", column, 1, rows=0) for column in range(at, width)]
