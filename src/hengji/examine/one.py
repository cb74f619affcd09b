"""One file, examined."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hengji.checks.context import Context
from hengji.checks.material import Material
from hengji.checks.registry import all_rules, rule_set
from hengji.checks.rule import Rule
from hengji.checks.run import judge
from hengji.readers.assemble import assemble
from hengji.readers.open import open_document
from hengji.tables.examination import Examination, Manual
from hengji.tables.finding import Finding
from hengji.tables.layouts.layout import Layout
from hengji.tables.model import PerformanceTable


def read(source: Path | str | bytes) -> PerformanceTable:
    """The performance table of one file.

    Raises:
        UnreadableError: where the file cannot be read as a performance table.
    """
    return assemble(open_document(source))


def examine(
    source: Path | str | bytes,
    *,
    context: Context = Context(),
    rules: Iterable[Rule] | None = None,
    layouts: Iterable[Layout] = (),
) -> Examination:
    """The examination of one file (a path, or its bytes) by the rules, all of them where none are named.

    `layouts` are learned layouts to know besides those that come along.

    Raises:
        UnreadableError: where the file cannot be read as a performance table.
    """
    chosen = all_rules() if rules is None else tuple(rules)
    document = open_document(source)
    material = Material(assemble(document, layouts), context)
    findings = judge(material, chosen)
    cited = _cited(chosen, findings)
    return Examination(
        document, material.table, material.figures, material.rejected, findings, rule_set(chosen), cited
    )  # fmt: skip


def _cited(rules: Iterable[Rule], findings: Iterable[Finding]) -> tuple[Manual, ...]:
    codes = {each.code for each in findings}
    return tuple(each.manual for each in rules if each.code in codes)
