"""全年预计比已完成的还少 Forecast contradicts what is done already.

查什么: 监控表里，全年预计完成数小于监控期内已经完成的数；全年预计执行数小于已经执行的数。存量一类会增会减的数不查。
What it checks: on a monitoring form, a forecast for the year below what is done already; money likewise.  Stocks, which may
    rise and fall, are left alone.
为什么: 累计数只增不减；预计数比已完成的还少，两个数至少有一个填错，据此作的预警和调整也就错了。
Why it matters: what accumulates cannot fall; if the forecast is below what is done, one of the two is wrong, and so is any
    warning or adjustment made by it.
示例: 1-7月已举办培训12期，全年预计完成10期。
Example: 12 courses held from January to July, 10 forecast for the year.
怎么办: 核对监控期数据和全年预计数；预计数填成了“还要完成的数”的，改为全年合计。
What to do: check both figures; where the forecast gives what is still to come, give the year's total instead.
依据: 财预〔2019〕136号《中央部门预算绩效运行监控管理暂行办法》：监控内容包括绩效目标完成情况和预计完成情况。
Authority: Cai Yu [2019] No. 136: monitoring covers what has been achieved and what is expected for the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.quantity.units import convert, convertible
from hengji.tables.amounts import number
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Place, Severity
from hengji.tables.model import Indicator

_STOCK = re.compile(
    r"在册|存量|保有|余额|库存|结余|在校|在岗|在编|在院|在园|存栏|床位|覆盖|水位|浓度|天数$|时间|时限|成本|单价"
)
_RISES_AND_FALLS = frozenset({"percent", "rate", "age", "duration"})


@rule("DT04", "forecast-below-done")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each forecast that is below the actual beside it."""
    for fund in material.table.funds:
        done, expected = number(fund.outturn), number(fund.forecast)
        if fund.outturn and fund.forecast and done is not None and expected is not None and 0 < expected < done:
            places = [at(fund.outturn), at(fund.forecast)]
            yield _finding(fund.name.text, places, fund.outturn.text, fund.forecast.text)
    for indicator in material.table.indicators():
        yield from _indicator(material, indicator)


def _indicator(material: Material, indicator: Indicator) -> Iterator[Finding]:
    if indicator.forecast is None or _STOCK.search(indicator.name.text):
        return
    done = [figure for item in indicator.actual for figure in material.figures_of(item)]
    expected = material.figures_of(indicator.forecast)
    if len(done) == len(expected) == 1 and _below(expected[0], done[0]):
        places = [at(done[0]), at(expected[0])]
        yield _finding(indicator.name.text, places, done[0].quantity.text, expected[0].quantity.text)


def _below(expected: Figure, done: Figure) -> bool:
    """Whether even the most that was expected is less than the least that was done."""
    one, other = expected.quantity, done.quantity
    if {one.kind, other.kind} & _RISES_AND_FALLS or one.high is None or other.low is None:
        return False
    if one.unit is None or other.unit is None:  # the unit stands in a column of its own
        return 0 < one.high < other.low
    return convertible(one.unit, other.unit) and 0 < convert(one.high, one.unit, other.unit) < other.low


def _finding(name: str, places: list[Place], done: str, expected: str) -> Finding:
    return finding(
        check,
        Severity.ERROR,
        places,
        zh="“{name}”已完成{done}，全年预计却只有{expected}，请核对；预计数应为全年合计。",
        en="“{name}”: {done} done already, but only {expected} forecast for the year; please check: the forecast is the total.",
        name=name,
        done=done,
        expected=expected,
    )
