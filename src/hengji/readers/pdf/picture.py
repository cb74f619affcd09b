"""A page of a PDF as a picture, for what is to be recognised on it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from hengji.readers import limits
from hengji.readers.pdf.sheet import loaded
from hengji.readers.scan.picture import check_size, grey_of

_DOTS = 200.0
"""Pixels an inch: at 150 lines are taken for two, more finds no more."""


def rendered(document: pypdfium2.PdfDocument, index: int) -> tuple[Any, float]:
    """The picture of a page, counted from 0, as grey values, and its pixels an inch.

    Raises:
        UnreadableError: a picture on it would unpack to more than any scanned page.
    """
    with loaded(document, index) as (raw, _):
        for width, height in _sizes(raw):
            check_size(width, height)
    page = document[index]
    try:
        width, height = page.get_size()
        dots = min(_DOTS, 72 * limits.PICTURE_SIDE / max(width, height, 1.0))
        bitmap = page.render(scale=dots / 72, rev_byteorder=True)
        return grey_of(bitmap.to_numpy()), dots
    finally:
        page.close()


def _sizes(page: Any) -> Iterator[tuple[int, int]]:
    """The pixels of every picture on the page, those of forms are pictures of their own."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    for number in range(min(pdfium.FPDFPage_CountObjects(page), limits.PAGE_OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page, number)
        yield from _of(thing, width, height, 0)


def _of(thing: Any, width: ctypes.c_uint, height: ctypes.c_uint, depth: int) -> Iterator[tuple[int, int]]:
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        if pdfium.FPDFImageObj_GetImagePixelSize(thing, width, height):
            yield width.value, height.value
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < 8:
        for number in range(min(pdfium.FPDFFormObj_CountObjects(thing), limits.PAGE_OBJECTS)):
            yield from _of(pdfium.FPDFFormObj_GetObject(thing, number), width, height, depth + 1)
