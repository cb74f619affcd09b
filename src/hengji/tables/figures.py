"""A figure 数: one quantity of one item, with what it counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from hengji.quantity import scan
from hengji.quantity.model import Label, Quantity
from hengji.tables.model import Item, PerformanceTable
from hengji.tables.standing import Standing
from hengji.tables.subjects import subject


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity in its place: what it counts (`subject`), what was done to it, period and scopes beside it.

    `standing` tells a base, a change or a rest from a result, see `hengji.tables.standing`.

    `before` and `after` are where the figure before it ends and where the next one begins, in the same item.
    """

    item: Item
    quantity: Quantity
    subject: str = ""
    action: str = ""
    period: str = ""
    scopes: tuple[str, ...] = ()
    standing: Standing = Standing.RESULT
    before: int = 0
    after: int = 0

    @property
    def role(self) -> str:
        """The column it stands in: target, actual, narrative, objectives, weight …"""
        return role(self.item.path)

    @property
    def lead(self) -> str:
        """The words of the item between the figure before and this one."""
        return self.item.text[self.before : self.quantity.start]


@dataclass(frozen=True, slots=True)
class Rejected:
    """One number of an item that is a label, with the reason."""

    item: Item
    label: Label


def role(path: str) -> str:
    """The column a path leads to: the last name in it."""
    return path.rsplit(".", 1)[-1].partition("[")[0]


def read_figures(item: Item) -> tuple[tuple[Figure, ...], tuple[Rejected, ...]]:
    """The figures and the labels of one item, in reading order."""
    found, labels = scan(item.text)
    ends = [0, *(quantity.end for quantity in found)]
    starts = [*(quantity.start for quantity in found), len(item.text)]
    spans = zip(found, ends, starts[1:], strict=False)
    figures: list[Figure] = []
    for quantity, before, after in spans:
        figures.append(_continued(_figure(item, quantity, before, after), figures[-1] if figures else None))
    return tuple(figures), tuple(Rejected(item, label) for label in labels)


def _continued(figure: Figure, earlier: Figure | None) -> Figure:
    """The second of two measures of one thing (拆除213处、18350平方米) counts what the first counts."""
    if figure.subject or earlier is None or figure.lead.strip() != "、":
        return figure
    return replace(figure, subject=earlier.subject, action=earlier.action, scopes=earlier.scopes)


def figures(table: PerformanceTable) -> tuple[Figure, ...]:
    """Every figure of the table in reading order."""
    return tuple(figure for found, _ in _readings(table) for figure in found)


def rejected(table: PerformanceTable) -> tuple[Rejected, ...]:
    """Every label of the table in reading order."""
    return tuple(label for _, labels in _readings(table) for label in labels)


def siblings(found: tuple[Figure, ...]) -> Iterator[tuple[Figure, Figure]]:
    """Each figure with the next of the same item."""
    return ((one, other) for one, other in pairwise(found) if one.item is other.item)


def _readings(table: PerformanceTable) -> Iterator[tuple[tuple[Figure, ...], tuple[Rejected, ...]]]:
    return (read_figures(item) for item in table.items())


def _figure(item: Item, quantity: Quantity, before: int, after: int) -> Figure:
    what = subject(item.text, quantity, before, after)
    return Figure(item, quantity, what.noun, what.action, what.period, what.scopes, what.standing, before, after)
