"""A form as a Word file: the title, the ruled sheet with headings that come again on each page, what stands below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from hengji.tables.grid import Cell, Grid
from hengji.tables.model import Item
from hengji.writers.forms.form import Form, Part, Placed, printable
from hengji.writers.forms.measure import Room, row_heights, type_size
from hengji.writers.forms.measure import shared as parted
from hengji.writers.forms.words import UNPLACED
from hengji.writers.marked.paper import FORM, HEAD, TITLE, paragraph, room, run, seam, shared, table, word

_TITLE_SIZE = 18
_LEADING = 1.4
_ROW = 420
_PAGE = {True: 440.0, False: 690.0}
"""The height of a page between its margins without the title, in points, landscape or not."""


@dataclass(frozen=True, slots=True)
class Word:
    """A Word file of a form, its tables as grids and where every item lies in them."""

    data: bytes
    grids: tuple[Grid, ...]
    placed: Placed


def docx(form: Form, rest: Sequence[Item] = ()) -> Word:
    """The form as a Word file; `rest` are items that follow below the sheet."""
    parts = _parts(form)
    grids = form.grids(parts)
    size = type_size(form)
    body: list[etree._Element] = [paragraph(run(form.title, size=_TITLE_SIZE, bold=True, font=TITLE), align="center")]
    body += [paragraph(run(each, font=FORM), align="center") for each in form.above]
    sizes = shared(form.shares, room(landscape=form.layout.landscape))
    for part, grid in zip(parts, grids, strict=True):
        body += [seam()] if part.start else [paragraph(run("", size=4, font=FORM))]
        body.append(_table(form, part, _halved(form, part, grid), sizes, size))
    body += [paragraph(run(each, size=9, font=FORM)) for each in form.under] or [seam()]
    body += _rest(rest)
    data = word(body, title=form.title, landscape=form.layout.landscape)
    return Word(data, grids, form.placed(parts))


def _parts(form: Form) -> tuple[Part, ...]:
    """One table where the form fits on a page, else one for each headed block, whose headings come again."""
    landscape = form.layout.landscape
    size = type_size(form)
    widths = parted(form.shares, room(landscape=landscape) / 20)
    height = sum(row_heights(form, Room(widths, size, size * _LEADING), _ROW / 20))
    return form.parts() if height > _PAGE[landscape] else (Part(0, form.row),)


def _table(form: Form, part: Part, grid: Grid, sizes: Sequence[int], size: float) -> etree._Element:
    """One part of the form as a table."""

    def own(cell: Cell) -> Cell:
        return replace(cell, row=cell.row + part.start)

    def open_edges(cell: Cell) -> tuple[str, ...]:
        if form.kind(own(cell)) == "plain":
            return ("left", "bottom", "right")
        if _is_upper(form, part, cell):
            return ("bottom",)
        return ("top",) if cell.row == part.headings and _is_lower(form, part, cell) else ()

    def fill(cell: Cell) -> Iterator[etree._Element]:
        return _filled(form, own(cell), size, frame=_is_lower(form, part, cell))

    return table(grid, sizes, fill, headings=part.headings, height=_ROW, open_edges=open_edges)


def _halved(form: Form, part: Part, grid: Grid) -> Grid:
    """The part's cells, a frame beside headings that come again cut below them: no merged cell crosses their end."""
    cells: list[Cell] = []
    for cell in grid.cells:
        if (
            part.headings
            and form.kinds.get((cell.row + part.start, cell.column)) == "frame"
            and cell.row < part.headings
        ):
            cells += [replace(cell, text="", rows=part.headings)]
            cells += [replace(cell, row=part.headings, rows=cell.rows - part.headings)]
        else:
            cells.append(cell)
    return replace(grid, cells=tuple(sorted(cells, key=lambda each: (each.row, each.column))))


def _is_upper(form: Form, part: Part, cell: Cell) -> bool:
    """Whether the cell is the half of a frame that lies beside the headings."""
    return bool(part.headings) and cell.row == 0 and form.kinds.get((part.start, cell.column)) == "frame"


def _is_lower(form: Form, part: Part, cell: Cell) -> bool:
    """Whether the cell is the half of a frame that lies below the headings."""
    kinds = form.kinds
    here = part.headings and cell.row == part.headings and (part.start + cell.row, cell.column) not in kinds
    return bool(here) and cell.column == 0 and kinds.get((part.start, 0)) == "frame"


def _filled(form: Form, cell: Cell, size: float, *, frame: bool) -> Iterator[etree._Element]:
    font = HEAD if frame or form.kind(cell) in ("heading", "frame", "label") else FORM
    align = "center" if frame or form.is_centred(cell) else "left"
    for line in cell.text.split("\n"):
        yield paragraph(run(line, size=size, font=font), align=align, line=round(size * _LEADING * 20))


def _rest(rest: Sequence[Item]) -> list[etree._Element]:
    if not rest:
        return []
    lead = paragraph(run(UNPLACED, font=HEAD), before=200)
    return [lead, *(paragraph(run(printable(each.mark + each.text), font=FORM)) for each in rest)]
