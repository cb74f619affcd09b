"""年份不对 Wrong year.

查什么: 标题、表头和正文的年度不一致；2021年度的表，完成值里写的却是2020年做的事；成果是往年的报告；
    说明把完成值写成另一年的数。
What it checks: title, heading and content of different years; the table of 2021 telling what was done in 2020; an earlier
    year's report as this year's result; a narrative that gives the actual's figure as another year's.
为什么: 绩效只算本年度；年份写错，多半是照抄了上一年的表。
Why it matters: only this year's results count; a wrong year mostly means that last year's table was copied.
示例: 2021年度的表，年度完成值写“2020年举办培训班20期”。
Example: the table of 2021 says “in 2020, 20 courses were held”.
怎么办: 核对是哪一年的数，改正年份或换成本年度的数。
What to do: find out which year the figure belongs to; correct the year or put in this year's figure.
依据: 财预〔2020〕10号：单位自评以预算年度为周期。
Authority: Cai Yu [2020] No. 10: self-evaluation covers the budget year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.checks.material import RESULTS, Material
from hengji.checks.rule import at, finding, rule
from hengji.checks.stale import Stale, events, repeated, told, year_ends
from hengji.tables.figures import role
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Item

_HEADED = re.compile(r"(?<!\d)((?:19|20)\d\d) ?年?度?")
_REPORT = re.compile(r"《((?:19|20)\d\d) ?年[^》]{0,30}(?:报告|年鉴|公报|白皮书|蓝皮书|清单|目录)》")
_HEAD = 40  # longer than that it is prose
_MADE = re.compile(r"形成|编制|编印|完成|发布|出版|撰写|印发")


@rule("DT01", "wrong-year")
def check(material: Material) -> Iterator[Finding]:
    """Headings that differ, results told for another year, works of an earlier year."""
    year = material.table.year
    if year is None:
        return
    yield from _headings(material)
    for line in material.lines:
        for item in line.narrative:
            yield from (_stale(each, year) for each in repeated(material, item, line.actual, year))
    for item in material.table.items():
        results = role(item.path) in RESULTS
        yield from (_stale(each, year) for each in year_ends(item, year))
        if results or role(item.path) == "target":
            yield from (_stale(each, year) for each in told(item, year, results=results))
        if results:
            yield from (_stale(each, year) for each in events(item, year))
            yield from _works(item, year)


def _headings(material: Material) -> Iterator[Finding]:
    """Title and heading lines that name one year each, but not the same."""
    heads = [item for item in (material.table.title, *material.table.details) if len(item.text) <= _HEAD]
    named = [(item, _only_year(item.text)) for item in heads]
    years = {found for _, found in named if found is not None}
    if len(years) > 1:
        yield finding(
            check,
            Severity.ERROR,
            [at(item) for item, found in named if found is not None],
            zh="标题和表头写的年度不一致（{years}），请核对是哪一年的表。",
            en="Title and heading name different years ({years}); please say which year the table is for.",
            years="、".join(str(each) for each in sorted(years)),
        )


def _only_year(text: str) -> int | None:
    if re.search(r"\d{4}[-/.]\d|月|〔", text):
        return None  # a date or a document number, not the table's year
    found = {int(match[1]) for match in _HEADED.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _stale(stale: Stale, year: int) -> Finding:
    return finding(
        check,
        Severity.WARNING if stale.sure else Severity.INFO,
        [at(stale.item, stale.start, stale.end), *(at(figure) for figure in stale.same)],
        zh="本表是{year}年度的，这里写的是{other}年的情况，请核对是年份写错，还是照抄了往年的内容。",
        en="The table is for {year}, but this tells of {other}; please check whether the year is wrong or the text an old one.",
        year=year,
        other=stale.year,
    )


def _works(item: Item, year: int) -> Iterator[Finding]:
    """A report that bears an earlier year, told as this year's result."""
    for found in _REPORT.finditer(item.text):
        if int(found[1]) < year and _MADE.search(item.text, max(0, found.start() - 8), found.start()):
            yield finding(
                check,
                Severity.INFO,
                [at(item, *found.span())],
                zh="本年度的成果是{other}年的{work}，请说明所用数据的年份，或换成本年度的成果。",
                en="This year's result is {work} of {other}; please say which year its data are of.",
                other=found[1],
                work=found.group(),
            )
