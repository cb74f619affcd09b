"""Whether the first row of a page is the rest of the last row of the page before, with what speaks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from hengji.readers.joining import NUMBERED, continuity, counts_on, finished, reason
from hengji.readers.pages.draft import Draft
from hengji.readers.pages.raster import Laid, Raster
from hengji.readers.split import leading, marks

# What speaks for a row that goes on, in the measure of `continuity`:
_ENDED = 0.7  # a cell has no more text
_LATE = -1.5  # a cell would only begin after the cut
_ALWAYS = 1.5  # half of the cells that rows fill are empty
_FULL = -0.8  # every cell that rows fill is filled
_TO_THE_EDGE, _SHORT = 1.0, -2.0  # the last line reaches the edge, or leaves room
_UNDRAWN, _DRAWN = 3.0, -2.0  # no line is drawn at the cut; one is, where this document draws none at others
_LABEL = 12  # a shorter text may reach the edge and be complete
_COUNTED = -3.0  # the labels of the two rows count up


@dataclass(slots=True)
class Habits:
    """How the rows of this table are filled, learnt from the rows read so far."""

    rows: int = 0
    filled: Counter[int] = field(default_factory=Counter)

    def learn(self, cells: Sequence[Laid]) -> None:
        """One row more: which columns have a cell with text beginning in it."""
        self.rows += 1
        self.filled.update({each.column for each in cells if each.text})

    def usual(self) -> set[int]:
        """The columns that rows fill as a rule."""
        return {column for column, count in self.filled.items() if self.rows >= 3 and count >= 0.7 * self.rows}


def goes_on(above: dict[tuple[int, int], Draft], raster: Raster, habits: Habits, *, undrawn: bool) -> float:
    """How much speaks for the page's first row being the rest of the row above: above 0 for, below 0 against.

    `above` are the cells that reach the end of the page before, by their columns; `undrawn` tells that in this document
    some page cuts a cell without drawing a line there.
    """
    pairs = [(above.get(each.extent), each) for each in raster.top]
    if any(each.text and before is None for before, each in pairs):
        return -9.0
    both = [(before, each) for before, each in pairs if before is not None]
    if not any(each.text for _, each in both):
        return 1.0
    first = min(each.column for _, each in both if each.text)
    score = sum(_sign(before, each, first) for before, each in both)
    return score + _drawn(both, undrawn=undrawn) + _habit(raster.top, habits)


def _sign(before: Draft, after: Laid, first: int) -> float:
    """What the two fragments of one cell say."""
    old, new = before.text, after.text
    if not new:
        return _ENDED if old and after.column > first else 0.0
    if not old:
        return _LATE
    if after.column == first and _counts_up(old, new):
        return _COUNTED
    sign = NUMBERED if counts_on(old, new, weak=finished(old)) else continuity(old, new)
    if before.runs_on and not finished(old) and len(old) >= _LABEL:
        sign += _TO_THE_EDGE
    elif before.runs_on is False and sign != NUMBERED:
        sign += _SHORT
    return sign


def _counts_up(old: str, new: str) -> bool:
    """Whether two labels bear one number each, the second the next: 指标1, 指标2; 1. …, 2. …"""
    one, other = leading(old), leading(new)
    if one is not None and other is not None:
        only = len([each for each in marks(old) if each.style == one.style]) == 1
        return one.style == other.style and other.number == one.number + 1 and only
    return _numbered(old) is not None and _numbered(old) == _numbered(new, -1)


def _numbered(label: str, more: int = 0) -> tuple[str, int] | None:
    """A label's words and number: 指标3 … is (指标, 3)."""
    words = label[:8].rstrip("0123456789")
    head = next((label[:i] for i in range(1, 7) if label[i : i + 1].isascii() and label[i : i + 1].isdecimal()), None)
    if head is None or head.isascii() or not words:
        return None
    digits = ""
    for char in label[len(head) :]:
        if not (char.isascii() and char.isdecimal()):
            break
        digits += char
    return (head, int(digits) + more) if len(digits) <= 2 else None


def _drawn(both: list[tuple[Draft, Laid]], *, undrawn: bool) -> float:
    """What the lines at the cut say."""
    if all(before.open_bottom and after.cell.open_top for before, after in both):
        return _UNDRAWN
    return _DRAWN if undrawn else 0.0


def _habit(top: Sequence[Laid], habits: Habits) -> float:
    """What the columns that rows fill as a rule say."""
    usual = habits.usual()
    empty = usual - {each.column for each in top if each.text}
    return _ALWAYS * 2 * len(empty) / len(usual) if empty else _FULL * bool(usual)


def why(before: str, after: str) -> str:
    """Why two fragments were joined."""
    return reason(before, after)


def certainty(score: float) -> int:
    """How sure a join is, in per cent."""
    return max(50, min(99, round(60 + 7 * score)))
