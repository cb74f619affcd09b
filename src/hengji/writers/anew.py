"""The same table as a new Word file with its comments, for kinds of file that cannot carry any."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hengji.tables.examination import Examination
from hengji.tables.finding import Severity
from hengji.tables.grid import Document
from hengji.writers.forms import below, form
from hengji.writers.forms.docx import docx
from hengji.writers.marked.marks import SENT_BACK, marks
from hengji.writers.marked.word import mark_word


def table_docx(examination: Examination, *, lang: str = "zh", severities: Iterable[Severity] = SENT_BACK) -> bytes:
    """The examined table in its official layout as a Word file, with a comment on every place of these findings."""
    laid = form(examination.table)
    made = docx(laid, below(examination.table, laid))
    there = replace(examination, document=Document("", "docx", "", made.grids))
    return mark_word(made.data, there, marks(examination, severities, made.placed), lang)
