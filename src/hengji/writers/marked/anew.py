"""The same table as a new Word file with its comments, for kinds of file that cannot carry any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from hengji.tables.examination import Examination
from hengji.tables.finding import Severity
from hengji.tables.grid import Cell, Document
from hengji.writers.form import Form, below, form
from hengji.writers.marked.marks import SENT_BACK, marks
from hengji.writers.marked.paper import HEAD, paragraph, room, run, shared, table, word
from hengji.writers.marked.word import mark_word

_UNTITLED = "绩效完成情况表"
_BELOW = "未归位文字"
_NARROW = 8


def table_docx(examination: Examination, *, lang: str = "zh", severities: Iterable[Severity] = SENT_BACK) -> bytes:
    """The examined table in its official layout as a Word file, with a comment on every place of these findings."""
    laid = form(examination.table)
    title = examination.table.title.text or _UNTITLED
    heading = paragraph(run(title, size=16, bold=True, font=HEAD), align="center", after=200)
    sheet = table(laid.grid, shared(laid.shares, room(landscape=True)), lambda cell: _filled(laid, cell))
    rest = [paragraph(run(each.mark + each.text)) for each in below(examination.table, laid)]
    lead = [paragraph(run(_BELOW, font=HEAD), before=200)] if rest else [paragraph()]
    made = word([heading, sheet, *lead, *rest], title=title, landscape=True)
    there = replace(examination, document=Document("", "docx", "", (laid.grid,)))
    return mark_word(made, there, marks(examination, severities, laid.pieces), lang)


def _filled(laid: Form, cell: Cell) -> Iterator[etree._Element]:
    heading = (cell.row, cell.column) in laid.headings
    centred = heading or (cell.columns == 1 and "\n" not in cell.text and len(cell.text) <= _NARROW)
    for line in cell.text.split("\n"):
        look = run(line, font=HEAD) if heading else run(line)
        yield paragraph(look, align="center" if centred else "left")
