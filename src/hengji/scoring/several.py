"""Targets with several figures, or with one among words: which figure of the actual answers which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from hengji.scoring.numbers import equals, exact, percent, written
from hengji.tables.achievement import Achievement, achievement, is_ceiling
from hengji.tables.figures import Figure, read_figures
from hengji.tables.finding import Text
from hengji.tables.model import Indicator, Item
from hengji.tables.pairing import Pair, lines, pairs


@dataclass(frozen=True, slots=True)
class Answered:
    """One target figure with what answers it: the year's target and the actual in one unit, None where nothing does."""

    pair: Pair
    wanted: Fraction
    actual: Fraction | None
    ceiling: bool
    items: tuple[Item, ...]

    @property
    def kept(self) -> bool:
        """Whether the target was kept."""
        return self.actual is not None and (self.actual <= self.wanted if self.ceiling else self.actual >= self.wanted)

    @property
    def known(self) -> Text:
        """How it is known whether the target is a floor or a ceiling."""
        said = self.pair.target.quantity.text
        if self.ceiling:
            return Text(f"“{said}”，不应超过", f"“{said}”, not to be exceeded")
        return Text(f"“{said}”，按不少于", f"“{said}”, taken as a floor")

    @property
    def steps(self) -> Text:
        """The rate with its figures."""
        what = self.pair.target.subject or self.pair.target.quantity.text
        if self.actual is None or self.wanted <= 0:
            return Text(what, what)
        rate = self.actual / self.wanted
        said = f"{written(self.actual)} ÷ {written(self.wanted)} {equals(rate)} {percent(rate)}"
        return Text(f"{what}：{said}", f"{what}: {said}")


FiguresOf = Callable[[Item], Sequence[Figure]]


def answered(indicator: Indicator, figures_of: FiguresOf | None = None) -> tuple[Answered, ...]:
    """Every target figure of an indicator in reading order; `figures_of` gives figures that are read already."""
    if figures_of is None:
        figures_of = _reader(indicator)
    found: list[Answered] = []
    for line in lines(indicator):
        results = [f for item in line.results for f in figures_of(item)]
        found += [_answered(pair, results) for pair in pairs(line, figures_of)]
    return tuple(found)


def _reader(indicator: Indicator) -> FiguresOf:
    cells = (*indicator.target, *indicator.actual, *indicator.narrative)
    read = {item.path: _figures(item, indicator) for item in cells}
    return lambda item: read[item.path]


def _figures(item: Item, indicator: Indicator) -> tuple[Figure, ...]:
    """The figures of a cell; one that holds a bare number counts what the indicator's name says."""
    return tuple(f if f.subject else replace(f, subject=indicator.name.text) for f in read_figures(item)[0])


def _answered(pair: Pair, results: list[Figure]) -> Answered:
    found = achievement(pair, results)
    if not isinstance(found, Achievement):
        return Answered(pair, exact(pair.target.quantity.value), None, is_ceiling(pair.target), (pair.target.item,))
    items = (pair.target.item, found.result.item)
    return Answered(pair, exact(found.wanted), exact(found.result.quantity.value), found.ceiling, items)
