"""同一指标重复出现 Indicator twice.

查什么: 两条目标内容几乎一样，数量也一样（或都没有数量）。
What it checks: two targets that say almost the same, with the same number or with none.
为什么: 同一件事算两次，权重和完成率都会虚高。
Why it matters: one piece of work counted twice inflates weights and achievement.
示例: 任务一和任务三都写“举办技能竞赛2场”。
Example: task one and task three both promise “two skills contests”.
怎么办: 保留一处，另一处删去或改为不同的考核内容。
What to do: keep one of them, and drop or change the other.
依据: 财预〔2015〕88号第十条；财预〔2021〕101号（指标应当精简、避免重复）。
Authority: Cai Yu [2015] No. 88, article 10; Cai Yu [2021] No. 101: indicators are to be few and not repeated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Item
from hengji.tables.wording import plain

_LEAST = 8


@rule("TG03", "indicator-twice")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each pair of targets (or of rows) that are the same."""
    same: dict[str, list[Item]] = defaultdict(list)
    for item, key in _targets(material):
        same[key].append(item)
    for group in same.values():
        for one, other in list(combinations(group, 2))[:1]:
            yield finding(
                check,
                Severity.WARNING,
                [at(one), at(other)],
                zh="“{text}”在目标中出现了{times}次，内容相同，请合并或区分。",
                en="“{text}” stands {times} times among the targets; please merge or tell them apart.",
                text=one.text,
                times=len(group),
            )


def _targets(material: Material) -> Iterator[tuple[Item, str]]:
    """Targets long enough to be the same on purpose; in a form with rows the name belongs to the target."""
    for indicator in material.table.indicators():
        if indicator.path.startswith("overall") and material.table.tasks:
            continue
        named = indicator.level1 is not None
        for item in (indicator.name,) if named else indicator.target:
            key = plain(item.text) + ("/".join(plain(t.text) for t in indicator.target) if named else "")
            if len(key) >= (4 if named else _LEAST) and item:
                yield item, key
