"""What the text says of the budget: amounts that are budget or outturn, and reasons for what was not spent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from hengji.tables.figures import Figure, role
from hengji.tables.model import Item, PerformanceTable
from hengji.tables.ratios import Ratio
from hengji.tables.reasons import reason
from hengji.tables.wording import sentences

_BUDGET = re.compile(r"预算|决算|支出|执行数|财政拨款|财政资金|专项资金|专项经费|项目资金|项目经费|工作经费|拨款|经费")
_LABEL = re.compile(r"[^，,。；;、：:（(）)]*[：:]?[^，,。；;、：:（(）)]*$")
_PARTLY = re.compile(
    r"其中|项目|基本|人员|公用|日常|专项|上年|结转|结余|政府性基金|国有资本|财政专户|追加|调增|调减|上级|本级"
)
_APART = re.compile(r"(?:其中|包括|含)[^；;。）)]*")
_FIRST = re.compile(r"年初|期初")  # what was voted first says little where money was added later
_MOVED = re.compile(r"追加|调增|调减|核增|核减|压减|追减")
_REVISED = re.compile(r"调整|全年|变更")
_OUTTURN = re.compile(
    r"(?:执行|支出|决算|支付|使用|完成|开支)(?:总?数|总?额|金额|资金)?(?:为|是|共|共计|合计|达到?|约|[:：])?\s*$"
)
_ALLOTTED = re.compile(
    r"预算(?:总?数|总?额|金额|资金|安排|总量|额度|批复|下达)?(?:为|是|共|共计|合计|达到?|约|[:：])?\s*$"
)
_NAMED = re.compile(r"(?:预算|资金|经费|支出|执行)[^，,。；;、（(]{0,6}(?:率|进度)(?:为|是|达到?|[:：])?\s*$")
_BRACKET = re.compile(r"\s*[（(][^）)]*[）)]")
_HUNDRED = 100
_SPENDING = re.compile(r"执行率|预算|支出|资金|经费|支付|付款|结余|结转|款项")


def budget_amount(figure: Figure) -> bool:
    """Whether a figure is an amount of money that its clause calls budget, expenditure or funds of the task."""
    if figure.quantity.kind != "money" or figure.quantity.unit is None:
        return False
    clause = re.split(r"[。；;]", figure.lead)[-1] + figure.item.text[figure.quantity.end : figure.quantity.end + 8]
    return _BUDGET.search(clause) is not None


def execution_ratios(figures: Sequence[Figure]) -> Iterator[Ratio]:
    """Execution rates of one item with both amounts behind them: 94.70%（调整后预算21560万元，决算支出20632万元）.

    One above 100 % that is written as 100 % is left out: it is often written so, since it earns no more.
    """
    for index, percent in enumerate(figures):
        own = index == 0 and role(percent.item.path) in ("budget_execution_rate", "rate")
        if percent.quantity.unit == "%" and (own or _NAMED.search(percent.lead)):
            held = _BRACKET.match(percent.item.text, percent.quantity.end)
            end = len(percent.item.text) if own else held.end() if held else 0
            known = whole_year([f for f in figures[index + 1 :] if f.quantity.end <= end])
            ratio = Ratio(percent, known[1], known[0]) if known else None
            if ratio is not None and not ratio.value > _HUNDRED == percent.quantity.value:
                yield ratio


def whole_year(figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The year's budget and outturn that stand among the figures of one item, or None where it is not plain which they are.

    Amounts of a part (项目支出预算 …, 其中 …) do not count; of several budgets the revised one does.
    """
    amounts = [f for f in figures if f.quantity.kind == "money" and f.quantity.per is None and not _of_part(f)]
    outturns = [f for f in amounts if _OUTTURN.search(_label(f))]
    budgets = [f for f in amounts if _ALLOTTED.search(_label(f)) and not _FIRST.search(_label(f))]
    revised = [f for f in budgets if _REVISED.search(_label(f))]
    moved = any(_MOVED.search(f.lead) for f in figures if f.quantity.kind == "money")
    kept = revised if len(budgets) > 1 or moved else budgets
    exact = all(f.quantity.comparator == "=" and f.quantity.value > 0 for f in (*kept, *outturns))
    return (kept[0], outturns[0]) if len(kept) == 1 and len(outturns) == 1 and exact else None


def _label(figure: Figure) -> str:
    found = _LABEL.search(figure.lead)
    return found.group() if found else ""


def _of_part(figure: Figure) -> bool:
    """Whether an amount is that of a part: its label names one, or it stands in a list that 其中 opens."""
    inside = any(m.start() < figure.quantity.start < m.end() for m in _APART.finditer(figure.item.text))
    return inside or _PARTLY.search(_label(figure)) is not None


def spending_reason(table: PerformanceTable) -> str | None:
    """The first reason that the table gives, in a sentence about money, for what was not spent."""
    return reason(
        item.text[start:end]
        for item in telling(table)
        for start, end in sentences(item.text)
        if _SPENDING.search(item.text[start:end])
    )


def telling(table: PerformanceTable) -> Iterable[Item]:
    """Where a table may say how its money was spent: what became of the year, notes, narratives, reasons."""
    yield from table.overall.actual
    yield from table.details
    if table.overall.budget_execution_rate is not None:
        yield table.overall.budget_execution_rate
    yield from _given([fund.explanation for fund in table.funds])
    yield from table.passages
    for indicator in table.indicators():
        yield from _given((*indicator.actual, *indicator.narrative, indicator.explanation, indicator.corrective_action))
    yield from (left.item for left in table.unplaced)


def _given(items: Sequence[Item | None]) -> Iterable[Item]:
    return (item for item in items if item)
