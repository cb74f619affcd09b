"""Heading rows that are printed again on every page: known from the pages before, and taken out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from hengji.readers.pages.raster import Laid, Raster, without_phantoms

_ALIKE = 0.9
"""How much of two heading rows must be the same; a scan misreads a letter here and there."""

_FIRST = 8
"""Rows of the first page that may come again."""

_LONG = 400
"""A longer row is no heading."""


@dataclass(slots=True)
class Repeats:
    """The first rows of the first page, and how many of them came again."""

    first: list[tuple[str, ...]] = field(default_factory=list)
    labels: list[tuple[Laid, str]] = field(default_factory=list)
    seen: bool = False

    def removed(self, raster: Raster) -> Raster:
        """The page's table without the heading rows that it repeats; the first page's is remembered."""
        if not self.seen:
            self.seen = True
            self.first = [raster.texts.get(row, ()) for row in range(min(raster.rows, _FIRST))]
            self.labels = [(each, "".join(each.text.split())) for each in raster.cells if each.row < _FIRST]
            return without_phantoms(raster, repeated=False)
        for begin in range(len(self.first)):
            count = self._same(raster, begin)
            if count:
                return without_phantoms(self._without_rests(raster, begin, count).below(count), repeated=True)
        return without_phantoms(raster, repeated=False)

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

    def _same(self, raster: Raster, begin: int) -> int:
        """How many of the page's first rows repeat the first page's rows from there on."""
        count = 0
        while count < raster.rows and begin + count < len(self.first):
            if not alike(self.first[begin + count], raster.texts.get(count, ())):
                break
            count += 1
        return count


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
