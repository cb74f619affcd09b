"""What is found only because of a number that may have been read wrongly is no error: it becomes an info that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from hengji.checks.material import Material
from hengji.tables.doubts import doubt, without_doubtful
from hengji.tables.finding import Finding, Place, Severity, Text

Span = tuple[str, int | None, int | None]
Found = Callable[[Material], Iterable[Finding]]


def tempered(findings: Iterable[Finding], material: Material, found: Found) -> list[Finding]:
    """The findings, those that rest on a doubtful number as infos.

    `found` runs the same rules again, over the table as if the doubtful numbers could not be read: what is still found
    there stands.
    """
    sure: list[tuple[str, Severity, set[Span]]] | None = None
    done: list[Finding] = []
    for finding in findings:
        unsure = [place for place in finding.places if _is_doubtful(place, material)]
        if unsure and finding.severity is not Severity.INFO:
            if sure is None:
                again = found(Material(without_doubtful(material.table), material.context))
                sure = [(each.code, each.severity, _spans(each)) for each in again]
            if not any((finding.code, finding.severity) == (c, s) and spans <= _spans(finding) for c, s, spans in sure):
                done.append(_info(finding, unsure))
                continue
        done.append(finding)
    return done


def _is_doubtful(place: Place, material: Material) -> bool:
    return place.start is not None and doubt(material.table, place.path, place.start, place.end) is not None


def _spans(finding: Finding) -> set[Span]:
    return {(place.path, place.start, place.end) for place in finding.places}


def _info(finding: Finding, unsure: Iterable[Place]) -> Finding:
    words = list(dict.fromkeys(place.text for place in unsure))
    zh, en = "、".join(f"“{each}”" for each in words), ", ".join(f'"{each}"' for each in words)
    message = Text(
        f"{finding.message.zh}（其中{zh}识别存疑，请先对照原件核对。）",
        f"{finding.message.en} ({en} was read with little certainty; compare it with the original first.)",
    )
    return replace(finding, severity=Severity.INFO, message=message)
