"""只有比率，没有金额 Rate without amounts or base.

查什么: 报了预算完成（执行）率，全表却没有预算数和支出数；说收回、结余、调减了经费，没有写多少钱。
What it checks: a budget execution rate in a table that gives neither budget nor outturn; funds recovered, left over or cut
    without the amount.
为什么: 执行率＝执行数÷预算数，两个数都不写，读者无法复核，也看不出收回的钱是否影响了分母。
Why it matters: the rate is outturn over budget; with neither given nobody can check it, nor see whether recovered money
    changed the base.
示例: “部门年度整体预算完成率：99.43%”，表中没有预算和支出金额。
Example: “overall execution rate 99.43 %” in a table without amounts.
怎么办: 补写年初预算数、调整后预算数和执行数；收回、调减的经费写明金额和文号。
What to do: state the approved and revised budget and the outturn; give amount and document for funds recovered or cut.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》：预算执行率按执行数与全年预算数计算。
Authority: Cai Yu [2020] No. 10: the execution rate is reckoned from outturn and the year's budget.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from hengji.checks.material import RESULTS, Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.amounts import execution, number
from hengji.tables.figures import Figure, role
from hengji.tables.finding import Finding, Place, Severity
from hengji.tables.money import budget_amount
from hengji.tables.wording import sentences

_FUNDS = r"(?:经费|资金|款项|预算|财政拨款|项目款|专款)"
_MOVED = r"(?:收回|回收|上缴|退回|调减|核减|压减|结余|结转|追减)"
_LOST = re.compile(
    rf"{_MOVED}了?(?:该项?|全部|部分|剩余|相关|本年)?[^，,。；;、]{{0,6}}?{_FUNDS}|{_FUNDS}(?:已|予以|全部|全额|均|被)*{_MOVED}"
)
_NOT = re.compile(r"无结余|没有结余|无结转|未结余|不结转|盘活|管理|制度|办法|规定|清理|统筹|机制|力度|收回率")
_WHOLE = re.compile(r"整体|部门|全年预算|年度预算|预算总|总预算|总支出|支出总")
_ROLES = RESULTS | {"explanation"}


@rule("BU01", "rate-without-amounts")
def check(material: Material) -> Iterator[Finding]:
    """The execution rate without amounts, and each statement of moved funds without one."""
    yield from _rate(material)
    told: dict[str, list[Place]] = defaultdict(list)
    for item in material.table.items():
        if role(item.path) in _ROLES or item.path.startswith("overall.actual"):
            for start, end in sentences(item.text):
                lost = _LOST.search(item.text, start, end)
                money = any(
                    start <= f.quantity.start < end and f.quantity.kind == "money" for f in material.figures_of(item)
                )
                if lost and not money and not _NOT.search(item.text[start:end]):
                    told[lost.group()].append(at(item, *lost.span()))
    for words, places in told.items():
        yield _amountless(words, places)


def _rate(material: Material) -> Iterator[Finding]:
    stated = execution(material.table)
    if stated is None:
        return
    rows = any(number(cell) is not None for f in material.table.funds for cell in (f.approved, f.revised, f.outturn))
    if not rows and not any(_whole_amount(figure) for figure in material.figures):
        yield finding(
            check,
            Severity.WARNING,
            [at(stated[0])],
            zh="预算完成率写{rate}%，但全表没有预算数和支出数，无法复核，请补写预算数和执行数。",
            en="The execution rate is {rate} %, but no budget or outturn is given anywhere; please add both amounts.",
            rate=stated[1],
        )


def _whole_amount(figure: Figure) -> bool:
    """Whether a figure is budget or outturn of the whole department, not of one task."""
    whole = figure.item.path.startswith(("overall", "details", "title")) or _WHOLE.search(figure.lead) is not None
    return whole and budget_amount(figure)


def _amountless(words: str, places: list[Place]) -> Finding:
    return finding(
        check,
        Severity.INFO,
        places,
        zh="“{words}”没有写金额，请补写金额，并说明对预算完成率的影响。",
        en="“{words}” gives no amount; please state it, and what it does to the execution rate.",
        words=words,
    )
