"""Numbers that stand alone in a cell: weights, marks, amounts and rates of the self-evaluation table 自评表."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from hengji.tables.model import Fund, Item, PerformanceTable

_NUMBER = re.compile(r"^[￥¥]?\s*(-?\d[\d,，]*(?:\.\d+)?)\s*(?:分|万元|元|[%％])?$")
_EMPTY = re.compile(r"^[\s—–―\-－/／\\无空]*$")
_TOTAL = re.compile(r"总额|合计|总计|资金总|预算总|^(?:年度)?资金$")
_OWN = re.compile(r"财政拨款|财政资金")
_BELOW = re.compile(r"中央|省级|市级|区级|县级|本级|一般公共预算|政府性基金|国有资本|债券")


def number(item: Item | None) -> Decimal | None:
    """The number that a cell holds and nothing else (10, 10分, 9.5 %, 1,200.00), or None."""
    found = _NUMBER.match(item.text.strip()) if item else None
    return Decimal(re.sub(r"[,，]", "", found[1])) if found else None


def blank(item: Item | None) -> bool:
    """Whether nothing is said in a cell: it is empty, or holds a dash, a stroke or 无."""
    return item is None or _EMPTY.match(item.text) is not None


def points(item: Item | None) -> tuple[Decimal, Decimal] | None:
    """A rate in points with its last written place: 86.2% and 0.862 are both (86.2, 0.1)."""
    rate = number(item)
    if item is None or rate is None:
        return None
    share = rate <= 1 and "%" not in item.text and "％" not in item.text
    decimals = len(item.text.strip(" %％").partition(".")[2])
    known = rate * 100 if share else rate
    return known, Decimal(1).scaleb(2 - decimals if share and decimals else -decimals)


def total_fund(table: PerformanceTable) -> Fund | None:
    """The row of the fund block that holds the total."""
    return whole_of(table.funds)


def whole_of(funds: Sequence[Fund]) -> Fund | None:
    """The row of a fund block, or the amount of a task, that holds the total."""
    named = [fund for fund in funds if _TOTAL.search(fund.name.text)]
    return named[0] if named else (funds[0] if len(funds) == 1 else None)


def parts_of(funds: Sequence[Fund]) -> tuple[Fund, ...]:
    """The rows that make the total; what only divides the row 财政拨款 is left out.

    县级财政拨款 is itself one level among others and divides nothing.
    """
    whole = whole_of(funds)
    rows = [fund for fund in funds if fund is not whole and not _TOTAL.search(fund.name.text)]
    if any(_OWN.search(fund.name.text) and not _BELOW.search(fund.name.text) for fund in rows):
        rows = [fund for fund in rows if _OWN.search(fund.name.text) or not _BELOW.search(fund.name.text)]
    return tuple(rows)


def execution(table: PerformanceTable) -> tuple[Item, Decimal] | None:
    """The year's budget execution rate as stated, in points, with the cell that states it.

    In the fund block it is the total's rate; a share without a percent sign (0.9943) is taken times a hundred.
    """
    whole = total_fund(table)
    rate = points(whole.rate) if whole else None
    if whole is not None and whole.rate is not None and rate is not None:
        return whole.rate, rate[0]
    stated = table.overall.budget_execution_rate
    found = re.search(r"(\d+(?:\.\d+)?)\s*[%％]", stated.text) if stated else None
    return (stated, Decimal(found[1])) if stated and found else None


def reckoned_execution(table: PerformanceTable) -> Decimal | None:
    """Outturn over revised budget of the total row, in points, or None where either is not given."""
    whole = total_fund(table)
    outturn, revised = (number(whole.outturn), number(whole.revised)) if whole else (None, None)
    return outturn / revised * 100 if outturn is not None and revised else None
