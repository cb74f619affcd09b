"""The pages of a PDF as tables with text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from hengji.readers import limits
from hengji.readers.pages.filling import filled
from hengji.readers.pages.page import Page
from hengji.readers.pages.ruling import laid, ruled
from hengji.readers.pdf.drawing import Drawing
from hengji.readers.pdf.letters import Letters, letters, placed
from hengji.readers.pdf.view import TooMuchError, View
from hengji.readers.scan.models import installed, missing
from hengji.tables.errors import UnreadableError

_PICTURE, _FEW = 0.5, 20
"""A picture over this share of a page with fewer letters beside it is a scan."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as read, and what is known of its letters: how many, how many unknown, what share a picture covers."""

    page: Page
    letters: int
    unknown: int
    pictures: float

    @property
    def is_scanned(self) -> bool:
        """Whether the page is a picture, with hardly a letter or with letters that no table holds."""
        return self.pictures > _PICTURE and (self.letters < _FEW or not self.page.tables)


def sheets(document: pypdfium2.PdfDocument) -> list[Sheet]:
    """Every page of the document.

    Raises:
        UnreadableError: one of them is damaged or draws too much.
    """
    return [sheet(document, index) for index in range(len(document))]


def to_recognise(found: Sequence[Sheet]) -> list[int]:
    """The indices of the pages whose letters must be recognised: pictures, or all where the fonts do not tell them.

    Raises:
        UnreadableError: they are most of the document, and what recognises letters is not installed.
    """
    told, unknown = sum(each.letters for each in found), sum(each.unknown for each in found)
    if unknown * 5 > told:
        if not installed():
            raise _unreadable_letters()
        return list(range(len(found)))
    scanned = [index for index, each in enumerate(found) if each.is_scanned]
    if told == 0 and not scanned:  # perhaps letters drawn as curves
        if not installed():
            raise _no_letters()
        return list(range(len(found)))
    if scanned and not installed():
        if len(scanned) * 2 > len(found):
            raise missing()
        return []
    return scanned


def sheet(document: pypdfium2.PdfDocument, index: int) -> Sheet:
    """One page of the document, counted from 0."""
    with loaded(document, index) as (page, text):
        try:
            view, found = seen(page, text)
            drawing = Drawing(view)
            drawing.read(page)
        except TooMuchError as error:
            raise _crowded(index + 1) from error
    tables = _tables(drawing, index + 1)
    letters_seen = placed(found, view)
    made = filled(index + 1, view.width, view.height, tables, letters_seen)
    return Sheet(made, found.told, found.unknown, drawing.pictures)


@contextmanager
def loaded(document: pypdfium2.PdfDocument, index: int) -> Iterator[tuple[Any, Any]]:
    """A page of the document and its text, as the library's own handles, closed afterwards."""
    page = pdfium.FPDF_LoadPage(document.raw, index)
    text = pdfium.FPDFText_LoadPage(page) if page else None
    try:
        if not page or not text:
            raise _broken(index + 1)
        yield page, text
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        if page:
            pdfium.FPDF_ClosePage(page)


def seen(page: Any, text: Any) -> tuple[View, Letters]:
    """How a page is seen, turned so that most of its letters stand upright, and its letters."""
    found = letters(text, pdfium.FPDFPage_GetRotation(page))
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    return View(box.left, box.bottom, box.right, box.top, found.turns), found


def _tables(drawing: Drawing, number: int) -> list[Any]:
    tables = _ruled(drawing, number)
    if not tables and drawing.outlines:
        drawing.outline()
        tables = _ruled(drawing, number)
    return tables


def _ruled(drawing: Drawing, number: int) -> list[Any]:
    if max(len(laid(drawing.horizontal)), len(laid(drawing.vertical))) > limits.PAGE_RULES:
        raise _crowded(number)
    return ruled(drawing.horizontal, drawing.vertical)


def _crowded(number: int) -> UnreadableError:
    return UnreadableError(
        f"PDF第{number}页的图形过多，不像绩效表；请只保留绩效表所在的页，或提供Word文档。",
        f"Page {number} of the PDF draws too much for a performance table; keep only its pages, or provide the docx.",
    )


def _broken(number: int) -> UnreadableError:
    return UnreadableError(
        f"PDF第{number}页已损坏，无法读取；请重新导出，或提供Word文档。",
        f"Page {number} of the PDF is damaged and cannot be read; export it anew, or provide the docx.",
    )


def _no_letters() -> UnreadableError:
    return UnreadableError(
        "PDF里没有文字；请检查导出是否完整，或提供Word文档。",
        "There is no text in the PDF; check that it was exported whole, or provide the docx.",
    )


def _unreadable_letters() -> UnreadableError:
    return UnreadableError(
        "PDF里的文字没有字符对照表，读出来是乱码；请提供Word文档，或打印后扫描、用文字识别读取（hengji[ocr]）。",
        "The PDF's fonts do not tell which characters they draw, so its text cannot be read; provide the docx, or a scan"
        " of it to be read as a picture (hengji[ocr]).",
    )
