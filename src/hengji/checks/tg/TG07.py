"""目标栏里不是目标 No objective where one belongs.

查什么: 年度目标栏只写了一个数（多半是金额），或者只写了资金结转、项目推迟的原因，没有写要做什么、达到什么效果。
What it checks: an objective that is nothing but a number, mostly an amount, or nothing but the reason why the money was
    carried over or the work put off; what is to be done and to what effect is not said.
为什么: 没有目标就没有评价的依据，后面的指标和得分都无从谈起。
Why it matters: without an objective there is nothing to evaluate against; indicators and marks hang in the air.
示例: 年度总体目标写“37”，或者“因财力紧张，结转下年继续实施”。
Example: the year's objective reads “37”, or “for want of funds, carried over to the next year”.
怎么办: 写明本年做什么、做多少、达到什么效果；结转的原因写到说明栏，本年不再实施的，按规定调整或取消目标。
What to do: say what is done this year, how much and to what effect; the reason for carrying over belongs to the remarks, and
    where nothing is done this year the objective is adjusted or withdrawn by the set procedure.
依据: 财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标是预算资金在一定期限内计划达到的产出和效果。
Authority: Cai Yu [2015] No. 88: an objective is the output and effect planned to be reached with the money in a given time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.amounts import number
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Item
from hengji.tables.wording import clauses

_CAUSE = re.compile(r"(?:因|由于|受|鉴于|考虑到).{2,}")
_LATER = r"(?:以后年度?|来年|(?:下一?|次|明|翌|20\d\d)年度?)"
_PUT_OFF = re.compile(
    r"(?:故|现|需|拟|已|将|全部|该|本|此)*(?:项目|资金|指标|余款|余额|剩余资金|预算|款项)?(?:需|拟|已|将|全部)*"
    rf"(?:(?:结转|顺延|延期|推迟|延后|留待|转)(?:至|到|入)?{_LATER}?(?:继续)?(?:实施|使用|支付|执行|安排|开展|支出|列支)?"
    r"|暂缓(?:实施|执行|安排|支付)?|(?:暂时?)?(?:未能?|没有|不再)(?:实施|开展|安排|启动|支付|执行)"
    rf"|{_LATER}(?:再|继续)(?:实施|使用|支付|执行|安排|开展))"
)


@rule("TG07", "no-objective")
def check(material: Material) -> Iterator[Finding]:
    """One finding for the overview, and for each task, whose objective is none."""
    overall = material.table.overall
    yield from _judge(overall.objectives, overall.actual)
    for task in material.table.tasks:
        yield from _judge([item for item in (task.objective,) if item], [item for item in (task.actual,) if item])


def _judge(objectives: Sequence[Item], actual: Sequence[Item]) -> Iterator[Finding]:
    filled = [item for item in objectives if item]
    if filled and all(number(item) is not None for item in filled):
        also = actual if all(number(item) is not None for item in actual) else ()
        yield _finding(
            [*filled, *also], filled[0], "只写了一个数", "is only a number", "请写明做什么、做多少、达到什么效果"
        )
    elif filled and all(map(_put_off, filled)) and any(_CAUSE.search(item.text) for item in filled):
        yield _finding(
            filled,
            filled[0],
            "说的是没有做的原因",
            "only says why it was put off",
            "请写明本年的目标，结转原因写到说明栏",
        )


def _put_off(item: Item) -> bool:
    """Whether every clause gives a reason or puts the work off, and one does put it off."""
    parts = [item.text[start:end].strip(" 　，,。；;") for start, end in clauses(item.text)]
    parts = [part for part in parts if part]
    off = [bool(_PUT_OFF.fullmatch(part)) for part in parts]
    return any(off) and all(put or _CAUSE.fullmatch(part) for put, part in zip(off, parts, strict=True))


def _finding(items: Sequence[Item], first: Item, zh: str, en: str, remedy: str) -> Finding:
    return finding(
        check,
        Severity.WARNING,
        [at(item) for item in items],
        zh=f"年度目标“{{text}}”{zh}，不是目标，{remedy}。",
        en=f"The objective “{{text}}” {en}; please say what is to be done, how much, and to what effect.",
        text=first.text.rstrip("。；;"),
    )
