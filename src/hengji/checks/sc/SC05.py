"""定性指标得分不在档内 Qualitative mark outside its band.

查什么: 完成情况写“部分达成”“未达成”一类的定性结论，得分却不在这一档的区间里。各地分档不同、看不出适用哪一个时，哪一个办法
    都不允许的才报告。
What it checks: a qualitative actual such as “partly achieved” or “not achieved” with a mark outside the interval of that band.
    Where the table does not tell which scheme applies, only a mark that none of them allows is reported.
为什么: 定性指标由人打分，分档是唯一的约束；结论和得分对不上，两者必有一个不实。
Why it matters: qualitative marks are given by hand, and the band is all that binds them; if conclusion and mark disagree, one
    of the two is not true.
示例: 完成情况“部分达成预期指标并具有一定效果”，分值10，得9.5分。
Example: actual “partly achieved, with some effect”, weight 10, mark 9.5.
怎么办: 核对完成情况属于哪一档，在该档区间内给分，并写明理由。
What to do: settle which band the actual belongs to, give a mark inside it and say why.
依据: 财预〔2020〕10号：定性指标分为达成年度指标、部分达成年度指标并具有一定效果、未达成年度指标且效果较差三档，分别按照该指标对应
    分值区间100-80%（含）、80-60%（含）、60-0%合理确定分值。
Authority: Cai Yu [2020] No. 10: qualitative indicators are marked in three bands: 100 to 80 %, 80 to 60 % and 60 to 0 % of the
    weight.
"""

from __future__ import annotations

from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Indicator
from hengji.tables.score import Mark


@rule("SC05", "qualitative-mark-outside-band")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each mark given by hand that no scheme in question allows for what the actual says."""
    score = material.score
    wrong = {mark.path for mark in score.marks if mark.within is False} if score else set()
    if not wrong:
        return
    allowed = {mark.path for each in material.scores for mark in each.marks if mark.within}
    marks = {mark.path: mark for mark in score.marks} if score else {}
    for indicator in material.table.indicators():
        if indicator.path in wrong - allowed:
            yield from _finding(indicator, marks[indicator.path])


def _finding(indicator: Indicator, mark: Mark) -> Iterator[Finding]:
    if indicator.mark is None or mark.admissible is None or not _said(indicator) or _above(mark):
        return
    yield finding(
        check,
        Severity.WARNING,
        [at(item) for item in (*indicator.actual, indicator.mark)],
        zh="“{name}”完成情况为“{actual}”，这一档应得{low}至{high}分，表中给了{given}分，请核对。",
        en="“{name}”: “{actual}” allows {low} to {high} points; the table gives {given}: please check.",
        name=indicator.name.text,
        actual=indicator.actual[0].text,
        low=mark.admissible[0],
        high=mark.admissible[1],
        given=mark.given,
    )


def _said(indicator: Indicator) -> bool:
    return bool(indicator.actual) and bool(indicator.actual[0].text)


def _above(mark: Mark) -> bool:
    """A mark above its weight is told by SC03."""
    return mark.given is not None and mark.weight is not None and mark.given > mark.weight
