"""分值加起来不是满分 Weights do not add up.

查什么: 各项指标的分值加上预算执行率的分值，不等于总分（一般是100分）。
What it checks: the weights of the indicators and of budget execution that do not make the total, as a rule 100.
为什么: 分值不满或超出，得分就不能和优、良、中、差的分数线比。
Why it matters: if the weights are over or under the total, the mark cannot be compared with the bands of the rating.
示例: 产出50分、效益30分、满意度10分，执行率没有分值，总分却写100分。
Example: output 50, outcome 30, satisfaction 10, no weight for execution, total 100.
怎么办: 按评分办法调整分值，使合计等于总分。
What to do: adjust the weights by the scoring rules until they make the total.
依据: 财预〔2020〕10号：预算执行率和一级指标权重统一设置，原则上为预算执行率10%、产出50%、效益30%、满意度10%。
Authority: Cai Yu [2020] No. 10: as a rule execution 10 %, output 50 %, outcome 30 %, satisfaction 10 %.
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

_FULL = Decimal(100)
# Where no weight for execution can be read, indicators may carry what it leaves of 100.
_REST = frozenset({Decimal(80), Decimal(90), Decimal(100)})
_SLACK = Decimal("0.05")


@rule("SC02", "weights-do-not-add-up")
def check(material: Material) -> Iterator[Finding]:
    """One finding for the table where its weights do not make the total."""
    table = material.table
    rows = [each.weight for each in table.indicators()]
    weights = [weight for weight in rows if weight is not None and number(weight) is not None]
    if len(weights) < 2:
        return
    fund = total_fund(table)
    execution = fund.weight if fund is not None and number(fund.weight) is not None else None
    stated = number(table.total_weight)
    parts = [*([execution] if execution is not None else []), *weights]
    made = sum((value for part in parts if (value := number(part)) is not None), Decimal(0))
    if abs(made - (stated or _FULL)) <= _SLACK or (stated is None and execution is None and made in _REST):
        return
    severity = Severity.ERROR if len(weights) == len(rows) else Severity.WARNING
    yield _finding(severity, table.total_weight if stated is not None else None, parts, made, stated or _FULL)


def _finding(severity: Severity, cell: Item | None, parts: Sequence[Item], made: Decimal, stated: Decimal) -> Finding:
    return finding(
        check,
        severity,
        # The fault is the sum's; where the form prints it, lighting every weight would only hide it.
        [at(cell)] if cell is not None else [at(part) for part in parts],
        zh="各项分值合计{made}分，不等于总分{stated}分，请调整分值。",
        en="The weights add up to {made}, not to the total of {stated}; please adjust them.",
        working=("{steps}＝{made}", "{steps} = {made}"),
        made=made,
        stated=stated,
        steps="＋".join(digits(value) for part in parts if (value := number(part)) is not None),
    )
