"""Which indicator of a task part tells in full what a line of the overview sums up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hengji.tables.figures import Figure
from hengji.tables.model import Indicator, Item
from hengji.tables.pairing import Line
from hengji.tables.wording import gist, likeness, share

_FLOOR = 0.3
_SHARED = 0.12
_MOST = 5


@dataclass(frozen=True, slots=True)
class Link:
    """One line of the overview and the indicator of the task part that it sums up."""

    line: Line
    indicator: Indicator


def links(
    lines: Iterable[Line], indicators: Sequence[Indicator], figures_of: Callable[[Item], Sequence[Figure]]
) -> tuple[Link, ...]:
    """For each line of the overview the indicator nearest by words and shared figures, where one is near enough."""
    told = [(each, _values(each.items(), figures_of)) for each in indicators]
    found = ((line, _nearest(line, told, figures_of)) for line in lines)
    return tuple(Link(line, indicator) for line, indicator in found if indicator is not None)


def _nearest(
    line: Line, told: Sequence[tuple[Indicator, frozenset[object]]], figures_of: Callable[[Item], Sequence[Figure]]
) -> Indicator | None:
    items = [item for item in (line.target, *line.results) if item]
    values = _values(items, figures_of)
    best, score = None, _FLOOR
    for indicator, theirs in told:
        now = _words(line, indicator) + _SHARED * min(_MOST, len(values & theirs))
        if now > score:
            best, score = indicator, now
    return best


def _words(line: Line, indicator: Indicator) -> float:
    name = gist(indicator.name.text)
    heads = [gist(item.text) for item in (line.target, *line.actual) if item]
    return max((max(likeness(head, name), 0.9 * share(name, head)) for head in heads), default=0.0)


def _values(items: Iterable[Item], figures_of: Callable[[Item], Sequence[Figure]]) -> frozenset[object]:
    every = (figure.quantity for item in items for figure in figures_of(item))
    return frozenset((q.unit, q.value) for q in every if q.kind != "age" and q.value >= _MOST)
