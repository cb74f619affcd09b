"""目标调低了，没有说明 Target lowered without a word.

查什么: 表里同时有年初（原定）指标值和调整后的指标值，调整后的更容易完成；或者写了上年实际完成值，今年的目标比它低两成以上；
    而这一行没有说明原因。
What it checks: a revised target that is easier to reach than the initial one beside it; a target that falls short of last
    year's actual beside it by a fifth or more; with no reason in its row.
为什么: 绩效目标批复后一般不予调整；确需调整的要按程序办理并说明理由，不能用调低目标来代替完成目标。
Why it matters: approved objectives are not changed as a rule; where they must be, it takes the procedure and a reason.
    Lowering a target is no way of reaching it.
示例: 年初指标值≥100场，调整指标值≥80场，全年完成82场，备注空白。
Example: initial target ≥100 sessions, revised ≥80, actual 82, and no remark.
怎么办: 在偏差原因或备注栏写明调整的依据（批复文号、调整原因）；没有办理调整程序的，按原定目标评分。
What to do: name the ground of the change (approval, reason) in the column for explanations; without the procedure, mark by the
    initial target.
依据: 财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标确定后，一般不予调整；确需调整的，按规定流程报批。
Authority: Cai Yu [2015] No. 88: objectives once set are not changed as a rule; a change goes through the set procedure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.quantity.model import Quantity
from hengji.quantity.units import convert, convertible
from hengji.tables.achievement import wants_few
from hengji.tables.amounts import blank
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Indicator, Item
from hengji.tables.score import Kind
from hengji.tables.signs import declared

_HELD = frozenset({"duration", "age"})
_FEW = 2
_SIZES = {"亿": Decimal(10) ** 8, "万": Decimal(10) ** 4}
_REASON = re.compile(r"调整|调减|调低|压减|压缩|核减|批复|变更|受.{1,20}影响|由于|因[^此而]|原因|政策")


@rule("TG06", "target-lowered-unexplained")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each indicator whose target was made easier and whose row does not say why."""
    for indicator in material.table.indicators():
        wanted = material.figures_of(indicator.target[0]) if len(indicator.target) == 1 else ()
        if len(wanted) != 1 or _explained(indicator):
            continue
        initial, previous = (_only(material, cell) for cell in (indicator.initial_target, indicator.previous))
        if initial is not None and _easier(wanted[0], initial):
            yield _finding(indicator, initial, wanted[0], "由{before}调为", "was changed from {before} to")
        elif previous is not None and _far_below(indicator, wanted[0], previous):
            yield _finding(
                indicator, previous, wanted[0], "比上年实际{before}低，定为", "is set below last year's {before}, at"
            )


def _only(material: Material, cell: Item | None) -> Figure | None:
    """The only figure of a cell."""
    found = () if cell is None else material.figures_of(cell)
    return found[0] if len(found) == 1 else None


def _finding(indicator: Indicator, before: Figure, now: Figure, zh: str, en: str) -> Finding:
    return finding(
        check,
        Severity.WARNING,
        [at(before), at(now)],
        zh=f"“{{name}}”的目标{zh}{{now}}，没有说明原因，请写明依据。",
        en=f"The target of “{{name}}” {en} {{now}} without a reason; please give the ground.",
        name=indicator.name.text,
        before=before.quantity.text,
        now=now.quantity.text,
    )


def _far_below(indicator: Indicator, wanted: Figure, previous: Figure) -> bool:
    """Whether a floor lies a fifth or more below what was reached last year; costs and accidents are wanted few."""
    one, other = wanted.quantity, previous.quantity
    few = one.comparator.startswith("<") or wants_few(indicator.name.text) or declared(indicator) is Kind.AT_MOST
    if few or one.comparator == "range" or other.kind in _HELD or not (one.unit is None or _alike(wanted, previous)):
        return False
    value = convert(one.value, one.unit, other.unit) if one.unit and other.unit else one.value * _size(other)
    return value * 10 <= other.value * 8 and other.value - value >= _FEW


def _size(quantity: Quantity) -> Decimal:
    """What 万 or 亿 in the unit of one makes of the bare number beside it."""
    return next((size for word, size in _SIZES.items() if word in quantity.text), Decimal(1))


def _easier(revised: Figure, initial: Figure) -> bool:
    """Whether the bound was moved to the easier side; a plain number is a floor, as departments write it."""
    one, other = revised.quantity, initial.quantity
    ceilings = [each.comparator.startswith("<") for each in (one, other)]
    if ceilings[0] != ceilings[1] or one.comparator == "range" or not _alike(revised, initial):
        return False
    moved = convert(one.value, one.unit, other.unit) if one.unit and other.unit else one.value
    return moved > other.value if ceilings[0] else moved < other.value


def _alike(revised: Figure, initial: Figure) -> bool:
    one, other = revised.quantity.unit, initial.quantity.unit
    return one == other or (one is not None and other is not None and convertible(one, other))


def _explained(indicator: Indicator) -> bool:
    told = [indicator.explanation, indicator.corrective_action, *indicator.notes, *indicator.narrative]
    return any(item is not None and not blank(item) and _REASON.search(item.text) for item in told)
