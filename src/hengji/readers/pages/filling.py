"""The letters of a page laid into its tables: each cell's text, and the lines of text outside the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from hengji.readers.pages.letter import Letter
from hengji.readers.pages.lines import Line, lines
from hengji.readers.pages.page import Page, PageCell, PageTable
from hengji.readers.pages.paragraphs import Edges, writing
from hengji.readers.pages.ruling import Box, Ruled

Place = tuple[int, int]
"""A table of the page and a box of it."""

_OUTSIDE: Place = (-1, -1)
_OVERHANG = 2
"""So many letters of a run of writing may hang over into the next cell."""

_WRAPPED, _EXACT = 4, 0.7
"""With so many lines above another one sees how far they reach; stretched lines end within so many points."""

_NARROW = 8
"""In a column of fewer letters all full lines end alike, stretched or not."""

_PADDING = 14.0
"""No program leaves more room beside a cell's text, in points."""


def filled(number: int, width: float, height: float, tables: Sequence[Ruled], letters: Iterable[Letter]) -> Page:
    """One page: the tables with their text, and the lines before, between and after them."""
    inside: dict[Place, list[Letter]] = defaultdict(list)
    for run in _runs(letters):
        first = _place(run[0], tables)
        if first == _place(run[-1], tables) and len(tables) == 1:  # boxes have no holes
            inside[first] += run
            continue
        for place, letter in zip(_settled([_place(each, tables) for each in run]), run, strict=True):
            inside[place].append(letter)
    around = lines(inside.pop(_OUTSIDE, []))
    made = [_cells(index, table, inside) for index, table in enumerate(tables)]
    tops = [table.ys[0] for table in tables]
    between: dict[int, list[str]] = defaultdict(list)
    for line in around:
        between[next((i for i, top in enumerate(tops) if line.top < top), len(tops))].append(line.text)
    done = [PageTable(cells, tuple(between[index])) for index, cells in enumerate(made)]
    return Page(number, width, height, tuple(done), tuple(between[len(tops)]))


def _runs(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """Letters written one after the other on one line without a gap."""
    run: list[Letter] = []
    for letter in letters:
        if run and not _follows(run[-1], letter):
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


def _follows(one: Letter, other: Letter) -> bool:
    if other.order != one.order + 1 or other.turn or one.turn:
        return False
    size = one.size
    return -0.2 * size <= other.y - one.y <= 0.2 * size and -0.5 * size <= other.left - one.right <= 0.3 * size


def _place(letter: Letter, tables: Sequence[Ruled]) -> Place:
    """The smallest table that holds the letter's middle, and the box there."""
    if len(tables) == 1:
        only = tables[0].at((letter.left + letter.right) / 2, (letter.top + letter.bottom) / 2)
        return _OUTSIDE if only is None else (0, only)
    found: tuple[float, Place] | None = None
    for index, table in enumerate(tables):
        box = table.at(*letter.middle)
        if box is not None and (found is None or table.area < found[0]):
            found = table.area, (index, box)
    return found[1] if found else _OUTSIDE


def _settled(places: list[Place]) -> list[Place]:
    """Where the letters of one run belong: a letter or two that hang over an edge stay with the others."""
    if len(set(places)) < 2:
        return places
    stretches: list[tuple[Place, int]] = []
    for place in places:
        if stretches and stretches[-1][0] == place:
            stretches[-1] = place, stretches[-1][1] + 1
        else:
            stretches.append((place, 1))
    settled: list[Place] = []
    for index, (place, count) in enumerate(stretches):
        beside = [stretches[i] for i in (index - 1, index + 1) if 0 <= i < len(stretches)]
        most = max(beside, key=lambda each: each[1])
        settled += [most[0] if count <= _OVERHANG < most[1] else place] * count
    return settled


def _cells(index: int, table: Ruled, inside: dict[Place, list[Letter]]) -> tuple[PageCell, ...]:
    found = [(box, lines(inside.get((index, k), ()))) for k, box in enumerate(table.boxes)]
    padding = _padding(found)
    reached = _reached(found, padding)
    return tuple(_cell(box, written, padding, reached.get(box.right)) for box, written in found)


def _cell(box: Box, written: list[Line], padding: float, reached: tuple[float, bool] | None) -> PageCell:
    right, justified = reached or (box.right - padding, False)
    text = writing(written, Edges(box.left + padding, right, justified))
    return PageCell(text.text, *box[:4], text.runs_on if written else None, box.open_top, box.open_bottom)


def _padding(found: list[tuple[Box, list[Line]]]) -> float:
    """How much room the table leaves beside the text of its cells."""
    gaps = [min(line.left for line in written) - box.left for box, written in found if written]
    return min(max(0.0, min(gaps, default=0.0)), _PADDING)


def _reached(found: list[tuple[Box, list[Line]]], padding: float) -> dict[float, tuple[float, bool]]:
    """By the right edge of a column, how far its lines really reach and whether they are stretched to there.

    Only where lines wrap and that can be seen.
    """
    columns: dict[float, list[Line]] = defaultdict(list)
    widths: dict[float, float] = {}
    for box, written in found:
        columns[box.right] += [line for line in written[:-1] if line.level]
        if len(written) > 1:
            widths[box.right] = min(box.right - box.left, widths.get(box.right, box.right - box.left)) - 2 * padding
    reached: dict[float, tuple[float, bool]] = {}
    for edge, written in columns.items():
        if len(written) < _WRAPPED:
            continue
        size = median(line.size for line in written)
        most = max(line.right for line in written)
        stretched = sum(most - line.right < _EXACT for line in written) >= 0.7 * len(written)
        stretched = stretched and widths[edge] >= _NARROW * size
        if edge - padding - most < 2.0 * size:
            reached[edge] = (most if stretched else min(edge - padding, most + 0.5 * size), stretched)
    return reached
