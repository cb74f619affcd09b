"""A layout fitted to a table: what the table has and the layout has no place for gets one, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hengji.tables.layouts import label_roles, plain
from hengji.tables.layouts.layout import Block, Column, Layout, Slot
from hengji.tables.model import Indicator, PerformanceTable, Task
from hengji.writers.forms.owners import FUND, INDICATOR, roles_of, same
from hengji.writers.forms.words import (
    CAUSES,
    DEPARTMENT,
    FUND_HEADINGS,
    FUNDS,
    GOALS,
    INDICATORS,
    RATE,
    TOTAL,
    column,
    line,
    share,
)  # fmt: skip

_ADDED = ("level1", "level2", "name", "target", "actual")
_OF_TASKS = ("task", "objective", "name", "target", "actual")


def fitted(layout: Layout, table: PerformanceTable, *, whole: bool) -> Layout:
    """The layout with a place for everything in the table; not `whole`, without the blocks that would stay empty."""
    blocks = [each for each in layout.blocks if whole or _is_filled(each, table)]
    width = len(layout.widths)
    blocks = list(_with_lines(_with_blocks(blocks, table, width), table, layout, width))
    added = [list(_added(block, table)) for block in blocks]
    most = max(map(len, added), default=0)
    if not most:
        return replace(layout, blocks=tuple(blocks))
    scale = sum(layout.widths) / 100
    longest = max(added, key=len)
    widths = (*layout.widths, *(max(1, round(share(each.role) * scale)) for each in longest))
    fresh = tuple(_grown(block, more, most) for block, more in zip(blocks, added, strict=True))
    return replace(layout, widths=widths, blocks=fresh)


def _is_filled(block: Block, table: PerformanceTable) -> bool:
    """Whether the table has something for the block."""
    if block.kind == "funds":
        return bool(table.funds)
    if block.kind == "objectives":
        roles = {each.role for each in block.columns}
        others = any(each.mark == column.heading for each in table.details for column in block.columns)
        return bool((table.overall.objectives and "objectives" in roles) or table.overall.actual or others)
    if block.kind == "indicators":
        return bool(table.tasks if block.of != "overall" else table.overall.indicators or _goals_in(block, table))
    return any(_is_told(block, slot, label, table) for slot, label in _labelled(block))


def _goals_in(block: Block, table: PerformanceTable) -> bool:
    return bool(table.overall.objectives) and any(each.role == "objectives" for each in block.columns)


def _labelled(block: Block) -> Iterator[tuple[Slot, str]]:
    for slots in block.lines:
        label = ""
        for slot in slots:
            label = slot.label or label
            yield slot, label


def _is_told(block: Block, slot: Slot, label: str, table: PerformanceTable) -> bool:
    if slot.value == "detail" or (block.kind == "signature" and slot.label):
        return any(plain(each.mark) == plain(label) for each in table.details)
    if slot.value.startswith("fund:"):
        return bool(table.funds)
    if slot.value == "budget_execution_rate":
        return table.overall.budget_execution_rate is not None
    return slot.value != "" and getattr(table, slot.value, None) is not None


def _with_blocks(blocks: Sequence[Block], table: PerformanceTable, width: int) -> list[Block]:
    """With a block for indicators, tasks, funds and objectives that the layout has none for."""
    made = list(blocks)
    listed = {each.of for each in made if each.kind == "indicators"}
    if table.overall.indicators and "overall" not in listed:
        made.insert(_tail(made), _block(_ADDED, width, INDICATORS))
    if table.tasks and not listed & {"tasks", "task"}:
        made.insert(_tail(made), replace(_block(_OF_TASKS, width, ""), of="tasks"))
    roles = {each.role for block in made for each in block.columns}
    goals = any(each.kind == "objectives" for each in made)
    if (table.overall.objectives and "objectives" not in roles) or (table.overall.actual and not goals):
        kept = tuple(each for each in ("objectives", "actual") if each == "actual" or "objectives" not in roles)
        made.insert(_first(made), _objectives(kept, table, width))
    if table.funds and not any(each.kind == "funds" for each in made) and not _totals(made):
        columns = (Column("name", "", width - 2), Column("approved", FUND_HEADINGS["approved"]))
        made.insert(_first(made), Block("funds", columns, frame=FUNDS))
    return made


def _totals(blocks: Sequence[Block]) -> bool:
    """Whether the table's funds stand in a total row."""
    return any(slot.value.startswith("fund:") for block in blocks for slots in block.lines for slot in slots)


def _objectives(roles: tuple[str, ...], table: PerformanceTable, width: int) -> Block:
    kept = [each for each in roles if each == "objectives" or table.overall.actual]
    share_of = (width - 1) // len(kept)
    columns = [Column(each, column("result" if each == "actual" else each).heading, share_of) for each in kept]
    columns[-1] = replace(columns[-1], columns=width - 1 - share_of * (len(kept) - 1))
    return Block("objectives", tuple(columns), frame=GOALS)


def _block(roles: Sequence[str], width: int, frame: str) -> Block:
    """An indicator block of these columns over the whole width, the first taking what is left over."""
    kept = list(roles)[: width - bool(frame)]
    columns = [column(each) for each in kept]
    at = next((n for n, each in enumerate(kept) if each == "name"), 0)
    columns[at] = replace(columns[at], columns=width - bool(frame) - len(kept) + 1)
    return Block("indicators", tuple(columns), frame=frame)


