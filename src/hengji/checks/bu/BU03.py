"""资金来源与总额不符 Sources do not make the total.

查什么: 资金栏里财政拨款、上年结转、其他资金各行相加，不等于年度资金总额；预算数和执行数各列分别核对。申报表中各项任务的
    金额相加不等于合计的也查。
What it checks: the rows for appropriation, carry-over and other funds that do not add up to the year's total, column by column;
    on a target form also the amounts of the tasks that do not make the sum below them.
为什么: 总额行是计算执行率和得分的依据；总额漏填或错填，执行率就错。
Why it matters: rate and mark are reckoned from the total row; if it is blank or wrong, so are they.
示例: 年度资金总额填0，其中：当年财政拨款90万元。
Example: the total reads 0, of which current appropriation 900,000.
怎么办: 按预算批复和决算改正总额或来源。
What to do: correct total or sources by the approved budget and the final account.
依据: 财预〔2020〕10号附件《项目支出绩效自评表》：年度资金总额＝当年财政拨款＋上年结转资金＋其他资金。
Authority: Cai Yu [2020] No. 10, annex: total = current appropriation + carry-over + other funds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.quantity.writing import digits
from hengji.tables.amounts import number, parts_of, whole_of
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Fund, Item

_COLUMNS = ("approved", "revised", "outturn")
_SLACK = Decimal("0.011")


@rule("BU03", "sources-do-not-make-total")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each column of the fund block, and for each task, whose parts do not make its total."""
    tasks = material.table.tasks
    for funds in (material.table.funds, *(task.funds for task in tasks)):
        whole, rows = whole_of(funds), parts_of(funds)
        if whole is not None and rows:
            for column in _COLUMNS:
                yield from _judge(whole, getattr(whole, column), _cells(rows, column), len(rows))
    for fund in material.table.funds:
        amounts = _cells(
            [each for task in tasks for each in task.funds if each.name.text == fund.name.text], "approved"
        )
        if len(amounts) == len(tasks) > 1:
            yield from _judge(fund, fund.approved, amounts, len(amounts))


def _cells(funds: Iterable[Fund], column: str) -> list[Item]:
    cells = (getattr(fund, column) for fund in funds)
    return [cell for cell in cells if cell is not None and number(cell) is not None]


def _judge(whole: Fund, cell: Item | None, parts: Sequence[Item], rows: int) -> Iterator[Finding]:
    stated = number(cell)
    values = [value for part in parts if (value := number(part)) is not None]
    made = sum(values, Decimal(0))
    if cell is None or stated is None or not parts or abs(made - stated) <= _SLACK * len(parts):
        return
    if rows == 1 and made < stated:
        return  # one source named: the others need not have a row
    yield finding(
        check,
        Severity.ERROR,
        [at(cell), *(at(part) for part in parts)],
        zh="“{name}”写{stated}，各项相加是{made}，请核对后改正。",
        en="“{name}” reads {stated}, but its parts add up to {made}; please correct.",
        working=("{steps}＝{made}，不等于{stated}", "{steps} = {made}, not {stated}"),
        name=whole.name.text,
        stated=stated,
        made=made,
        steps="＋".join(digits(value) for value in values),
    )
