"""Where the words of a mark stand on the pages of a PDF, found again by the letters in the boxes of its cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from hengji.tables.grid import Cell, Document, Fragment, Spot
from hengji.writers.marked.marks import Mark, Point

Area = tuple[float, float, float, float]
"""Left, bottom, right, top in the page's own coordinates."""

_SAME_LINE = 0.4


class Letter(NamedTuple):
    """A letter of a page with its box in the page's own coordinates."""

    char: str
    area: Area


class Sheet:
    """One page and its letters, read when they are asked for."""

    def __init__(self, document: Any, number: int) -> None:
        self._document = document
        self._number = number

    @cached_property
    def bounds(self) -> Area:
        """The visible part of the page."""
        page, box = pdfium.FPDF_LoadPage(self._document, self._number), pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        pdfium.FPDF_ClosePage(page)
        return box.left, box.bottom, box.right, box.top

    @cached_property
    def letters(self) -> tuple[Letter, ...]:
        """The letters that are seen, blanks left out."""
        page = pdfium.FPDF_LoadPage(self._document, self._number)
        text = pdfium.FPDFText_LoadPage(page)
        found, box = [], pdfium.FS_RECTF()
        for index in range(pdfium.FPDFText_CountChars(text)):
            char = _plain(chr(min(pdfium.FPDFText_GetUnicode(text, index), 0x10FFFF)))
            if char and pdfium.FPDFText_IsGenerated(text, index) != 1:
                pdfium.FPDFText_GetLooseCharBox(text, index, box)
                found.append(Letter(char, (box.left, box.bottom, box.right, box.top)))
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
        return tuple(found)

    def areas(self, fragment: Fragment, whole: str, start: int, end: int) -> list[Area]:
        """The areas of the stretch `start:end` of a fragment's text `whole`; all of its box where it is not found."""
        before, wanted = _plain(whole[:start]), _plain(whole[start:end])
        for turns in range(4):
            inside = _read([each for each in self.letters if self._holds(fragment, each, turns)], turns)
            text = "".join(each.char for each in inside)
            at = text.find(wanted, max(0, len(before) - 2)) if wanted else -1
            at = text.find(wanted) if wanted and at < 0 else at
            if at >= 0:
                first = len("".join(text[:at]))
                return _lines(inside[_index(inside, first) : _index(inside, first + len(wanted))], turns)
        return [self._own(fragment.box, 0)]

    def _holds(self, fragment: Fragment, letter: Letter, turns: int) -> bool:
        left, bottom, right, top = self._own(fragment.box, turns)
        x, y = (letter.area[0] + letter.area[2]) / 2, (letter.area[1] + letter.area[3]) / 2
        return left - 1 <= x <= right + 1 and bottom - 1 <= y <= top + 1

    def _own(self, box: tuple[int, int, int, int], turns: int) -> Area:
        """A box as it is read (right and down from the top left) in the coordinates of a page turned so many quarters."""
        left, bottom, right, top = self.bounds
        x0, y0, x1, y1 = box
        return {
            0: (left + x0, top - y1, left + x1, top - y0),
            1: (left + y0, bottom + x0, left + y1, bottom + x1),
            2: (right - x1, bottom + y0, right - x0, bottom + y1),
            3: (right - y1, top - x1, right - y0, top - x0),
        }[turns]


def stretches(mark: Mark, document: Document, sheets: Sequence[Sheet]) -> Iterator[tuple[int, list[Area]]]:
    """The pages on which a mark stands, counted from 0, each with the areas there; none where no cell holds it."""
    cells = {(grid.index, cell.row, cell.column): cell for grid in document.grids for cell in grid.cells}
    if mark.first is None or mark.last is None:
        yield from _sought(mark, sheets)
        return
    for cell, start, end in _parts(mark.first, mark.last, cells):
        ends = [each.start for each in cell.fragments[1:]] + [len(cell.text)]
        for fragment, stop in zip(cell.fragments, ends, strict=True):
            low, high = max(start, fragment.start), min(end, stop)
            if low < high or (start == end and fragment is cell.fragments[0]):
                whole = cell.text[fragment.start : stop]
                found = sheets[fragment.page - 1].areas(fragment, whole, low - fragment.start, high - fragment.start)
                yield fragment.page - 1, found


def _parts(first: Point, last: Point, cells: dict[tuple[int, int, int], Cell]) -> Iterator[tuple[Cell, int, int]]:
    """The cells of a mark, each with the stretch of its text."""
    one, other = cells.get(_key(first.spot)), cells.get(_key(last.spot))
    if one is None or other is None:
        return
    if one is other:
        yield one, first.offset, last.offset
    else:
        yield one, first.offset, len(one.text)
        yield other, 0, last.offset


def _sought(mark: Mark, sheets: Sequence[Sheet]) -> Iterator[tuple[int, list[Area]]]:
    """A line outside the tables, or the first letters of the document where it has no place at all."""
    wanted = _plain(mark.sought[mark.start : mark.end])
    for number, sheet in enumerate(sheets):
        text = "".join(each.char for each in sheet.letters)
        at = text.find(wanted) if wanted else 0
        if at >= 0 and sheet.letters:
            first, last = _index(sheet.letters, at), _index(sheet.letters, at + max(1, len(wanted)))
            yield number, _lines(sheet.letters[first:last], 0)
            return


def _key(spot: Spot) -> tuple[int, int, int]:
    return spot.table, spot.row, spot.column


def _plain(text: str) -> str:
    """The letters alone: no blanks, radicals and ligatures as the letters they stand for."""
    return "".join(unicodedata.normalize("NFKC", each) for each in text if not each.isspace() and each.isprintable())


def _index(letters: Sequence[Letter], at: int) -> int:
    """Which letter stands at a position of their text: a ligature is several characters."""
    index = 0
    while at > 0 and index < len(letters):
        at -= len(letters[index].char)
        index += 1
    return index


def _across(area: Area, turns: int) -> tuple[float, float, float]:
    """How far down a letter stands, how far right, and its height, as it is read."""
    left, bottom, right, top = area
    return {
        0: (-bottom, left, top - bottom),
        1: (right, bottom, right - left),
        2: (top, -right, top - bottom),
        3: (-left, -top, right - left),
    }[turns]


def _rows(letters: Sequence[Letter], turns: int) -> list[list[Letter]]:
    rows: list[list[Letter]] = []
    for each in sorted(letters, key=lambda one: _across(one.area, turns)):
        down, _, height = _across(each.area, turns)
        if rows and down - _across(rows[-1][0].area, turns)[0] <= _SAME_LINE * height:
            rows[-1].append(each)
        else:
            rows.append([each])
    return [sorted(row, key=lambda one: _across(one.area, turns)[1]) for row in rows]


def _read(letters: Sequence[Letter], turns: int) -> list[Letter]:
    """Letters in the order in which they are read."""
    return [each for row in _rows(letters, turns) for each in row]


def _lines(letters: Sequence[Letter], turns: int) -> list[Area]:
    """One area a line."""
    return [
        (
            min(each.area[0] for each in row),
            min(each.area[1] for each in row),
            max(each.area[2] for each in row),
            max(each.area[3] for each in row),
        )
        for row in _rows(letters, turns)
    ]
