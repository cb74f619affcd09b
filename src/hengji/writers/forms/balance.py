"""The widths of a long form's columns: the official ones, moved towards the columns in which most is written.

A form that fits on a page keeps its official widths.  On a longer one a narrow column of narratives makes many pages;
room goes there from the columns that can spare it, no column below or above its bounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from hengji.tables.grid import Cell
from hengji.writers.forms.form import Form
from hengji.writers.forms.measure import width

_LEAST, _MOST = 0.65, 1.7
"""How narrow and how wide a column may become, beside its official width."""

_STEPS = 40
_STEP = 10
_WHOLE = 1000
_PAGE = {True: (755.0, 430.0), False: (510.0, 680.0)}
"""The width and height of a page between its margins, in points, landscape or not."""

_SIZE, _LINE, _ROW, _AROUND = 10.5, 14.5, 21.0, 8.0


def balanced(form: Form) -> tuple[int, ...]:
    """The widths of the columns, as shares."""
    official = form.layout.widths
    whole = sum(official)
    shares = [round(_WHOLE * each / whole) for each in official]
    texts = [(cell, [sum(map(width, line)) for line in cell.text.split("\n")]) for cell in form.cells]
    across, page = _PAGE[form.layout.landscape]
    height = _height(form, texts, shares, across)
    if height <= page:
        return official
    bounds = [(round(each * _LEAST), round(each * _MOST)) for each in shares]
    for _ in range(_STEPS):
        moved = min(_moves(shares, bounds), key=lambda each: _height(form, texts, each, across), default=shares)
        better = _height(form, texts, moved, across)
        if better >= height:
            break
        shares, height = moved, better
    return tuple(shares)


def _moves(shares: Sequence[int], bounds: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Every way to move a step of width from one column to another within their bounds."""
    for giver, given in enumerate(shares):
        for taker, taken in enumerate(shares):
            if giver != taker and given - _STEP >= bounds[giver][0] and taken + _STEP <= bounds[taker][1]:
                moved = list(shares)
                moved[giver], moved[taker] = given - _STEP, taken + _STEP
                yield moved


def _height(form: Form, texts: Sequence[tuple[Cell, list[float]]], shares: Sequence[int], across: float) -> float:
    """How high the sheet is about, with columns of these widths."""
    heights = [_ROW] * form.row
    points = [each * across / _WHOLE for each in shares]
    merged: list[tuple[Cell, float]] = []
    for cell, lines in texts:
        signs = max(1.0, (sum(points[cell.column : cell.column + cell.columns]) - _AROUND) / _SIZE)
        height = sum(max(1, ceil(each / signs)) for each in lines) * _LINE + _AROUND
        if cell.rows == 1:
            heights[cell.row] = max(heights[cell.row], height)
        else:
            merged.append((cell, height))
    for cell, height in merged:
        lack = height - sum(heights[cell.row : cell.row + cell.rows])
        heights[cell.row + cell.rows - 1] += max(0.0, lack)
    return sum(heights)
