"""完成值用约数 Approximate actual.

查什么: 年度完成值一栏用约、近、余、多、逾、超等约数。
What it checks: hedged figures (about, nearly, odd, over) in the column of actuals.
为什么: 考核用的完成值应当是查得到的实数；约数无法与佐证材料核对。
Why it matters: an actual that is judged should be an exact number that the records give; a hedge cannot be checked.
示例: 年度完成值“开启个案700余个”。
Example: the actual reads “more than 700 cases”.
怎么办: 查台账写实数；具体完成情况中已有实数的，直接引用。
What to do: take the exact number from the records; where the narrative has it, use that.
依据: 财预〔2020〕10号（自评结果应当真实、客观）。
Authority: Cai Yu [2020] No. 10.
"""

from __future__ import annotations

from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Indicator


@rule("AC06", "approximate-actual")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each task (or for the overview) with hedged actuals, naming all of them."""
    groups: list[list[Indicator]] = [list(task.indicators) for task in material.table.tasks]
    for group in groups or [list(material.table.overall.indicators)]:
        hedged = [f for i in group for item in i.actual for f in material.figures_of(item) if _hedged(f)]
        if hedged:
            yield _finding(hedged)


def _hedged(figure: Figure) -> bool:
    return figure.quantity.approximation != "none" and figure.quantity.kind != "age"


def _finding(hedged: list[Figure]) -> Finding:
    return finding(
        check,
        Severity.INFO,
        [at(figure) for figure in hedged],
        zh="年度完成值用了{count}个约数（{said}），不便考核，建议写实数。",
        en="The actuals use {count} hedged figures ({said}), which are hard to judge by; exact numbers are better.",
        count=len(hedged),
        said="、".join(figure.quantity.text for figure in hedged[:4]) + ("等" if len(hedged) > _SHOWN else ""),
    )


_SHOWN = 4
