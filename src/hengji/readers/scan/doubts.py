"""Doubtful numbers found again in the cells that the pages' tables became."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hengji.readers.scan.writing import Doubted
from hengji.tables.grid import Cell, Doubt, Fragment, Grid

_EDGE = 2
"""A number may stand so many points outside its cell's box."""

Span = tuple[int, int]


def with_doubts(grids: Sequence[Grid], doubted: Iterable[Doubted]) -> list[Grid]:
    """The same tables, their cells with the stretches of their text that are doubtful."""
    by_page: dict[int, list[Doubted]] = defaultdict(list)
    for each in doubted:
        by_page[each.page].append(each)
    return [replace(grid, cells=tuple(_marked(cell, by_page) for cell in grid.cells)) for grid in grids]


def _marked(cell: Cell, by_page: dict[int, list[Doubted]]) -> Cell:
    """The cell with its doubts: those of the numbers within its boxes."""
    found: dict[Span, int] = {}
    ends = [each.start for each in cell.fragments[1:]] + [len(cell.text)]
    for fragment, end in zip(cell.fragments, ends, strict=False):
        for each in by_page.get(fragment.page, ()):
            if _within(each, fragment):
                for span in _spans(cell.text, fragment.start, end, each):
                    found[span] = min(each.confidence, found.get(span, 100))
    if not found:
        return cell
    return replace(cell, doubts=tuple(Doubt(*span, found[span]) for span in sorted(found)))


def _within(doubted: Doubted, fragment: Fragment) -> bool:
    left, top, right, bottom = fragment.box
    return left - _EDGE <= doubted.x <= right + _EDGE and top - _EDGE <= doubted.y <= bottom + _EDGE


def _spans(text: str, start: int, end: int, doubted: Doubted) -> Iterator[Span]:
    """Where in `start:end` of the text the number stands: where its line does, else everywhere it may be meant."""
    line = list(_places(text, start, end, doubted.line))
    if line:
        yield from ((places[doubted.start], places[doubted.end - 1] + 1) for places in line)
        return
    number = list(_places(text, start, end, doubted.line[doubted.start : doubted.end]))
    if number:
        yield from ((places[0], places[-1] + 1) for places in number)
    elif start < end:
        yield start, end


def _places(text: str, start: int, end: int, words: str) -> Iterator[list[int]]:
    """For each time the words stand in the text, blanks apart, where each of their letters does."""
    kept = [index for index in range(start, end) if not text[index].isspace()]
    plain = "".join(text[index] for index in kept)
    for match in re.finditer(re.escape(words), plain):
        yield kept[match.start() : match.end()]
