"""Rates of a hundred percent beside a rest that is still open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from hengji.checks.material import Material
from hengji.checks.statements import sentence
from hengji.tables.figures import Figure
from hengji.tables.standing import Standing
from hengji.tables.wording import bigrams, plain

_ALL = Decimal(100)
_UNDONE = re.compile(r"正在|尚未(?!到期)|未(?!到|满|超)|待|仍|将于|继续|跨年|次年|下一年|滚动")
_RATE = 3
_NOT_DUE = re.compile(r"到期|期限|时限内|期内")
_WHOLE_SAID = re.compile(
    r"共|全|应|总|辖区|现有|有|呼入|受理|收到|接收|排查|发现|检查|抽检|抽查|调查|访问|"
    r"发放|回收|报名|参加|申请|申报|纳入|签约|登记|在册|在管"
)
_LEFT = re.compile(r"其余|剩余|尚|到期|期限|未到")
_SLACK = Decimal("0.1")
_WHOLE = Decimal(100)


def left_over(material: Material) -> Iterator[tuple[Figure, Figure]]:
    """The rate of an actual (整改率100%) with the figure that its narrative leaves undone (其余27处正在整改)."""
    for line in material.lines:
        full = [f for item in line.actual for f in material.figures_of(item) if _whole(f)]
        rest = [f for item in line.narrative for f in material.figures_of(item) if _open(f)]
        pairs = [(one, other) for one in full for other in rest if _of_one_thing(one, other)]
        if pairs and line.indicator.path.startswith("tasks"):
            yield pairs[0]


def _whole(figure: Figure) -> bool:
    return figure.quantity.kind == "percent" and figure.quantity.value == _ALL and figure.quantity.comparator == "="


def _open(figure: Figure) -> bool:
    after = figure.item.text[figure.quantity.end : figure.quantity.end + 12]
    if _NOT_DUE.search(after):
        return False
    return figure.standing is Standing.REST and figure.quantity.value > 0 and _UNDONE.search(after) is not None


def _of_one_thing(rate: Figure, rest: Figure) -> bool:
    """Whether the sentence of the rest speaks of what the rate is of: 整改率, 其余27处正在整改."""
    stem = plain(rate.subject)[-_RATE:-1]
    return bool(stem) and stem[0] in sentence(rest)


def unreckoned(material: Material) -> Iterator[tuple[Figure, Figure, Figure]]:
    """The rate of an actual (接通率98%以上) with the part and the whole of a narrative that do not make it (呼入…个，接通…个)."""
    for line in material.lines:
        rates = [f for item in line.actual for f in material.figures_of(item) if _of_part(f)]
        for rate in rates:
            told = (material.figures_of(item) for item in line.narrative)
            found = next((pair for figures in told if (pair := _reckoned(rate, figures))), None)
            if found is not None:
                yield rate, *found


def _of_part(figure: Figure) -> bool:
    bound = figure.quantity.comparator in ("=", ">=", ">")
    return figure.quantity.kind == "percent" and bound and plain(figure.subject).endswith(("率", "度"))


def _reckoned(rate: Figure, figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The part that names what the rate is of, just after its whole, where the two surely give another rate."""
    stem = plain(rate.subject)[-_RATE:-1]
    for whole, part in pairwise(figures):
        if _pair(whole, part) and stem in part.lead and stem not in whole.lead and _of_the_rate(rate, part):
            made = part.quantity.value / whole.quantity.value * _WHOLE
            if any(_makes(rate, part, f) for f in figures):
                return None
            if made < rate.quantity.value - _SLACK or (
                rate.quantity.comparator == "=" and made > rate.quantity.value + _SLACK
            ):
                return part, whole
    return None


def _of_the_rate(rate: Figure, part: Figure) -> bool:
    """Whether the sentence speaks of what the rate's name does beside its stem, and leaves nothing over."""
    told = sentence(part)
    named = plain(rate.subject)[:-_RATE]
    return _LEFT.search(told) is None and (len(named) <= 1 or bool(bigrams(named) & bigrams(told)))


def _makes(rate: Figure, part: Figure, whole: Figure) -> bool:
    """Whether another figure of the item, taken for the whole, gives the rate."""
    if whole is part or whole.quantity.unit != part.quantity.unit or not whole.quantity.value:
        return False
    return abs(part.quantity.value / whole.quantity.value * _WHOLE - rate.quantity.value) <= _SLACK


def _pair(whole: Figure, part: Figure) -> bool:
    """Whether two neighbours of one sentence can be whole and part: one unit, exact, the part the smaller."""
    exact = all(f.quantity.comparator == "=" and f.quantity.kind == "count" and not f.standing for f in (whole, part))
    one = whole.quantity.unit == part.quantity.unit and sentence(whole) == sentence(part)
    return (
        exact and one and 0 < part.quantity.value < whole.quantity.value and _WHOLE_SAID.search(whole.lead) is not None
    )
