"""The words down the left side of a block; for a goal block those of its goal."""

from __future__ import annotations

from hengji.tables.layouts import plain
from hengji.tables.layouts.layout import Block
from hengji.tables.model import Item, PerformanceTable, Task
from hengji.writers.forms.form import filled


def frame_of(block: Block, table: PerformanceTable, task: Task | None) -> tuple[str, tuple[Item, ...]]:
    """The words of a block's frame, and the items that stand in them."""
    if block.of != "task" or task is None:
        blank = {"no": "", "name": "", "weight": "  "} if block.of == "task" else {}
        return filled(block.frame, table, **blank), ()
    number = task.no if task.no is not None else table.tasks.index(task) + 1
    weight = "" if task.weight is None else task.weight.text
    words = filled(block.frame, table, no=str(number), name=task.name.text, weight=weight or "  ")
    if task.name and task.name.text not in words:
        tells = not weight or weight in task.name.text
        words = task.name.text if tells else f"{task.name.text}（{weight}分）"
    held = [task.name] if task.name else []
    held += [task.weight] if task.weight is not None and weight and plain(words) else []
    return words, tuple(held)
