"""One picture → one page with its tables, its letters and what is doubtful about them."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.readers.pages.filling import filled
from hengji.readers.pages.page import Page
from hengji.readers.pages.ruling import ruled
from hengji.readers.scan.drawn import drawn
from hengji.readers.scan.finding import Picture
from hengji.readers.scan.models import Models
from hengji.readers.scan.straight import levelled, upright
from hengji.readers.scan.widths import measured
from hengji.readers.scan.writing import Doubted, doubted, letters

POINTS = 72.0


@dataclass(frozen=True, slots=True)
class Scanned:
    """A page as read; `lines` are the lines of letters found on it."""

    page: Page
    doubted: tuple[Doubted, ...]
    lines: int


def scanned(picture: Picture, dots: float, number: int, models: Models) -> Scanned:
    """The page in this picture; `dots` are its pixels an inch, `number` counts from 1."""
    straight, found = upright(levelled(picture), models)
    found = measured([reading for reading in found if reading.text])
    scale = POINTS / dots
    height, width = straight.shape
    tables = ruled(*drawn(straight, scale)) if found else []
    page = filled(number, width * scale, height * scale, tables, list(letters(found, scale)))
    doubts = doubted(straight, found, models, number, scale) if tables else ()
    return Scanned(page, tuple(doubts), len(found))
