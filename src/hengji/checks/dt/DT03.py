"""年度之后做的事算进了本年度 Done after the year.

查什么: 2021年度的完成情况里写“2022年3月完成”“截至2022年2月底累计……”。
What it checks: results of the table of 2021 that read “completed in March 2022” or “by the end of February 2022 …”.
为什么: 年度之后做的事不是本年度的完成值，算进来就虚增了完成率。
Why it matters: what was done after the year is not its result; counting it inflates the achievement.
示例: 2021年度的表写“2022年1月召开总结大会”。
Example: the table of 2021 says “in January 2022 the closing meeting was held”.
怎么办: 改写截至12月31日的数；后来完成的，写在说明里，不计入完成值。
What to do: give the figure as of 31 December; what came later belongs in the explanation, not in the actual.
依据: 财预〔2020〕10号：单位自评以预算年度为周期。
Authority: Cai Yu [2020] No. 10: self-evaluation covers the budget year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.checks.material import RESULTS, Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.figures import role
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Item
from hengji.tables.reasons import deferral
from hengji.tables.wording import sentences

_BOOK = re.compile(r"《[^》]*》|“[^”]*”|〔[^〕]*〕")
_DATED = re.compile(r"(?<!\d)((?:19|20)\d\d) ?年 ?(\d{1,2}) ?月(?: ?\d{1,2} ?[日号]|底|末|初|[上中下]旬|份)?")
_DONE = re.compile(
    r"^[^。；;]{0,16}?(?:完成|举办|召开|举行|开展|竣工|完工|验收|投入使用|印发|上线|建成|交付|揭牌|开业|投产|发放|累计|共)"
)
_AHEAD = re.compile(
    r"计划|预计|拟|将|力争|争取|准备|待|届时|目标|有效期|合同|工期|服务期|周期|任期|聘期|期限|为期|延续|次年|明年|报名|备战|迎接"
)
_UNTIL = re.compile(r"(?:(?<!截)至|到|—|~|-|–)\s*$")


@rule("DT03", "done-after-year")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each date after the table's year by which or on which something is said to be done."""
    year = material.table.year
    if year is None:
        return
    for item in material.table.items():
        if role(item.path) in RESULTS:
            yield from _later(item, year)


def _later(item: Item, year: int) -> Iterator[Finding]:
    bare = _BOOK.sub(lambda m: "\0" * len(m.group()), item.text)
    for start, end in sentences(bare):
        sentence = bare[start:end]
        if _AHEAD.search(sentence) or deferral(sentence):
            continue
        for found in _DATED.finditer(bare, start, end):
            if (
                int(found[1]) > year
                and _DONE.match(bare[found.end() : end])
                and not _UNTIL.search(bare[start : found.start()])
            ):
                yield finding(
                    check,
                    Severity.WARNING,
                    [at(item, *found.span())],
                    zh="本表是{year}年度的，“{date}”已在年度之后，不应计入本年度完成情况，请核对。",
                    en="The table is for {year}; “{date}” lies after it and cannot count as this year's result. Please check.",
                    year=year,
                    date=found.group(),
                )
