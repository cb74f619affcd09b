"""Opening a PDF: what cannot or must not be read is refused in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2

from hengji.readers import limits
from hengji.readers.pdf.weighing import is_too_heavy
from hengji.tables.errors import UnreadableError

_PASSWORD = 4
"""The library's number for a file that wants a password."""


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document, closed afterwards.

    Raises:
        UnreadableError: it is encrypted, damaged, empty or has too many pages.
    """
    if is_too_heavy(data):
        raise heavy()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _locked() if getattr(error, "err_code", None) == _PASSWORD else damaged() from error
    try:
        count = len(document)
        if count == 0:
            raise damaged()
        if count > limits.PAGES:
            raise _long(count)
        yield document
    finally:
        document.close()


def damaged() -> UnreadableError:
    """The refusal of a file that is no whole PDF."""
    return UnreadableError(
        "PDF文件已损坏或不完整，无法打开；请重新下载，或从Word、WPS重新导出后再试。",
        "The PDF is damaged or incomplete; download it again, or export it anew from Word or WPS.",
    )


def heavy() -> UnreadableError:
    """The refusal of a file that would unpack to more than any table."""
    return UnreadableError(
        "PDF文件展开后过大，不像绩效表；请只保留绩效表所在的页（可去掉图片）后重试，或提供Word文档。",
        "The PDF unpacks to too much for a performance table; keep only its pages (without pictures), or provide the docx.",
    )


def _locked() -> UnreadableError:
    return UnreadableError(
        "PDF文件已加密，需要密码才能打开；请用PDF阅读器打开后去掉密码，另存再试，或提供Word文档。",
        "The PDF is encrypted with a password; open it, save it without the password and try again, or provide the docx.",
    )


def _long(count: int) -> UnreadableError:
    return UnreadableError(
        f"PDF文件有{count}页，超过上限{limits.PAGES}页；请只保留绩效表所在的页后重试。",
        f"The PDF has {count} pages, over the limit of {limits.PAGES}; keep only the pages of the performance table.",
    )