def _first(blocks: Sequence[Block]) -> int:
    """Where the sheet's lines of labels at the top end."""
    return next((n for n, each in enumerate(blocks) if each.kind != "lines"), len(blocks))


def _tail(blocks: Sequence[Block]) -> int:
    """Where the closing rows begin: the total, lines after it, signatures."""
    last = max((n for n, each in enumerate(blocks) if each.columns), default=-1)
    return next((n for n, each in enumerate(blocks) if n > last and each.kind != "lines"), last + 1)


def _with_lines(blocks: Sequence[Block], table: PerformanceTable, layout: Layout, width: int) -> Iterator[Block]:
    """With a line for the department, the execution rate and the total where the layout has none."""
    values = {slot.value for block in blocks for slots in block.lines for slot in slots}
    if table.department is not None and "department" not in values and not is_department_told(table, layout):
        yield Block("lines", lines=(line(DEPARTMENT, "department", width),))
    tail = _tail(blocks)
    for number, block in enumerate(blocks):
        if number == tail:
            yield from _closing(blocks, table, values, width)
        yield block
    if tail >= len(blocks):
        yield from _closing(blocks, table, values, width)


def _closing(blocks: Sequence[Block], table: PerformanceTable, values: set[str], width: int) -> Iterator[Block]:
    if table.overall.budget_execution_rate is not None and "budget_execution_rate" not in values:
        yield Block("lines", lines=(line(RATE, "budget_execution_rate", width),))
    missing = [each for each in ("total_weight", "total_mark") if getattr(table, each) and each not in values]
    if missing:
        yield Block("total", lines=(tuple(_total(blocks, missing, width)),))


def _total(blocks: Sequence[Block], missing: list[str], width: int) -> Iterator[Slot]:
    """The total row: each sum under the column it adds up, or else one after the other."""
    last = next((each for each in reversed(blocks) if each.kind == "indicators"), None)
    starts = dict(_starts(last)) if last else {}
    at = {starts[role]: f"total_{role}" for role in ("weight", "mark") if role in starts and f"total_{role}" in missing}
    if len(at) < len(missing) or min(at) == 0:
        at = {width - len(missing) + n: each for n, each in enumerate(missing)}
    places = sorted(at)
    yield Slot(TOTAL, "", places[0])
    for here, after in zip(places, [*places[1:], width], strict=True):
        yield Slot("", at[here], 1)
        if after - here > 1:
            yield Slot("", "", after - here - 1)


def _starts(block: Block) -> Iterator[tuple[str, int]]:
    start = block.frame_columns if block.frame else 0
    for each in block.columns:
        yield each.role, start
        start += each.columns


def is_department_told(table: PerformanceTable, layout: Layout) -> bool:
    """Whether a line above the sheet names the department, or one that tells who supervises it does."""
    text = table.department.text if table.department else ""
    supervisors = (each.text for each in table.details if "supervisor" in label_roles(each.mark))
    return text in supervisors or any("{department}" in each for each in layout.above)


def _added(block: Block, table: PerformanceTable) -> Iterator[Column]:
    """Columns for what the block's rows hold and its layout has no column for."""
    roles = {each.role for each in block.columns}
    if block.kind == "funds":
        held = {role for each in table.funds for role in roles_of(each)}
        yield from (Column(role, FUND_HEADINGS[role]) for role in FUND if role in held - roles)
    elif block.kind == "indicators":
        tasks = table.tasks if block.of != "overall" else ()
        if block.of == "tasks":
            yield from (each for each in _of_tasks(tasks) if each.role not in roles)
        listed = [each for task in tasks for each in task.indicators] if tasks else list(table.overall.indicators)
        yield from _of_indicators(listed if block.of == "overall" or tasks else [], block, roles)


def _of_tasks(tasks: Sequence[Task]) -> Iterator[Column]:
    if any(each.objective for each in tasks):
        yield column("objective")
    for role in ("weight", "actual"):
        if any(getattr(each, role) for each in tasks):
            yield column(f"task:{role}")
    names = dict.fromkeys(fund.name.text for each in tasks for fund in each.funds if fund.name)
    yield from (column(f"fund:{name}") for name in names)


def _of_indicators(listed: Sequence[Indicator], block: Block, roles: set[str]) -> Iterator[Column]:
    named = {"name"} if "level3" in roles else set[str]()
    held = {role for each in listed for role in roles_of(each)} - roles - named
    yield from (column(role) for role in INDICATOR if role in held)
    for role, group in (("causes", CAUSES), ("notes", "")):
        known = [each for each in block.columns if each.role == role[:-1]]
        marks = dict.fromkeys(item.mark for each in listed for item in getattr(each, role))
        fresh = (mark for mark in marks if not any(same(each.heading, mark) for each in known))
        yield from (Column(role[:-1], mark, group=group) for mark in fresh)


def _grown(block: Block, more: list[Column], most: int) -> Block:
    """The block with its new columns, its last one wider where other blocks have more new ones."""
    left = most - len(more)
    lines = block.lines
    if block.kind != "signature":
        lines = tuple((*each[:-1], replace(each[-1], columns=each[-1].columns + most)) for each in lines)
    columns = (*block.columns, *more)
    if columns and left:
        columns = (*columns[:-1], replace(columns[-1], columns=columns[-1].columns + left))
    return replace(block, lines=lines, columns=columns)
