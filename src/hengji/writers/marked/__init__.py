"""The marked copy: the same Word or Excel file back, with a comment at every place of every finding."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from hengji.tables.examination import Examination
from hengji.tables.finding import Severity
from hengji.writers.marked.anew import table_docx
from hengji.writers.marked.excel import mark_excel
from hengji.writers.marked.marks import SENT_BACK, marks
from hengji.writers.marked.refusal import CannotMarkError, of_kind, other_file
from hengji.writers.marked.word import mark_word

__all__ = ["SENT_BACK", "CannotMarkError", "marked", "table_docx"]


def marked(
    source: bytes, examination: Examination, *, lang: str = "zh", severities: Iterable[Severity] = SENT_BACK
) -> bytes:
    """The examined file with a comment on every place of the findings of these severities, all else unchanged.

    Raises CannotMarkError for a kind of file that has no comments, and when the bytes are not the examined ones.
    """
    document = examination.document
    if document.kind not in _WRITERS:
        raise of_kind(document.kind)
    if hashlib.sha256(source).hexdigest() != document.sha256:
        raise other_file()
    return _WRITERS[document.kind](source, examination, marks(examination, severities), lang)


_WRITERS = {"docx": mark_word, "xlsx": mark_excel}
