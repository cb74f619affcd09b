"""What a reader hands over: a document as tables of cells, nothing interpreted yet."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Spot:
    """One physical cell of a file: table, row and column count from 0, page from 1 where the kind of file has pages.

    For a merged cell it is the top left cell.  For a text file `row` is the line and `column` the tab field.
    """

    table: int
    row: int
    column: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of a cell's text that stands on one page; it goes from `start` to where the next fragment starts.

    `box` is where the part of the cell lies on that page: left, top, right, bottom in whole points (1/72 inch) from the
    top left corner of the page as it is read.  `join` says why it was joined to the fragment before and `confidence`, in
    per cent, how sure that is; both are None for the first.
    """

    start: int
    page: int
    box: tuple[int, int, int, int]
    join: str | None = None
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch `start:end` of a cell's text, a number, that was recognised in a picture with little certainty.

    `confidence` is how sure it is, in per cent.
    """

    start: int
    end: int
    confidence: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it stands: text with paragraphs parted by newlines, and how many rows and columns it spans.

    `marks` are the list marks that the program prints before each paragraph and that stand nowhere in the text (Word's
    automatic numbering), one a line of the text, empty where there is none.  `fragments` say where the text stands on
    pages, in reading order; empty where the kind of file has no pages.  `doubts` are the numbers of a scan that may have
    been read wrongly.
    """

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    marks: tuple[str, ...] = ()
    fragments: tuple[Fragment, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of a document: cells in reading order, row by row; a merged cell appears once.

    `name` is the sheet's name in a workbook; `before` are the lines of text between the table before and this one.
    """

    index: int
    cells: tuple[Cell, ...]
    rows: int
    columns: int
    name: str = ""
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its kind, its tables and the lines after the last one.

    The kinds are docx, xlsx, xls, doc, wps, rtf, odt, ods, html, pdf, image and text.
    """

    name: str
    kind: str
    sha256: str
    grids: tuple[Grid, ...]
    after: tuple[str, ...] = field(default=())
