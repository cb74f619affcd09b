"""预算执行率与金额对不上 Execution rate does not follow.

查什么: 资金栏里的执行率不等于全年执行数÷全年预算数；预算完成率一格自己写了预算和支出，却算不出所写的率；执行数大于全年预算数又没有说明追加。
What it checks: an execution rate that is not outturn over the year's budget, in the fund block or between the amounts written
    beside the rate; an outturn above the budget.
为什么: 执行率占10分（有的地方20分），算错了得分就错；超预算支出没有依据。
Why it matters: the rate carries 10 points (in places 20), so a wrong rate is a wrong mark; spending over budget has no ground.
示例: 全年预算数43.2万元，全年执行数37.24万元，执行率写90%：37.24÷43.2＝86.2%。
Example: budget 432,000, outturn 372,400, rate 90 %: it is 86.2 %.
怎么办: 按全年预算数（调整后）重算；年中追加、调减的，先更新全年预算数。
What to do: reckon from the revised budget of the year; update it first where money was added or cut.
依据: 财预〔2020〕10号附件《项目支出绩效自评表》：执行率＝全年执行数÷全年预算数；《预算法》第十三条：未列入预算的不得支出。
Authority: Cai Yu [2020] No. 10, annex: rate = outturn ÷ the year's budget; Budget Law, Article 13: no spending outside budget.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from hengji.checks.arithmetic import said
from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.amounts import execution, number, points
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Fund, Item
from hengji.tables.money import execution_ratios, telling
from hengji.tables.ratios import Ratio

_HUNDRED = Decimal(100)
_ADDED = re.compile(r"追加|调增|增拨|(?:执行数|支出)[^，。；]{0,12}(?:大于|超过|高于)[^，。；]{0,8}预算")


@rule("BU02", "execution-rate-does-not-follow")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each fund row whose rate is another, one for the rows whose outturn exceeds their budget."""
    for fund in material.table.funds:
        outturn, revised = number(fund.outturn), number(fund.revised or fund.approved)
        if outturn is not None and revised and fund.rate is not None:
            yield from _rate(fund, fund.rate, outturn / revised * _HUNDRED)
    if not any(_ADDED.search(item.text) for item in telling(material.table)):
        yield from _over([fund for fund in material.table.funds if _exceeded(fund)])
    for item in material.table.items():
        yield from (_contradicted(ratio) for ratio in execution_ratios(material.figures_of(item)) if not ratio.holds)
    stated = execution(material.table)
    if stated is not None and not material.table.funds and stated[1] > _HUNDRED:
        yield _beyond(*stated)


def _rate(fund: Fund, cell: Item, value: Decimal) -> Iterator[Finding]:
    stated = points(cell)
    # A rate above 100 % is often written as 100 %, since it earns no more: the outturn above the budget is said anyway.
    if stated is None or abs(value - stated[0]) < stated[1] or value > _HUNDRED == stated[0]:
        return
    yield finding(
        check,
        Severity.ERROR,
        [at(item) for item in (fund.revised or fund.approved, fund.outturn, cell) if item],
        zh="“{name}”的执行率应为{value}%，表中写“{text}”，请核对预算数、执行数和执行率。",
        en="The execution rate of “{name}” should be {value} %, the table says “{text}”; please check.",
        working=("{outturn}÷{revised}＝{value}%", "{outturn} ÷ {revised} = {value} %"),
        name=fund.name.text,
        value=round(value, 2),
        text=cell.text,
        outturn=number(fund.outturn),
        revised=number(fund.revised or fund.approved),
    )


def _contradicted(ratio: Ratio) -> Finding:
    budget, outturn = (said(f.quantity.value, f.quantity) for f in (ratio.whole, ratio.part))
    return finding(
        check,
        Severity.ERROR,
        [at(f) for f in sorted((ratio.percent, ratio.whole, ratio.part), key=lambda f: f.quantity.start)],
        zh="按所写的预算{budget}和支出{outturn}，执行率应为{value}%，不是“{percent}”，请核对预算数、执行数和执行率。",
        en="From the budget {budget} and the outturn {outturn} the execution rate is {value} %, not “{percent}”; please check.",
        working=("{outturn}÷{budget}＝{value}%", "{outturn} ÷ {budget} = {value} %"),
        budget=budget,
        outturn=outturn,
        value=round(ratio.value, 2),
        percent=ratio.percent.quantity.text,
    )


def _exceeded(fund: Fund) -> bool:
    outturn, revised = number(fund.outturn), number(fund.revised)
    return outturn is not None and bool(revised) and revised is not None and outturn > revised


def _over(funds: Sequence[Fund]) -> Iterator[Finding]:
    """The total and the sources that exceed their budget are one fault."""
    if funds:
        yield finding(
            check,
            Severity.WARNING,
            [at(item) for fund in funds for item in (fund.revised, fund.outturn) if item],
            zh="全年执行数{outturn}大于全年预算数{revised}，请核对；有追加的，请更新全年预算数并说明。",
            en="The outturn {outturn} exceeds the year's budget {revised}; please check, or update the budget and explain.",
            working=("{outturn}＞{revised}", "{outturn} > {revised}"),
            outturn=number(funds[0].outturn),
            revised=number(funds[0].revised),
        )


def _beyond(cell: Item, rate: Decimal) -> Finding:
    return finding(
        check,
        Severity.WARNING,
        [at(cell)],
        zh="预算完成率写{rate}%，超过100%，请核对支出数和调整后的预算数。",
        en="The execution rate is {rate} %, above 100 %; please check outturn and revised budget.",
        rate=rate,
    )
