"""Marks → stretches of a Word file, and the comment marks put around them."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree

from hengji.writers.marked.letters import Letter, letters, split, text, w
from hengji.writers.marked.marks import Mark, Point
from hengji.writers.marked.word_cells import Paragraphs, WordCells, aligned


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch: from a letter of one cell to a letter of the same cell or a later one (end exclusive)."""

    first: Paragraphs
    start: int
    last: Paragraphs
    end: int


def anchor(mark: Mark, cells: WordCells) -> Anchor:
    """Where in the Word file a mark lies."""
    if mark.first is None or mark.last is None:
        return _outside(mark, cells)
    first, last = cells.paragraphs(mark.first.spot), cells.paragraphs(mark.last.spot)
    if not first or not last:
        return _outside(replace(mark, sought=mark.place.text), cells)
    if mark.first.spot == mark.last.spot:
        start, end = _stretch(cells, mark.first, mark.last.offset)
    else:
        start, _ = _stretch(cells, mark.first, mark.first.offset + 1)
        _, end = _stretch(cells, Point(mark.last.spot, max(0, mark.last.offset - 1)), mark.last.offset)
    return Anchor(first, start, last, end)


def _stretch(cells: WordCells, point: Point, end: int) -> tuple[int, int]:
    cell = cells.cell(point.spot)
    found = letters(cells.paragraphs(point.spot))
    return (point.offset, end) if cell is None else aligned(cell.text, found, point.offset, end)


def _outside(mark: Mark, cells: WordCells) -> Anchor:
    """The words where they stand outside the tables; the first line that has any words where they do not."""
    paragraphs = cells.outside or cells.anywhere
    at = text(letters(paragraphs)).find(mark.sought) if mark.sought else -1
    if at >= 0:
        end = len(mark.sought) if mark.end is None else mark.end
        return Anchor(paragraphs, at + mark.start, paragraphs, at + end)
    filled = [each for each in paragraphs if text(letters((each,))).strip()]
    line = tuple(filled[:1]) or paragraphs[:1]
    return Anchor(line, 0, line, len(letters(line)))


def insert(placed: Sequence[tuple[Anchor, int]]) -> None:
    """Put the marks of every comment around its stretch; runs are split where a stretch begins or ends inside one."""
    cuts: dict[Paragraphs, set[int]] = {}
    for each, _ in placed:
        cuts.setdefault(each.first, set()).add(each.start)
        cuts.setdefault(each.last, set()).add(each.end)
    read: dict[Paragraphs, list[Letter]] = {}
    for paragraphs, positions in cuts.items():
        _cut(letters(paragraphs), positions)
    for paragraphs in cuts:
        read[paragraphs] = letters(paragraphs)
    for each, number in placed:
        _surround(each, read, number)


def _cut(read: list[Letter], positions: set[int]) -> None:
    # from the end, so that the letters before a cut still stand where they were read
    for position in sorted(positions, reverse=True):
        if 0 < position < len(read) and read[position].node is not None:
            split(read[position])


def _surround(each: Anchor, read: dict[Paragraphs, list[Letter]], number: int) -> None:
    first, last = read[each.first], read[each.last]
    end = each.end if each.first == each.last else len(first)
    start = each.start if each.first == each.last else 0
    opening = next((one for one in first[each.start : end] if one.node is not None), None)
    closing = next((one for one in reversed(last[start : each.end]) if one.node is not None), None)
    begin, finish = (etree.Element(w(f"commentRange{name}"), {w("id"): str(number)}) for name in ("Start", "End"))
    if opening is None or closing is None:
        paragraph = each.first[0]
        paragraph.extend([begin, finish, _reference(None, number)])
        return
    opening.run().addprevious(begin)
    run = closing.run()
    run.addnext(finish)
    finish.addnext(_reference(run, number))


def _reference(run: etree._Element | None, number: int) -> etree._Element:
    """The run that ties the comment to its stretch; set like its neighbour, so that no line grows."""
    reference = etree.Element(w("r"))
    properties = None if run is None else run.find(w("rPr"))
    if properties is not None:
        reference.append(copy.deepcopy(properties))
    etree.SubElement(reference, w("commentReference"), {w("id"): str(number)})
    return reference
