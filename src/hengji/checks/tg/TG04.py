"""目标方向与文字相反 Direction contradicts the wording.

查什么: 越少越好的事项（事故、投诉、退学率等）目标写成“不少于”“≥”，或者完成率、满意度一类越高越好的目标写成“不超过”“≤”。
What it checks: what should be few (accidents, complaints, drop-outs) has a floor for a target, or what should be high
    (satisfaction, completion) has a ceiling.
为什么: 方向写反了，完成得越差得分越高。
Why it matters: with the direction reversed, the worse the result the better the mark.
示例: “投诉率≥5%”。
Example: “complaint rate ≥ 5 %”.
怎么办: 改正比较符号，或改写指标名称。
What to do: correct the comparator, or the name of the indicator.
依据: 财预〔2021〕101号（指标方向性：正向、反向）。
Authority: Cai Yu [2021] No. 101 on positive and reverse indicators.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity

_FEW = re.compile(
    r"(?:事故|死亡|伤亡|投诉|退学|辍学|流失|失业|差错|错误|空置|漏损|违规|违法|逾期|超标)(?:数|率|数量|次数|人数|发生率|起数|件数)?$"
)
_COST = re.compile(r"(?<![减约省低])(?:造价|单位成本|单价|人均成本)$")
_WORK = re.compile(r"受理|调解|查处|处理|办理|化解|整治|排查|清理|接待|处置|纠正")
_HIGH = re.compile(
    r"(?<!不)(?:满意度|满意率|合格率|达标率|优良率|完成率|覆盖率|办结率|及时率|到位率|通过率|就业率|普及率|参保率|入学率)$"
)


@rule("TG04", "direction-reversed")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each target whose comparator points the wrong way."""
    for pair in material.pairs:
        if _reversed(pair.target):
            yield finding(
                check,
                Severity.WARNING,
                [at(pair.target)],
                zh="“{subject}”的目标写作“{text}”，方向与指标含义相反，请核对比较符号。",
                en="The target of “{subject}” reads “{text}”, which points the wrong way; please check the comparator.",
                subject=pair.target.subject,
                text=pair.target.quantity.text,
            )


def _reversed(target: Figure) -> bool:
    name, comparator = target.subject.strip(), target.quantity.comparator
    if target.quantity.kind not in ("percent", "count", "money"):
        return False
    if comparator in (">=", ">"):
        few = _FEW.search(name) or _COST.search(name)
        return few is not None and _WORK.search(name + target.lead) is None
    return comparator in ("<=", "<") and _HIGH.search(name) is not None
