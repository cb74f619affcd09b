"""目标没有可衡量的内容 Target without a measure.

查什么: 目标值一栏的一条目标没有数量、比率、时限，也没有可以核验的成果（出台、竣工、通过验收、全覆盖等）。
What it checks: a target has no number, rate or date, nor anything that is there at the end or not (issued, completed,
    accepted, full coverage …).
为什么: 目标不可衡量，年底就无法判断是否完成，完成值只能照抄目标。
Why it matters: what cannot be measured cannot be judged at the year's end; the actual then only repeats the target.
示例: 目标“着力推进某项工作。”
Example: “push the work forward with effort.”
怎么办: 写清做多少、做到什么程度、什么时候完成；确实难以量化的，写明可核验的成果或评价标准。
What to do: say how much, how well and by when; where that is hard, name a deliverable or a standard that can be verified.
依据: 财预〔2015〕88号《中央部门预算绩效目标管理办法》第十条（指向明确、细化量化、合理可行、相应匹配）。
Authority: Cai Yu [2015] No. 88, article 10: objectives must be specific, quantified, feasible and matched to the money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.measures import measurable
from hengji.checks.rule import at, finding, rule
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import COMPLETION, ROWS, Item


@rule("TG01", "target-without-measure")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each target item that cannot be measured."""
    rows = material.table.form not in (COMPLETION, ROWS)
    for indicator in material.table.indicators():
        for item in indicator.target:
            if item and not (_REFERS.fullmatch(item.text) or measurable(material, item)):
                yield _finding(item, Severity.INFO if rows else Severity.WARNING)
    for item in material.table.overall.objectives if rows else ():
        if item and not (_REFERS.fullmatch(item.text) or measurable(material, item)):
            yield _finding(item, Severity.INFO)


def _finding(item: Item, severity: Severity) -> Finding:
    return finding(
        check,
        severity,
        [at(item)],
        zh="目标“{text}”没有数量、时限，也没有可核验的成果，年底无法判断是否完成，请细化量化。",
        en="The target “{text}” has no number, date or verifiable result; nobody can judge at the year's end whether it "
        "was met.",
        text=item.text.rstrip("。；;") if len(item.text) <= _LONG else item.text[:_LONG] + "…",
    )


_REFERS = re.compile(
    r"\s*(?:同(?:年初|上|左|前)|(?:与|和)年初(?:绩效)?(?:目标)?(?:一致|相同)|(?:未|无|没有|不)(?:作)?(?:调整|变化)).{0,6}\s*"
)
"""A target that says which other one holds: it is judged where that one stands."""

_LONG = 30
