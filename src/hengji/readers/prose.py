"""A self-evaluation report 自评报告: paragraphs around tables, of which one is the performance table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hengji.readers.labels import inline
from hengji.readers.mend import Section, mend
from hengji.readers.rows import rows
from hengji.readers.stacked import headers
from hengji.readers.stretch import Stretch
from hengji.tables.grid import Document, Grid

_REPORT = re.compile(r"绩效.{0,12}报告(?:[（(].{0,12}[)）])?$")
_LONG = 40  # a paragraph of running text
_SEVERAL = 3
_TITLE_LINES = 12
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Prose:
    """The title of a report and its paragraphs, in their order."""

    title: str
    passages: tuple[str, ...]


def prose(document: Document) -> Prose | None:
    """The running text of a report; None where the document is a table with a title and no more."""
    lines = [line.strip() for line in _lines(document) if line.strip()]
    heads = [line for line in lines[:_TITLE_LINES] if len(line) <= _LONGEST_TITLE]
    title = next((line for line in heads if is_report(line)), "")
    if not title or sum(len(line) >= _LONG for line in lines) < _SEVERAL:
        return None
    return Prose(title, tuple(line for line in lines if line != title and inline(Stretch(line)) is None))


def is_report(title: str) -> bool:
    """Whether a title is that of a report."""
    return bool(_REPORT.search(title))


def _lines(document: Document) -> Iterator[str]:
    for grid in document.grids:
        yield from grid.before
    yield from document.after


def fund_sections(document: Document, but: Iterable[Grid]) -> list[Section]:
    """The fund blocks of the report's other tables, those that hold nothing but money."""
    taken = {grid.index for grid in but}
    found: list[Section] = []
    for grid in document.grids:
        lines = [] if grid.index in taken else rows(document, (grid,))
        kinds = {head.kind for head, _, _ in headers(lines).values()}
        if kinds and kinds <= {"funds", "sideways"}:
            found += [part for part in mend(lines) if isinstance(part, Section)]
    return found
