"""Targets that nobody answered: whole items without an actual, and figures without a result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hengji.checks.material import Material
from hengji.tables.figures import Figure
from hengji.tables.finding import Severity
from hengji.tables.kinship import kinship, subject_likeness
from hengji.tables.model import Item
from hengji.tables.pairing import Line, Pair
from hengji.tables.standing import Standing
from hengji.tables.wording import gist, share

_MENTIONED = 0.6
_KIN = 0.55
_WHOLE = 100
_ALL = re.compile(r"全部|全覆盖|均已|均按|均通过|均合格|均达|应.尽.|无一例外|百分之百")
_NONE = re.compile(r"未发生|无|没有|零|未出现|未收到|不存在")
_EVERY = re.compile(r"全部|每月均|各月均|每个.{1,6}均|均不少于|均达到")
_BLANK = frozenset({"", "无", "—", "-", "/", "——", "--", "暂无"})


@dataclass(frozen=True, slots=True)
class Silence:
    """One target figure without a result; `mentioned` says whether its subject is at least named among the results."""

    line: Line
    target: Figure
    mentioned: bool
    severity: Severity


def unanswered(material: Material) -> tuple[Line, ...]:
    """Lines whose target has no entry in the column of actuals, where that column exists."""
    return tuple(line for line in material.lines if line.target is not None and _no_actual(line))


def _no_actual(line: Line) -> bool:
    if line.actual:
        return all(item.text.strip() in _BLANK for item in line.actual)
    return bool(line.indicator.target) and _column(line)


def _column(line: Line) -> bool:
    """An indicator whose actuals are fewer than its targets: only then an item is missing and not merely said otherwise."""
    indicator = line.indicator
    return len([i for i in indicator.actual if i]) < len([i for i in indicator.target if i])


def silences(material: Material) -> Iterator[Silence]:
    """Target figures without a result, in reading order."""
    answered = {_place(pair.target) for pair in material.pairs if pair.result is not None}
    for pair in material.pairs:
        if _place(pair.target) not in answered and not _told_otherwise(pair, material):
            silence = _silence(pair)
            if silence is not None:
                yield silence


def _told_otherwise(pair: Pair, material: Material) -> bool:
    if _in_words(pair) or (pair.target.quantity.per is not None and _of_unit(pair, material)):
        return True
    if _in_parts(pair, material):
        return True
    return _beside_total(pair, material) or _each(pair, material) or _elsewhere(pair, material)


def _in_parts(pair: Pair, material: Material) -> bool:
    """Whether one item of the results answers in parts that reach the target: 线下120人，线上90人."""
    for item in pair.line.results:
        parts = [f for f in material.figures_of(item) if f.quantity.unit == pair.target.quantity.unit and f.scopes]
        if len(parts) > 1 and sum(f.quantity.value for f in parts) >= pair.target.quantity.value:
            return True
    return False


def _in_words(pair: Pair) -> bool:
    """Whether words give the result: 全部整改完毕 for 100 %, 未发生 for 0."""
    told = _told(pair)
    quantity = pair.target.quantity
    whole = quantity.kind == "percent" and quantity.value == _WHOLE and _ALL.search(told) is not None
    return whole or (quantity.value == 0 and _NONE.search(told) is not None)


def _of_unit(pair: Pair, material: Material) -> bool:
    """Whether the results have a figure in the unit of a target per person, per town …"""
    told = [f for item in pair.line.results for f in material.figures_of(item)]
    return any(f.quantity.unit == pair.target.quantity.unit for f in told) or bool(_EVERY.search(_told(pair)))


def _told(pair: Pair) -> str:
    return "".join(item.text for item in pair.line.results)


def _place(figure: Figure) -> tuple[str, int]:
    return figure.item.path, figure.quantity.start


def _silence(pair: Pair) -> Silence | None:
    told = "".join(item.text for item in pair.line.results)
    mentioned = bool(pair.target.subject) and share(gist(pair.target.subject), told) >= _MENTIONED
    quantity = pair.target.quantity
    single = quantity.kind == "count" and quantity.value == 1
    if (single and mentioned) or (quantity.kind in {"duration", "age", "money"} and mentioned):
        return None
    sure = quantity.kind == "percent" or quantity.comparator != "=" or not single
    return Silence(pair.line, pair.target, mentioned, Severity.ERROR if sure else Severity.WARNING)


def _beside_total(pair: Pair, material: Material) -> bool:
    """A rate whose total stands beside it (每月1期，全年12期) is answered with the total."""
    if pair.target.quantity.kind != "rate":
        return False
    return any(
        f.item is pair.target.item and f.quantity.unit == pair.target.quantity.unit for f in _others(pair, material)
    )


def _others(pair: Pair, material: Material) -> Iterator[Figure]:
    return (f for f in material.figures_of(pair.target.item) if f is not pair.target)


def _elsewhere(pair: Pair, material: Material) -> bool:
    """Whether another item of the same indicator, or the overview, states the result under another number."""
    overview: list[Item] = [item for line in material.link_of(pair.line.indicator) for item in line.results]
    own = (*pair.line.indicator.actual, *pair.line.indicator.narrative, *overview)
    every = [f for item in own for f in material.figures_of(item)]
    return any(_answers(pair.target, other) for other in every)


def _each(pair: Pair, material: Material) -> bool:
    """Whether the results give the number for each of several parts (各1套), which only a reader can add up."""
    told = (f for item in pair.line.results for f in material.figures_of(item))
    return any(f.standing is Standing.EACH and f.quantity.unit == pair.target.quantity.unit for f in told)


def _answers(target: Figure, other: Figure) -> bool:
    same = target.quantity.unit == other.quantity.unit
    return same and subject_likeness(target, other) >= _KIN and kinship(target, other, (target,), (other,)) > 0
