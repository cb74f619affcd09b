"""指标体系不完整 Indicator set incomplete.

查什么: 表头或办法要求产出、效益、满意度三类指标，而某些任务（或整张表）没有效益、满意度指标。
What it checks: the form asks for output, outcome and satisfaction indicators, but some tasks, or the whole table, have none of
    outcome or satisfaction.
为什么: 只报做了多少、不报有没有用，看不出钱花得值不值。
Why it matters: a table that says only how much was done does not show whether the money was worth it.
示例: 三项任务中两项没有任何效益或满意度目标。
Example: two of three tasks have no outcome or satisfaction target at all.
怎么办: 每项任务至少补一个可衡量的效益指标；直接服务对象明确的，补满意度指标和调查方法。
What to do: add at least one measurable outcome for each task, and satisfaction (with the way it is surveyed) where there are
    people served.
依据: 财预〔2015〕88号（产出、效益、满意度指标）；财预〔2020〕10号自评表（产出50、效益30、满意度10）。
Authority: Cai Yu [2015] No. 88 (output, outcome and satisfaction indicators); Cai Yu [2020] No. 10 (weights 50, 30, 10).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import COMPLETION, Indicator, Item, PerformanceTable

_OUTCOME = re.compile(
    r"满意|效益|(?:提高|提升|增长|增加|下降|降低|减少|改善)[^，。；]{0,10}\d|[^，。；]{0,6}(?:增长率|下降率|就业率|知晓率|参与率|达标率|覆盖率|发案率|优良率|保有量)"
)
_LEVELS = (("效益", "outcome"), ("满意度", "satisfaction"))


@rule("TG05", "indicator-set-incomplete")
def check(material: Material) -> Iterator[Finding]:
    """One finding for the tasks without outcome, or for each first level that a form with rows lacks."""
    table = material.table
    yield from _tasks(table) if table.form == COMPLETION else _rows(table)


def _tasks(table: PerformanceTable) -> Iterator[Finding]:
    lacking = [task for task in table.tasks if not _has_outcome(task.indicators)]
    if lacking and len(table.tasks) > 1:
        yield finding(
            check,
            Severity.INFO,
            [at(task.name) for task in lacking],
            zh="{count}项任务（共{all}项）没有可衡量的效益或满意度目标，请补充。",
            en="{count} of {all} tasks have no measurable outcome or satisfaction target; please add them.",
            count=len(lacking),
            all=len(table.tasks),
        )


def _has_outcome(indicators: Iterable[Indicator]) -> bool:
    return any(_OUTCOME.search(item.text) for each in indicators for item in (*each.target, each.name))


def _rows(table: PerformanceTable) -> Iterator[Finding]:
    levels = [each.level1 for each in table.indicators() if each.level1 is not None]
    if not levels:
        return
    said = "".join(level.text for level in levels)
    for zh, en in _LEVELS:
        if zh not in said and not _named(table, zh):
            yield finding(
                check,
                Severity.INFO if zh == "满意度" else Severity.WARNING,
                [at(_first(levels))],
                zh="表中没有“{level}”指标，请补充或说明不设的理由。",
                en="The table has no {other} indicator; please add one or say why there is none.",
                level=zh,
                other=en,
            )


def _named(table: PerformanceTable, word: str) -> bool:
    items = [item for each in table.indicators() for item in (each.name, each.level2) if item is not None]
    return any(word in item.text for item in items)


def _first(levels: list[Item]) -> Item:
    return levels[0]
