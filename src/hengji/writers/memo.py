"""The opinion sheet 审核意见: what the reviewing office asks a department about its table, one Word file a table.

A letter first, then one row for each matter with room for the reply: what must be put right or checked, then what could
be better.  What is only for reading on comes last, in short.  No day is written; the office fills it in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from lxml import etree

from hengji.tables.examination import Examination, Manual
from hengji.tables.finding import Finding, Severity, Text
from hengji.tables.grid import Cell, Grid
from hengji.tables.labels import label
from hengji.tables.naming import gravest
from hengji.writers.marked.paper import HEAD, paragraph, room, run, shared, table, word
from hengji.writers.marked.words import authority, manuals, remedy, said, title, where_and_what

_TITLE = Text("关于《{}》的审核意见", "Review opinion on “{}”")
_UNTITLED = Text("绩效完成情况表", "Performance table")
_UNNAMED = Text("填报单位", "the reporting department")
_GREETING = Text("{}：", "To {},")
_DATE = Text("　　年　　月　　日", "____-__-__")
_THANKS = Text("你们报来的《{}》已收到，谢谢。", "Thank you for sending us “{}”.")
_READ = Text("我们逐项核对了表中的目标、完成值和说明", "We have read its targets, actuals and narratives item by item")
_COUNTED = Text("（共 {} 个数）", " ({} figures in all)")
_ASK = Text(
    "，有 {}，列在下表。请在“部门答复”一栏写明修改结果或者情况说明，于　　月　　日前随修改后的表格一并送回；"
    "我们理解有误的地方，也请指出。",
    ". We found {}, listed below. Please write in the last column what has been changed or how it stands, and return "
    "it with the revised table by ____-__. Where we have misunderstood, please tell us.",
)
_CLEAN = Text(
    "，没有发现需要更正或者完善的地方。感谢你们认真填报。",
    ". We found nothing that needs to be corrected or improved. Thank you for your care.",
)
_GROUPS = (
    (Severity.ERROR, Text("{} 项请核对或更正", "{} to check or correct"), Text("请核对或更正", "To check or correct")),
    (Severity.WARNING, Text("{} 项建议完善", "{} to improve"), Text("建议完善", "To improve")),
)
_NUMERALS = (Text("一、", "A. "), Text("二、", "B. "))
_COLUMNS = (
    Text("序号", "No."), Text("位置", "Place"), Text("原文", "Text"), Text("问题", "Question"), Text("依据", "Basis"),
    Text("建议", "Suggestion"), Text("部门答复", "Department’s reply"),
)  # fmt: skip
_SHARES = (1.0, 3.8, 4.1, 6.3, 4.0, 4.6, 3.1)
_WORKING = Text("核算：", "Working: ")
_SAME = Text("同第 {} 项", "As no. {}")
_APPENDIX = Text("附：供参考（不需要答复）", "For information (no reply needed)")
_MORE = Text("另有 {} 条同类提示，见核查结果。", "{} more notes of this kind are in the findings.")
_SIGNED = (
    Text("审核人：　　　　　　　　　　日期：", "Reviewer: ______________   Date: "),
    Text("答复人：　　　　　　　　　　日期：", "Reply by: ______________   Date: "),
)
# an appendix that is longer than this is no longer short
_MOST_NOTES = 15
_LONGEST_QUOTE = 40


def memo(examination: Examination, *, lang: str = "zh") -> bytes:
    """The opinion sheet of one examined table as a Word file; a table without findings gets a sheet saying so."""
    name = examination.table.title.text or said(_UNTITLED, lang)
    heading = said(_TITLE, lang).format(name)
    findings = gravest(examination.findings)
    groups = [[each for each in findings if each.severity is severity] for severity, _, _ in _GROUPS]
    notes = [each for each in findings if each.severity is Severity.INFO]
    pages = manuals(examination)
    body = [paragraph(run(heading, size=18, bold=True, font=HEAD), align="center", after=240)]
    body += _letter(examination, name, groups, lang)
    if any(groups):
        body += [_sheet(groups, pages, lang)]
    body += [*_appendix(notes, pages, lang), *_signature(lang, reply=any(groups))]
    return word(body, title=heading, landscape=True)


def _letter(
    examination: Examination, name: str, groups: Sequence[Sequence[Finding]], lang: str
) -> Iterator[etree._Element]:
    department = examination.table.department
    addressee = department.text if department else said(_UNNAMED, lang)
    yield paragraph(run(said(_GREETING, lang).format(addressee), size=14))
    count = len(examination.figures)
    text = said(_THANKS, lang).format(name) + ("" if lang == "zh" else " ") + said(_READ, lang)
    text += said(_COUNTED, lang).format(count) if count else ""
    asked = [
        said(words, lang).format(len(found)) for (_, words, _), found in zip(_GROUPS, groups, strict=True) if found
    ]
    joined = ("、" if lang == "zh" else " and ").join(asked)
    text += said(_ASK, lang).format(joined) if asked else said(_CLEAN, lang)
    yield paragraph(run(text, size=14), indent=200, after=160, align="both")


def _sheet(groups: Sequence[Sequence[Finding]], pages: Mapping[str, Manual], lang: str) -> etree._Element:
    """The table: a heading row, and for each group a line over the whole width and a row a finding."""
    cells = [Cell(said(words, lang), 0, column) for column, words in enumerate(_COLUMNS)]
    heads = {(0, column) for column in range(len(_COLUMNS))}
    row, number = 1, 1
    cited: dict[str, int] = {}
    filled = [(words, found) for (_, _, words), found in zip(_GROUPS, groups, strict=True) if found]
    for lead, (words, found) in zip(_NUMERALS, filled, strict=False):
        cells.append(Cell(said(lead, lang) + said(words, lang), row, 0, 1, len(_COLUMNS)))
        heads.add((row, 0))
        for finding in found:
            row += 1
            basis = authority(finding, pages, lang)
            if basis and cited.setdefault(basis, number) != number:
                basis = said(_SAME, lang).format(cited[basis])
            texts = (str(number), *_told(finding, lang), basis, remedy(finding, pages, lang), "")
            cells += [Cell(text, row, column) for column, text in enumerate(texts)]
            number += 1
        row += 1
    sizes = shared(_SHARES, room(landscape=True))
    return table(Grid(0, tuple(cells), row, len(_COLUMNS)), sizes, partial(_fill, heads=heads), headings=1, whole=True)


def _fill(cell: Cell, heads: set[tuple[int, int]]) -> Iterator[etree._Element]:
    head = (cell.row, cell.column) in heads
    centred = cell.columns == 1 and (head or cell.column == 0)
    for line in cell.text.split("\n"):
        look = run(line, size=10.5, font=HEAD) if head else run(line, size=10.5)
        yield paragraph(look, align="center" if centred else "left", keep=head)


def _told(finding: Finding, lang: str) -> tuple[str, str, str]:
    """Where, the words there, and what is asked."""
    where, words = where_and_what(finding, lang, _LONGEST_QUOTE)
    question = said(finding.message, lang)
    if finding.working is not None:
        question += "\n" + said(_WORKING, lang) + said(finding.working, lang)
    return where, words, question


def _appendix(notes: Sequence[Finding], pages: Mapping[str, Manual], lang: str) -> Iterator[etree._Element]:
    if not notes:
        return
    yield paragraph(run(said(_APPENDIX, lang), size=12, font=HEAD), before=240, after=60, keep=True)
    for number, finding in enumerate(notes[:_MOST_NOTES], 1):
        where = label(finding.places[0].path, lang) if finding.places else title(finding, pages, lang)
        colon = "：" if lang == "zh" else ": "
        last = number == min(len(notes), _MOST_NOTES)
        yield paragraph(run(f"{number}. {where}{colon}{said(finding.message, lang)}"), keep=last)
    if len(notes) > _MOST_NOTES:
        yield paragraph(run(said(_MORE, lang).format(len(notes) - _MOST_NOTES)), keep=True)


def _signature(lang: str, *, reply: bool) -> Iterator[etree._Element]:
    """Who signs and when; the department's line only where a reply is asked for."""
    for line in _SIGNED if reply else _SIGNED[:1]:
        yield paragraph(run(said(line, lang) + said(_DATE, lang), size=12), before=240, align="right", keep=True)
