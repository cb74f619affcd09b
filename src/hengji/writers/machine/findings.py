"""Findings as plain data, after the contract of `hengji check --format json`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from hengji.tables.examination import Examination
from hengji.tables.finding import Finding, Place, Text
from hengji.tables.grid import Spot
from hengji.tables.labels import label
from hengji.tables.outcome import Outcome
from hengji.writers.machine.scores import score_json


def examination_json(examination: Examination, path: str, lang: str = "zh") -> dict[str, Any]:
    """One examination in the shape of the contract; `path` is the file as its reader named it."""
    return {
        "document": document_json(examination, path),
        "rules": {"version": examination.rules.version, "hash": examination.rules.hash},
        "findings": [finding_json(each, lang) for each in examination.findings],
        "score": score_json(examination.score, lang),
    }


def document_json(examination: Examination, path: str) -> dict[str, Any]:
    """Which file it is and what table was read from it."""
    table = examination.table
    return {
        "path": path,
        "sha256": examination.document.sha256,
        "form": table.form,
        "department": table.department.text if table.department else None,
        "year": table.year,
    }


def outcomes_json(outcomes: Iterable[Outcome], lang: str = "zh") -> dict[str, Any]:
    """Several files: each examination as for one, a file that could not be read with its `error`."""
    return {"documents": [_outcome(each, lang) for each in outcomes]}


def _outcome(outcome: Outcome, lang: str) -> dict[str, Any]:
    if outcome.examination is None:
        return {"document": {"path": outcome.path}, "error": _both(outcome.error)}
    return examination_json(outcome.examination, outcome.path, lang)


def finding_json(finding: Finding, lang: str = "zh") -> dict[str, Any]:
    """One finding; `working` is null where nothing was reckoned."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": _both(finding.message),
        "working": _both(finding.working),
        "places": [place_json(each, lang) for each in finding.places],
    }


def _both(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"zh": text.zh, "en": text.en}


def place_json(place: Place, lang: str = "zh") -> dict[str, Any]:
    """One place; page, table, row and column count from 1 and are null where the file has no such thing."""
    spot = spot_of(place)
    return {
        "path": place.path,
        "label": label(place.path, lang),
        "start": place.start,
        "end": place.end,
        "text": place.text,
        "item": place.item.text,
        "page": spot and spot.page,
        "table": spot and spot.table + 1,
        "row": spot and spot.row + 1,
        "column": spot and spot.column + 1,
    }


def spot_of(place: Place) -> Spot | None:
    """The physical cell in which a place begins, None for a table that was not read from a file."""
    pieces = place.item.pieces
    start = place.start or 0
    return next((each.spot for each in pieces if each.start <= start < each.end), pieces[0].spot if pieces else None)


def dumps(data: object) -> str:
    """The data as JSON for people and programs: indented, Chinese as Chinese, keys in the contract's order."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
