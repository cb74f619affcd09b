"""The marked copy: the same Word, Excel or PDF file back, with a comment at every place of every finding."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterable, Sequence

from lxml import etree

from hengji.tables.examination import Examination
from hengji.tables.finding import Severity
from hengji.writers.marked.anew import table_docx
from hengji.writers.marked.excel import mark_excel
from hengji.writers.marked.marks import SENT_BACK, Mark, marks
from hengji.writers.marked.refusal import CannotMarkError, damaged, of_kind, other_file
from hengji.writers.marked.word import mark_word

__all__ = ["SENT_BACK", "CannotMarkError", "marked", "table_docx"]


def marked(
    source: bytes, examination: Examination, *, lang: str = "zh", severities: Iterable[Severity] = SENT_BACK
) -> bytes:
    """The examined file with a comment on every place of the findings of these severities, all else unchanged.

    Raises:
        CannotMarkError: for a kind of file that has no comments, for bytes that are not the examined ones, and for a
            file with broken parts; its message is one line for the reader.
    """
    document = examination.document
    if document.kind not in _WRITERS:
        raise of_kind(document.kind)
    if hashlib.sha256(source).hexdigest() != document.sha256:
        raise other_file()
    found = marks(examination, severities)
    try:
        return _WRITERS[document.kind](source, examination, found, lang)
    except _DAMAGE as error:
        raise damaged() from error


# what the parts of a broken file make zip and XML readers say
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, etree.XMLSyntaxError, KeyError, StopIteration)


def _mark_pdf(source: bytes, examination: Examination, found: Sequence[Mark], lang: str) -> bytes:
    from hengji.writers.marked.pdf import mark_pdf  # loads the PDF library, which other kinds need not

    return mark_pdf(source, examination, found, lang)


_WRITERS = {"docx": mark_word, "xlsx": mark_excel, "pdf": _mark_pdf}
