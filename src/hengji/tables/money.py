"""What the text says of the budget: amounts that are budget or outturn, and reasons for what was not spent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from hengji.tables.figures import Figure
from hengji.tables.model import Item, PerformanceTable
from hengji.tables.reasons import reason
from hengji.tables.wording import sentences

_BUDGET = re.compile(r"预算|决算|支出|执行数|财政拨款|财政资金|专项资金|专项经费|项目资金|项目经费|工作经费|拨款|经费")
_SPENDING = re.compile(r"执行率|预算|支出|资金|经费|支付|付款|结余|结转|款项")


def budget_amount(figure: Figure) -> bool:
    """Whether a figure is an amount of money that its clause calls budget, expenditure or funds of the task."""
    if figure.quantity.kind != "money" or figure.quantity.unit is None:
        return False
    clause = re.split(r"[。；;]", figure.lead)[-1] + figure.item.text[figure.quantity.end : figure.quantity.end + 8]
    return _BUDGET.search(clause) is not None


def spending_reason(table: PerformanceTable) -> str | None:
    """The first reason that the table gives, in a sentence about money, for what was not spent."""
    return reason(
        item.text[start:end]
        for item in _telling(table)
        for start, end in sentences(item.text)
        if _SPENDING.search(item.text[start:end])
    )


def _telling(table: PerformanceTable) -> Iterable[Item]:
    yield from table.overall.actual
    yield from table.details
    if table.overall.budget_execution_rate is not None:
        yield table.overall.budget_execution_rate
    for indicator in table.indicators():
        yield from _given((*indicator.actual, *indicator.narrative, indicator.explanation, indicator.corrective_action))
    yield from (left.item for left in table.unplaced)


def _given(items: Sequence[Item | None]) -> Iterable[Item]:
    return (item for item in items if item)
