"""周期性目标没有逐期证明 Periodic target unproved.

查什么: 目标按月、按季计（每月至少1次），完成值只报全年总数；或者完成值只说完成了“年度计划”“年度进度”，没有说计划是什么、完成百分之几。
What it checks: a target by month or quarter whose actual gives only a yearly total; or an actual that says the “plan” or the
    “progress of the year” was reached, without saying what that was.
为什么: 全年18次不能证明每月都有；“完成年度进度”无法核验。
Why it matters: eighteen times a year do not prove once every month; “the year's progress was reached” cannot be verified.
示例: 目标“每月至少开展1次”，完成值“全年共开展18次”。
Example: target “at least once a month”, actual “18 times in the year”.
怎么办: 补充各月（季）次数，或说明有无缺月；进度类目标写明计划比例和实际比例。
What to do: add the number by month or quarter, or say that none is missing; for progress give planned and actual percent.
依据: 财预〔2020〕10号（对照绩效目标逐项自评）。
Authority: Cai Yu [2020] No. 10.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.dates import days
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Item
from hengji.tables.pairing import Line, Pair

_EVERY = frozenset({"月", "个月", "每月", "季度", "季", "每季度", "周", "每周"})
_SHOWN = re.compile(r"一季度.*四季度|(?:\d{1,2}月[、和]){2,}|每月|每季|每周|各月|逐月|各季|月均|季均|平均每")
_PLAN = re.compile(r"(?:年度|全年|当年)[^，。；、]{0,6}(?:进度|计划|任务|目标)")
_KEPT = re.compile(r"按期|按时|如期|及时|提前|\d{4}[./-]\d{1,2}")
_DONE = re.compile(r"完成|达到|实现")


@rule("AC05", "periodic-target-unproved")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each periodic target told as a total, and for each “plan of the year” without content."""
    yield from (_periodic(pair) for pair in material.pairs if _unproved(pair))
    yield from (_undated(line) for line in material.lines if _due(line))
    for indicator in material.table.indicators():
        for item in indicator.actual:
            found = _PLAN.search(item.text)
            if found and _DONE.search(item.text) and not material.figures_of(item):
                yield _vague(item, *found.span())


def _due(line: Line) -> bool:
    """Whether the target is a day and the results name none, nor say that it was kept."""
    if line.target is None or not any(day.deadline for day in days(line.target.text)) or not line.actual:
        return False
    told = "".join(item.text for item in line.results)
    return not any(True for _ in days(told)) and _KEPT.search(told) is None


def _undated(line: Line) -> Finding:
    target = line.target or line.indicator.name
    return finding(
        check,
        Severity.INFO,
        [at(target), at(line.actual[0])],
        zh="目标是时限“{due}”，完成值没有写日期，不能判断是否按时，请补充。",
        en="The target is a date (“{due}”); the actual names none, so nobody can tell whether it was kept.",
        due=target.text,
    )


def _unproved(pair: Pair) -> bool:
    if pair.target.quantity.per not in _EVERY or pair.result is None:
        return False
    short = pair.result.quantity.value < pair.target.quantity.value * _year(pair)
    return pair.result.quantity.per is None and not short and not any(_SHOWN.search(i.text) for i in pair.line.results)


def _year(pair: Pair) -> int:
    per = pair.target.quantity.per or ""
    return 12 if "月" in per else 4 if "季" in per else 52


def _periodic(pair: Pair) -> Finding:
    result = pair.result or pair.target
    return finding(
        check,
        Severity.INFO,
        [at(pair.target), at(result)],
        zh="目标是每{per}{target}，完成值只报总数{result}，不能证明每{per}都做到，请补充分期情况。",
        en="The target is {target} every {per}; the actual gives only the total {result}, which does not prove every one.",
        per=(pair.target.quantity.per or "").lstrip("每个"),
        target=pair.target.quantity.text,
        result=result.quantity.text,
    )


def _vague(item: Item, start: int, end: int) -> Finding:
    return finding(
        check,
        Severity.INFO,
        [at(item, start, end)],
        zh="“{text}”没有写明内容和百分比，无法核验是否完成。",
        en="“{text}” does not say what it was nor what percent was reached; it cannot be verified.",
        text=item.text[start:end],
    )
