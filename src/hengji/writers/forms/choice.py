"""Which layout a table is printed in: the one asked for, its own, the likest of its form, or one made for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hengji.tables.errors import SpokenError
from hengji.tables.layouts import plain
from hengji.tables.layouts.layout import Layout, layout, layouts
from hengji.tables.model import PerformanceTable
from hengji.writers.forms.owners import roles_of
from hengji.writers.forms.plain import plain_layout


class UnknownLayoutError(SpokenError):
    """A layout is asked for that does not come along; the message lists those that do."""


def chosen(table: PerformanceTable, name: str | None = None) -> Layout:
    """The layout that the table is printed in.

    Raises:
        UnknownLayoutError: `name` names no layout.
    """
    if name is not None:
        return named(name)
    own = layout(table.layout) if table.layout else None
    return own or _likest(table) or plain_layout(table)


def named(name: str) -> Layout:
    """The layout of this id.

    Raises:
        UnknownLayoutError: there is none.
    """
    found = layout(name)
    if found is None:
        ids = [each.id for each in layouts()]
        raise UnknownLayoutError(
            f"没有表式“{name}”；可用的有：{'、'.join(ids)}。",
            f'There is no layout "{name}"; there are: {", ".join(ids)}.',
        )
    return found


def _likest(table: PerformanceTable) -> Layout | None:
    """The layout of the table's form that its headings and fields fit best."""
    same = [each for each in layouts() if each.form == table.form]
    return max(same, key=lambda each: (*_likeness(table, each), -same.index(each)), default=None)


def _likeness(table: PerformanceTable, one: Layout) -> tuple[int, bool, int, int]:
    """How many headings are the table's, whether it is in use everywhere, fewest columns lacking, fewest to spare."""
    words = {plain(heading) for _, heading in table.headings} - {""}
    heads = {plain(column.heading) for column in one.columns()} - {""}
    held, columns = set(_held(table)), set(_columns(one))
    return len(words & heads), not one.places, -len(held - columns), -len(columns - held)


def _held(table: PerformanceTable) -> Iterator[str]:
    """What the table holds, as roles."""
    for indicator in table.indicators():
        yield from roles_of(indicator)
    for fund in table.funds:
        yield from roles_of(fund)
    yield from _present(
        ("objectives", table.overall.objectives), ("result", table.overall.actual), ("task", table.tasks)
    )


def _present(*pairs: tuple[str, object]) -> Iterator[str]:
    return (role for role, value in pairs if value)


def _columns(one: Layout) -> Iterable[str]:
    for block in one.blocks:
        for column in block.columns:
            yield "result" if block.kind == "objectives" and column.role == "actual" else column.role
