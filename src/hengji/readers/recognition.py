"""Which official form a table is, by what its columns hold and what it is called, and which layout its headings follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from hengji.readers.headings import LEVELS, Header
from hengji.tables.layouts import heading_word
from hengji.tables.layouts.layout import Layout
from hengji.tables.layouts.matching import Print, best
from hengji.tables.model import (
    COMPLETION,
    DEPARTMENT_SELF_EVALUATION,
    DEPARTMENT_TARGET,
    MONITORING,
    PROJECT_TARGET,
    REPORT,
    ROWS,
    SELF_EVALUATION,
)

_WHOLE = re.compile(r"(?:部门|单位).{0,8}整体|整体支出|整体绩效|部门职责")
_TARGET = re.compile(
    r"目标(?:申报|批复|审核|批准|设定|编制|计划|备案|公开)?(?:情况)?[表书]|目标(?:申报|批复)|(?:申报|批复)表"
)
_MONTH = re.compile(r"(?:(?<!\d)1\s*月?\s*[-~～—–－至到]{1,2}\s*)?(?<!\d)(1[0-2]|[1-9])\s*月")
_SIBLINGS = {
    DEPARTMENT_SELF_EVALUATION: (SELF_EVALUATION, REPORT),
    SELF_EVALUATION: (DEPARTMENT_SELF_EVALUATION,),
    REPORT: (DEPARTMENT_SELF_EVALUATION, SELF_EVALUATION),
}
"""Forms with the same columns: where no layout of the table's own form fits, one of these may."""


def recognised(
    headers: Sequence[Header], title: str, labels: Iterable[str], *, report: bool, known: bool
) -> tuple[str, Layout | None]:
    """The form and the layout; no layout where none fits well, `rows` where the columns are those of no form."""
    words = frozenset(map(heading_word, labels))
    printed = Print(title, tuple((each.kind, _words(each)) for each in headers), words)
    learned = best(printed, learned=True)
    if learned is not None:
        return learned.form, learned
    form = (_form(headers, title) if known else ROWS) if not report else REPORT
    found = best(printed, {form})
    if found is None and form in _SIBLINGS:
        found = best(printed, _SIBLINGS[form])
        if found and form == SELF_EVALUATION and "项目名称" not in words:
            return found.form, found
    elif found is None and known and form == ROWS:
        found = best(printed)
    return (found.form, found) if found and form == ROWS else (form, found)


def _words(header: Header) -> tuple[str, ...]:
    return tuple(heading_word(each.heading) for each in header.columns if each.role and each.heading.strip())


def _form(headers: Sequence[Header], title: str) -> str:
    """The form by what the columns hold, as far as they tell; the title tells department from project."""
    found: set[str] = set().union(*(each.roles() for each in headers))
    leveled, whole = len(found & LEVELS) >= 2, bool(_WHOLE.search(title))
    if found & {"forecast", "likelihood", "cause"} or (months(headers) and "监控" in title):
        return MONITORING
    if "target" in found and not found & {"actual", "mark", "narrative"} and (leveled or _TARGET.search(title)):
        return DEPARTMENT_TARGET if whole or "task" in found else PROJECT_TARGET
    if {"task", "fund"} <= found and not found & {"actual", "mark"}:
        return DEPARTMENT_TARGET
    if (leveled or {"weight", "mark"} <= found) and found & {"actual", "mark"}:
        return DEPARTMENT_SELF_EVALUATION if whole else SELF_EVALUATION
    return COMPLETION if "actual" in found and found & {"task", "objective"} else ROWS


def months(headers: Sequence[Header], title: str = "") -> int | None:
    """The last month that the headings name (7 for 1-7月执行数), or the title; None where there is none."""
    heads = [each.heading for header in headers for each in header.columns if "{month}" in heading_word(each.heading)]
    for text in (*heads, title):
        found = _MONTH.search(text)
        if found:
            return int(found[1])
    return None
