"""Marks by the scheme each form prints, and the totals that follow from them."""

from __future__ import annotations

from decimal import Decimal

from tests.generator.facts import Facts, Fund, Indicator, cents, plain
from tests.generator.writing import percent

BANDS = ((Decimal(90), "优"), (Decimal(80), "良"), (Decimal(60), "中"), (Decimal(0), "差"))


def rating_of(total: Decimal) -> str:
    """优 from 90, 良 from 80, 中 from 60, 差 below."""
    return next(name for least, name in BANDS if total >= least)


def degree(facts: Facts, row: Indicator) -> Decimal:
    """The share of the weight that the scheme gives, 0 to 1."""
    if row.kind == "qual":
        return row.share
    if row.goal is None or row.done is None:
        return Decimal(1) if row.actual else Decimal(0)
    if row.met:
        return Decimal(1)
    if row.kind in {"le", "cap"}:
        if facts.profile.reverse == "ratio":
            return row.goal / row.done
        return max(1 - (row.done - row.goal) / row.goal, Decimal(0))
    if row.kind == "date":
        return Decimal("0.8")
    return row.done / row.goal if row.goal else Decimal(0)


def mark(facts: Facts, row: Indicator) -> None:
    """Give the row the mark that follows from its scheme."""
    if row.weight is None or row.sub:
        row.mark = None
        return
    share = degree(facts, row)
    row.coefficient = plain(cents(share * 100))
    row.mark = cents(row.weight * share)


def execution_mark(facts: Facts, fund: Fund) -> Decimal | None:
    """Weight times outturn over revised budget, never above the weight."""
    weight = facts.profile.execution
    if weight is None:
        return None
    return min(weight, cents(weight * fund.outturn / fund.revised)) if fund.revised else Decimal(0)


def settle_money(facts: Facts) -> None:
    """Rates of every row and the mark of the total row."""
    for each in facts.funds:
        each.rate = percent(each.outturn, each.revised) if each.revised else ""
    if facts.funds:
        facts.funds[0].mark = execution_mark(facts, facts.funds[0])


def settle(facts: Facts) -> None:
    """Totals and rating from the marks as they stand now."""
    marks = sum((row.mark for row in facts.indicators if row.mark is not None), Decimal(0))
    money = facts.funds[0].mark if facts.funds else None
    facts.total = marks + (money or Decimal(0)) + facts.total_shift
    facts.rating = facts.rating_override or rating_of(facts.total)
