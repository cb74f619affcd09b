"""具体完成情况中没有出处 Claim missing from the narrative.

查什么: 年度完成值里的数或活动，在同一指标的具体完成情况里找不到。
What it checks: a figure or an activity in the column of actuals that the narrative of the same indicator does not mention.
为什么: 具体完成情况是完成值的依据；找不到出处的数无法核对。
Why it matters: the narrative is what supports the actual; a figure that it does not mention cannot be checked.
示例: 完成值写“举办人才交流会”，具体完成情况列了四项活动，没有交流会。
Example: the actual names an exchange fair; the narrative lists four events, none of them that.
怎么办: 在具体完成情况中补充该项内容，或删去没有依据的说法。
What to do: add it to the narrative, or drop what has no support.
依据: 财预〔2020〕10号（自评结果应有佐证）。
Authority: Cai Yu [2020] No. 10: self-evaluation is to be supported by evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.names import Name, events
from hengji.checks.rule import at, finding, rule
from hengji.checks.statements import bounds, by_item
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity
from hengji.tables.kinship import same_kind, subject_likeness
from hengji.tables.model import Indicator
from hengji.tables.wording import gist, plain, share

_LEAST = 10
_LOST = 0.45
_WORTH = 20
_KIN = 0.3


@rule("AG06", "claim-missing-from-narrative")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each figure, then for each named event, of the actuals that the narrative does not support."""
    for task in material.table.tasks:
        for indicator in task.indicators:
            if sum(len(item.text) for item in indicator.narrative) >= _WORTH:
                yield from _figures(material, indicator)
                yield from _events(indicator)


def _figures(material: Material, indicator: Indicator) -> Iterator[Finding]:
    told = [f for item in indicator.narrative for f in material.figures_of(item)]
    for item in indicator.actual:
        for figure in material.figures_of(item):
            if _claims(figure) and not _supported(figure, told):
                overview = [i for line in material.link_of(indicator) for i in line.results]
                yield finding(
                    check,
                    Severity.INFO,
                    [at(figure), *(at(f) for f in material.echoes(figure, overview))],
                    zh="完成值中的“{subject}{text}”在具体完成情况中没有出处，请补充依据。",
                    en="“{subject}{text}” of the actuals is not found in the narrative; please add its basis.",
                    subject=figure.subject,
                    text=figure.quantity.text,
                )


def _claims(figure: Figure) -> bool:
    return figure.quantity.kind not in ("age", "rate", "percent") and figure.quantity.value >= _LEAST


def _supported(figure: Figure, told: list[Figure]) -> bool:
    """Whether a figure of the narrative states the claim, or several of one item add up to it."""
    if any(_supports(figure, other) for other in told):
        return True
    parts = by_item([f for f in told if same_kind(f.quantity, figure.quantity)])
    return any(sum(f.quantity.value for f in each) == figure.quantity.value for each in parts.values())


def _supports(figure: Figure, other: Figure) -> bool:
    if figure.quantity.value == other.quantity.value:
        return True
    same = figure.quantity.unit == other.quantity.unit
    near = bounds(figure.quantity).meets(bounds(other.quantity)) or other.quantity.approximation != "none"
    return same and (near or subject_likeness(figure, other) >= _KIN)


def _events(indicator: Indicator) -> Iterator[Finding]:
    told = "".join(item.text for item in indicator.narrative)
    for name in events(indicator.actual):
        if _lost(name, told):
            yield finding(
                check,
                Severity.INFO,
                [at(name.item, name.start, name.end)],
                zh="完成值中的“{name}”在具体完成情况中没有提到，请补充。",
                en="“{name}” of the actuals is not mentioned in the narrative; please add it.",
                name=name.text,
            )


def _lost(name: Name, told: str) -> bool:
    words = gist(name.text)
    head = plain(name.text).removesuffix("活动")[-_HEAD:]
    return len(words) >= _MIN and share(words, told) <= _LOST and head not in plain(told)


_MIN = 4
_HEAD = 2
