"""How much room text takes: lines in a column of a width, and the heights of a sheet's rows, in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hengji.tables.grid import Cell
from hengji.writers.forms.form import Form

WIDE = 1.0
NARROW = 0.56
"""The widths of a Chinese character and of a Latin letter or digit, as shares of the font's size."""

_SIZES = ((10, 10.5), (13, 9), (99, 8))
"""Up to how many columns which size of type, in points."""

_FIRST_WIDE = "\u2e80"
_WIDE_SIGNS = "“”‘’—…·≥≤√×÷①②③④⑤⑥⑦⑧⑨⑩"


def type_size(form: Form) -> float:
    """The size of the sheet's type in points: smaller where there are many columns."""
    return next(size for most, size in _SIZES if form.columns <= most)


@dataclass(frozen=True, slots=True)
class Room:
    """What a page gives: the widths of the columns, the font's size, the height of a line, the space around text."""

    widths: tuple[float, ...]
    size: float
    line: float
    around: float = 4.0

    def across(self, cell: Cell) -> float:
        """The width of a cell's text."""
        return max(self.size, sum(self.widths[cell.column : cell.column + cell.columns]) - 2 * self.around)

    def lines(self, cell: Cell) -> int:
        """How many lines a cell's text takes."""
        return lines(cell.text, self.across(cell) / self.size)

    def height(self, cell: Cell) -> float:
        """How high a cell must be for its text."""
        return self.lines(cell) * self.line + self.around


@lru_cache(maxsize=8192)
def lines(text: str, signs: float) -> int:
    """How many lines a text takes in a column so many characters wide."""
    return sum(_wrapped(each, signs) for each in text.split("\n"))


def _wrapped(paragraph: str, signs: float) -> int:
    count, used = 1, 0.0
    for sign in paragraph:
        wide = width(sign)
        if used + wide > signs and used:
            count, used = count + 1, 0.0
        used += wide
    return count


def width(sign: str) -> float:
    """How wide a character is, as a share of the font's size."""
    return WIDE if sign >= _FIRST_WIDE or sign in _WIDE_SIGNS else NARROW


def row_heights(form: Form, room: Room, least: float) -> list[float]:
    """The height of every row: of its own cells first, then what merged cells need is added to their last row."""
    heights = [least] * form.row
    for cell in form.cells:
        if cell.rows == 1:
            heights[cell.row] = max(heights[cell.row], room.height(cell))
    for cell in sorted(form.cells, key=lambda each: (each.rows, each.row)):
        if cell.rows > 1:
            _stretch(heights, cell, room.height(cell))
    return heights


def _stretch(heights: list[float], cell: Cell, needed: float) -> None:
    """Merged rows together as high as their cell needs."""
    rows = range(cell.row, cell.row + cell.rows)
    lack = needed - sum(heights[row] for row in rows)
    if lack > 0:
        for row in rows:
            heights[row] += lack / cell.rows


def shared(shares: Sequence[int], whole: float) -> tuple[float, ...]:
    """A width parted by shares."""
    return tuple(whole * each / sum(shares) for each in shares)
