"""编号对不上 Numbering does not line up.

查什么: 一个指标的预期实现值、年度完成值、具体完成情况各栏项数不同，第3项答的是第4项；一栏之内编号跳号、重号；有“二是”没有“一是”。
What it checks: columns of one indicator with different numbers of items, so that item 3 is answered by item 4; numbers that
    skip or repeat within one cell; 二是 (“second”) without 一是 (“first”).
为什么: 各栏按编号对应，号对不上，读者就要猜哪个结果答哪个目标，没有答的目标也容易漏过去。
Why it matters: columns are read across by their numbers; where these slip the reader must guess which result answers which
    target, and a target left unanswered goes unseen.
示例: 预期实现值3项，具体完成情况4项；“……；二是……；三是……”前面没有“一是”。
Example: three targets, four narrative items; “second …, third …” without a first.
怎么办: 各栏按目标的编号逐项对应；没有完成的也写一项说明；补上缺的序号。
What to do: number every column by the targets; give an item, with the reason, to what was not done; add the missing number.
依据: 财预〔2020〕10号附件《项目支出绩效自评表》：目标值与完成值逐项对应填写。
Authority: Cai Yu [2020] No. 10, annex: targets and actuals are filled in one against the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.finding import Finding, Place, Severity
from hengji.tables.model import Indicator, Item
from hengji.tables.pairing import Line
from hengji.tables.sequences import breaks, first_break

_MOST = 8


@rule("FO01", "numbering-does-not-line-up")
def check(material: Material) -> Iterator[Finding]:
    """Columns of unlike length, cells whose numbers slip, sentences whose counting slips."""
    for indicator in material.table.indicators():
        for column in (indicator.target, indicator.actual, indicator.narrative):
            yield from _cell(column)
        if not _level(indicator):
            yield _columns(indicator, material.lines_of(indicator))
    for item in material.table.items():
        for before, step in breaks(item.text):
            spans = [(before.start, before.end)] if before else []
            places = [at(item, *span) for span in [*spans, (step.start, step.end)]]
            yield _slip(places, item.text[step.start : step.end], item.text[spans[0][0] : spans[0][1]] if spans else "")


def _level(indicator: Indicator) -> bool:
    """Whether the columns have one length; several points of narrative on a single target are no fault."""
    target, actual, narrative = (
        len([i for i in c if i]) for c in (indicator.target, indicator.actual, indicator.narrative)
    )
    if not target or target == 1 == actual or (target == 1 and not actual):
        return True
    return all(count in (0, target) for count in (actual, narrative))


def _columns(indicator: Indicator, lines: Sequence[Line]) -> Finding:
    places = [at(indicator.name), *(at(item) for item in _concerned(lines)[:_MOST])]
    return finding(
        check,
        Severity.INFO,
        places,
        zh="预期实现值{target}项、年度完成值{actual}项、具体完成情况{narrative}项，编号对不齐，请按目标逐项对应填写。",
        en="{target} targets, {actual} actuals and {narrative} narrative items do not line up; please answer target by target.",
        target=len(indicator.target),
        actual=len(indicator.actual),
        narrative=len(indicator.narrative),
    )


def _concerned(lines: Sequence[Line]) -> list[Item]:
    """The items whose answers stand under another number or nowhere, and answers that no target asks for."""
    found: list[Item] = []
    for line in lines:
        astray = [item for item in line.results if line.target is None or item.no != line.target.no]
        silent = line.target is not None and not (line.actual and line.narrative)
        if astray or silent:
            found += [line.target] if line.target is not None else []
            found += astray
    return list(dict.fromkeys(found))


def _cell(items: Sequence[Item]) -> Iterator[Finding]:
    numbered = [item for item in items if item.no is not None]
    slip = first_break([item.no or 0 for item in numbered]) if len(numbered) > 1 else None
    if slip is not None:
        places = [at(item) for item in numbered[max(0, slip - 1) : slip + 1]]
        yield _slip(places, str(numbered[slip].no), str(numbered[slip - 1].no) if slip else "")


def _slip(places: Sequence[Place], number: str, before: str) -> Finding:
    if before:
        zh, en = (
            "编号“{number}”接在“{before}”之后，跳号或重号，请改正。",
            "“{number}” follows “{before}”; please correct the numbering.",
        )
    else:
        zh, en = (
            "编号从“{number}”开始，前面没有第一项，请补上或改正编号。",
            "The numbering begins with “{number}”; please add the first.",
        )
    return finding(check, Severity.WARNING, places, zh=zh, en=en, number=number, before=before)
