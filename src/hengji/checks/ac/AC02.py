"""完成值照抄目标 Actual repeats the target.

查什么: 完成值只是把目标换个动词再写一遍（“做好……”改为“完成……”），没有任何结果；或者具体完成情况、总表照抄目标、完成值原文；
    自评报告的完成情况与绩效目标一字不差。
What it checks: an actual that repeats its target with another verb (做好 → 完成) and states no result; or a narrative or
    overview that copies target or actual word for word; a report whose account of results is its objective again.
为什么: 照抄目标等于没有报告完成情况，审核时必被退回。
Why it matters: an actual that copies the target reports nothing, and is sent back on review.
示例: 目标“着力推进某项工作”，完成值“扎实推进某项工作”。
Example: target “push the work forward”, actual “solidly pushed the work forward”.
怎么办: 写实际做了什么、做了多少、达到什么效果。
What to do: write what was done, how much of it, and to what effect.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》（自评结果应当全面、真实、客观）。
Authority: Cai Yu [2020] No. 10: self-evaluation results are to be complete, true and objective.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hengji.checks.headed import repeated_aims
from hengji.checks.material import Material
from hengji.checks.measures import deliverable, measurable
from hengji.checks.rule import at, finding, rule
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Item
from hengji.tables.pairing import Line
from hengji.tables.wording import gist, plain, share

_COPIED, _KEPT, _LONGER = 0.8, 0.85, 1.5
_BOUND = re.compile(r"以上|以下|不少于|不低于|至少|不超过|≥|≤")
_ANSWERS = re.compile(
    r"(?<!不)(?:是|有|达标|合格|通过)[。；;]?$|达[成到](?:了)?(?:年度|预期|既定)(?:指标|目标|效果|要求)"
)
"""Yes or no, and the conclusion that 财预〔2020〕10号 asks for on a qualitative indicator."""
_SAME = 0.92
_LONG = 12


@rule("AC02", "actual-repeats-target")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each copied actual, then for long passages of narrative or overview copied word for word."""
    for line in material.lines:
        for item in line.actual:
            if line.target is not None and _copies(material, line.target, item):
                yield from _copied(line, line.target, item)
    yield from _objectives(material)
    yield from _passages(material)


def _copies(material: Material, target: Item, item: Item) -> bool:
    if material.figures_of(item) or (measurable(material, target) and not _verbatim(target, item)):
        return False
    one, other = gist(target.text), gist(item.text)
    if not one or not other or deliverable(item.text) or _ANSWERS.search(item.text):
        return False
    whole = share(one, other) >= _KEPT and len(other) <= _LONGER * len(one)
    return share(other, one) >= _COPIED or whole or _shuffled(one, other)


def _shuffled(one: str, other: str) -> bool:
    """Whether the actual is made of the target's characters in another order: 提高获得感, 获得感提高."""
    kept = sum((Counter(one) & Counter(other)).values())
    return kept >= _SAME * max(len(one), len(other))


def _copied(line: Line, target: Item, item: Item) -> Iterator[Finding]:
    """A copied actual; in a form with rows 健全 or 显著提升 are grades rather than words, and only the very same is noted."""
    if line.indicator.level1 is None or len(plain(target.text)) >= _LONG:
        yield _finding(Severity.WARNING, target, item, "完成值", "actual")
    elif plain(target.text) == plain(item.text):
        yield _finding(Severity.INFO, target, item, "完成值", "actual")


def _verbatim(one: Item, other: Item) -> bool:
    return plain(one.text) == plain(other.text) and len(plain(one.text)) >= _LONG


def _objectives(material: Material) -> Iterator[Finding]:
    overall = material.table.overall
    beside = zip(overall.objectives, overall.actual, strict=False)
    same = [(a, b) for a, b in beside if _verbatim(a, b) or _copies(material, a, b) or _boasts(a, b)]
    for one, other in (*same, *repeated_aims(material.table, 2 * _LONG)):
        yield _finding(Severity.WARNING, one, other, "实际完成情况", "account of results")


def _boasts(one: Item, other: Item) -> bool:
    """Whether a long account repeats its objective but for a word or two, bounds and all (达到95%以上)."""
    a, b = plain(one.text), plain(other.text)
    return min(len(a), len(b)) >= 2 * _LONG and _shuffled(a, b) and _BOUND.search(other.text) is not None


def _passages(material: Material) -> Iterator[Finding]:
    """The narrative that repeats its actual word for word, and the overview that repeats a task's target."""
    for line in material.lines:
        for item in line.narrative:
            twin = next((a for a in line.actual if _verbatim(a, item)), None)
            if twin is not None:
                yield _finding(Severity.INFO, twin, item, "具体完成情况", "narrative")
    for link in material.links:
        for target in link.indicator.target:
            yield from _quoted(material, target, link.line.narrative)


def _quoted(material: Material, target: Item, narrative: tuple[Item, ...]) -> Iterator[Finding]:
    key = plain(target.text.split("。")[0])
    for item in narrative:
        start = item.text.find(target.text.rstrip("。；;"))
        if start >= 0 and len(key) >= 2 * _LONG and not material.figures_of(target):
            yield finding(
                check,
                Severity.INFO,
                [at(target), at(item, start, start + len(target.text.rstrip("。；;")))],
                zh="总体部分的具体完成情况照抄了任务目标的原句，没有写结果。",
                en="The overview's narrative copies the words of the task's target and states no result.",
            )


def _finding(severity: Severity, target: Item, item: Item, zh: str, en: str) -> Finding:
    told = en == "narrative"
    source, origin = ("年度完成值", "actual") if told else ("目标", "target")
    return finding(
        check,
        severity,
        [at(target), at(item)],
        zh="{column}“{text}”只是重复{source}，没有写出实际结果，请写明做了什么、做了多少。",
        en="The {name} “{text}” only repeats the {origin} and states no result; please say what was done and how much.",
        column=zh,
        name=en,
        source=source,
        origin=origin,
        text=item.text.rstrip("。；;") if len(item.text) <= 2 * _LONG else item.text[: 2 * _LONG] + "…",
    )
