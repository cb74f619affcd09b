"""支出任务没有金额 Task without an amount.

查什么: 表里列的是“年度主要支出计划”的任务，却没有一项任务写了预算或支出金额。
What it checks: tasks listed as the year's main expenditure plan, of which none has a budget or an outturn.
为什么: 支出绩效是拿钱和效果比；任务没有金额，读者不知道花了多少钱办了这些事。
Why it matters: expenditure performance weighs money against results; without amounts nobody knows what the results cost.
示例: 三项任务只有目标和完成情况，没有预算金额。
Example: three tasks with targets and results but no budget.
怎么办: 每项任务补写年度预算数和执行数。
What to do: give each task its budget and outturn.
依据: 财预〔2015〕88号《中央部门预算绩效目标管理办法》部门整体支出绩效目标表：年度主要任务须填预算金额。
Authority: Cai Yu [2015] No. 88, whole-of-department form: main tasks are given with their budget.
"""

from __future__ import annotations

from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import COMPLETION
from hengji.tables.money import budget_amount


@rule("BU06", "task-without-amount")
def check(material: Material) -> Iterator[Finding]:
    """One finding for the table, with every task, where none of them has an amount."""
    table = material.table
    if table.form != COMPLETION or not table.tasks or not _about_money(material):
        return
    if any(_amount(figure) for figure in material.figures if figure.item.path.startswith("tasks")):
        return
    yield finding(
        check,
        Severity.WARNING,
        [at(task.name) for task in table.tasks],
        zh="{count}项支出任务都没有写预算数和支出数，请逐项补写金额。",
        en="None of the {count} expenditure tasks has a budget or an outturn; please add the amounts.",
        count=len(table.tasks),
    )


def _about_money(material: Material) -> bool:
    """Whether the table calls its tasks expenditure; a form whose headings are not known is taken to."""
    words = [words for _, words in material.table.headings]
    return not words or any(
        word in text for text in (*words, material.table.title.text) for word in ("支出", "预算", "资金")
    )


def _amount(figure: Figure) -> bool:
    named = figure.role in ("name", "objective") and figure.quantity.kind == "money"
    return named or budget_amount(figure)
