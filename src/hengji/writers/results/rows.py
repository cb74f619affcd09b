"""What is kept of one document: a row of plain data, the same whatever the document is called.

A row has what its examination says and no clock, no path and no machine.  `status` is ok, refused (the reason says why
it could not be read) or killed (it took more time or memory than a document may).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from hengji.quantity.writing import digits
from hengji.tables.dates import Day, days
from hengji.tables.examination import Examination
from hengji.tables.figures import Figure, role
from hengji.tables.finding import Finding, Severity, Text
from hengji.tables.labels import label
from hengji.tables.model import Item
from hengji.writers.machine.findings import place_json
from hengji.writers.results.shingles import fingerprints

Row = dict[str, Any]
FORMAT = 1
"""The version of these rows; kept results of another version are not used."""

OK, REFUSED, KILLED = "ok", "refused", "killed"
_TOLD = {"actual", "narrative", "explanation", "causes", "corrective_action", "evidence", "notes", "passages"}
_SHORTEST = 12


def key(sha256: str, ending: str) -> str:
    """What a result is kept under beside its rules: the content, and the ending by which the reader knows its kind."""
    return f"{sha256}{ending}"


def examined(examination: Examination, ending: str) -> Row:
    """The row of a document that was examined."""
    table, document = examination.table, examination.document
    grave = Counter(each.severity for each in examination.findings)
    return {
        **_begun(document.sha256, ending, OK),
        "kind": document.kind,
        "form": table.form,
        "layout": table.layout,
        "department": " ".join(table.department.text.split()) if table.department else None,
        "year": table.year,
        "title": " ".join(table.title.text.split()),
        "errors": grave[Severity.ERROR],
        "warnings": grave[Severity.WARNING],
        "infos": grave[Severity.INFO],
        "findings": [_finding(each) for each in examination.findings],
        "passages": list(_passages(examination)),
    }


def unread(sha256: str, ending: str, status: str, reason: Text) -> Row:
    """The row of a document that was refused or killed."""
    return {**_begun(sha256, ending, status), "reason_zh": reason.zh, "reason_en": reason.en}


def _begun(sha256: str, ending: str, status: str) -> Row:
    return {"key": key(sha256, ending), "sha256": sha256, "ending": ending, "status": status}


def _finding(finding: Finding) -> Row:
    working = finding.working
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message_zh": finding.message.zh,
        "message_en": finding.message.en,
        "working_zh": working.zh if working else None,
        "working_en": working.en if working else None,
        "places": [place_json(each) for each in finding.places],
    }


def _passages(examination: Examination) -> Iterator[Row]:
    """What the department says it did, item by item, with the figures and days in it."""
    figures: dict[str, list[Figure]] = {}
    for each in examination.figures:
        figures.setdefault(each.item.path, []).append(each)
    for item in examination.table.items():
        if len(item.text) >= _SHORTEST and role(item.path) in _TOLD:
            yield {
                "item": item.path,
                "label": label(item.path),
                "text": item.text,
                "figures": list(_figures(item, figures.get(item.path, ()), examination.table.year)),
                "fingerprints": fingerprints(item.text),
            }


def _figures(item: Item, figures: Iterable[Figure], year: int | None) -> Iterator[Row]:
    """The figures of an item that count something, each with the last day named before it in the same sentence."""
    named = [each for each in days(item.text) if item.text[each.start : each.end].rstrip().endswith(("日", "号"))]
    for each in figures:
        if each.subject:
            value = digits(each.quantity.value)
            day = _day(each, named, year)
            yield {"subject": each.subject, "value": value, "unit": each.quantity.unit or "", "day": day}


def _day(figure: Figure, named: Iterable[Day], year: int | None) -> str | None:
    """The day as 2021-10-20; None where no day stands before the figure, or neither text nor table has a year."""
    sentence = figure.item.text.rfind("。", 0, figure.quantity.start) + 1
    before = [each for each in named if sentence <= each.start and each.end <= figure.quantity.start]
    if not before:
        return None
    written, month, day = before[-1].key
    return f"{written or year}-{month:02d}-{day:02d}" if written or year else None
