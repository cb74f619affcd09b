"""The rows of an indicator block, and which cells of a column are one down its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hengji.tables.layouts.layout import Block, Column
from hengji.tables.model import Indicator, PerformanceTable, Task


@dataclass(frozen=True, slots=True)
class Record:
    """One row: an indicator and the task it belongs to; a task without indicators has a row of its own."""

    task: Task | None
    indicator: Indicator | None


def records(block: Block, table: PerformanceTable) -> list[Record]:
    """The rows of a block; an empty form's has one."""
    if block.of == "overall":
        return [Record(None, each) for each in table.overall.indicators] or [Record(None, None)]
    rows = [Record(task, each) for task in table.tasks for each in (task.indicators or (None,))]
    return rows or [Record(None, None)]


def heights(block: Block, found: Sequence[Record], at: int, text: Callable[[Column, Record], str]) -> list[int]:
    """For each row over how many rows the cell of a column goes; 0 where it goes on from above.

    A merged column's cell goes on while its words and those of the merged columns before it are the same, and never
    over the end of a task; what a task says once is one cell.
    """
    column = block.columns[at]
    if not (column.merge or _is_of_task(column)):
        return [1] * len(found)
    before = [each for each in block.columns[:at] if each.merge and not _is_of_task(each)]
    merged = [] if _is_of_task(column) else [*before, column]
    keys = [(id(record.task), *(text(each, record) for each in merged)) for record in found]
    runs: list[int] = []
    for number, key in enumerate(keys):
        if number and key == keys[number - 1]:
            runs.append(0)
            first = max(n for n, each in enumerate(runs) if each)
            runs[first] += 1
        else:
            runs.append(1)
    return runs


def _is_of_task(column: Column) -> bool:
    """Whether a column holds what a task says once for all its indicators."""
    return column.role in ("task", "objective", "task:weight", "task:actual") or column.role.startswith("fund:")
