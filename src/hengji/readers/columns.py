"""Which column of a section each box of a row belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from hengji.readers.headings import Column, Header
from hengji.readers.rows import Box, Row
from hengji.readers.split import Mark, leading

_COUNT = r"\s*[\d一二三四五六七八九十]+"
LABELLED = {"task": re.compile(r"(?:任务|政策|项目)" + _COUNT), "name": re.compile("指标" + _COUNT)}
"""How a cell that begins a task or an indicator often begins."""

_NUMERIC = re.compile(r"[\d.,%％‰—\-–/\s元万]*")
_NUMBERS = {"weight", "mark", "rate", "approved", "revised", "outturn", "number"}
_LABELS = {"task", "name", "level1", "level2", "level3"}
_LEFT_OUT = -6.0
_LONG_LABEL = 60

Score = Callable[[Box, int], float]


def placed(boxes: tuple[Box, ...], header: Header) -> dict[int, list[Box]]:
    """The boxes of a row whose places are true, by column of the header; -1 holds those under no column."""
    found: dict[int, list[Box]] = {}
    for box in boxes:
        over = [(_overlap(box, column), -index) for index, column in enumerate(header.columns)]
        best, index = max(over, default=(0, 0))
        found.setdefault(-index if best > 0 else -1, []).append(box)
    return found


def _overlap(box: Box, column: Column) -> int:
    return min(box.column + box.columns, column.end) - max(box.column, column.start)


def aligned(boxes: tuple[Box, ...], count: int, score: Score) -> tuple[float, dict[int, int]]:
    """The best assignment of boxes to columns that keeps their order: its score, and for each box its column.

    A box may be left out, at a price.
    """
    best: list[list[tuple[float, int | None]]] = [[(0.0, None)] * (count + 1)]
    for box in boxes:
        above = best[-1]
        line: list[tuple[float, int | None]] = [(above[0][0] + _LEFT_OUT, -1)]
        scores = [score(box, column) for column in range(count)]
        for column in range(1, count + 1):
            chosen: tuple[float, int | None] = (above[column - 1][0] + scores[column - 1], column - 1)
            if line[-1][0] > chosen[0]:
                chosen = (line[-1][0], None)
            if above[column][0] + _LEFT_OUT > chosen[0]:
                chosen = (above[column][0] + _LEFT_OUT, -1)
            line.append(chosen)
        best.append(line)
    return best[-1][count][0], _traced(best, count)


def _traced(best: list[list[tuple[float, int | None]]], count: int) -> dict[int, int]:
    places: dict[int, int] = {}
    index, column = len(best) - 1, count
    while index > 0:
        choice = best[index][column][1]
        if choice is None:
            column -= 1
            continue
        if choice >= 0:
            places[index - 1] = column = choice
        index -= 1
    return places


def positions(row: Row, count: int) -> Callable[[Box, int], float]:
    """How well a field's place in its line fits a column: extracts lose leading columns, so the right edge counts most."""
    right = count - row.width
    trimmed = count - 1 - max((box.column for box in row.boxes if box.text), default=0)

    def fit(box: Box, column: int) -> float:
        shift = column - box.column
        if shift == right:
            return 2.0
        return 1.0 if shift in (0, trimmed) else -0.3 * abs(shift - right)

    return fit


@dataclass(slots=True)
class Habits:
    """How this document begins its tasks and indicators, learnt from the rows read so far."""

    labelled: set[str] = field(default_factory=set)
    counted: dict[str, Mark] = field(default_factory=dict)

    def learn(self, role: str | None, text: str) -> None:
        """A row was found to begin with this text under this role: 指标1 …, or 1. …"""
        pattern = LABELLED.get(role or "")
        mark = leading(text)
        if pattern and role and pattern.match(text):
            self.labelled.add(role)
        elif role in _LABELS and mark is not None:
            self.counted[role] = mark

    def begins(self, text: str) -> bool:
        """Whether the text can only begin a task or an indicator here."""
        return any(LABELLED[role].match(text) for role in self.labelled)

    def content(self, text: str, role: str | None) -> float:
        """How well a text fits a column of this role as the beginning of a row."""
        for name in sorted(self.labelled):
            if LABELLED[name].match(text):
                return 4.0 if role == name else -4.0
        if role in self.labelled:
            return -4.0
        if role in _NUMBERS:
            return 1.0 if _NUMERIC.fullmatch(text) else -3.0
        return self._label(text, role) if role in _LABELS else 0.0

    def _label(self, text: str, role: str) -> float:
        if len(text) > _LONG_LABEL:
            return -2.0
        mark, last = leading(text), self.counted.get(role)
        if last is None:
            return 1.0 if mark is None else -2.0
        if mark is None or mark.style != last.style:
            return -1.0
        return 2.0 if mark.number in (1, last.number + 1) else 0.0
