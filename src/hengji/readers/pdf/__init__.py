"""PDF → grids: cells from the lines that the pages draw, their text from the letters, joined over the pages.

A PDF has no table in it, only lines and letters with their places.  Nothing is fetched and no script is run.
"""

from __future__ import annotations

from hengji.readers.pages import stitch
from hengji.readers.pdf.file import opened
from hengji.readers.pdf.sheet import pages
from hengji.tables.grid import Grid


def read(data: bytes) -> tuple[list[Grid], tuple[str, ...]]:
    """The tables of a PDF in reading order, joined over its pages, and the lines after the last one.

    Raises:
        UnreadableError: the file is damaged, encrypted, too large, scanned, or its letters cannot be told.
    """
    with opened(data) as document:
        found = pages(document)
    return stitch(found)
