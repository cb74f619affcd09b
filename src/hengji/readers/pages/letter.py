"""One letter on a page."""

from __future__ import annotations

from typing import NamedTuple


class Letter(NamedTuple):
    """A letter as it is seen: its box, the point it stands on, its size in points.

    `turn` is its direction in quarters, counter-clockwise, 0 for upright text; `order` its number in the file: letters
    that were written one after the other have numbers that follow.
    """

    char: str
    left: float
    top: float
    right: float
    bottom: float
    x: float
    y: float
    size: float
    turn: int
    order: int

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2
