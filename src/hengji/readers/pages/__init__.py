"""Tables drawn on pages → grids: what a PDF and a scan have in common.

A reader finds the cells of each page (`page`: what it hands over; `ruling`: cells from drawn lines) and `stitch` joins
the tables over the pages: repeated heading rows fall away, cells cut by a page's end become whole again.
"""

from __future__ import annotations

from hengji.readers.pages.page import Page, PageCell, PageTable
from hengji.readers.pages.stitch import stitch

__all__ = ["Page", "PageCell", "PageTable", "stitch"]
