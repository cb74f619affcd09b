"""PDF → grids: cells from the lines that the pages draw, their text from the letters, joined over the pages.

A PDF has no table in it, only lines and letters with their places.  Nothing is fetched and no script is run.
Pages that are pictures are recognised, see `hengji.readers.scan`.
"""

from __future__ import annotations

from functools import partial

from hengji.readers.pages import stitch
from hengji.readers.pdf.file import opened
from hengji.readers.pdf.sheet import sheets, to_recognise
from hengji.readers.scan import joined, recognised
from hengji.tables.grid import Grid


def read(data: bytes) -> tuple[list[Grid], tuple[str, ...]]:
    """The tables of a PDF in reading order, joined over its pages, and the lines after the last one.

    Raises:
        UnreadableError: the file is damaged, encrypted, too large, or its letters cannot be told.
    """
    with opened(data) as document:
        found = sheets(document)
        wanted = to_recognise(found)
        if not wanted:
            return stitch([each.page for each in found])
        from hengji.readers.pdf.picture import rendered

        scanned = recognised(wanted, partial(rendered, document))
    pages = [scanned[index].page if index in scanned else each.page for index, each in enumerate(found)]
    return joined(pages, scanned)
