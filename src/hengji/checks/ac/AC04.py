"""完成值没有对应的目标 Actual without a target.

查什么: 年度完成值里的数（人次、场次、金额……）在目标值中没有对应的数量目标。
What it checks: figures in the column of actuals that no target asked for.
为什么: 没有目标的完成值无从衡量完成程度；年初漏定目标，下一年应补上。
Why it matters: a result without a target cannot be measured; what was forgotten in the plan belongs into next year's.
示例: 目标只写“开展热线服务”，完成值报“服务1.7万人次、个案3700多个”。
Example: the target says only “run the hotline”, the actual reports 17 000 attendances and 3700 cases.
怎么办: 供参考；编制下一年目标时把这些常报的数设为指标。
What to do: for reading; when next year's objectives are set, turn figures that are reported every year into targets.
依据: 财预〔2015〕88号第十条（细化量化）。
Authority: Cai Yu [2015] No. 88, article 10.
"""

from __future__ import annotations

from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import COMPLETION
from hengji.tables.pairing import Line

_MOST = 6
_SMALL = 2


@rule("AC04", "actual-without-target")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each actual item with figures, in a line whose target has none at all."""
    if material.table.form != COMPLETION:
        return
    for line in material.lines:
        if line.indicator.path.startswith("tasks") and line.target is not None and not _asked(material, line):
            loose = [f for item in line.actual for f in material.figures_of(item) if _counts(f)]
            if len(loose) >= _SMALL:
                yield _finding(loose[:_MOST])


def _asked(material: Material, line: Line) -> bool:
    return line.target is not None and bool(material.figures_of(line.target))


def _counts(figure: Figure) -> bool:
    return figure.quantity.kind in ("count", "money", "percent") and figure.quantity.value > 1


def _finding(loose: list[Figure]) -> Finding:
    return finding(
        check,
        Severity.INFO,
        [at(figure) for figure in loose],
        zh="完成值报了{said}，目标中没有对应的数量，无法衡量完成程度。",
        en="The actual reports {said}, for which the target has no number; achievement cannot be measured.",
        said="、".join(f"{figure.quantity.text}" for figure in loose),
    )
