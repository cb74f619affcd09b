"""Rates of a hundred percent beside a rest that is still open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from hengji.checks.material import Material
from hengji.checks.statements import sentence
from hengji.tables.figures import Figure
from hengji.tables.wording import plain

_ALL = Decimal(100)
_UNDONE = re.compile(r"正在|尚未|未|待|仍|将于|继续|跨年|次年|下一年|滚动")
_RATE = 3


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
    return figure.standing == "rest" and figure.quantity.value > 0 and _UNDONE.search(after) is not None


def _of_one_thing(rate: Figure, rest: Figure) -> bool:
    """Whether the sentence of the rest speaks of what the rate is of: 整改率, 其余27处正在整改."""
    stem = plain(rate.subject)[-_RATE:-1]
    return bool(stem) and stem[0] in sentence(rest)
