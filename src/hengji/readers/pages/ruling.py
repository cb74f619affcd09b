"""Lines drawn on a page → tables of cells: which lines belong together, and which boxes they part.

Programs draw one border as many short lines, as thin filled rectangles, twice, or not at all where a page cuts a cell;
so lines are first laid together, what crosses is one table, and its outer edges are closed where nothing is drawn.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from hengji.readers.pages.regions import Sets, rectangles

_SNAP = 2.5
"""Lines nearer than this are one line, in points."""

_TOUCH = 2.2
"""A line that ends this near another touches it."""

_GAP = 3.0
"""A hole in a line up to this long is none: dashes, corners."""

_SHORTEST = 4.0
"""A shorter line is a speck."""

_WALL = 0.55
"""The share of a cell's edge that must be drawn for a wall to stand there."""


class Rule(NamedTuple):
    """A straight line: a horizontal one at this height from left to right, a vertical one at this x from top to bottom."""

    at: float
    start: float
    end: float


class Box(NamedTuple):
    """A cell without its text; `open_top` and `open_bottom` where no line is drawn."""

    left: float
    top: float
    right: float
    bottom: float
    open_top: bool = False
    open_bottom: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table as its lines show it: boxes in reading order, and which of them holds a point."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]
    owner: tuple[tuple[int, ...], ...]

    def at(self, x: float, y: float) -> int | None:
        """The index of the box that holds the point."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= row < len(self.owner) and 0 <= column < len(self.owner[row]):
            return self.owner[row][column]
        return None

    @property
    def area(self) -> float:
        """Its size in square points."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])


def ruled(horizontal: Iterable[Rule], vertical: Iterable[Rule]) -> list[Ruled]:
    """The tables that the lines of one page draw, from top to bottom; frames around other tables are left out."""
    across, down = laid(horizontal), laid(vertical)
    tables = [table for group in _groups(across, down) if (table := _table(*group)) is not None]
    tables.sort(key=lambda table: (table.ys[0], table.xs[0]))
    return [table for table in tables if not any(_frames(table, other) for other in tables)]


def laid(rules: Iterable[Rule]) -> list[Rule]:
    """The lines with those on top of or behind each other made one."""
    found: list[Rule] = []
    for at, group in _snapped(sorted(rules)):
        begin, end = group[0].start, group[0].end
        for rule in group[1:]:
            if rule.start > end + _GAP:
                found.append(Rule(at, begin, end))
                begin = rule.start
                end = rule.end
            end = max(end, rule.end)
        found.append(Rule(at, begin, end))
    return [rule for rule in found if rule.end - rule.start >= _SHORTEST]


def _snapped(rules: Sequence[Rule]) -> Iterator[tuple[float, list[Rule]]]:
    """Lines at the same height together, with that height."""
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[0].at > _SNAP:
            yield _middle(group), sorted(group, key=lambda each: each.start)
            group = []
        group.append(rule)
    if group:
        yield _middle(group), sorted(group, key=lambda each: each.start)


def _middle(group: Sequence[Rule]) -> float:
    return (group[0].at + group[-1].at) / 2


def _crosses(across: Rule, down: Rule) -> bool:
    return (
        across.start - _TOUCH <= down.at <= across.end + _TOUCH
        and down.start - _TOUCH <= across.at <= down.end + _TOUCH
    )


def _groups(across: list[Rule], down: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Lines that hang together by crossing each other; upright lines of one height that nothing crosses hang together too."""
    sets = Sets(len(across) + len(down))
    for i, each in enumerate(across):
        for j, other in enumerate(down):
            if _crosses(each, other):
                sets.join(i, len(across) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, each in enumerate(across):
        groups[sets.root(i)][0].append(each)
    for j, other in enumerate(down):
        groups[sets.root(len(across) + j)][1].append(other)
    alone: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    for rows, columns in groups.values():
        if rows:
            yield _anchored(rows, columns), columns
        else:
            alone[round(columns[0].start / 6), round(columns[0].end / 6)] += columns
    for columns in alone.values():
        if len(columns) > 1:
            yield [], columns


def _anchored(across: list[Rule], down: list[Rule]) -> list[Rule]:
    """Without underlined words: a line across ends at upright lines, or where other lines across end."""
    ends = [rule.start for rule in across] + [rule.end for rule in across]

    def held(at: float, own: Rule) -> bool:
        upright = any(abs(rule.at - at) <= _TOUCH + 1 and _crosses(own, rule) for rule in down)
        return upright or sum(abs(end - at) <= _SNAP for end in ends) > 1

    return [rule for rule in across if held(rule.start, rule) and held(rule.end, rule)]


def _table(across: list[Rule], down: list[Rule]) -> Ruled | None:
    """The table that these lines draw, closed at its outer edges; None where they part nothing."""
    if not down or (not across and len(down) < 2):
        return None
    left, right = _extent([rule.at for rule in down], across)
    top, bottom = _extent([rule.at for rule in across], down)
    xs, ys = _edges([rule.at for rule in down], left, right), _edges([rule.at for rule in across], top, bottom)
    if len(xs) < 2 or len(ys) < 2:
        return None
    upright = _walls(xs, ys, down)
    level = _walls(ys, xs, across)
    owner, boxes = rectangles(len(ys) - 1, len(xs) - 1, upright, level)
    placed = [
        Box(xs[c0], ys[r0], xs[c1], ys[r1], not any(level[r0][c0:c1]), not any(level[r1][c0:c1]))
        for r0, c0, r1, c1 in boxes
    ]
    return Ruled(tuple(xs), tuple(ys), tuple(placed), owner)


def _extent(at: list[float], other: list[Rule]) -> tuple[float, float]:
    values = [*at, *(rule.start for rule in other), *(rule.end for rule in other)]
    return min(values), max(values)


def _edges(at: list[float], first: float, last: float) -> list[float]:
    """The places of the lines, with the outer edges added where no line is drawn there."""
    edges = sorted(set(at))
    if not edges or edges[0] - first > _SNAP + _TOUCH:
        edges.insert(0, first)
    if last - edges[-1] > _SNAP + _TOUCH:
        edges.append(last)
    return edges


def _walls(lines: list[float], between: list[float], rules: list[Rule]) -> list[list[bool]]:
    """For each line, which of the steps between the other lines are drawn."""
    drawn: dict[float, list[Rule]] = defaultdict(list)
    for rule in rules:
        drawn[rule.at].append(rule)
    return [[_drawn(drawn.get(at, []), a, b) for a, b in pairwise(between)] for at in lines]


def _drawn(rules: list[Rule], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(end, rule.end) - max(start, rule.start)) for rule in rules)
    return covered >= _WALL * (end - start)


def _frames(table: Ruled, other: Ruled) -> bool:
    """Whether a table is but a frame of one cell around another."""
    return (
        len(table.boxes) == 1
        and other is not table
        and table.xs[0] <= other.xs[0]
        and other.xs[-1] <= table.xs[-1]
        and table.ys[0] <= other.ys[0]
        and other.ys[-1] <= table.ys[-1]
    )
