"""目标超出可能 Target beyond reach.

查什么: 合格率、及时率、满意度一类最高就是100%的指标，目标写成大于100%；写成“≥100%”的作提示。
What it checks: a target above 100 % for what cannot exceed it: pass rates, timeliness, satisfaction; “≥100%” is an info.
为什么: 不可能超过100%的指标写“≥100%”，多半是照套模板；写成120%，永远完不成。
Why it matters: “≥100%” of something that ends at 100 % is mostly a template not thought about; 120 % can never be reached.
示例: 时效指标“任务完成及时率≥100%”。
Example: timeliness “tasks completed in time ≥ 100 %”.
怎么办: 写“＝100%”，或按实际能达到的水平写“≥95%”。
What to do: write “= 100 %”, or what can be reached, as “≥ 95 %”.
依据: 财预〔2015〕88号《中央部门预算绩效目标管理办法》第十条：绩效目标应当合理可行。
Authority: Cai Yu [2015] No. 88, article 10: objectives must be reasonable and feasible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity
from hengji.tables.pairing import Pair
from hengji.tables.score import Kind
from hengji.tables.signs import declared

_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
_CAPPED = re.compile(
    r"(?<!不)(?:及时率|准时率|按时率|合格率|达标率|优良率|优秀率|准确率|正确率|满意度|满意率|覆盖率|到位率|通过率|办结率|知晓率|"
    r"足额率|入学率|完好率|普及率|规范率|公开率|齐全率|完整率)$"
)
_WHOLE = 100


@rule("TG08", "target-beyond-reach")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each target above 100 %, and one for all that are “≥100%”."""
    capped = [pair for pair in material.pairs if pair.target.quantity.unit == "%" and _capped(pair)]
    for pair in capped:
        target = pair.target.quantity
        if target.value > _WHOLE or (target.value == _WHOLE and target.comparator == ">"):
            yield finding(
                check,
                Severity.WARNING,
                [at(pair.target)],
                zh="“{name}”的目标{text}超过100%，不可能达到，请核对。",
                en="The target {text} of “{name}” is above 100 % and cannot be reached; please check.",
                name=_name(pair),
                text=target.text,
            )
    floors = [pair for pair in capped if _floor(pair)]
    if floors:
        yield finding(
            check,
            Severity.INFO,
            [at(pair.target) for pair in floors],
            zh="“{name}”最高就是100%，目标不必写“≥100%”，请写“＝100%”或能达到的水平。",
            en="“{name}” cannot exceed 100 %; rather than “≥ 100 %” write “= 100 %”, or what can be reached.",
            name="”“".join(dict.fromkeys(map(_name, floors))),
        )


def _floor(pair: Pair) -> bool:
    """Whether the target is at least 100 %, by its own sign or that of its column."""
    target = pair.target.quantity
    by_column = target.comparator == "=" and declared(pair.line.indicator) is Kind.AT_LEAST and _signed(pair.target)
    return target.value == _WHOLE and (target.comparator == ">=" or by_column)


def _signed(target: Figure) -> bool:
    """Whether the cell has no sign of its own."""
    return target.item.text[: target.quantity.start].strip() == "" and target.quantity.text[:1] not in "=＝"


def _capped(pair: Pair) -> bool:
    return any(_CAPPED.search(_BRACKETS.sub("", words).strip()) for words in (_name(pair), pair.target.subject))


def _name(pair: Pair) -> str:
    return pair.line.indicator.name.text.strip() or pair.target.subject.strip()
