"""The marked copy of a PDF: a highlight with a note on every place, added behind the file's own bytes."""

from __future__ import annotations

import ctypes
import hashlib
import io
import re
from collections.abc import Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from hengji.tables.examination import Examination
from hengji.tables.finding import Severity
from hengji.writers.marked.marks import Mark
from hengji.writers.marked.pdf_places import Area, Sheet, stretches
from hengji.writers.marked.refusal import damaged
from hengji.writers.marked.words import AUTHOR, body, head, manuals

_COLOURS = {Severity.ERROR: (255, 138, 128), Severity.WARNING: (255, 213, 79), Severity.INFO: (144, 202, 249)}
_NUMBER = re.compile(rb"/ID\s*\[\s*(?:<[^>]*>|\((?:[^\\)]|\\.)*\))\s*(<[^>]*>|\((?:[^\\)]|\\.)*\))\s*\]", re.DOTALL)
_PRINTED = 4
"""The flag of a note that is printed with its page."""


def mark_pdf(source: bytes, examination: Examination, found: Sequence[Mark], lang: str) -> bytes:
    """The PDF with a highlight for every mark; what comes before them is byte for byte the file."""
    if not found:
        return source
    pages = manuals(examination)
    try:
        document = pypdfium2.PdfDocument(source)
        try:
            sheets = [Sheet(document, number) for number in range(len(document))]
            for mark in found:
                words = (head(mark.finding, pages, lang), *body(mark.finding, mark.place, pages, lang))
                for number, areas in stretches(mark, examination.document, sheets):
                    _highlight(document, number, areas, "\n".join(words), _COLOURS[mark.finding.severity])
            return _saved(document, source)
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise damaged() from error


def _highlight(
    document: Any, number: int, areas: Sequence[Area], note: str, colour: tuple[int, int, int]
) -> None:  # fmt: skip
    """One highlight over these areas of a page, counted from 0."""
    page = document[number]
    mark = pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_HIGHLIGHT)
    pdfium.FPDFAnnot_SetColor(mark, pdfium.FPDFANNOT_COLORTYPE_Color, *colour, 128)
    for left, bottom, right, top in areas:
        points = pdfium.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
        pdfium.FPDFAnnot_AppendAttachmentPoints(mark, points)
    outer = [min(each[k] for each in areas) for k in (0, 1)] + [max(each[k] for each in areas) for k in (2, 3)]
    pdfium.FPDFAnnot_SetRect(mark, pdfium.FS_RECTF(outer[0], outer[3], outer[2], outer[1]))
    _say(mark, b"Contents", note)
    _say(mark, b"T", AUTHOR)
    pdfium.FPDFAnnot_SetFlags(mark, _PRINTED)
    pdfium.FPDFPage_CloseAnnot(mark)
    page.close()


def _say(mark: Any, key: bytes, text: str) -> None:
    spelled = text.encode("utf-16-le") + b"\0\0"
    letters = ctypes.create_string_buffer(spelled, len(spelled))
    pdfium.FPDFAnnot_SetStringValue(mark, key, ctypes.cast(letters, ctypes.POINTER(pdfium.FPDF_WCHAR)))


def _saved(document: Any, source: bytes) -> bytes:
    """The file with what was added behind it; the number that the library draws by chance is one of the content."""
    out = io.BytesIO()
    document.save(out, flags=pdfium.FPDF_INCREMENTAL)
    whole = out.getvalue()
    added = whole[len(source) :]
    found = list(_NUMBER.finditer(added))
    if not whole.startswith(source):
        raise damaged()
    if found:
        start, end = found[-1].span(1)
        rest = added[:start] + added[end:]
        number = hashlib.md5(source + rest, usedforsecurity=False).hexdigest().upper().encode()
        added = added[:start] + b"<" + number + b">" + added[end:]
    return source + added
