"""How the coordinates of a PDF page (up from the bottom, perhaps turned) are seen by its reader (down from the top)."""

from __future__ import annotations

from dataclasses import dataclass


class TooMuchError(Exception):
    """A page holds more than any table does."""


@dataclass(frozen=True, slots=True)
class View:
    """The visible part of a page in its own coordinates, and by how many quarters it is turned clockwise to be read."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def width(self) -> float:
        """As it is read, in points."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """As it is read, in points."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page's own coordinates is seen: right and down from the top left corner."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box of the page's own coordinates as seen: left, top, right, bottom."""
        (x0, y0), (x1, y1) = self.seen(left, bottom), self.seen(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
