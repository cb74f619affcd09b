"""A layout for a table that follows no official one: what it holds, under its own words, in the official order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hengji.tables.layouts.layout import Block, Column, Layout
from hengji.tables.model import Indicator, PerformanceTable
from hengji.writers.forms.owners import FUND, INDICATOR, part, roles_of
from hengji.writers.forms.words import FUND_HEADINGS, FUNDS, INDICATORS, NAME_ALONE, column, share

_ID = "plain"
_LEAST = 6
"""Columns that the sheet has at least, so that labels and values stand side by side."""


def plain_layout(table: PerformanceTable) -> Layout:
    """A layout of the blocks that the table has; what it lacks for other values is fitted like any other layout's."""
    own = dict(table.headings)
    blocks: list[tuple[Block, list[int]]] = []
    if table.funds:
        held = _held(FUND, (role for each in table.funds for role in roles_of(each)), ("name",))
        columns = [Column(role, FUND_HEADINGS[role]) for role in held]
        blocks.append((Block("funds", tuple(columns), frame=FUNDS), [share(each) for each in held]))
    if table.overall.indicators or not table.tasks:
        blocks.append(_indicators(table.overall.indicators, own, ()))
    listed = [each for task in table.tasks for each in task.indicators]
    if table.tasks:
        blocks.append(_indicators(listed, own, ("task", "objective")))
    widths = max((shares for _, shares in blocks), key=len)
    widths = [8, *widths, *[10] * (_LEAST - len(widths))]
    return Layout(
        id=_ID,
        form=table.form,
        zh="",
        en="",
        dated="",
        cited="",
        title="绩效表",
        widths=tuple(widths),
        blocks=tuple(_widened(block, len(widths)) for block, _ in blocks),
        landscape=True,
    )


def _indicators(listed: Sequence[Indicator], own: dict[str, str], before: tuple[str, ...]) -> tuple[Block, list[int]]:
    held = _held(INDICATOR, (role for each in listed for role in _kept(each)), ("name", "target", "actual"))
    alone = not {"level1", "level2"} & set(held)
    columns = []
    for role in (*before, *held):
        usual = NAME_ALONE if role == "name" and alone else None
        columns.append(column(role, own.get("level3" if role == "name" and "name" not in own else role, usual)))
    block = Block("indicators", tuple(columns), frame="" if before else INDICATORS, of="tasks" if before else "overall")
    return block, [share(each) for each in (*before, *held)]


def _kept(each: Indicator) -> Iterable[str]:
    """The roles that the indicator's form has a column for."""
    filled = set(roles_of(each))
    return (role for role in INDICATOR if role in filled or any(item is not None for item in part(each, role)))


def _held(order: Sequence[str], present: Iterable[str], always: tuple[str, ...]) -> list[str]:
    known = {*present, *always}
    return [role for role in order if role in known]


def _widened(block: Block, width: int) -> Block:
    """The block with its name column taking what is left over."""
    lead = 1 if block.frame else 0
    over = width - lead - sum(each.columns for each in block.columns)
    at = next((n for n, each in enumerate(block.columns) if each.role == "name"), 0)
    columns = tuple(replace(each, columns=each.columns + over * (n == at)) for n, each in enumerate(block.columns))
    return replace(block, columns=columns)
