"""The widths of a long form's columns: the official ones, moved towards the columns in which most is written.

A form that fits on a page keeps its official widths, but for a column too narrow for a number or word that cannot be
broken.  On a longer one a narrow column of narratives makes many pages; room goes there from the columns that can spare
it, no column below or above its bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil

from hengji.tables.grid import Cell
from hengji.writers.forms.form import Form
from hengji.writers.forms.measure import type_size, width

_LEAST, _MOST = 0.65, 1.7
"""How narrow and how wide a column may become, beside its official width."""

_STEPS = 40
_STEP = 10
_WHOLE = 1000
_PAGE = {True: (755.0, 430.0), False: (510.0, 680.0)}
"""The width and height of a page between its margins, in points, landscape or not."""

_SOLID = re.compile(r"[!-~]+")
_LONGEST = 16
"""A longer run of Latin letters and digits is broken wherever the cell ends."""

_SIZE, _LINE, _ROW, _AROUND = 10.5, 14.5, 21.0, 8.0


def balanced(form: Form) -> tuple[int, ...]:
    """The widths of the columns, as shares."""
    whole = sum(form.layout.widths)
    across, page = _PAGE[form.layout.landscape]
    official = [round(_WHOLE * each / whole) for each in form.layout.widths]
    needed = _needed(form, across)
    shares = _roomy(official, needed)
    texts = [(cell, [sum(map(width, line)) for line in cell.text.split("\n")]) for cell in form.cells]
    height = _height(form, texts, shares, across)
    if height <= page:
        return form.layout.widths if shares == official else tuple(shares)
    bounds = [(max(need, round(each * _LEAST)), round(each * _MOST)) for each, need in zip(shares, needed, strict=True)]
    for _ in range(_STEPS):
        moved = min(_moves(shares, bounds), key=lambda each: _height(form, texts, each, across), default=shares)
        better = _height(form, texts, moved, across)
        if better >= height:
            break
        shares, height = moved, better
    return tuple(shares)


def _needed(form: Form, across: float) -> list[int]:
    """How wide each column must be for the longest run of its text that cannot be broken."""
    needed = [0] * form.columns
    for cell in form.cells:
        if cell.columns == 1:
            runs = (sum(map(width, run)) for run in _SOLID.findall(cell.text) if len(run) <= _LONGEST)
            points = max(runs, default=0.0) * type_size(form) + _AROUND + 1
            needed[cell.column] = max(needed[cell.column], ceil(_WHOLE * points / across))
    return needed


def _roomy(official: Sequence[int], needed: Sequence[int]) -> list[int]:
    """The widths with every column as wide as it must be, taken step by step from the one with most to spare."""
    shares = list(official)
    for taker, need in enumerate(needed):
        while shares[taker] < need:
            giver = max(range(len(shares)), key=lambda each: (shares[each] - needed[each], -each))
            if giver == taker or shares[giver] - needed[giver] <= 1:
                break
            shares[giver], shares[taker] = shares[giver] - 1, shares[taker] + 1
    return shares


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
