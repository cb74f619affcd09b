"""Further rows of a sheet: a cell whose text no row could show, written on in the rows below.

The sign: in a further row nothing begins but the rest of cells right above it, and every other cell in use is merged
with the row above.  The rest is joined without anything between, so that the text is what it was before it was cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hengji.readers.joining import CUT, continuity
from hengji.tables.grid import Cell

_LONG = 60
"""A text of fewer characters needs no further row."""

_COMPANIONS = 2
"""So many cells of the same row that are merged with the further one make sure, however the text goes on."""

Place = tuple[int, int]


def joined(cells: Iterable[Cell], blank: Mapping[Place, Place]) -> tuple[Cell, ...]:
    """The cells with those of further rows joined to the ones above; `blank` are the extents of merged empty cells."""
    found = sorted(cells, key=lambda each: (each.row, each.column))
    begun: dict[int, list[Cell]] = {}
    for cell in found:
        begun.setdefault(cell.row, []).append(cell)
    empty = [Cell("", *place, *extent) for place, extent in blank.items()]
    above: dict[Place, Cell] = {}  # by the row after a cell's last and its column
    done: list[Cell] = []
    for row in sorted(begun):
        heads = [above.get((row, each.column)) for each in begun[row]]
        others = [*done, *(each for each in empty if each.row <= row)]
        whole = [each for each in heads if each is not None]
        if len(whole) == len(heads) and _goes_on(whole, begun[row], others):
            for head, rest in zip(whole, begun[row], strict=True):
                longer = replace(head, text=head.text + rest.text, rows=head.rows + rest.rows)
                done[done.index(head)] = longer
                above[rest.row + rest.rows, head.column] = longer
            continue
        done += begun[row]
        above |= {(each.row + each.rows, each.column): each for each in begun[row]}
    return tuple(sorted(done, key=lambda each: (each.row, each.column)))


def _goes_on(heads: list[Cell], rests: list[Cell], others: list[Cell]) -> bool:
    """Whether a row holds nothing but the rest of the cells above it."""
    row = rests[0].row
    if any(head.columns != rest.columns or len(head.text) < _LONG for head, rest in zip(heads, rests, strict=True)):
        return False
    crossing = [each for each in others if each.row < row < each.row + each.rows]
    covered = sum(each.columns for each in (*crossing, *rests))
    last = max(each.column + each.columns for each in (*others, *rests))
    if covered < last or not crossing:
        return False
    begun = {head.row for head in heads}
    companions = sum(each.row in begun for each in crossing)
    return companions >= _COMPANIONS or all(
        continuity(head.text, rest.text) >= CUT for head, rest in zip(heads, rests, strict=True)
    )
