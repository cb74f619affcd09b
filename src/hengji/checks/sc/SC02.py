"""分值加起来不是满分 Weights do not add up.

查什么: 各项指标的分值加上预算执行率的分值，不等于总分（一般是100分）；一级指标或一个目标名下写了“（50分）”，所属各项
    分值加起来却不是50分。
What it checks: the weights of the indicators and of budget execution that do not make the total, as a rule 100; a level or a
    goal that says “(50 points)” over indicators whose weights do not add up to 50.
为什么: 分值不满或超出，得分就不能和优、良、中、差的分数线比。
Why it matters: if the weights are over or under the total, the mark cannot be compared with the bands of the rating.
示例: 产出50分、效益30分、满意度10分，执行率没有分值，总分却写100分。
Example: output 50, outcome 30, satisfaction 10, no weight for execution, total 100.
怎么办: 按评分办法调整分值，使合计等于总分。
What to do: adjust the weights by the scoring rules until they make the total.
依据: 财预〔2020〕10号：预算执行率和一级指标权重统一设置，原则上为预算执行率10%、产出50%、效益30%、满意度10%。
Authority: Cai Yu [2020] No. 10: as a rule execution 10 %, output 50 %, outcome 30 %, satisfaction 10 %.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.quantity.writing import digits
from hengji.tables.amounts import number, total_fund
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Item, PerformanceTable

_FULL = Decimal(100)
_POINTS = re.compile(r"^(?:.*[（(])?\s*(\d{1,3}(?:\.\d+)?)\s*分\s*[）)]?$")
# Where no weight for execution can be read, indicators may carry what it leaves of 100.
_REST = frozenset({Decimal(80), Decimal(90), Decimal(100)})
_SLACK = Decimal("0.05")


@rule("SC02", "weights-do-not-add-up")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each goal or level, else one for the table, whose weights do not make their total."""
    table = material.table
    parted = [found for whole, parts in _groups(table) for found in _group(whole, parts)]
    yield from parted
    if parted:
        return  # the total is off by the same points
    rows = [each.weight for each in table.indicators()]
    weights = [weight for weight in rows if weight is not None and number(weight) is not None]
    if len(weights) < 2:
        return
    fund = total_fund(table)
    execution = fund.weight if fund is not None and number(fund.weight) is not None else None
    stated = number(table.total_weight)
    parts = [*([execution] if execution is not None else []), *weights]
    made = _sum(parts)
    if abs(made - (stated or _FULL)) <= _SLACK or (stated is None and execution is None and made in _REST):
        return
    severity = Severity.ERROR if len(weights) == len(rows) else Severity.WARNING
    yield _finding(severity, table.total_weight if stated is not None else None, parts, made, stated or _FULL)


def _groups(table: PerformanceTable) -> Iterator[tuple[Item, list[Item | None]]]:
    """What names the points of several indicators, with their weights: a goal 目标1（40分）, a level 产出指标（50分）."""
    for task in table.tasks:
        if task.weight is not None:
            yield task.weight, [each.weight for each in task.indicators]
    for _, rows in groupby(table.indicators(), key=lambda each: each.level1.text if each.level1 else ""):
        under = list(rows)
        if under[0].level1 is not None:
            yield under[0].level1, [each.weight for each in under]


def _group(whole: Item, parts: Sequence[Item | None]) -> Iterator[Finding]:
    found = _POINTS.search(whole.text)
    weights = [part for part in parts if part is not None and number(part) is not None]
    if found is None or len(weights) < len(parts):
        return
    stated, made = Decimal(found[1]), _sum(weights)
    if abs(made - stated) > _SLACK:
        yield _finding(Severity.ERROR, whole, weights, made, stated)


def _sum(parts: Sequence[Item]) -> Decimal:
    return sum((value for part in parts if (value := number(part)) is not None), Decimal(0))


def _finding(severity: Severity, cell: Item | None, parts: Sequence[Item], made: Decimal, stated: Decimal) -> Finding:
    return finding(
        check,
        severity,
        # The fault is the sum's; where the form prints it, lighting every weight would only hide it.
        [at(cell)] if cell is not None else [at(part) for part in parts],
        zh="各项分值合计{made}分，不等于{total}{stated}分，请调整分值。",
        en="The weights add up to {made}, not to {stated} as they should; please adjust them.",
        working=("{steps}＝{made}", "{steps} = {made}"),
        total="总分" if cell is None or cell.path == "total_weight" else "写明的",
        made=made,
        stated=stated,
        steps="＋".join(digits(value) for part in parts if (value := number(part)) is not None),
    )
