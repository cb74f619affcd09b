"""What a percentage stands on: the plan it is measured by, the figures it was reckoned from, the whole it claims to be all of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from hengji.checks.material import RESULTS, Material
from hengji.tables.figures import Figure
from hengji.tables.model import Indicator
from hengji.tables.wording import bigrams, likeness

_OF_PLAN = re.compile(r"(?:达到?|完成|为|占)[^，,。；;]{0,8}(?:计划|目标|任务|预期)[^，,。；;、]{0,8}$")
_ALREADY = re.compile(r"(?P<noun>[^，,。；;\d]{0,14})[，,](?:目前|现)?(?:已有|仅有|只有|已)")
_END = re.compile(r"[，,。；;、：:（）()]")
_STOP = re.compile(r"[。；;]")
_UNDONE = re.compile(r"未|正在|尚|推进|推迟|下年|次年|明年|计划|拟|将")
_ALIKE = 0.4
_HUNDRED = Decimal(100)


def of_unknown_plan(material: Material) -> Iterator[list[tuple[Figure, Figure]]]:
    """Percentages of a plan that no target gives, each with the count beside it; those that say the same together."""
    found: dict[tuple[Decimal, Decimal], list[tuple[Figure, Figure]]] = defaultdict(list)
    for figure in material.figures:
        base = _count_before(material.figures_of(figure.item), figure)
        if base is not None and not _plan_given(material, figure, base):
            found[figure.quantity.value, base.quantity.value].append((figure, base))
    yield from found.values()


def of_nothing(material: Material) -> Iterator[list[Figure]]:
    """Percentages of a plan where the indicator tells neither the plan nor what was done; those of one value together."""
    for indicator in material.table.indicators():
        cells = (*indicator.target, *indicator.actual, *indicator.narrative)
        own = [figure for item in cells for figure in material.figures_of(item)]
        alone = [figure for figure in own if _unfounded(material, figure, own)]
        for value in sorted({figure.quantity.value for figure in alone}):
            yield [figure for figure in alone if figure.quantity.value == value]


def short_of_all(material: Material) -> Iterator[tuple[Figure, Figure, Figure]]:
    """A rate of 100 % in the actual with a whole and the smaller part of it that the narrative counts."""
    for line in material.lines:
        rates = [f for item in line.actual for f in material.figures_of(item) if _all(f)]
        for item in line.narrative:
            figures = material.figures_of(item)
            for whole, part in pairwise(figures):
                rate = next((f for f in rates if _part_done(whole, part, bigrams(f.subject))), None)
                if rate is not None and not _accounted(whole, part, figures):
                    yield rate, whole, part


def _unfounded(material: Material, percent: Figure, own: Sequence[Figure]) -> bool:
    if percent.role not in RESULTS or percent.quantity.unit != "%" or not _OF_PLAN.search(percent.lead):
        return False
    if _count_before(material.figures_of(percent.item), percent) is not None:
        return False
    numbers = [f for f in own if f.quantity.kind not in ("percent", "multiple")]
    return not any(f.role == "target" or _answers(f, percent) for f in numbers)


def _answers(number: Figure, percent: Figure) -> bool:
    """Whether a figure may be what the percentage was reckoned from: of its sentence, or of like subject."""
    if number.item is percent.item and number.quantity.end <= percent.quantity.start:
        between = number.item.text[number.quantity.end : percent.quantity.start]
        if not _STOP.search(between):
            return True
    return not number.subject or likeness(number.subject, percent.subject) > _ALIKE


def _count_before(figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The count beside a percentage of a plan: 人才39名，扶持人数达到计划的78%."""
    quantity = figure.quantity
    if quantity.kind != "percent" or not 0 < quantity.value < _HUNDRED or not _OF_PLAN.search(figure.lead):
        return None
    earlier = [f for f in figures if f.quantity.end <= quantity.start and f.quantity.kind in ("count", "money")]
    near = earlier[-1] if earlier else None
    return None if near is None or "。" in figure.item.text[near.quantity.end : quantity.start] else near


def _plan_given(material: Material, percent: Figure, count: Figure) -> bool:
    """Whether some target of the indicator, or a plan in the item itself, is in the unit of the count."""
    indicator = _indicator(material, percent)
    targets = [] if indicator is None else [f for item in indicator.target for f in material.figures_of(item)]
    planned = [
        f for f in material.figures_of(percent.item) if re.search(r"计划|目标|任务", f.lead) and f is not percent
    ]
    return any(f.quantity.unit == count.quantity.unit and f.quantity.per is None for f in (*targets, *planned))


def _indicator(material: Material, figure: Figure) -> Indicator | None:
    return next((i for i in material.table.indicators() if figure.item.path.startswith(i.path + ".")), None)


def _all(figure: Figure) -> bool:
    quantity = figure.quantity
    return quantity.kind == "percent" and quantity.value == _HUNDRED and figure.subject.endswith("率")


def _accounted(whole: Figure, part: Figure, figures: Sequence[Figure]) -> bool:
    """Whether the text says of the rest how it is covered: 其余2个与邻近的共用, not 其余2个正在建设."""
    rest = whole.quantity.value - part.quantity.value
    later = [f for f in figures if f.quantity.start > part.quantity.start and f.quantity.value == rest]
    return bool(later) and not _UNDONE.search(whole.item.text, part.quantity.end)


def _part_done(whole: Figure, part: Figure, rate: frozenset[str]) -> bool:
    """Whether the text counts a whole and what of it was done (58个小区，已有55个实行分类), both as the rate's name says."""
    one, other = whole.quantity, part.quantity
    if one.kind != "count" or one.unit is None or one.unit != other.unit or not 0 < other.value < one.value:
        return False
    text = whole.item.text
    between = _ALREADY.fullmatch(text[one.end : other.start])
    if between is None or one.comparator != "=" or other.comparator != "=":
        return False
    said = bigrams(_END.split(text[other.end :], maxsplit=1)[0]) & rate
    counted = bigrams(between["noun"] + _END.split(whole.lead)[-1]) & rate
    return bool(said) and bool(counted)
