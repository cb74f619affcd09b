"""Run rules over a table."""

from __future__ import annotations

from collections.abc import Iterable

from hengji.checks.context import Context
from hengji.checks.forms import suits
from hengji.checks.material import Material
from hengji.checks.registry import all_rules
from hengji.checks.rule import Rule
from hengji.checks.tempering import tempered
from hengji.tables.finding import Finding, Place
from hengji.tables.model import PerformanceTable


def check(
    table: PerformanceTable, *, context: Context = Context(), rules: Iterable[Rule] | None = None
) -> tuple[Finding, ...]:
    """What the rules (all of them, where none are named) find in a table, in the table's reading order."""
    return judge(Material(table, context), all_rules() if rules is None else rules)


def judge(material: Material, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """The findings of some rules over material already prepared; the same finding twice is one.

    What rests on a number that may have been read wrongly is an info (see `hengji.checks.tempering`).
    """
    chosen = tuple(each for each in rules if suits(each.code, material.table.form))

    def found_in(material: Material) -> dict[Finding, None]:
        return {finding: None for rule in chosen for finding in rule.check(material)}

    found = found_in(material)
    if material.table.doubts:
        found = dict.fromkeys(tempered(found, material, found_in))
    order = {item.path: index for index, item in enumerate(material.table.items())}
    return tuple(sorted(found, key=lambda each: (_where(each.places, order), each.code, each.message.zh)))


def _where(places: tuple[Place, ...], order: dict[str, int]) -> list[tuple[int, int, str]]:
    return [(_index(each.path, order), each.start or 0, each.path) for each in places]


def _index(path: str, order: dict[str, int]) -> int:
    """Where a path stands in reading order; a whole task or indicator stands where its first item does."""
    if path not in order:
        order[path] = min((at for known, at in order.items() if known.startswith(f"{path}.")), default=len(order))
    return order[path]
