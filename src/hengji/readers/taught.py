"""Learned layouts: which of them a document may be printed in, so that only their words are known while it is read."""

from __future__ import annotations

from hengji.tables.grid import Document
from hengji.tables.layouts import heading_word
from hengji.tables.layouts.layout import Layout

_MOST = 0.6


def printed_in(document: Document, layout: Layout) -> bool:
    """Whether most headings and labels of the layout stand in one table of the document, each as a cell of its own."""
    printed = {heading_word(each) for each in (*layout.labels(), *(column.heading for column in layout.columns()))}
    wanted = printed - {""}
    for grid in document.grids:
        found = {heading_word(cell.text) for cell in grid.cells}
        if wanted and len(wanted & found) >= _MOST * len(wanted):
            return True
    return False
