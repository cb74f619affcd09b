"""Statements of one fact: figures of results that count the same thing in the same scope and period, in several places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hengji.checks.material import RESULTS, Material
from hengji.quantity.model import Interval, Quantity
from hengji.tables.figures import Figure
from hengji.tables.kinship import same_kind
from hengji.tables.model import Indicator, Item
from hengji.tables.wording import plain, words

_KINDS = frozenset({"count", "money", "percent", "duration"})
_CORE = 2


def groups(material: Material) -> Iterator[tuple[Figure, ...]]:
    """For each indicator of the task part (or row) its results together with those of the overview that sums it up."""
    for indicator in _told(material):
        overview = [item for line in material.link_of(indicator) for item in line.results]
        items = [*indicator.actual, *indicator.narrative, *overview, *_account(material, indicator)]
        yield tuple(f for item in items for f in material.figures_of(item) if f.quantity.kind in _KINDS)


def _told(material: Material) -> list[Indicator]:
    tasks = [each for task in material.table.tasks for each in task.indicators]
    linked = {link.line.indicator.path for link in material.links}
    return tasks + [each for each in material.table.overall.indicators if each.path not in linked]


def _account(material: Material, indicator: Indicator) -> tuple[Item, ...]:
    """In a form with rows the account of results 实际完成情况 sums up every row."""
    return material.table.overall.actual if indicator.level1 is not None else ()


def same_fact(one: Figure, other: Figure) -> bool:
    """Whether two figures of different items state one fact: one unit, one subject, one period, no scope of only one."""
    if one.item is other.item or not same_kind(one.quantity, other.quantity) or one.quantity.per != other.quantity.per:
        return False
    return core(one) == core(other) and len(core(one)) >= _CORE and same_frame(one, other)


def same_frame(one: Figure, other: Figure) -> bool:
    """Whether period, scopes and action agree."""
    acts = {one.action, other.action} - {""}
    return one.period == other.period and one.scopes == other.scopes and len(acts) <= 1 and not _parts(one, other)


def _parts(one: Figure, other: Figure) -> bool:
    return any(scope.startswith("part:") for scope in (*one.scopes, *other.scopes))


def core(figure: Figure) -> str:
    """The subject without what adds nothing: light verbs, 各类, 系列, 人数, 数量."""
    bare = plain(figure.subject)
    for word in (*words("light_verbs"), "各类", "各", "系列", "相关", "本市", "全市", "全区", "全县", "我市", "我局"):
        if len(word) > 1 and bare.startswith(word) and len(bare) - len(word) >= _CORE:
            bare = bare[len(word) :]
    for tail in ("人数", "数量", "总数", "次数", "总量", "活动"):
        if bare.endswith(tail) and len(bare) - len(tail) > _CORE:
            bare = bare[: -len(tail)]
    return bare


def by_item(figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    """The figures by the path of their item."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        found[figure.item.path].append(figure)
    return found


def lone(figure: Figure, mates: Sequence[Figure]) -> bool:
    """Whether the figure is the only one of its unit and subject in its item: two of them are a list, not a statement."""
    same = [f for f in mates if f.item is figure.item and f.quantity.unit == figure.quantity.unit]
    return sum(core(f) == core(figure) for f in same) == 1


def is_result(figure: Figure) -> bool:
    """Whether the figure stands in a column of results."""
    return figure.role in RESULTS


def bounds(quantity: Quantity) -> Interval:
    """The hard interval of a quantity: every value it may stand for however its hedge is read."""
    return Interval(quantity.low, quantity.high, quantity.low_open, quantity.high_open)
