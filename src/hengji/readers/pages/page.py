"""What a reader of pages hands to the stitcher: the tables of each page as cells with places, nothing joined yet.

All measures are in points (1/72 inch) from the page's top left corner as it is read (a turned page turned upright): x to
the right, y downwards.  A scan's pixels are to be converted.  The stitcher trusts places to about two points.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageCell:
    """One cell as drawn on one page: its box and the text in it, true paragraphs parted by newlines.

    Lines that are only wrapped are already joined.  `runs_on` tells whether the last line reaches the right edge, so that
    its sentence may go on on the next page; None where that is unknown.  `open_top` and `open_bottom` tell that no line
    is drawn there, as some programs leave it where a page cuts a cell.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    runs_on: bool | None = None
    open_top: bool = False
    open_bottom: bool = False


@dataclass(frozen=True, slots=True)
class PageTable:
    """One table of one page, cells in reading order, and the lines of text before it.

    `before` are the lines on the page between the table above (or the page's top) and this one, page numbers and running
    heads too: the stitcher drops them.
    """

    cells: tuple[PageCell, ...]
    before: tuple[str, ...] = ()

    @property
    def left(self) -> float:
        """The left edge."""
        return min(cell.left for cell in self.cells)

    @property
    def right(self) -> float:
        """The right edge."""
        return max(cell.right for cell in self.cells)

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(cell.top for cell in self.cells)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max(cell.bottom for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its size, its tables from top to bottom, the lines of text after the last of them.

    A page without a table has all its lines in `after`.
    """

    number: int
    width: float
    height: float
    tables: tuple[PageTable, ...] = ()
    after: tuple[str, ...] = ()
