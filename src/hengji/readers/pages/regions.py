"""Steps of a raster that no wall parts, as rectangles."""

from __future__ import annotations

from collections import defaultdict

Span = tuple[int, int, int, int]
"""First row, first column, row and column after the last."""


class Sets:
    """Which of some numbered things belong together."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def root(self, one: int) -> int:
        """The thing that stands for all that belong together with this one."""
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

    def join(self, one: int, other: int) -> None:
        """These two, and all that belong to them, belong together."""
        first, second = sorted((self.root(one), self.root(other)))
        self._above[second] = first


def rectangles(
    rows: int, columns: int, upright: list[list[bool]], level: list[list[bool]]
) -> tuple[tuple[tuple[int, ...], ...], list[Span]]:
    """The rectangles of a raster in reading order, and by row and column the index of the one that owns each step.

    `upright[c][r]` tells whether a wall stands left of column c in row r, `level[r][c]` whether one lies above row r in
    column c.  Steps that hang together without being a rectangle are parted row by row, as wide as they go.
    """
    sets = Sets(rows * columns)
    for row in range(rows):
        for column in range(columns):
            if column + 1 < columns and not upright[column + 1][row]:
                sets.join(row * columns + column, row * columns + column + 1)
            if row + 1 < rows and not level[row + 1][column]:
                sets.join(row * columns + column, (row + 1) * columns + column)
    members: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in range(rows):
        for column in range(columns):
            members[sets.root(row * columns + column)].append((row, column))
    spans = sorted(span for each in members.values() for span in _spans(each))
    owner = [[-1] * columns for _ in range(rows)]
    for index, (r0, c0, r1, c1) in enumerate(spans):
        for row in range(r0, r1):
            owner[row][c0:c1] = [index] * (c1 - c0)
    return tuple(map(tuple, owner)), spans


def _spans(steps: list[tuple[int, int]]) -> list[Span]:
    """The steps as one rectangle, or as several where they are none."""
    r0, r1 = min(row for row, _ in steps), max(row for row, _ in steps) + 1
    c0, c1 = min(column for _, column in steps), max(column for _, column in steps) + 1
    if (r1 - r0) * (c1 - c0) == len(steps):
        return [(r0, c0, r1, c1)]
    return _parted(set(steps))


def _parted(left: set[tuple[int, int]]) -> list[Span]:
    spans: list[Span] = []
    while left:
        row, column = min(left)
        end = column
        while (row, end) in left:
            end += 1
        below = row
        while all((below, each) in left for each in range(column, end)):
            below += 1
        spans.append((row, column, below, end))
        left -= {(r, c) for r in range(row, below) for c in range(column, end)}
    return spans
