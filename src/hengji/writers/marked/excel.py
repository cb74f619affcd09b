"""The marked copy of an Excel file: one comment on every cell that findings point to, all else unchanged."""

from __future__ import annotations

from collections.abc import Sequence

from hengji.tables.examination import Examination
from hengji.tables.finding import Text
from hengji.tables.grid import Spot
from hengji.writers.marked.marks import Mark
from hengji.writers.marked.notes import Line, Notes
from hengji.writers.marked.package import Package, parse
from hengji.writers.marked.refusal import strict
from hengji.writers.marked.shapes import Box, draw
from hengji.writers.marked.sheets import reference, sheet_parts
from hengji.writers.marked.words import body, head, manuals, quoted, said

_STRETCH = Text("原文：", "Text: ")
_WHOLE_QUOTE = 60
_TOP = Spot(0, 0, 0)


def mark_excel(source: bytes, examination: Examination, found: Sequence[Mark], lang: str) -> bytes:
    """The Excel file with the marks of a cell gathered in its comment."""
    package = Package(source)
    if package.strict:
        raise strict()
    parts = sheet_parts(package)
    grids = {each.index: each for each in examination.document.grids}
    by_sheet: dict[str, list[Mark]] = {}
    for mark in found:
        grid = grids.get(_spot(mark).table)
        name = grid.name if grid is not None and grid.name in parts else next(iter(parts))
        by_sheet.setdefault(name, []).append(mark)
    for name, marks in by_sheet.items():
        _mark_sheet(package, parts[name], examination, marks, lang)
    return package.to_bytes()


def _spot(mark: Mark) -> Spot:
    return _TOP if mark.first is None else mark.first.spot


def _mark_sheet(package: Package, part: str, examination: Examination, found: list[Mark], lang: str) -> None:
    notes = Notes(package, part)
    boxes = []
    for spot, lines in _by_cell(examination, found, lang).items():
        if notes.put(reference(spot.row, spot.column), lines):
            text = "\n".join(words for words, _ in lines)
            boxes.append(Box(spot.row, spot.column, spot.column + _width(examination, spot), text))
    notes.save()
    if boxes:
        draw(package, part, parse(package.read(part)), boxes)


def _by_cell(examination: Examination, found: list[Mark], lang: str) -> dict[Spot, list[Line]]:
    pages = manuals(examination)
    cells: dict[Spot, list[Line]] = {}
    for mark in found:
        lines = cells.setdefault(_spot(mark), [])
        if lines:
            lines.append(("", False))
        lines.append((head(mark.finding, pages, lang), True))
        if mark.place.text.strip():
            lines.append((said(_STRETCH, lang) + quoted(mark.place.text, lang, _WHOLE_QUOTE), False))
        lines.extend((line, False) for line in body(mark.finding, mark.place, pages, lang))
    return cells


def _width(examination: Examination, spot: Spot) -> int:
    """Over how many columns the cell goes."""
    cells = next((each.cells for each in examination.document.grids if each.index == spot.table), ())
    return next((each.columns for each in cells if (each.row, each.column) == (spot.row, spot.column)), 1)
