"""目标没有报告完成情况 Target without an actual.

查什么: 目标里的一个数（站点数、满意度、场次……）在完成值和具体完成情况里都找不到对应的结果；或者整条目标没有完成值。
What it checks: a figure of a target (sites, satisfaction, sessions …) has no answering result in actual or narrative, or a
    whole target has no actual.
为什么: 定了目标不报结果，等于没有自评；满意度一类指标最常这样漏掉。
Why it matters: a target without a result was not evaluated; satisfaction targets are lost this way most often.
示例: 目标“服务对象满意度90%以上”，完成值和具体完成情况都没有满意度。
Example: the target is “satisfaction of 90 % or more”; neither actual nor narrative mentions satisfaction.
怎么办: 补报实际值；没有调查或没有开展的，如实写明并说明原因。
What to do: report the actual; if no survey was made or nothing was done, say so and say why.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》（对照绩效目标逐项自评）。
Authority: Cai Yu [2020] No. 10: self-evaluation goes through the objectives one by one.
"""

from __future__ import annotations

from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.checks.silence import Silence, silences, unanswered
from hengji.tables.amounts import blank
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Item
from hengji.tables.pairing import Line


@rule("AC01", "target-without-actual")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each target item without an actual, then one for each target figure without a result."""
    bare = unanswered(material)
    yield from (_bare(line) for line in bare)
    skip = {line.target.path for line in bare if line.target}
    yield from (_silent(each) for each in silences(material) if each.target.item.path not in skip)


def _bare(line: Line) -> Finding:
    target = line.target or line.indicator.name
    told: tuple[Item, ...] = line.narrative
    return finding(
        check,
        Severity.WARNING if told else Severity.ERROR,
        [at(target), *(at(item) for item in told or _blank(line))],
        zh="目标“{text}”在完成值一栏没有对应内容"
        + ("，只在具体完成情况中提到，请补填。" if told else "，请补报完成情况。"),
        en="The target “{text}” has no entry in the column of actuals"
        + (", only in the narrative; please fill it in." if told else "; please report what became of it."),
        text=_short(target.text),
    )


def _blank(line: Line) -> tuple[Item, ...]:
    """The cell of the actual, where there is one and nothing stands in it."""
    return line.indicator.actual if all(blank(item) for item in line.indicator.actual) else ()


def _silent(each: Silence) -> Finding:
    quantity = each.target.quantity
    mentioned = "提到了，但没有写数量" if each.mentioned else "没有报告"
    said = "is mentioned, but without its number" if each.mentioned else "is not reported"
    return finding(
        check,
        each.severity,
        [at(each.target), *(at(item) for item in each.line.actual[:1])],
        zh="目标“{subject}{text}”在完成值和具体完成情况中{mentioned}，请补报实际值。",
        en="The target “{subject}{text}” {said} in actual and narrative; please report the actual value.",
        subject=each.target.subject,
        text=quantity.text,
        mentioned=mentioned,
        said=said,
    )


def _short(text: str, most: int = 30) -> str:
    return text.rstrip("。；;") if len(text) <= most else text[:most] + "…"
