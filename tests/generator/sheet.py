"""A printed sheet: paragraphs and grids of cells that may span, each cell knowing what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Spot:
    """A logical address (`indicators[2].mark`) and the words that stand there."""

    where: str
    words: str


@dataclass(frozen=True)
class Cell:
    """One cell; `look` is head, label, value, text, frame or note."""

    text: str = ""
    cols: int = 1
    rows: int = 1
    look: str = "value"
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A line outside a grid; `look` is title, subtitle, right, left, heading or body."""

    text: str
    look: str = "left"
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class Grid:
    """Cells with the row and column where each begins; `widths` in relative parts."""

    widths: tuple[int, ...]
    height: int
    cells: tuple[tuple[int, int, Cell], ...]

    def by_row(self) -> list[list[tuple[int, Cell]]]:
        """The cells that begin in each row, left to right."""
        rows: list[list[tuple[int, Cell]]] = [[] for _ in range(self.height)]
        for row, column, cell in self.cells:
            rows[row].append((column, cell))
        return [sorted(row, key=lambda each: each[0]) for row in rows]


@dataclass(frozen=True)
class Sheet:
    """What is printed on one sheet of paper or one sheet of a workbook."""

    name: str
    blocks: tuple[Paragraph | Grid, ...]
    landscape: bool = False

    def spots(self) -> Iterator[Spot]:
        """Every addressed spot, in reading order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield from block.spots
            else:
                for row in block.by_row():
                    for _, cell in row:
                        yield from cell.spots


def value(text: str, where: str, cols: int = 1, rows: int = 1, look: str = "value") -> Cell:
    """A cell whose whole text stands at one address."""
    return Cell(text, cols, rows, look, (Spot(where, text),))


def head(text: str, cols: int = 1, rows: int = 1) -> Cell:
    return Cell(text, cols, rows, "head")


def label(text: str, cols: int = 1, rows: int = 1) -> Cell:
    return Cell(text, cols, rows, "label")


@dataclass
class Rows:
    """A grid being written row by row; cells slide past those that reach down from above."""

    widths: tuple[int, ...]
    cells: list[tuple[int, int, Cell]] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    height: int = 0

    def add(self, *cells: Cell) -> None:
        """Add one row; the widths must fill the grid exactly."""
        row, column = self.height, 0
        for cell in cells:
            while (row, column) in self.taken:
                column += 1
            self._put(row, column, cell)
            column += cell.cols
        self.height += 1
        free = [c for c in range(len(self.widths)) if (row, c) not in self.taken]
        if free:
            raise ValueError(f"row {row} leaves columns {free} empty: {[c.text for c in cells]}")

    def _put(self, row: int, column: int, cell: Cell) -> None:
        for r in range(row, row + cell.rows):
            for c in range(column, column + cell.cols):
                if (r, c) in self.taken or c >= len(self.widths):
                    raise ValueError(f"row {r}, column {c} is taken or outside: {cell.text}")
                self.taken.add((r, c))
        self.cells.append((row, column, cell))

    def grid(self) -> Grid:
        return Grid(self.widths, self.height, tuple(self.cells))
