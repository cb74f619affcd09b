"""A performance table in its official layout, made from its items: a grid, the headings in it, where each item lies.

The two-part completion table has the overview above the tasks; every other form has one indicator a row under the fund
block and the year's objective.  Columns that the table has and the form does not are added; nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from hengji.tables.grid import Cell, Grid, Spot
from hengji.tables.model import COMPLETION, Fund, Indicator, Item, PerformanceTable, Piece

_WORDS = {
    "department": "部门名称", "overview": "年度绩效目标", "objectives": "部门整体支出目标", "name": "关键指标",
    "target": "预期实现值", "actual": "年度完成值", "narrative": "具体完成情况",
    "task": "年度主要支出计划（任务、政策）",
    "objective": "任务（政策）的绩效目标", "task_name": "任务（政策）关键性指标", "budget_execution_rate": "预算完成率",
    "standard": "绩效标准（指标解释及预期实现值）", "level1": "一级指标", "level2": "二级指标", "level3": "三级指标",
    "sign": "指标性质", "unit": "计量单位", "weight": "分值", "mark": "得分", "explanation": "偏差原因分析",
    "corrective_action": "改进措施", "row_target": "年度指标值", "row_actual": "实际完成值", "funds": "项目资金",
    "fund_name": "", "approved": "年初预算数", "revised": "全年预算数", "outturn": "全年执行数", "rate": "执行率",
    "goals": "年度总体目标", "expected": "预期目标", "become": "实际完成情况",
    "indicators": "绩效指标", "total": "总分",
}  # fmt: skip
_EXTRA = ("sign", "unit", "weight", "mark", "explanation", "corrective_action")
_ROW = ("level1", "level2", "name", "sign", "target", "unit", "actual", "narrative", *_EXTRA[2:])
_FUND = ("name", "approved", "revised", "outturn", "weight", "rate", "mark")
_SHARES = {
    "level1": 1.6, "level2": 1.8, "name": 3.0, "target": 4.0, "actual": 4.0, "narrative": 7.0, "sign": 1.4, "unit": 1.4,
    "weight": 1.3, "mark": 1.3, "explanation": 4.0, "corrective_action": 4.0,
}  # fmt: skip
_TASK_SHARES = (1.8, 2.6)
_LEAD_SHARE = 1.6

Placed = dict[str, tuple[Piece, ...]]


@dataclass(slots=True)
class Form:
    """The layout while it is written from the top: its cells, which are headings, where items lie, column shares."""

    shares: Sequence[float]
    cells: list[Cell] = field(default_factory=list)
    headings: set[tuple[int, int]] = field(default_factory=set)
    pieces: Placed = field(default_factory=dict)
    row: int = 0

    @property
    def columns(self) -> int:
        """How many columns the layout has."""
        return len(self.shares)

    @property
    def grid(self) -> Grid:
        """The layout as a table of a document."""
        return Grid(0, tuple(sorted(self.cells, key=lambda each: (each.row, each.column))), self.row, self.columns)

    def head(self, word: str, column: int, columns: int = 1, rows: int = 1) -> None:
        """A heading."""
        self.cells.append(Cell(_WORDS[word], self.row, column, rows, columns))
        self.headings.add((self.row, column))

    def put(self, items: Iterable[Item | None], column: int, columns: int = 1, rows: int = 1, lead: str = "") -> None:
        """A cell of items, one a paragraph, each after its list mark."""
        lines: list[str] = []
        for item in items:
            if item is not None:
                before = _parted(item.mark) or (lead if not lines else "")
                offset = sum(len(line) + 1 for line in lines) + len(before)
                self.pieces[item.path] = (Piece(0, len(item.text), Spot(0, self.row, column), offset),)
                lines.append(before + item.text)
        self.cells.append(Cell("\n".join(lines), self.row, column, rows, columns))

    def line(self, word: str, items: Iterable[Item | None], lead: int = 2) -> None:
        """One whole row: a heading over the first columns, then items."""
        self.head(word, 0, lead)
        self.put(items, lead, self.columns - lead)
        self.row += 1


def form(table: PerformanceTable) -> Form:
    """The table laid out; the title stands above it, what has no cell below."""
    return _completion(table) if table.form == COMPLETION else _rows(table)


def below(table: PerformanceTable, laid: Form) -> tuple[Item, ...]:
    """The items with text that have no cell in the layout, in reading order."""
    return tuple(each for each in table.items() if each.text and each.path != "title" and each.path not in laid.pieces)


def _completion(table: PerformanceTable) -> Form:
    parts = ("target", "actual", "narrative", *_present(tuple(table.indicators()), _EXTRA))
    made = Form((*_TASK_SHARES, *(_SHARES[each] for each in ("name", *parts))))
    if table.department is not None:
        made.line("department", [table.department])
    for each in table.details:
        made.put([each], 0, made.columns)
        made.row += 1
    _overview(made, table, parts)
    if table.tasks:
        for column, word in enumerate(("task", "objective", "task_name", "standard", *parts[1:])):
            made.head(word, column)
        made.row += 1
    for task in table.tasks:
        rows = max(1, len(task.indicators))
        made.put([task.name], 0, rows=rows, lead="" if task.no is None else f"{task.no}. ")
        made.put([task.objective], 1, rows=rows)
        _indicators(made, task.indicators, parts)
    return made


def _overview(made: Form, table: PerformanceTable, parts: Sequence[str]) -> None:
    overall = table.overall
    rate = overall.budget_execution_rate
    rows = max(1, len(overall.indicators))
    if overall.objectives or overall.indicators or rate is not None:
        made.head("overview", 0, rows=1 + rows + (rate is not None))
        for column, word in enumerate(("objectives", "name", *parts), 1):
            made.head(word, column)
        made.row += 1
        made.put(overall.objectives, 1, rows=rows)
        _indicators(made, overall.indicators, parts)
    if rate is not None:
        made.head("budget_execution_rate", 1, made.columns - 2)
        made.put([rate], made.columns - 1)
        made.row += 1


def _indicators(made: Form, indicators: Sequence[Indicator], parts: Sequence[str]) -> None:
    for each in indicators:
        made.put([each.name], 2, lead="" if each.no is None else f"指标{each.no}：")
        for column, part in enumerate(parts, 3):
            made.put(_part(each, part), column)
        made.row += 1
    if not indicators:
        for column in range(2, made.columns):
            made.put([], column)
        made.row += 1


def _rows(table: PerformanceTable) -> Form:
    parts = _present(tuple(table.indicators()), _ROW) or ["name", "target", "actual"]
    funds = _present(table.funds, _FUND)
    shares = [_LEAD_SHARE, *(_SHARES[each] for each in parts)]
    shares += [1.5] * max(0, len(funds) + 1 - len(shares))
    made = Form(shares)
    if table.department is not None:
        made.line("department", [table.department])
    for each in table.details:
        made.put([each], 0, made.columns)
        made.row += 1
    _funds(made, table.funds, funds)
    _goals(made, table)
    _block(made, table.overall.indicators, parts)
    for task in table.tasks:
        made.line("task", [task.name])
        if task.objective is not None:
            made.line("objective", [task.objective])
        _block(made, task.indicators, parts)
    if table.total_weight is not None or table.total_mark is not None:
        _total(made, table, parts)
    return made


def _funds(made: Form, funds: Sequence[Fund], parts: Sequence[str]) -> None:
    if not funds:
        return
    made.head("funds", 0, rows=len(funds) + 1)
    places = list(_spread(parts, made.columns))
    for part, column, columns in places:
        made.head("fund_name" if part == "name" else part, column, columns)
    made.row += 1
    for fund in funds:
        for part, column, columns in places:
            made.put(_part(fund, part), column, columns)
        made.row += 1


def _goals(made: Form, table: PerformanceTable) -> None:
    overall = table.overall
    sides = [("expected", overall.objectives), ("become", overall.actual)]
    sides = [each for each in sides if each[1]]
    if sides:
        made.head("goals", 0, rows=2)
        half = (made.columns - 1) // len(sides)
        places = [(1 + half * number, word, items) for number, (word, items) in enumerate(sides)]
        for column, word, _ in places:
            made.head(word, column, half if column + half * 2 <= made.columns else made.columns - column)
        made.row += 1
        for column, _, items in places:
            made.put(items, column, half if column + half * 2 <= made.columns else made.columns - column)
        made.row += 1
    if overall.budget_execution_rate is not None:
        made.line("budget_execution_rate", [overall.budget_execution_rate])


def _block(made: Form, indicators: Sequence[Indicator], parts: Sequence[str]) -> None:
    """Indicators, one a row, under their headings; levels that go on are one cell."""
    if not indicators:
        return
    made.head("indicators", 0, rows=len(indicators) + 1)
    words = {"name": "level3" if "level2" in parts else "name", "target": "row_target", "actual": "row_actual"}
    places = list(_spread(parts, made.columns))
    for part, column, columns in places:
        made.head(words.get(part, part), column, columns)
    made.row += 1
    levels = [part for part in parts if part in {"level1", "level2"}]
    heights = {part: _heights(indicators, levels[: levels.index(part) + 1]) for part in levels}
    for number, each in enumerate(indicators):
        for part, column, columns in places:
            rows = heights[part][number] if part in heights else 1
            if rows:
                made.put(_part(each, part), column, columns, rows)
            else:
                _follow(made, indicators[number - 1], each, part)
        made.row += 1


def _heights(indicators: Sequence[Indicator], levels: Sequence[str]) -> list[int]:
    """For each indicator over how many rows its level goes; 0 where it goes on from the row above."""
    keys = [[_text(each, level) for level in levels] for each in indicators]
    found: list[int] = []
    for _, same in groupby(keys):
        count = len(list(same))
        found += [count, *[0] * (count - 1)]
    return found


def _follow(made: Form, above: Indicator, here: Indicator, part: str) -> None:
    """The level of a row lies where that of the row above does."""
    first, second = getattr(above, part), getattr(here, part)
    if first is not None and second is not None:
        made.pieces[second.path] = made.pieces[first.path]


def _total(made: Form, table: PerformanceTable, parts: Sequence[str]) -> None:
    columns = {part: column for part, column, _ in _spread(parts, made.columns)}
    first = min((columns[each] for each in ("weight", "mark") if each in columns), default=0)
    if first < 1 or ("weight" in columns) != (table.total_weight is not None):
        made.line("total", [table.total_weight, table.total_mark])
        return
    made.head("total", 0, first)
    for part, column, width in _spread(parts, made.columns):
        if column >= first:
            item = {"weight": table.total_weight, "mark": table.total_mark}.get(part)
            made.put([item], column, width)
    made.row += 1


def _spread(parts: Sequence[str], columns: int) -> Iterator[tuple[str, int, int]]:
    """The parts from column 1 on: each with its column and how many it takes; the first takes what is left over."""
    column = 1
    for number, part in enumerate(parts):
        width = columns - len(parts) if number == 0 else 1
        yield part, column, width
        column += width


def _parted(mark: str) -> str:
    """A list mark as it stands before its item: one that ends in a word or number (任务 1) needs a colon."""
    return f"{mark}：" if mark and mark[-1].isalnum() else mark


def _part(owner: Indicator | Fund, part: str) -> tuple[Item | None, ...]:
    found: Item | tuple[Item, ...] | None = getattr(owner, part)
    return found if isinstance(found, tuple) else (found,)


def _text(owner: Indicator, part: str) -> str:
    item = getattr(owner, part)
    return "" if item is None else str(item.text)


def _present(owners: Sequence[Indicator | Fund], parts: Sequence[str]) -> list[str]:
    return [part for part in parts if any(any(each is not None for each in _part(one, part)) for one in owners)]
