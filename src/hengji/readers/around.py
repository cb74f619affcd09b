"""The lines around a table, which stand in no cell: the unit of money above it, who filled it in and notes below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from hengji.readers.labels import Labelled, is_note, said
from hengji.readers.stretch import Stretch
from hengji.tables.grid import Document, Grid
from hengji.tables.labels import label

_PAGE_NUMBER = re.compile(r"[\s\-—–－·]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:[\s，,/]*共\s*\d{1,4}\s*页)?[\s\-—–－·]*")
_UNPLACED = label("unplaced")
_PAGED = ("pdf", "image")
_TOLD_ELSEWHERE = ("department", "year", "budget_execution_rate")


def around(document: Document, grids: Iterable[Grid], *, report: bool) -> list[tuple[str, Stretch]]:
    """The details in the lines around the table of these grids, each with its label; of a report, the labelled ones.

    A report's other lines are its passages.
    """
    taken = {each.index for each in grids}
    first = [each.before for each in document.grids if each.index == min(taken)]
    above = [line for each in (document.grids if report else ()) for line in each.before] or first[0]
    found = list(_labelled(above))
    if report:
        return found + list(_labelled(document.after))
    last = max((each.index for each in document.grids), default=-1)
    return found + (list(_below(document.after, paged=document.kind in _PAGED)) if last in taken else [])


def _labelled(lines: Iterable[str]) -> Iterator[tuple[str, Stretch]]:
    for line in lines:
        for each in said(Stretch(line.strip())):
            if each.stretch and each.role not in _TOLD_ELSEWHERE:
                yield _named(each)


def _below(lines: Iterable[str], *, paged: bool) -> Iterator[tuple[str, Stretch]]:
    """All lines below; of printed ones, which are broken anywhere, those with labels and from a note on."""
    noted = not paged
    for line in takewhile(lambda each: each != _UNPLACED, map(str.strip, lines)):
        parts = said(Stretch(line))
        noted = noted or is_note(line)
        if parts:
            yield from map(_named, parts)
        elif line and noted and not _PAGE_NUMBER.fullmatch(line):
            yield "", Stretch(line)


def unplaced(document: Document) -> list[Stretch]:
    """What was printed below a form of ours as fitting nowhere: it fits nowhere still."""
    lines = [line.strip() for line in document.after]
    return [Stretch(line) for line in lines[lines.index(_UNPLACED) + 1 :] if line] if _UNPLACED in lines else []


def _named(part: Labelled) -> tuple[str, Stretch]:
    return part.label, part.stretch
