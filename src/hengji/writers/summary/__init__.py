"""The reviewer's summary of many files: a row a document, every finding, and the problems that many have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hengji.tables.examination import Examination
from hengji.tables.finding import Finding, Severity, Text
from hengji.tables.naming import FAMILIES, FORMS, family, gravest
from hengji.tables.outcome import Outcome
from hengji.writers.marked.words import SEVERITY, manuals, said, title, where_and_what
from hengji.writers.summary.workbook import Column, Sheet, Value, workbook

__all__ = ["summary"]

_NAMES = (Text("汇总", "Documents"), Text("全部问题", "Findings"), Text("共性问题", "Common problems"))
_FILE = (Text("文件", "File"), 24)
_DEPARTMENT = (Text("部门", "Department"), 20)
_CODE = (Text("代码", "Code"), 8)
_NAME = (Text("问题名称", "Name"), 22)
_BEFORE = (_FILE, _DEPARTMENT, (Text("年度", "Year"), 7), (Text("表式", "Form"), 18))
_COUNTS = ((Text("错误", "Errors"), 7), (Text("警告", "Warnings"), 9), (Text("提示", "Notes"), 7))
_AFTER = ((Text("最严重的问题", "Gravest finding"), 50), (Text("未能读取的原因", "Could not be read because"), 34))
_FINDING = (
    _FILE, _DEPARTMENT, _CODE, _NAME, (Text("程度", "Severity"), 9), (Text("位置", "Place"), 34),
    (Text("原文", "Text"), 36), (Text("说明", "Message"), 54), (Text("核算", "Working"), 36),
)  # fmt: skip
_COMMON = (
    _CODE, _NAME, (Text("涉及文件数", "Documents"), 10), (Text("问题数", "Findings"), 9),
    (Text("示例文件", "Example in"), 30), (Text("示例", "Example"), 70),
)  # fmt: skip


def summary(outcomes: Iterable[Outcome], *, lang: str = "zh") -> bytes:
    """The summary of the outcomes, in their order, as an Excel file of three sheets."""
    rows = tuple(outcomes)
    families = _families(rows)
    words = [each if text is None else said(text, lang) for each, text in families.items()]
    heads = [*_columns((*_BEFORE, *_COUNTS), lang), *(Column(word, 8) for word in words), *_columns(_AFTER, lang)]
    names = [said(each, lang) for each in _NAMES]
    return workbook(
        [
            Sheet(names[0], heads, (_document(each, tuple(families), lang) for each in rows)),
            Sheet(names[1], _columns(_FINDING, lang), _findings(rows, lang)),
            Sheet(names[2], _columns(_COMMON, lang), _common(rows, lang)),
        ]
    )


def _columns(columns: Iterable[tuple[Text, int]], lang: str) -> list[Column]:
    return [Column(said(text, lang), width) for text, width in columns]


def _families(rows: Sequence[Outcome]) -> dict[str, Text | None]:
    """The families of rules, ours first, then those of rules that others have added."""
    met = {family(finding.code) for _, examination in _read(rows) for finding in examination.findings}
    return {**FAMILIES, **dict.fromkeys(sorted(met - FAMILIES.keys()))}


def _read(rows: Iterable[Outcome]) -> Iterator[tuple[str, Examination]]:
    for each in rows:
        if each.examination is not None:
            yield each.path, each.examination


def _department(examination: Examination) -> str:
    department = examination.table.department
    return "" if department is None else department.text


def _document(outcome: Outcome, families: Sequence[str], lang: str) -> list[Value]:
    examination = outcome.examination
    reason = "" if outcome.error is None else said(outcome.error, lang)
    if examination is None:
        return [outcome.path, *[None] * (len(_BEFORE) + len(_COUNTS) + len(families)), reason]
    table, findings = examination.table, examination.findings
    form = FORMS.get(table.form)
    severities = Counter(each.severity for each in findings)
    codes = Counter(family(each.code) for each in findings)
    return [
        outcome.path,
        _department(examination),
        table.year,
        table.form if form is None else said(form, lang),
        *(severities[each] for each in Severity),
        *(codes[each] for each in families),
        _gravest(examination, lang),
        reason,
    ]


def _gravest(examination: Examination, lang: str) -> str:
    if not examination.findings:
        return ""
    worst = gravest(examination.findings)[0]
    name = title(worst, manuals(examination), lang)
    return f"{worst.code} {name}{'：' if lang == 'zh' else ': '}{said(worst.message, lang)}"


def _findings(rows: Iterable[Outcome], lang: str) -> Iterator[list[Value]]:
    for path, examination in _read(rows):
        pages = manuals(examination)
        for each in gravest(examination.findings):
            mark, word = SEVERITY[each.severity]
            where, words = where_and_what(each, lang)
            working = "" if each.working is None else said(each.working, lang)
            severity = f"{mark} {said(word, lang)}"
            about = [path, _department(examination), each.code, title(each, pages, lang), severity]
            yield [*about, where, words, said(each.message, lang), working]


def _common(rows: Iterable[Outcome], lang: str) -> Iterator[list[Value]]:
    """One row a rule, that which most documents run into first, with its first example."""
    documents: Counter[str] = Counter()
    findings: Counter[str] = Counter()
    first: dict[str, tuple[str, str, Finding]] = {}
    for path, examination in _read(rows):
        pages = manuals(examination)
        codes = [each.code for each in examination.findings]
        findings.update(codes)
        documents.update(set(codes))
        for each in examination.findings:
            first.setdefault(each.code, (path, title(each, pages, lang), each))
    for code in sorted(first, key=lambda code: (-documents[code], -findings[code], code)):
        path, name, example = first[code]
        yield [code, name, documents[code], findings[code], path, said(example.message, lang)]
