"""总分算不对，得分超过分值 Total does not follow.

查什么: 各项得分（含预算执行率得分）相加不等于总分；某一项得分大于它的分值。
What it checks: marks (with that for execution) that do not make the total mark; a mark above its weight.
为什么: 总分决定等级；加错或某项超过满分，等级就可能错。
Why it matters: the total decides the rating; a wrong sum or a mark above the full one may make it wrong.
示例: 各项得分合计92.5分，总分写95分；分值10分的指标得了12分。
Example: marks that add up to 92.5 with a total of 95; 12 points on a weight of 10.
怎么办: 重新加总；超过分值的，改为不超过分值。
What to do: add them up again; no mark may exceed its weight.
依据: 财预〔2020〕10号附件《项目支出绩效自评表》：总分为各项得分之和，各项得分不超过该项分值。
Authority: Cai Yu [2020] No. 10, annex: the total is the sum of the marks, and no mark exceeds its weight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.quantity.writing import digits
from hengji.tables.amounts import number, total_fund
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Item

_SLACK = Decimal("0.05")


@rule("SC03", "total-does-not-follow")
def check(material: Material) -> Iterator[Finding]:
    """Marks above their weight, and a total that the marks do not make."""
    table = material.table
    fund = total_fund(table)
    rows = [(each.weight, each.mark) for each in table.indicators()]
    if fund is not None:
        rows.insert(0, (fund.weight, fund.mark))
    above = [found for weight, mark in rows for found in _above(weight, mark)]
    yield from above or _above(table.total_weight, table.total_mark)  # a total above 100 because of a row is told there
    marks = [mark for _, mark in rows if mark is not None and number(mark) is not None]
    if table.total_mark is not None and len(marks) > 1:
        missing = any(number(weight) and number(mark) is None for weight, mark in rows)
        yield from _total(table.total_mark, marks, Severity.WARNING if missing else Severity.ERROR)


def _above(weight: Item | None, mark: Item | None) -> Iterator[Finding]:
    full, given = number(weight), number(mark)
    if weight is None or mark is None or full is None or given is None or given <= full:
        return
    yield finding(
        check,
        Severity.ERROR,
        [at(mark), at(weight)],
        zh="得分{given}大于分值{full}，请改正。",
        en="The mark {given} exceeds its weight {full}; please correct.",
        given=given,
        full=full,
    )


def _total(cell: Item, marks: Sequence[Item], severity: Severity) -> Iterator[Finding]:
    stated = number(cell)
    values = [value for mark in marks if (value := number(mark)) is not None]
    made = sum(values, Decimal(0))
    if stated is None or abs(made - stated) <= _SLACK:
        return
    yield finding(
        check,
        severity,
        [at(cell)],
        zh="各项得分合计{made}分，总分却写{stated}分，请重新加总。",
        en="The marks add up to {made}, but the total reads {stated}; please add them up again.",
        working=("{steps}＝{made}", "{steps} = {made}"),
        made=made,
        stated=stated,
        steps="＋".join(digits(value) for value in values),
    )
