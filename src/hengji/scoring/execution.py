"""The mark for budget execution 预算执行率: outturn by revised budget, never above its weight."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from hengji.quantity import scan
from hengji.scoring import formulas
from hengji.scoring.formulas import Share
from hengji.scoring.marking import Sheet
from hengji.scoring.numbers import exact, percent, rounded, written
from hengji.scoring.scheme import Execution
from hengji.tables.amounts import blank, number, points, total_fund
from hengji.tables.finding import Text
from hengji.tables.model import Fund, Item
from hengji.tables.score import Kind, Mark

_NO_BUDGET = Text("预算数为0，执行率无从计算，不能计分", "the budget is 0: there is no rate, and no mark")
_NOTHING = Text("没有填预算数和执行数，不能计分", "budget and outturn are not filled in: no mark can be reckoned")


@dataclass(frozen=True, slots=True)
class Spent:
    """Outturn and budget of the total row in one unit, with their cells; `share` is None where the budget is nought."""

    outturn: Fraction
    budget: Fraction
    items: tuple[Item, ...]
    approved: bool = False

    @property
    def share(self) -> Fraction | None:
        """Outturn by budget."""
        return self.outturn / self.budget if self.budget > 0 else None


def spent(fund: Fund) -> Spent | None:
    """What was spent of the budget in force: the revised one, the approved one where the form has no cell for it."""
    revised = fund.approved if fund.revised is None or blank(fund.revised) else fund.revised
    budget, outturn = number(revised), number(fund.outturn)
    if revised is None or fund.outturn is None or budget is None or outturn is None:
        return None
    cells = (revised, fund.outturn)
    one, other = (_unit(each) for each in cells)
    size = (
        Fraction(1)
        if "" in (one, other) or one == other
        else Fraction(1, 10_000)
        if one == "万元"
        else Fraction(10_000)
    )
    return Spent(exact(outturn) * size, exact(budget), cells, revised is fund.approved)


def _unit(cell: Item) -> str:
    found = scan(cell.text)[0]
    said = found[0].unit_text if len(found) == 1 else None
    return said if said in ("元", "万元") else ""


def execution_mark(sheet: Sheet) -> Mark | None:
    """The mark of the execution row; None where the table or the scheme has none."""
    fund, rule = total_fund(sheet.table), sheet.scheme.execution
    if fund is None or rule is None:
        return None
    weight = number(fund.weight)
    if weight is None or weight < 0:
        weight = _by_scheme(sheet, rule)
    start = Mark(fund.path, fund.name, Kind.EXECUTION, (), weight, number(fund.mark))
    found = spent(fund)
    if found is None:
        return _by_rate(start, fund, rule, sheet)
    start = replace(start, items=found.items)
    if found.share is None:
        return replace(start, reason=_NO_BUDGET)
    share = formulas.floor(found.budget, found.outturn, rule.rule)
    marked = replace(start, rate=rounded(found.share * 100))
    if found.approved:
        note = Text("没有调整预算数，按年初预算数计算", "no revised budget is given: reckoned with the approved one")
        marked = replace(marked, notes=(note,))
    marked = replace(marked, notes=(*marked.notes, *_notes(found.share, fund, rule)))
    return _earned(marked, _spoken(share), sheet)


def _by_scheme(sheet: Sheet, rule: Execution) -> Decimal | None:
    """The scheme's own weight, where the indicators leave room for it."""
    taken = sum(
        (exact(each) for row in sheet.table.indicators() if (each := sheet.weight(row)) is not None), Fraction(0)
    )
    return sheet.points(rule.weight) if 0 < taken <= sheet.scheme.total - rule.weight else None


def _by_rate(start: Mark, fund: Fund, rule: Execution, sheet: Sheet) -> Mark:
    """Without amounts the rate that the table states is taken, and that is said."""
    stated = points(fund.rate)
    if stated is None or fund.rate is None:
        return replace(start, reason=_NOTHING)
    rate = exact(stated[0]) / 100
    share = formulas.floor(Fraction(100), rate * 100, rule.rule)
    said = Text(f"没有金额，按表中执行率{percent(rate)}", f"no amounts: by the rate stated, {percent(rate)}")
    marked = replace(start, items=(fund.rate,), rate=rounded(rate * 100), notes=_notes(rate, fund, rule))
    return _earned(marked, replace(share, steps=said, factor=percent(share.value)), sheet)


def _spoken(share: Share) -> Share:
    """The steps with the words for money."""
    zh = share.steps.zh.replace("完成率", "执行率").replace("，达到目标", "")
    en = share.steps.en.replace("achievement rate", "execution rate").replace(", met", "")
    return replace(share, steps=Text(zh, en))


def _earned(start: Mark, share: Share, sheet: Sheet) -> Mark:
    if start.weight is None:
        reason = Text("没有分值，只列执行率", "no weight: only the rate is listed")
        return replace(start, working=share.steps, reason=reason)
    value = sheet.due(exact(start.weight) * share.value, start.weight)
    sum_ = f"{written(exact(start.weight))} × {share.factor} = {value}"
    working = Text(f"{share.steps.zh}；得分 = {sum_}", f"{share.steps.en}; mark = {sum_}")
    return replace(start, value=value, working=working)


def _notes(rate: Fraction, fund: Fund, rule: Execution) -> tuple[Text, ...]:
    if rate > 1:
        return (Text("执行数大于预算数，请核对", "the outturn exceeds the budget: please check"),)
    if rule.explain_below is not None and rate * 100 < rule.explain_below and blank(fund.explanation):
        line = written(rule.explain_below)
        return (Text(f"执行率低于{line}%，应说明原因", f"a rate below {line} % has to be explained"),)
    return ()
