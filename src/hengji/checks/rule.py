"""A rule: one fault it looks for, its code and name, its manual page, its options.

One rule, one file named by its code::

    @rule("FO02", "contradictory-hedge")
    def check(material: Material) -> Iterator[Finding]:
        for figure in material.figures:
            if …:
                yield finding(check, Severity.WARNING, [at(figure)], zh="“{text}”…", en="…", text=figure.quantity.text)

An option is a keyword-only parameter of `check` (its name, type and default), its meaning stands in the decorator::

    @rule("EX03", "overshoot-unexplained", options={"least": ("完成率达到多少算超额", "what counts as overshoot")})
    def check(material: Material, *, least: Decimal = Decimal("1.3")) -> Iterator[Finding]:
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from inspect import signature
from typing import Any

from hengji.checks.manual import manual
from hengji.quantity.writing import digits
from hengji.tables.examination import Manual
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Place, Severity, Text
from hengji.tables.model import Item

Check = Callable[..., Iterator[Finding]]
_INNER = str.maketrans("“”", "‘’")
_CODE = re.compile(r"[A-Z]{2,}\d{2,}")


@dataclass(frozen=True, slots=True)
class Option:
    """One thing about a rule that may be set: its name, its default and its meaning in both languages."""

    name: str
    default: object
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `check(material)` yields its findings; the manual page and the options explain it."""

    code: str
    name: str
    check: Check
    manual: Manual
    options: tuple[Option, ...] = ()

    @property
    def family(self) -> str:
        """The letters of the code: AG, AR, TG …"""
        return self.code.rstrip("0123456789")


def rule(code: str, name: str, *, options: Mapping[str, tuple[str, str]] | None = None) -> Callable[[Check], Rule]:
    """Make a rule of a check; its module's docstring is the manual page."""
    if not _CODE.fullmatch(code):
        raise ValueError(f"a rule's code is letters and two digits, as AG01: {code}")

    def make(check: Check) -> Rule:
        page = manual(code, name, check.__globals__["__doc__"])
        return Rule(code, name, check, page, _options(code, check, options or {}))

    return make


def _options(code: str, check: Check, meanings: Mapping[str, tuple[str, str]]) -> tuple[Option, ...]:
    parameters = {p.name: p.default for p in signature(check).parameters.values() if p.kind is p.KEYWORD_ONLY}
    if set(parameters) != set(meanings):
        raise ValueError(f"{code}: options {sorted(meanings)} are not the keyword parameters {sorted(parameters)}")
    return tuple(Option(name, default, *meanings[name]) for name, default in parameters.items())


def finding(
    rule: Rule,
    severity: Severity,
    places: Iterable[Place],
    *,
    zh: str,
    en: str,
    working: tuple[str, str] | None = None,
    **figures: Any,
) -> Finding:
    """One finding of a rule: message and working (Chinese, English) are templates, filled from the named figures alone.

    A Decimal is written plainly (8956, 99.43, never 1E+3); words of the document go in as figures, never as templates.
    """
    said = {name: _said(value) for name, value in figures.items()}
    message = Text(zh.format(**said), en.format(**said))
    steps = None if working is None else Text(working[0].format(**said), working[1].format(**said))
    return Finding(rule.code, rule.name, severity, message, tuple(places), steps)


def _said(value: Any) -> Any:
    """A figure as it stands in a sentence: numbers plainly, quotation marks as those inside quotation marks."""
    if isinstance(value, Decimal):
        return digits(value)
    return value.translate(_INNER) if isinstance(value, str) else value


def at(where: Figure | Item, start: int | None = None, end: int | None = None) -> Place:
    """The place of a figure, of a whole item, or of the stretch `start:end` of an item."""
    if isinstance(where, Figure):
        return Place(where.item.path, where.item, where.quantity.start, where.quantity.end)
    return Place(where.path, where, start, end)
