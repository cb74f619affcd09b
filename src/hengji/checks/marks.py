"""Marks given against the marks due: what every scheme that may be in force would give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from hengji.checks.material import Material
from hengji.tables.amounts import blank, number, points
from hengji.tables.model import Fund, Indicator, Item
from hengji.tables.score import Certainty, Mark, SchemeName
from hengji.tables.wording import plain

_REMARK = re.compile(r"备注|说明|原因|情况|依据")
_EXACT = Decimal("0.1")
_WHOLE = Decimal("0.5")
_NEARLY = Decimal("99.4")  # what whole points hide: 9.94 is written as 10


@dataclass(frozen=True, slots=True)
class Due:
    """A mark that no scheme in question gives: the mark by the scheme in force, and the least and the most of all schemes.

    `sure` tells that the rules of one of them at least are known well enough to hold a mark against.
    """

    mark: Mark
    scheme: SchemeName
    given: Decimal
    least: Decimal
    most: Decimal
    sure: bool

    @property
    def over(self) -> bool:
        """Whether more was given than is due; else less."""
        return self.given > self.most


def dues(material: Material) -> Iterator[Due]:
    """Every indicator whose mark is further from the due one than rounding explains, in reading order."""
    score = material.score
    if score is None or score.scheme is None:
        return
    slack = _slack(material)
    for mark in score.marks:
        if mark.value is not None and mark.given is not None and abs(mark.given - mark.value) > slack:
            values = [each.value for other in material.scores for each in other.marks if each.path == mark.path]
            known = [value for value in values if value is not None]
            sure = any(
                each.scheme and each.scheme.certainty is not Certainty.TO_BE_CONFIRMED for each in material.scores
            )
            due = Due(mark, score.scheme, mark.given, min(known), max(known), sure)
            if mark.given > due.most + slack or mark.given < due.least - slack:
                yield due


@dataclass(frozen=True, slots=True)
class Overpaid:
    """An execution mark above rate times weight; `full` where it is the whole weight though not all was spent."""

    mark: Item
    rate: Item
    due: Decimal
    full: bool


def overpaid(funds: Iterable[Fund]) -> Iterator[Overpaid]:
    """The fund rows whose mark is more than their own stated rate gives."""
    for fund in funds:
        weight, mark, rate = number(fund.weight), number(fund.mark), points(fund.rate)
        if fund.mark is None or fund.rate is None or not weight or mark is None or rate is None:
            continue
        due = round(weight * rate[0] / 100, 2)
        full = mark == weight and rate[0] < _NEARLY
        if full or (0 < rate[0] <= 100 and mark - due > _EXACT):
            yield Overpaid(fund.mark, fund.rate, due, full)


def _slack(material: Material) -> Decimal:
    """An office that gives whole points rounds to them."""
    given = [number(each.mark) for each in material.table.indicators()]
    return _WHOLE if all(each is None or each == each.to_integral_value() for each in given) else _EXACT


def explained(material: Material, indicator: Indicator) -> bool:
    """Whether the row, or the form's one cell for all reasons, says anything that may explain its mark."""
    remarks = (note for note in indicator.notes if _REMARK.search(note.mark))
    own = (indicator.explanation, indicator.corrective_action, *remarks, *indicator.causes)
    if any(not blank(item) for item in own):
        return True
    name = plain(indicator.name.text)
    cells = (item.text for item in material.table.details if "原因" in item.mark or "说明" in item.mark)
    return any(len(name) > 1 and name in plain(text) for text in cells)
