"""得分与完成情况不符 Mark does not follow.

查什么: 目标没有完成（低于下限、超过上限或逾期），或者预算没有执行完，这一行却得了满分。
What it checks: a target was missed (below its floor, above its ceiling or late), or the budget was not spent, and yet
    the row has full marks.
为什么: 各地评分办法不同，但没有一种给未完成的指标满分；自评虚高是抽查中最常见的问题。
Why it matters: schemes differ from place to place, but none gives full marks for a missed target; inflated marks are what
    spot checks find most often.
示例: 目标100人，完成87人，分值10，得分10。
Example: target 100 people, actual 87, weight 10, mark 10.
怎么办: 按评分办法重新计分，并写明扣分理由；数据填错的，改正数据。
What to do: reckon the mark again by the scheme and give the reason for the deduction; if the figure is wrong, correct it.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》：定量指标未完成的，按完成值与指标值的比例记分。
Authority: Cai Yu [2020] No. 10: a quantitative indicator that was not met is marked in proportion to its achievement.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.checks.shortfalls import delays
from hengji.tables.amounts import number, points
from hengji.tables.finding import Finding, Place, Severity
from hengji.tables.model import Fund, Indicator

_NEARLY = Decimal("99.5")
_WHOLE = Decimal(100)
_MARGIN = Decimal("0.1")


@rule("SC01", "mark-does-not-follow")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each indicator with full marks whose target was missed."""
    missed = [(a.pair.line.indicator, [at(a.pair.target), at(a.result)]) for a in material.achievements if a.short]
    late = [
        (d.indicator, [at(d.target, d.deadline.start, d.deadline.end), at(d.result, d.done.start, d.done.end)])
        for d in delays(material)
    ]
    yield from (_finding(indicator, places) for indicator, places in (*missed, *late) if _full(indicator))
    yield from (_execution(fund) for fund in material.table.funds if _overpaid(fund))
    yield from (_above(fund) for fund in material.table.funds if not _overpaid(fund) and _due(fund) is not None)


def _due(fund: Fund) -> Decimal | None:
    """The execution mark by rate and weight, where the mark given is clearly above it; None where it is not."""
    weight, mark, rate = number(fund.weight), number(fund.mark), points(fund.rate)
    if weight is None or mark is None or rate is None or not 0 < rate[0] <= _WHOLE:
        return None
    due = round(weight * rate[0] / _WHOLE, 2)
    return due if mark - due > _MARGIN else None


def _above(fund: Fund) -> Finding:
    cells = [cell for cell in (fund.mark, fund.rate) if cell is not None]
    return finding(
        check,
        Severity.WARNING,
        [at(cell) for cell in cells],
        zh="预算执行率{rate}，按执行率乘分值应得{due}分，表中给了{mark}分，请核对。",
        en="At {rate} of the budget spent, rate times weight gives {due} points; the table gives {mark}: please check.",
        rate=cells[-1].text,
        due=_due(fund),
        mark=cells[0].text,
    )


def _full(indicator: Indicator) -> bool:
    weight, mark = number(indicator.weight), number(indicator.mark)
    return weight is not None and weight > 0 and mark == weight


def _overpaid(fund: Fund) -> bool:
    """Whether the execution row has full marks though by its own rate not all was spent."""
    weight, mark, rate = number(fund.weight), number(fund.mark), points(fund.rate)
    return rate is not None and weight is not None and weight > 0 and mark == weight and rate[0] < _NEARLY


def _execution(fund: Fund) -> Finding:
    cells = [cell for cell in (fund.mark, fund.rate) if cell is not None]
    return finding(
        check,
        Severity.ERROR,
        [at(cell) for cell in cells],
        zh="预算执行率{rate}，没有执行完，却得满分{mark}分，请按评分办法重新计分。",
        en="Only {rate} of the budget was spent, and yet the execution row has full marks ({mark}); please mark again.",
        rate=cells[-1].text,
        mark=cells[0].text,
    )


def _finding(indicator: Indicator, places: list[Place]) -> Finding:
    mark = indicator.mark or indicator.name
    return finding(
        check,
        Severity.ERROR,
        [at(mark), *places],
        zh="“{name}”目标{target}、完成{result}，没有达到目标，却得满分{mark}分，请按评分办法重新计分。",
        en="“{name}”: target {target}, actual {result}: missed, and yet marked {mark}, the full weight; please mark again.",
        name=indicator.name.text,
        target=places[0].text,
        result=places[1].text,
        mark=mark.text,
    )
