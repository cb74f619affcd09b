"""A cell while it is put together from what stands of it on several pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from hengji.readers.joining import counts_on, finished
from hengji.readers.pages.page import PageCell
from hengji.readers.split import leading
from hengji.tables.grid import Cell, Fragment


@dataclass(slots=True)
class Draft:
    """A cell of the whole table: its place, its text so far, and what is known of its last fragment."""

    row: int
    column: int
    rows: int
    columns: int
    text: str = ""
    fragments: list[Fragment] = field(default_factory=list)
    runs_on: bool | None = None
    open_bottom: bool = False

    @property
    def extent(self) -> tuple[int, int]:
        """Its first column and how many it spans."""
        return self.column, self.columns

    @property
    def end(self) -> int:
        """The row after its last."""
        return self.row + self.rows

    def add(self, cell: PageCell, page: int, join: str, confidence: int) -> None:
        """What stands of the cell on one more page."""
        if cell.text:
            self.text += self._between(cell.text)
            box = (int(cell.left), int(cell.top), -int(-cell.right // 1), -int(-cell.bottom // 1))
            first = not self.fragments
            found = Fragment(len(self.text), page, box, None if first else join, None if first else confidence)
            self.fragments.append(found)
            self.text += cell.text
            self.runs_on = cell.runs_on
        self.open_bottom = cell.open_bottom

    def _between(self, text: str) -> str:
        """A newline where the cut lies between two paragraphs, a blank between two words, mostly nothing."""
        if not self.text:
            return ""
        mark = leading(text)
        if counts_on(self.text, text, weak=finished(self.text)):
            return "\n"
        if finished(self.text) and (self.runs_on is False or (mark is not None and not mark.weak)):
            return "\n"
        latin = self.text[-1:].isascii() and self.text[-1:].isalpha() and text[:1].isascii() and text[:1].isalpha()
        return " " if latin else ""

    def cell(self) -> Cell:
        """The cell as it stands in the grid."""
        return Cell(self.text, self.row, self.column, self.rows, self.columns, fragments=tuple(self.fragments))
