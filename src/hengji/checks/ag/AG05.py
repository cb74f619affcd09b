"""总体部分掩盖了未完成 Summary hides a shortfall.

查什么: 总体部分写“完成”“做好”，而对应任务里有目标没有完成，或有事项延期取消，总体部分只字未提。
What it checks: the overview says “completed” or “done well”, while the task it sums up missed a target or put something off, and
    the overview does not say so.
为什么: 领导和公众多半只看总体部分；总体部分报喜不报忧，结论就不真实。
Why it matters: most readers see the overview only; one that leaves out what failed is not true.
示例: 总体部分写“完成培训各项工作”，任务部分计划12期只办了11期。
Example: the overview says “training completed”, the task part shows eleven of twelve courses.
怎么办: 在总体部分如实写明未完成、延期的事项和原因。
What to do: say in the overview what was missed or put off, and why.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》（自评结果应当全面、真实、客观）。
Authority: Cai Yu [2020] No. 10: self-evaluation results are to be complete, true and objective.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.checks.shortfalls import Shortfall, shortfalls
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Item
from hengji.tables.pairing import Line
from hengji.tables.reasons import deferral

_CLAIM = re.compile(r"完成|做好|圆满|全面|顺利|扎实|积极|认真|有效|落实|实现|达到")
_OWNED = re.compile(r"未完成|未达|不足|延期|延至|推迟|取消|除.{1,12}外|基本完成|部分完成|尚未|仅完成|只完成")


@rule("AG05", "summary-hides-shortfall")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each claim of the overview beside a missed or deferred matter in the task it sums up."""
    missed = shortfalls(material)
    for link in material.links:
        claims = [item for item in link.line.actual if _CLAIM.search(item.text) and not _OWNED.search(item.text)]
        told = "".join(item.text for item in link.line.results)
        for each in missed:
            if claims and each.indicator is link.indicator and not _OWNED.search(told):
                yield _hidden(claims[0], each)
        yield from _omitted(material, link.line, told)


def _hidden(claim: Item, each: Shortfall) -> Finding:
    return finding(
        check,
        Severity.WARNING,
        [at(claim), at(each.results[0])],
        zh="总体部分写“{claim}”，而任务部分“{subject}”没有完成（{result}），总体部分没有如实反映。",
        en="The overview says “{claim}”, but in the task part “{subject}” missed its target ({result}); the overview does "
        "not show it.",
        claim=claim.text.rstrip("。；;"),
        subject=each.subject,
        result=each.results[0].quantity.text,
    )


def _omitted(material: Material, line: Line, told: str) -> Iterator[Finding]:
    indicator = next(link.indicator for link in material.links if link.line is line)
    put_off = next((item for item in indicator.actual if deferral(item.text)), None)
    if put_off is not None and line.actual and not deferral(told):
        yield finding(
            check,
            Severity.INFO,
            [at(line.actual[0]), at(put_off)],
            zh="任务部分写有“{word}”，涉及延期或未办事项，总体部分没有提到，请补充。",
            en="The task part says “{word}”: something was put off or not done; the overview does not mention it.",
            word=found.group() if (found := deferral(put_off.text)) else "",
        )
