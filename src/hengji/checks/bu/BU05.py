"""钱没花完，指标全满分 Achievement outruns money.

查什么: 预算执行率低于80%，而全部指标都得满分；说明了节约的不报，说明了别的原因的只作提示。
What it checks: execution below 80 % while every indicator has its full mark; where money was saved nothing is said,
    where another reason is given it is a note.
为什么: 钱少花两成以上而任务全部超标完成，要么预算编大了，要么得分打高了，都要说清楚。
Why it matters: with a fifth of the money unspent and every task done in full, either the budget was too large or the marks too
    high; it must be said which.
示例: 执行率60%，产出、效益、满意度各项得分都等于分值。
Example: execution 60 %, and each mark for output, outcome and satisfaction equals its weight.
怎么办: 核对各项完成值和得分；确实节约的，说明节约在哪里。
What to do: check actuals and marks; where money was truly saved, say where.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》：绩效自评应当将资金与绩效结合起来分析。
Authority: Cai Yu [2020] No. 10: a self-evaluation looks at money and results together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.amounts import execution, number, reckoned_execution, total_fund
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Item
from hengji.tables.money import spending_reason

_FEWEST = 3
_SAVED = re.compile(r"节约|节省|压减|核减")


@rule(
    "BU05",
    "achievement-outruns-money",
    options={"floor": ("执行率低于百分之多少", "execution rate in points below which it is asked")},
)
def check(material: Material, *, floor: Decimal = Decimal(80)) -> Iterator[Finding]:
    """One finding where every mark is full while a good part of the money was not spent."""
    stated, fund = execution(material.table), total_fund(material.table)
    reckoned = reckoned_execution(material.table)
    rate = reckoned if reckoned is not None else stated[1] if stated else None
    cell = stated[0] if stated else fund.outturn if fund else None
    marks = _full_marks(material)
    reason = spending_reason(material.table) or ""
    if rate is None or cell is None or rate >= floor or not marks or _SAVED.search(reason):
        return
    yield finding(
        check,
        Severity.INFO if reason else Severity.WARNING,
        [at(cell), *(at(mark) for mark in marks)],
        zh="预算执行率只有{rate}%，{count}项指标却全部得满分，请核对完成值和得分，或说明节约的原因。",
        en="Only {rate} % of the budget was spent, yet all {count} indicators have full marks; please check them, or say where "
        "the money was saved.",
        rate=round(rate, 2),
        count=len(marks),
    )


def _full_marks(material: Material) -> list[Item]:
    """The marks, where there are enough of them and every one is full."""
    rows = [(number(each.weight), number(each.mark), each.mark) for each in material.table.indicators()]
    full = [mark for weight, value, mark in rows if mark is not None and weight and weight == value]
    return full if len(full) == len(rows) >= _FEWEST else []
