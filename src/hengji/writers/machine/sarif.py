"""Findings as SARIF 2.1.0, the format in which code reviews and editors take in findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from hengji.tables.examination import Examination, Manual
from hengji.tables.finding import Finding, Place, Severity
from hengji.tables.labels import label
from hengji.tables.outcome import Outcome
from hengji.version import VERSION
from hengji.writers.machine.findings import spot_of

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(outcomes: Sequence[Outcome], lang: str = "zh") -> dict[str, Any]:
    """One SARIF log with one run over all files; a file that could not be read is a notification of the run."""
    manuals = {page.code: page for each in outcomes if each.examination for page in each.examination.manuals}
    pages = [manuals[code] for code in sorted(manuals)]
    unread = [each for each in outcomes if each.error]
    run = {
        "tool": {"driver": {"name": "hengji", "version": VERSION, "rules": [_rule(page, lang) for page in pages]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not unread, "toolExecutionNotifications": _unread(unread, lang)}],
        "artifacts": [_artifact(each) for each in outcomes],
        "results": list(_results(outcomes, [page.code for page in pages], lang)),
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(page: Manual, lang: str) -> dict[str, Any]:
    at = _index(lang)
    return {
        "id": page.code,
        "name": page.name,
        "shortDescription": {"text": page.title[at]},
        "fullDescription": {"text": page.what[at]},
        "help": {"text": "\n".join((page.why[at], page.remedy[at], page.authority[at]))},
    }


def _unread(unread: Iterable[Outcome], lang: str) -> list[dict[str, Any]]:
    return [
        {
            "level": "error",
            "message": {"text": (each.error.zh, each.error.en)[_index(lang)] if each.error else ""},
            "locations": [{"physicalLocation": {"artifactLocation": _uri(each.path)}}],
        }
        for each in unread
    ]


def _artifact(outcome: Outcome) -> dict[str, Any]:
    known = outcome.examination
    return {"location": _uri(outcome.path), **({"hashes": {"sha-256": known.document.sha256}} if known else {})}


def _uri(path: str) -> dict[str, str]:
    return {"uri": quote(PurePath(path).as_posix())}


def _results(outcomes: Iterable[Outcome], codes: list[str], lang: str) -> Iterable[dict[str, Any]]:
    for index, outcome in enumerate(outcomes):
        if outcome.examination is not None:
            for finding in outcome.examination.findings:
                yield _result(finding, outcome.examination, {**_uri(outcome.path), "index": index}, codes, lang)


def _result(
    finding: Finding, examination: Examination, artifact: dict[str, Any], codes: list[str], lang: str
) -> dict[str, Any]:
    said = (finding.message.zh, finding.message.en)[_index(lang)]
    kind = examination.document.kind
    return {
        "ruleId": finding.code,
        **({"ruleIndex": codes.index(finding.code)} if finding.code in codes else {}),
        "level": _LEVELS[finding.severity],
        "message": {"text": said},
        "locations": [_location(place, kind, artifact, lang) for place in finding.places[:1]],
        "relatedLocations": [_location(place, kind, artifact, lang) for place in finding.places[1:]],
    }


def _location(place: Place, kind: str, artifact: dict[str, Any], lang: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": artifact}
    spot = spot_of(place)
    if kind == "text" and spot is not None:
        physical["region"] = {"startLine": spot.row + 1, "snippet": {"text": place.text}}
    logical = {"fullyQualifiedName": place.path, "name": label(place.path, lang), "kind": "member"}
    return {"physicalLocation": physical, "logicalLocations": [logical], "message": {"text": place.text}}


def _index(lang: str) -> int:
    return 1 if lang == "en" else 0
