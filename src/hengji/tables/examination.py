"""What became of one file: the table as read, every number in it, and the findings."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.tables.figures import Figure, Rejected
from hengji.tables.finding import Finding
from hengji.tables.grid import Document
from hengji.tables.model import PerformanceTable
from hengji.tables.score import Score


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Which rules judged: the program's version and a hash over codes, options and manual pages of all of them."""

    version: str
    hash: str


@dataclass(frozen=True, slots=True)
class Manual:
    """A rule's manual page: title, what it checks, why, what to do, authority, an example; each Chinese, then English."""

    code: str
    name: str
    title: tuple[str, str]
    what: tuple[str, str]
    why: tuple[str, str]
    remedy: tuple[str, str]
    authority: tuple[str, str]
    example: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Examination:
    """One file examined: frozen, picklable, the same bytes every time.

    `manuals` holds the rules its findings cite; `score` is None for a form that is not scored.
    """

    document: Document
    table: PerformanceTable
    figures: tuple[Figure, ...]
    rejected: tuple[Rejected, ...]
    findings: tuple[Finding, ...]
    rules: RuleSet
    manuals: tuple[Manual, ...] = ()
    score: Score | None = None
