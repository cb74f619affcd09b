"""未完成已说明或已延期 Shortfall explained or put off.

查什么: 目标没有完成但写了原因，或者写明延期、取消、推迟到下一年的事项。
What it checks: targets that were missed with a reason given, and matters that the text says were put off or dropped.
为什么: 有原因不等于原因成立；延期的事项要转入下一年目标，涉及的经费要说明去向。
Why it matters: a reason may or may not hold; what was put off has to become a target of the next year, and its money accounted for.
示例: “根据疫情防控和工作实际，本次会议延至2022年召开”。
Example: “because of the epidemic the meeting is put off to 2022”.
怎么办: 审核时核对原因是否属实、是否有依据；延期事项写明转入哪一年、经费多少、如何处理。
What to do: on review, check whether the reason holds; say to which year the matter goes over and what becomes of its money.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》；财预〔2015〕88号第二十八条（绩效目标调整按程序报批）。
Authority: Cai Yu [2020] No. 10; Cai Yu [2015] No. 88, article 28 (objectives are changed by procedure only).
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.checks.shortfalls import Shortfall, shortfalls
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Indicator
from hengji.tables.reasons import deferral


@rule("EX02", "shortfall-explained")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each missed target with a reason, and one for each indicator that puts something off."""
    told = [
        each for each in shortfalls(material) if each.reason is not None and not _summed_up(material, each.indicator)
    ]
    yield from (_explained(each) for each in told)
    known = {each.indicator.path for each in told}
    yield from _deferred(material, known)


def _summed_up(material: Material, indicator: Indicator) -> bool:
    """Whether the indicator is the overview's, and a task tells the matter in full."""
    return any(link.line.indicator is indicator for link in material.links)


def _explained(each: Shortfall) -> Finding:
    return finding(
        check,
        Severity.INFO,
        [at(figure) for figure in (*each.wanted, *each.results[:1])],
        zh="“{subject}”没有完成目标，文中写有原因（“{reason}”），请审核原因是否成立。",
        en="“{subject}” missed its target; a reason is given (“{reason}”): please judge whether it holds.",
        subject=each.subject,
        reason=_short(each.reason or ""),
    )


def _short(reason: str) -> str:
    """The beginning of a reason, with a sign that it goes on."""
    return reason if len(reason) <= _LONGEST else f"{reason[:_LONGEST]}…"


_LONGEST = 24


def _deferred(material: Material, known: Container[str]) -> Iterator[Finding]:
    for indicator in material.table.indicators():
        if indicator.path in known or _summed_up(material, indicator):
            continue
        found = [(item, match) for item in (*indicator.actual, *indicator.narrative) if (match := deferral(item.text))]
        if found:
            yield finding(
                check,
                Severity.INFO,
                [at(item) for item, _ in found],
                zh="文中写有“{word}”：请确认延期或未办事项的名称、转入年度和经费处理。",
                en="The text says “{word}”: please confirm what was put off, to which year, and what becomes of its money.",
                word=found[0][1].group(),
            )
