"""What a rule is given: the table, its figures, and which of them belong together; reckoned once, shared by all rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from hengji.checks.context import Context
from hengji.scoring.choosing import likely
from hengji.scoring.score import score
from hengji.tables.achievement import Achievement, achievement
from hengji.tables.amounts import blank
from hengji.tables.figures import Figure, Rejected, read_figures
from hengji.tables.links import Link, links
from hengji.tables.model import COMPLETION, Indicator, Item, PerformanceTable
from hengji.tables.pairing import Line, Pair, lines, pairs
from hengji.tables.score import Score
from hengji.tables.subjects import qualifier, scopes

_BARE = re.compile(r"[≥≤>=<＞＜]{0,2}\s*\d[\d,，]*(?:\.\d+)?")
_STOP = re.compile(r"[，。；;\n]")
_POINTS = re.compile(r"[（(]\d+(?:\.\d+)?分[）)]$")
_UNIT = re.compile(r"([^\d\s]+?)(?:及?以[上下内]|左右|之内)?$")
_SIGN = 3  # how far in a number may begin behind its sign
_YEAR = re.compile(r"(?:19|20)\d\d年")
RESULTS = frozenset({"actual", "narrative"})


class Material:
    """One table with everything that rules ask of it."""

    def __init__(self, table: PerformanceTable, context: Context | None = None) -> None:
        self.table = table
        self.context = context or Context()
        self._read = {item.path: read_figures(item) for item in table.items()}
        year = f"{table.year}年"
        for path, (found, labels) in self._read.items():
            self._read[path] = tuple(_dated(f, year) for f in found), labels
        for indicator in table.indicators():
            unit = indicator.unit if indicator.unit is not None else self._only_unit(indicator)
            others = (indicator.initial_target, indicator.previous, indicator.forecast)
            for item in (*indicator.target, *indicator.actual, *(each for each in others if each is not None)):
                read = _with_unit(item, unit) or self._read[item.path]
                read = read if read[0] else _alone(item) or read
                self._read[item.path] = _named(read, indicator.name.text)

    def _only_unit(self, indicator: Indicator) -> Item | None:
        """The unit of the only target figure, which a bare number beside it counts in, too."""
        found = [f for item in indicator.target for f in self.figures_of(item)]
        if len(found) != 1 or found[0].quantity.unit is None or self.table.form == COMPLETION:
            return None
        behind = _UNIT.search(found[0].quantity.text)
        return replace(found[0].item, text=behind[1]) if behind else None

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure in reading order."""
        return tuple(figure for found, _ in self._read.values() for figure in found)

    @cached_property
    def rejected(self) -> tuple[Rejected, ...]:
        """Every number that is a label, in reading order."""
        return tuple(label for _, labels in self._read.values() for label in labels)

    def figures_of(self, item: Item) -> Sequence[Figure]:
        """The figures of one item."""
        return self._read[item.path][0] if item.path in self._read else ()

    def labels_of(self, item: Item) -> Sequence[Rejected]:
        """The labels of one item: years, dates, ordinals …"""
        return self._read[item.path][1] if item.path in self._read else ()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Target items with the items that answer them, indicator by indicator."""
        return tuple(line for indicator in self.table.indicators() for line in lines(indicator))

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Target figures with the figures that answer them."""
        return tuple(pair for line in self.lines for pair in pairs(line, self.figures_of))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Lines of the overview with the indicators of the task part that tell them in full."""
        overview = [line for line in self.lines if line.indicator.path.startswith("overall")]
        return links(overview, [each for task in self.table.tasks for each in task.indicators], self.figures_of)

    @cached_property
    def achievements(self) -> tuple[Achievement, ...]:
        """What became of each target figure that has a comparable answer; totals before rates such as 每月1次."""
        found = (
            achievement(pair, [f for item in pair.line.results for f in self.figures_of(item)]) for pair in self.pairs
        )
        known = (each for each in found if each is not None)
        return tuple(sorted(known, key=lambda each: each.pair.target.quantity.kind == "rate"))

    @cached_property
    def score(self) -> Score | None:
        """What the scheme in force gives for the table; None for a form that is not scored."""
        return score(self.table, self.context.scheme, figures_of=self.figures_of)

    @cached_property
    def scores(self) -> tuple[Score, ...]:
        """The score by the scheme in force, then by each other that may be meant where the table does not name its place.

        Asked for only where a mark is in question: each costs as much as the first.
        """
        mine = self.score
        if mine is None or mine.scheme is None or self.context.scheme is not None:
            return () if mine is None else (mine,)
        others = (
            score(self.table, each, figures_of=self.figures_of) for each in likely(self.table) if each != mine.scheme.id
        )
        return (mine, *(each for each in others if each is not None))

    def link_of(self, indicator: Indicator) -> tuple[Line, ...]:
        """The lines of the overview that sum up an indicator of the task part."""
        return tuple(link.line for link in self.links if link.indicator is indicator)

    def echoes(self, figure: Figure, items: Iterable[Item]) -> tuple[Figure, ...]:
        """The figures of these items that state the same value in the same unit."""
        said = (figure.quantity.unit, figure.quantity.value)
        every = (other for item in items for other in self.figures_of(item))
        return tuple(f for f in every if f is not figure and (f.quantity.unit, f.quantity.value) == said)

    def lines_of(self, indicator: Indicator) -> tuple[Line, ...]:
        """The lines of one indicator."""
        return tuple(line for line in self.lines if line.indicator is indicator)


def _dated(figure: Figure, year: str) -> Figure:
    """A figure of another year than the table's stands in that year's period."""
    named = _YEAR.findall(_STOP.split(figure.lead)[-1]) if not figure.period else []
    other = named[-1] if named and named[-1] != year else ""
    return replace(figure, period=other) if other else figure


def _with_unit(item: Item, unit: Item | None) -> tuple[tuple[Figure, ...], tuple[Rejected, ...]] | None:
    """The figure of a cell that holds a number alone, in the unit that the form gives in a column of its own."""
    text = item.text.rstrip()
    if unit is None or blank(unit) or not _BARE.fullmatch(text):
        return None
    found, _ = read_figures(replace(item, text=text + unit.text.strip()))
    if len(found) != 1 or found[0].quantity.start > _SIGN or found[0].quantity.unit is None:
        return None
    quantity = found[0].quantity._replace(text=text[found[0].quantity.start :], end=len(text))
    return (replace(found[0], item=item, quantity=quantity, subject=""),), ()


def _alone(item: Item) -> tuple[tuple[Figure, ...], tuple[Rejected, ...]] | None:
    """A cell that holds a number alone holds no year, whatever its digits."""
    made = _with_unit(item, replace(item, text="个"))
    if made is None:
        return None
    quantity = made[0][0].quantity._replace(unit=None, unit_text=None)
    return (replace(made[0][0], quantity=quantity),), ()


def _named(
    read: tuple[tuple[Figure, ...], tuple[Rejected, ...]], name: str
) -> tuple[tuple[Figure, ...], tuple[Rejected, ...]]:
    """Figures of a cell that holds a bare number count what the indicator's name says."""
    found, labels = read
    name = _POINTS.sub("", name.strip("★☆*＊ 　"))
    named = {*scopes(name), *qualifier(name)}
    return tuple(
        f if f.subject else replace(f, subject=name, scopes=tuple(sorted({*f.scopes, *named}))) for f in found
    ), labels
