"""The letters of a page laid into its tables: each cell's text, and the lines of text outside the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from hengji.readers.pages.letter import Letter
from hengji.readers.pages.lines import Line, lines
from hengji.readers.pages.page import Page, PageCell, PageTable
from hengji.readers.pages.paragraphs import writing
from hengji.readers.pages.ruling import Box, Ruled

Place = tuple[int, int]
"""A table of the page and a box of it."""

_OUTSIDE: Place = (-1, -1)
_OVERHANG = 2
"""So many letters of a run of writing may hang over into the next cell."""

_PADDING = 14.0
"""No program leaves more room beside a cell's text, in points."""


def filled(number: int, width: float, height: float, tables: Sequence[Ruled], letters: Iterable[Letter]) -> Page:
    """One page: the tables with their text, and the lines before, between and after them."""
    inside: dict[Place, list[Letter]] = defaultdict(list)
    for run in _runs(letters):
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
    return (
        other.order == one.order + 1
        and other.turn == one.turn == 0
        and abs(other.y - one.y) <= 0.2 * one.size
        and -0.5 * one.size <= other.left - one.right <= 0.3 * one.size
    )


def _place(letter: Letter, tables: Sequence[Ruled]) -> Place:
    """The smallest table that holds the letter's middle, and the box there."""
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
    limits = _limits(found, padding)
    return tuple(_cell(box, written, padding, limits.get(box.right, box.right - padding)) for box, written in found)


def _cell(box: Box, written: list[Line], padding: float, right: float) -> PageCell:
    text = writing(written, box.left + padding, right)
    return PageCell(text.text, *box[:4], text.runs_on if written else None, box.open_top, box.open_bottom)


def _padding(found: list[tuple[Box, list[Line]]]) -> float:
    """How much room the table leaves beside the text of its cells."""
    gaps = [min(line.left for line in written) - box.left for box, written in found if written]
    return min(max(0.0, min(gaps, default=0.0)), _PADDING)


def _limits(found: list[tuple[Box, list[Line]]], padding: float) -> dict[float, float]:
    """By the right edge of a column, how far its lines really reach, where they wrap and that can be seen."""
    reached: dict[float, list[Line]] = defaultdict(list)
    for box, written in found:
        if len(written) > 1:
            reached[box.right] += written[:-1]
    limits: dict[float, float] = {}
    for edge, written in reached.items():
        size = median(line.size for line in written)
        most = max(line.right for line in written)
        if len(written) >= 3 and edge - padding - most < 2.0 * size:
            limits[edge] = min(edge - padding, most + 0.5 * size)
    return limits
