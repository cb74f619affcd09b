"""Letters → lines of text, in the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median

from hengji.readers.pages.letter import Letter

_SAME_LINE = 0.4
"""Letters whose feet are this near are of one line, in parts of their size."""

_WORD_GAP, _WIDE_GAP = 0.18, 0.7
"""A gap that parts words of Latin letters, and one that parts anything, in parts of the size."""

_TWICE = 0.3
"""The same letter this near is one letter printed twice to look bold."""

_by_height, _from_left = attrgetter("y", "left", "order"), attrgetter("left", "order")
_LATIN = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text where it stands; `size` is the height of its letters in points.

    A line that is not `level` runs up, down or along the page's side, and its edges say nothing of wrapping.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    level: bool = True


def lines(letters: Iterable[Letter]) -> list[Line]:
    """The lines of these letters from top to bottom; letters turned on their side make lines of their own, after the others."""
    found: list[Line] = []
    by_turn: dict[int, list[Letter]] = {}
    for letter in letters:
        by_turn.setdefault(letter.turn, []).append(letter)
    for turn in sorted(by_turn):
        upright = [_upright(each, turn) for each in by_turn[turn]] if turn else by_turn[turn]
        columns = _columns(upright)
        rows = columns or _rows(upright)
        level = not (columns or turn)
        found += [line for row in rows if (line := _line(row, level=level)) is not None]
    return found


def _upright(letter: Letter, turn: int) -> Letter:
    """The letter as seen by one who tilts the head."""

    def tilted(x: float, y: float) -> tuple[float, float]:
        return {1: (-y, x), 2: (-x, -y), 3: (y, -x)}[turn]

    (x0, y0), (x1, y1) = tilted(letter.left, letter.top), tilted(letter.right, letter.bottom)
    foot = tilted(letter.x, letter.y)
    return letter._replace(
        left=min(x0, x1), top=min(y0, y1), right=max(x0, x1), bottom=max(y0, y1), x=foot[0], y=foot[1]
    )


def _rows(letters: list[Letter]) -> list[list[Letter]]:
    """Letters of one height together, each row from left to right."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=_by_height):
        near = rows[-1][0] if rows else None
        if near is not None and letter.y - near.y <= _SAME_LINE * max(near.size, letter.size):
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return [sorted(row, key=_from_left) for row in rows]


def _columns(letters: list[Letter]) -> list[list[Letter]]:
    """Upright letters written from top to bottom in several columns, the rightmost first; empty where they are not."""
    written = sorted((each for each in letters if not each.char.isspace()), key=lambda each: each.order)
    rightwards = any(b.x - a.x > 0.3 * a.size for a, b in pairwise(written))
    if len(written) < 4 or rightwards:
        return []
    steps = [(b.x - a.x, b.y - a.y, a.size) for a, b in pairwise(written)]
    downwards = [abs(dx) < 0.3 * size and 0.5 * size < dy < 2.5 * size for dx, dy, size in steps]
    if sum(downwards) * 10 < 7 * len(steps):
        return []
    columns: list[list[Letter]] = []
    for letter in sorted(written, key=lambda each: (-each.x, each.y, each.order)):
        if columns and columns[-1][0].x - letter.x <= _SAME_LINE * letter.size:
            columns[-1].append(letter)
        else:
            columns.append([letter])
    return [sorted(column, key=lambda each: (each.y, each.order)) for column in columns] if len(columns) > 1 else []


def _line(row: Sequence[Letter], *, level: bool) -> Line | None:
    """The letters of one row as text, blanks at its ends left out."""
    kept: list[Letter] = []
    for letter in row:
        if kept and kept[-1].char == letter.char and _again(kept[-1], letter):
            continue
        kept.append(letter)
    while kept and kept[0].char.isspace():
        kept.pop(0)
    while kept and kept[-1].char.isspace():
        kept.pop()
    if not kept:
        return None
    usual = median([b.left - a.right for a, b in pairwise(kept)]) if len(kept) > 3 else None
    text = kept[0].char + "".join(_gap(a, b, usual) + b.char for a, b in pairwise(kept))
    visible = [each for each in kept if not each.char.isspace()]
    return Line(
        text,
        min(each.left for each in visible),
        min(each.top for each in visible),
        max(each.right for each in visible),
        max(each.bottom for each in visible),
        max(each.size for each in visible),
        level,
    )


def _again(one: Letter, other: Letter) -> bool:
    near = _TWICE * min(one.size, max(one.right - one.left, 0.1))
    return abs(other.left - one.left) <= near and abs(other.y - one.y) <= near


def _gap(one: Letter, other: Letter, usual: float | None) -> str:
    """The blank that a gap between two letters stands for, where none is written.

    `usual` is the gap between letters of this line, None where that cannot be said: a stretched line has wide ones.
    """
    gap, size = other.left - one.right, max(one.size, other.size)
    if gap <= _WORD_GAP * size or one.char.isspace() or other.char.isspace():
        return ""
    if _LATIN.match(one.char) and _LATIN.match(other.char):
        return " " if gap > _WORD_GAP * size + max(0.0, usual or 0.0) else ""
    return " " if usual is not None and gap > _WIDE_GAP * size + max(0.0, usual) else ""
