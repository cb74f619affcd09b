"""Heading rows that are printed again on every page: known from the pages before, and taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from hengji.readers.pages.raster import Laid, Raster, without_phantoms

_ALIKE = 0.9
"""How much of two heading rows must be the same; a scan misreads a letter here and there."""

_FIRST = 8
"""Rows of the first page that may come again."""

_LONG = 400
"""A longer row is no heading."""


_HEADINGS = 3
"""Cells with words that a heading row further down has at least."""


@dataclass(slots=True)
class Repeats:
    """The first rows of the first page, and how many of them came again; `later` are the rows seen since.

    A table may have a second heading row further down, which comes again on the pages after it: of the later rows only
    those count that have several cells of words and no digit.
    """

    first: list[tuple[str, ...]] = field(default_factory=list)
    later: list[tuple[str, ...]] = field(default_factory=list)
    labels: list[tuple[Laid, str]] = field(default_factory=list)
    seen: bool = False

    def removed(self, raster: Raster) -> Raster:
        """The page's table without the heading rows that it repeats; the first page's is remembered."""
        if not self.seen:
            self.seen = True
            self.first = [raster.texts.get(row, ()) for row in range(min(raster.rows, _FIRST))]
            self.labels = [(each, "".join(each.text.split())) for each in raster.cells if each.row < _FIRST]
            self._learn(raster, 0)
            return without_phantoms(raster, repeated=False)
        for begin in range(len(self.first)):
            count = _same(raster, self.first[begin:])
            if count:
                self._learn(raster, count)
                return without_phantoms(self._without_rests(raster, begin, count).below(count), repeated=True)
        count = max((_same(raster, self.later[begin:]) for begin in range(len(self.later))), default=0)
        self._learn(raster, count)
        return without_phantoms(raster.below(count) if count else raster, repeated=bool(count))

    def _learn(self, raster: Raster, count: int) -> None:
        """Remember the rows of a page below the `count` that were repeated; what is no heading parts them."""
        rows = (raster.texts.get(row, ()) for row in range(count, raster.rows))
        self.later += [row if _is_heading(row) else () for row in rows]

    def _without_rests(self, raster: Raster, begin: int, count: int) -> Raster:
        """Without the rest of a heading that ran over from the last repeated row into the cell below it."""
        rests = {}
        for each in raster.cells:
            whole = next(
                (text for old, text in self.labels if old.extent == each.extent and old.row == begin + each.row), ""
            )
            here = "".join(each.text.split())
            if each.row < count <= each.row + each.rows and here and whole.startswith(here) and whole != here:
                rests[each.extent] = whole[len(here) :]
        cells = [
            replace(each, cell=replace(each.cell, text=without(each.text, rests[each.extent])))
            if each.row == count and each.extent in rests
            else each
            for each in raster.cells
        ]
        return Raster(raster.page, cells, raster.rows)


def _same(raster: Raster, known: Sequence[tuple[str, ...]]) -> int:
    """How many of the page's first rows are these, from the first on."""
    count = 0
    for row in known:
        if count >= raster.rows or not alike(row, raster.texts.get(count, ())):
            break
        count += 1
    return count


def _is_heading(row: tuple[str, ...]) -> bool:
    return sum(map(bool, row)) >= _HEADINGS and not any(sign.isdigit() for text in row for sign in text)


def without(text: str, rest: str) -> str:
    """The text without these letters at or near its beginning, where they may be mixed with others; else as it stands."""
    kept: list[str] = []
    at = 0
    for index, letter in enumerate(text):
        if at == len(rest) or index > 3 * len(rest):
            return "".join(kept) + text[index:].lstrip() if at == len(rest) else text
        if letter == rest[at]:
            at += 1
        elif not letter.isspace():
            kept.append(letter)
    return "".join(kept) if at == len(rest) else text


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two rows have the same words, a letter here and there aside; empty rows are like none."""
    first, second = "\n".join(filter(None, one)), "\n".join(filter(None, other))
    if not first or not second or max(len(first), len(second)) > _LONG:
        return False
    return first == second or (
        len(first) > 8 and SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE
    )
