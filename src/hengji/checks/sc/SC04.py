"""没有完成值却得了分 Marks without an actual.

查什么: 指标的实际完成值是空的（或只有一横），得分却大于0。
What it checks: an indicator whose actual is blank, or only a dash, with a mark above nought.
为什么: 得分要按完成值算；没有完成值，分从哪里来说不清。
Why it matters: a mark is reckoned from the actual; without one nobody can say where it comes from.
示例: “培训人数”实际完成值空白，分值10分，得分10分。
Example: “trainees”: actual blank, weight 10, mark 10.
怎么办: 补填完成值；确实没有完成的，得分改为0并说明原因。
What to do: fill in the actual; where nothing was done, the mark is 0 and the reason is given.
依据: 财预〔2020〕10号附件《项目支出绩效自评表》填表说明：按实际完成值评分。
Authority: Cai Yu [2020] No. 10, annex: marks are given by the actual value.
"""

from __future__ import annotations

from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.amounts import blank, number
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Indicator


@rule("SC04", "marks-without-actual")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each indicator that earns marks though no column tells a result."""
    table = list(material.table.indicators())
    # A form without the column, or one that nobody filled, is not a matter of single marks.
    if not any(not blank(item) for each in table for item in each.actual):
        return
    for each in table:
        mark = number(each.mark)
        if each.mark is not None and mark is not None and mark > 0 and _untold(each):
            cells = [at(item) for item in each.actual[:1]] or [at(each.name)]
            yield finding(
                check,
                Severity.ERROR,
                [*cells, at(each.mark)],
                zh="“{name}”没有填实际完成值，却得了{mark}分，请补填完成值或改正得分。",
                en="“{name}” has no actual, yet {mark} points were given; please fill it in or correct the mark.",
                name=each.name.text,
                mark=mark,
            )


def _untold(each: Indicator) -> bool:
    told = (*each.actual, *each.narrative, each.explanation)
    return all(blank(item) for item in told)
