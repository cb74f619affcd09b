"""Table and layout → form: block by block from the top, as the official form is laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hengji.tables.layouts.layout import Block, Column, Layout, Slot
from hengji.tables.model import Fund, Indicator, Item, PerformanceTable, Task
from hengji.writers.forms.balance import balanced
from hengji.writers.forms.choice import chosen
from hengji.writers.forms.details import Details, details
from hengji.writers.forms.fitting import fitted, is_department_told
from hengji.writers.forms.form import Form, Head, filled, marked
from hengji.writers.forms.goals import frame_of
from hengji.writers.forms.owners import TICK, Items, headed, part, same, sum_of
from hengji.writers.forms.records import Record, blank_rows, heights, records

_LEAD = 2
"""Columns that the label of an added line takes."""

_LETTER, _LETTER_UPRIGHT = 0.016, 0.023
"""The share of the sheet's width that one letter of a signature's label takes."""


def form(table: PerformanceTable, layout: Layout | None = None, *, whole: bool = False) -> Form:
    """The table laid out, in the layout that suits it where none is given.

    `whole` prints the official form with all its blocks, else those that would be empty are left out.
    """
    fit = fitted(chosen(table) if layout is None else layout, table, whole=whole)
    above = tuple(filled(each, table) for each in fit.above if _is_known(each, table))
    title = table.title.text or filled(fit.title, table)
    made = Form(fit, title, above, list(fit.notes) if whole else [])
    _Laying(table, made, details(table, fit, (*above, *fit.notes))).lay()
    made.shares = balanced(made)
    return made


def _is_known(line: str, table: PerformanceTable) -> bool:
    """Whether a line above the sheet can be filled in; an empty form, which has no title of its own, keeps its blanks."""
    return "{year}" not in line or table.year is not None or not table.title.text


@dataclass(slots=True)
class _Laying:
    """One table on its way into a form."""

    table: PerformanceTable
    made: Form
    details: Details

    def lay(self) -> None:
        """All blocks, then what has no place among them."""
        blocks = self.made.layout.blocks
        first = next((n for n, each in enumerate(blocks) if each.kind != "lines"), len(blocks))
        for number, block in enumerate(blocks):
            if number == first:
                self._loose(self.details.head)
            getattr(self, f"_{block.kind}")(number, block)
        self._loose(self.details.head if first == len(blocks) else [])
        self._loose(self.details.foot)
        self.made.printed.update(each.path for each in self.details.said)
        if is_department_told(self.table, self.made.layout):
            self.made.printed.add("department")

    def _loose(self, items: Iterable[Item]) -> None:
        """Further lines: a label with what stands beside it, or a text across the sheet."""
        made = self.made
        for each in items:
            lead = min(_LEAD, made.columns - 1)
            if each.mark and lead:
                made.words(each.mark, "label", 0, lead)
                made.put([_unmarked(each)], lead, made.columns - lead)
            else:
                made.put([each], 0, made.columns)
            made.row += 1

    def _lines(self, number: int, block: Block) -> None:
        for count, slots in enumerate(block.lines):
            self._loose(self.details.before.get((number, count), ()))
            column = self._frame(block, len(block.lines)) if count == 0 else block.frame_columns * bool(block.frame)
            for at, slot in enumerate(slots):
                self._slot(slot, (number, count, at), column)
                column += slot.columns
            self.made.row += 1

    _total = _lines

    def _slot(self, slot: Slot, key: tuple[int, int, int], column: int) -> None:
        if slot.value:
            item = self._value(slot.value, key)
            self.made.put([_unmarked(item) if slot.value == "detail" else item], column, slot.columns)
        else:
            self.made.words(slot.label, "label", column, slot.columns)

    def _value(self, value: str, key: tuple[int, int, int]) -> Item | None:
        """What stands in the place of a value."""
        if value == "detail":
            return self.details.placed.get(key)
        if value == "budget_execution_rate":
            return self.table.overall.budget_execution_rate
        if value.startswith("fund:"):
            return self._money(self.table.funds, value)
        found: Item | None = getattr(self.table, value)
        return found

    def _money(self, funds: tuple[Fund, ...], role: str) -> Item | None:
        """The amount of the fund row that a `fund:` role names, whose name is printed as a heading."""
        fund = next((each for each in funds if same(role.removeprefix("fund:"), each.name.text)), None)
        if fund is not None:
            self.made.printed.add(fund.name.path)
        return None if fund is None else sum_of(fund)

    def _signature(self, number: int, block: Block) -> None:
        """Labels with room to sign, without rules, as many in a row as the sheet has columns for."""
        made = self.made
        slots = list(enumerate(block.lines[0]))
        many = max(1, made.columns // 2)
        for start in range(0, len(slots), many):
            some = slots[start : start + many]
            span = made.columns // len(some)
            for place, (at, slot) in enumerate(some):
                column = place * span
                lead = self._lead(f"{slot.label}：", column, span)
                room = (made.columns - column if place == len(some) - 1 else span) - lead
                made.words(f"{slot.label}：", "plain", column, lead)
                made.kinds[made.row, column + lead] = "plain"
                item = self.details.placed.get((number, 0, at))
                made.put([_unmarked(item)], column + lead, room)
            made.row += 1

    def _lead(self, label: str, column: int, span: int) -> int:
        """So many columns that the label stands in one line, and one is left to sign in."""
        layout = self.made.layout
        needed = len(label) * sum(layout.widths) * (_LETTER if layout.landscape else _LETTER_UPRIGHT)
        found = (n for n in range(1, span) if sum(layout.widths[column : column + n]) >= needed)
        return next(found, max(1, span - 1))

    def _funds(self, number: int, block: Block) -> None:
        del number
        funds = self.table.funds or tuple(Fund("", Item("", name)) for name in block.rows)
        start = self._headings(block, len(funds))
        for fund in funds:
            self._row(block, start, [part(fund, each.role) for each in block.columns])
        if not self.table.funds:
            self.made.pieces.pop("", None)

    def _objectives(self, number: int, block: Block) -> None:
        start = self._headings(block, 1)
        sides = {"objectives": self.table.overall.objectives, "actual": self.table.overall.actual}
        found: list[Items] = []
        for at, each in enumerate(block.columns):
            item = self.details.placed.get((number, 0, at))
            found.append(sides.get(each.role, (_unmarked(item),)))
        self._row(block, start, found)

    def _row(self, block: Block, start: int, found: Iterable[Items]) -> None:
        column = start
        for each, items in zip(block.columns, found, strict=True):
            self.made.put(items, column, each.columns)
            column += each.columns
        self.made.row += 1

    def _indicators(self, number: int, block: Block) -> None:
        del number
        if block.of == "task":
            for task in self.table.tasks or (None,):
                self._goal(block, task)
        else:
            self._records(block, records(block, self.table), None)

    def _goal(self, block: Block, task: Task | None) -> None:
        """One goal block, with its objective and what became of it before it where it has some."""
        made = self.made
        for role in ("objective", "actual") if task else ():
            item = getattr(task, role)
            if item is not None and not any(each.role == role and role == "objective" for each in block.columns):
                made.words("绩效目标" if role == "objective" else "完成情况", "label", 0, min(_LEAD, made.columns - 1))
                made.put([item], min(_LEAD, made.columns - 1), made.columns - min(_LEAD, made.columns - 1))
                made.row += 1
        listed = () if task is None else task.indicators
        self._records(
            block,
            [Record(task, each) for each in listed] or ([Record(task, None)] if task else blank_rows(self.table)),
            task,
        )

    def _records(self, block: Block, found: Sequence[Record], task: Task | None) -> None:
        made = self.made
        start = self._headings(block, len(found), task)
        runs = [heights(block, found, at, self._texts) for at in range(len(block.columns))]
        for count, record in enumerate(found):
            column = start
            for at, each in enumerate(block.columns):
                rows = runs[at][count]
                items = self._under(each, record, count)
                if rows:
                    made.put(items, column, each.columns, rows, _lead(each.role, record))
                else:
                    made.follow(self._under(each, found[count - 1], count - 1), items)
                self._ticked(each, record)
                column += each.columns
            made.row += 1

    def _texts(self, column: Column, record: Record) -> str:
        items = self._under(column, record, 0)
        return "\n".join("" if each is None else marked(each) + each.text for each in items)

    def _under(self, column: Column, record: Record, count: int) -> Items:
        """What stands under a column in a record."""
        role, task, indicator = column.role, record.task, record.indicator
        if role == "objectives":
            return self.table.overall.objectives
        if role == "number":
            return (Item("", str(count + 1)),)
        if role.startswith("fund:"):
            return (self._money(task.funds if task else (), role),)
        if role in _OF_TASKS:
            return _of_task(role, task)
        if indicator is None:
            return ()
        if role == "likelihood" and column.group:
            return (Item("", TICK),) if _is_ticked(indicator, column) else ()
        if role in ("note", "cause"):
            return tuple(map(_unmarked, headed(getattr(indicator, f"{role}s"), column.heading)))
        return part(indicator, role)

    def _ticked(self, column: Column, record: Record) -> None:
        """A likelihood that is told by a tick stands in no cell."""
        indicator = record.indicator
        if column.role == "likelihood" and column.group and indicator and _is_ticked(indicator, column):
            self.made.printed.add(f"{indicator.path}.likelihood")
        self.made.pieces.pop("", None)

    def _headings(self, block: Block, rows: int, task: Task | None = None) -> int:
        """The heading rows of a block and the frame down its side; gives the first column after the frame."""
        made = self.made
        named = any(each.heading or each.group for each in block.columns)
        grouped = any(each.group for each in block.columns)
        count = (1 + grouped) if named else 0
        start = self._frame(block, rows + count, task)
        if not count:
            return start
        made.heads += [Head(made.row, count)] if block.kind == "indicators" else []
        for column, columns, words, at, height in _heads(block, start, grouped=grouped):
            made.row += at
            made.words(filled(words, self.table), "heading", column, columns, height)
            made.row -= at
        made.row += count
        return start

    def _frame(self, block: Block, rows: int, task: Task | None = None) -> int:
        if not block.frame:
            return 0
        words, items = frame_of(block, self.table, task)
        if items:
            self.made.frame(words, items, block.frame_columns, rows)
        else:
            self.made.words(words, "frame", 0, block.frame_columns, rows)
        return block.frame_columns


_OF_TASKS = ("task", "objective", "task:weight", "task:actual")


def _of_task(role: str, task: Task | None) -> Items:
    if task is None:
        return ()
    return (task.name if role == "task" else getattr(task, role.removeprefix("task:")),)


def _is_ticked(indicator: Indicator, column: Column) -> bool:
    return indicator.likelihood is not None and same(column.heading, indicator.likelihood.text)


def _lead(role: str, record: Record) -> str:
    """What stands before a name that has a number and no mark."""
    if role == "task" and record.task is not None and record.task.no is not None:
        return f"{record.task.no}."
    if role in ("name", "level3") and record.indicator is not None and record.indicator.no is not None:
        return f"指标{record.indicator.no}："
    return ""


def _unmarked(item: Item | None) -> Item | None:
    """A detail or note without its label, which stands beside or above it."""
    return None if item is None else Item(item.path, item.text)


def _heads(block: Block, start: int, *, grouped: bool) -> Iterator[tuple[int, int, str, int, int]]:
    """The headings: column, columns, words, in which heading row, over how many."""
    column = start
    group, since = "", start
    for each in (*block.columns, Column("", "", 0)):
        if each.group != group or each.columns == 0:
            if group:
                yield since, column - since, group, 0, 1
            group, since = each.group, column
        if each.columns:
            yield column, each.columns, each.heading, int(bool(each.group)), 1 + (grouped and not each.group)
        column += each.columns
