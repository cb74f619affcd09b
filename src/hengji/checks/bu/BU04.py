"""执行率低，没有说明原因 Low execution unexplained.

查什么: 预算执行率低于90%，全表没有一句说明钱为什么没有用完。
What it checks: an execution rate below 90 % with no sentence anywhere that says why the money was not spent.
为什么: 执行率低说明项目没有按计划推进或预算偏大，必须说明原因，才能决定结转、收回还是调减。
Why it matters: low execution means that work was late or the budget too large; without the reason nobody can decide whether to
    carry over, recover or cut.
示例: 全年预算数200万元，全年执行数120万元，执行率60%，偏差原因栏空白。
Example: budget 2 million, outturn 1.2 million, rate 60 %, column for reasons blank.
怎么办: 在偏差原因或说明栏写明原因和下一步措施。
What to do: give the reason and the next step in the column for deviations.
依据: 财预〔2020〕10号：未完成绩效目标或偏离的要分析说明原因；多地自评通知要求执行率低于90%的须说明。
Authority: Cai Yu [2020] No. 10: deviations are to be explained; many places ask for it below 90 %.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.amounts import execution, reckoned_execution, total_fund
from hengji.tables.finding import Finding, Severity
from hengji.tables.money import spending_reason


@rule(
    "BU04",
    "low-execution-unexplained",
    options={"floor": ("执行率低于百分之多少须说明", "rate in points below which it must be explained")},
)
def check(material: Material, *, floor: Decimal = Decimal(90)) -> Iterator[Finding]:
    """One finding where the year's execution is low and no sentence about money gives a reason."""
    stated, fund = execution(material.table), total_fund(material.table)
    reckoned = reckoned_execution(material.table)
    rate = reckoned if reckoned is not None else stated[1] if stated else None
    cell = stated[0] if stated else fund.outturn if fund else None
    if rate is None or cell is None or rate >= floor or spending_reason(material.table):
        return
    yield finding(
        check,
        Severity.WARNING,
        [at(cell)],
        zh="预算执行率为{rate}%，低于{floor}%，表中没有说明原因，请说明资金未用完的原因和处理办法。",
        en="The execution rate is {rate} %, below {floor} %, and no reason is given; please say why the money was not spent.",
        rate=round(rate, 2),
        floor=floor,
    )
