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
from hengji.tables.model import PerformanceTable


def read(source: Path | str | bytes) -> PerformanceTable:
    """The performance table of one file.

    Raises:
        UnreadableError: where the file cannot be read as a performance table.
    """
    return assemble(open_document(source))


def examine(
    source: Path | str | bytes, *, name: str = "", context: Context = Context(), rules: Iterable[Rule] | None = None
) -> Examination:
    """The examination of one file (a path, or its bytes and their name) by the rules, all of them where none are named.

    Raises:
        UnreadableError: where the file cannot be read as a performance table.
        UnknownSchemeError: where the context names a scoring scheme that there is not.
    """
    chosen = all_rules() if rules is None else tuple(rules)
    document = open_document(source, name)
    material = Material(assemble(document), context)
    findings = judge(material, chosen)
    figures, cited = material.figures, _cited(chosen, findings)
    return Examination(
        document, material.table, figures, material.rejected, findings, rule_set(chosen), cited, material.score
    )  # fmt: skip


def _cited(rules: Iterable[Rule], findings: Iterable[Finding]) -> tuple[Manual, ...]:
    codes = {each.code for each in findings}
    return tuple(each.manual for each in rules if each.code in codes)
