"""日期前后颠倒 Dates out of order.

查什么: “6月至3月”这样起止颠倒的期间；同一项工程的合同早于招标、竣工早于开工、验收早于竣工；“6月31日”这样不存在的日子。
What it checks: periods that end before they begin, contracts before their tender, works finished before they began, days
    that do not exist (31 June).
为什么: 日期是核对进度和付款的依据，颠倒了就无法与合同、验收单对上。
Why it matters: dates are what progress and payments are checked by; out of order they match no contract and no acceptance.
示例: “2021年9月1日至2021年6月30日举办”；“工程3月竣工，5月开工”。
Example: “held from 1 September 2021 to 30 June 2021”; “completed in March, begun in May”.
怎么办: 查合同、验收单或活动通知，改正日期；跨年的写明“次年”。
What to do: look up contract, acceptance or notice and correct the date; write the year where a period runs into the next.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》：绩效自评应当真实、客观、准确。
Authority: Cai Yu [2020] No. 10: a self-evaluation is to be true, objective and exact.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.checks.works import reversals
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Item

_DATE = r"(?:((?:19|20)\d\d) ?年 ?)?(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号])?"
_PERIOD = re.compile(
    rf"{_DATE} ?(?:至|到|—|–|-|~|～)+ ?(?:(?:((?:19|20)\d\d) ?年 ?)?(\d{{1,2}}) ?月)?(?: ?(\d{{1,2}}) ?[日号])?"
)
_DAY = re.compile(r"(?<!\d)(?:((?:19|20)\d\d) ?年 ?)?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号](?!线)")


@rule("DT02", "dates-out-of-order")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each period, each pair of dates and each day that cannot be."""
    for item in material.table.items():
        if "月" in item.text:
            yield from _periods(item)
            yield from _works(item, material.table.year)
            yield from _days(item, material.table.year)


def _periods(item: Item) -> Iterator[Finding]:
    for found in _PERIOD.finditer(item.text):
        first, day, second, last = (int(found[i]) if found[i] else None for i in (2, 3, 5, 6))
        if first is None or not 1 <= first <= 12 or (second is None and (day is None or last is None)):
            continue
        years = (found[1], found[4] or (found[1] if second is None else None))
        same = years[0] is not None and years[0] == years[1]
        if years[1] is not None and not same:
            if years[0] is not None and years[0] > years[1]:
                yield _backwards(item, found, Severity.ERROR)
            continue
        if _reversed(first, day, second or first, last) and (same or second is None or not _winter(first, second)):
            yield _backwards(item, found, Severity.ERROR if same else Severity.WARNING)


def _reversed(first: int, day: int | None, second: int, last: int | None) -> bool:
    return first > second or (first == second and day is not None and last is not None and day > last)


def _winter(first: int, second: int) -> bool:
    """Whether a period may run over the turn of the year without saying so: 11月至3月."""
    return first >= 9 and second <= 5


def _backwards(item: Item, found: re.Match[str], severity: Severity) -> Finding:
    return finding(
        check,
        severity,
        [at(item, *found.span())],
        zh="“{text}”的结束早于开始，请改正；跨年的请写明年份。",
        en="“{text}” ends before it begins; please correct it, or give the years.",
        text=found.group().strip(),
    )


def _works(item: Item, year: int | None) -> Iterator[Finding]:
    for earlier, later in reversals(item.text, year):
        yield finding(
            check,
            Severity.ERROR,
            [
                at(item, each.day.start, each.day.end)
                for each in sorted((earlier, later), key=lambda step: step.day.start)
            ],
            zh="{later}（{done}）早于{earlier}（{begun}），请核对日期。",
            en="{later} ({done}) comes before {earlier} ({begun}); please check the dates.",
            later=later.name,
            done=item.text[later.day.start : later.day.end],
            earlier=earlier.name,
            begun=item.text[earlier.day.start : earlier.day.end],
        )


def _days(item: Item, year: int | None) -> Iterator[Finding]:
    for found in _DAY.finditer(item.text):
        month, day = int(found[2]), int(found[3])
        # Without a year a leap year is granted.
        if 1 <= month <= 12 and 1 <= day <= monthrange(int(found[1] or year or 2000), month)[1]:
            continue
        yield finding(
            check,
            Severity.ERROR,
            [at(item, *found.span())],
            zh="没有“{text}”这一天，请改正日期。",
            en="There is no such day as “{text}”; please correct the date.",
            text=found.group(),
        )
