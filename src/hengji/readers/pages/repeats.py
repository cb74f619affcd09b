"""Heading rows that are printed again on every page: known from the pages before, and taken out."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from hengji.readers.pages.raster import Raster

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
    seen: bool = False

    def removed(self, raster: Raster) -> Raster:
        """The page's table without the heading rows that it repeats; the first page's is remembered."""
        if not self.seen:
            self.seen = True
            self.first = [raster.texts.get(row, ()) for row in range(min(raster.rows, _FIRST))]
            return raster
        for begin in range(len(self.first)):
            count = self._same(raster, begin)
            if count:
                return raster.below(count)
        return raster

    def _same(self, raster: Raster, begin: int) -> int:
        """How many of the page's first rows repeat the first page's rows from there on."""
        count = 0
        while count < raster.rows and begin + count < len(self.first):
            if not alike(self.first[begin + count], raster.texts.get(count, ())):
                break
            count += 1
        return count


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two rows have the same words, a letter here and there aside; empty rows are like none."""
    first, second = "\n".join(filter(None, one)), "\n".join(filter(None, other))
    if not first or not second or max(len(first), len(second)) > _LONG:
        return False
    return first == second or (
        len(first) > 8 and SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE
    )
