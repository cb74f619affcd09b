"""成本完成值与支出对不上 Cost and outturn differ.

查什么: 成本指标的目标就是项目的预算数（如“项目总成本≤10万元”），完成值却不等于资金栏的执行数：花了钱而完成值填0、少填的作
    警告，照抄预算数或比执行数多的作提示。
What it checks: a cost indicator whose target is the project's budget (“total cost ≤ 100,000 yuan”) but whose actual is not the
    outturn in the fund block: 0 or less where money was spent is a warning, the budget copied or more than the outturn an info.
为什么: 同一个项目花了多少钱，资金栏和成本指标应当一致；填0或照抄预算数，成本控制得怎么样就看不出来。
Why it matters: what the project cost is one figure; with 0 or the budget in its place nobody sees how costs were kept.
示例: 资金执行数85.962万元，成本指标“≤86万元”，完成值填86。
Example: outturn 859,620 yuan; cost target “≤ 860,000”, actual 860,000.
怎么办: 按决算填写成本完成值；与执行数口径不同的（如有未付款），写明差在哪里。
What to do: give the cost by the final account; where it is on another basis (unpaid bills), say what makes the difference.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》：自评结果应当全面、真实、客观；预算执行与指标完成情况相互印证。
Authority: Cai Yu [2020] No. 10: self-evaluation is to be complete, true and objective.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.amounts import number, parts_of, total_fund
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Indicator, Item, PerformanceTable

_COST = re.compile(r"成本|费用|经费|资金|投资|支出|价款")
_SCALES = (Decimal(10000), Decimal(1))  # the fund block is in 万元 or in yuan
_SMALL = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Spent:
    """An outturn: the row it stands in, its cell, the amount in yuan."""

    fund: str
    cell: Item
    amount: Decimal


@rule("BU07", "cost-differs-from-outturn")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each cost indicator over the whole budget whose actual is not what was spent."""
    for indicator in material.table.indicators():
        target, actual = (_only(material, items) for items in (indicator.target, indicator.actual))
        if target is None or actual is None or not _of_cost(indicator) or not _plain(target, actual):
            continue
        spent = _spent(material.table, target.quantity.value)
        if spent is not None:
            yield from _judge(indicator, target, actual, spent)


def _only(material: Material, items: tuple[Item, ...]) -> Figure | None:
    """The only amount of a column."""
    found = [figure for item in items for figure in material.figures_of(item)]
    one = found[0] if len(found) == 1 else None
    return one if one and one.quantity.kind == "money" and one.quantity.per is None else None


def _plain(target: Figure, actual: Figure) -> bool:
    return actual.quantity.comparator == "=" and target.quantity.comparator in ("=", "<=", "<")


def _of_cost(indicator: Indicator) -> bool:
    level = indicator.level2.text if indicator.level2 else ""
    return "成本" in level or _COST.search(indicator.name.text) is not None


def _spent(table: PerformanceTable, budget: Decimal) -> _Spent | None:
    """The outturn of the row of the fund block that has this budget: of the total, or else of a source."""
    whole = total_fund(table)
    for fund in (*([whole] if whole else []), *parts_of(table.funds)):
        outturn = number(fund.outturn)
        budgets = [value for cell in (fund.revised, fund.approved) if (value := number(cell))]
        scale = next((each for each in _SCALES if any(each * value == budget for value in budgets)), None)
        if fund.outturn is not None and outturn is not None and scale is not None:
            return _Spent(fund.name.text, fund.outturn, outturn * scale)
    return None


def _judge(indicator: Indicator, target: Figure, actual: Figure, spent: _Spent) -> Iterator[Finding]:
    value = actual.quantity.value
    copied = value == target.quantity.value
    if value == spent.amount or (not copied and abs(value - spent.amount) <= _SMALL * spent.amount):
        return
    less = value < spent.amount * (1 - _SMALL)
    yield finding(
        check,
        Severity.WARNING if less else Severity.INFO,
        [at(actual), at(spent.cell)],
        zh="“{name}”完成值写{text}"
        + ("，与目标数相同" if copied else "")
        + "，“{fund}”执行数是{outturn}，请核对成本完成值。",
        en="“{name}” gives {text}"
        + (", the same as its target" if copied else "")
        + ", but the outturn of “{fund}” is "
        "{outturn}; please check what it cost.",
        name=indicator.name.text,
        text=actual.item.text.strip(),
        fund=spent.fund,
        outturn=spent.cell.text.strip(),
    )
