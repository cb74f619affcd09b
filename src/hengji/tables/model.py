"""The performance table 绩效完成情况表: one model for every official form.

Forms differ in the columns they show.  The two-part completion table has numbered items in its cells; the
self-evaluation table 自评表 (财预〔2020〕10号) has one indicator a row with levels, weight and mark.  Both are
read into the same values, and every value is an `Item` that knows where in the file it stood.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hengji.tables.grid import Spot

COMPLETION = "department-completion"
SELF_EVALUATION = "project-self-evaluation"
ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch `start:end` of an item's text, the physical cell it came from and where in that cell's text it begins.

    `join` says why this piece was joined to the one before and `confidence`, in per cent, how sure that is; both are None
    for the first, and the confidence where a join is not a guess.
    """

    start: int
    end: int
    spot: Spot
    offset: int
    join: str | None = None
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One stretch of the table's text with its path: verbatim, list mark removed, ends trimmed, inner blanks kept."""

    path: str
    text: str
    no: int | None = None
    mark: str = ""
    pieces: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is written here."""
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator 绩效指标 with its target, actual and narrative, each a list of items in reading order.

    A form with rows adds level1 to level3, sign, unit, weight 分值, mark 得分, explanation 偏差原因 and corrective
    action 改进措施; what the form has no column for is None, an empty cell is an Item without text.  `notes` are the
    filled cells of every other column (备注, 完成率, 责任处室 …), each with the column's heading as its `mark`.
    """

    path: str
    name: Item
    no: int | None = None
    target: tuple[Item, ...] = ()
    actual: tuple[Item, ...] = ()
    narrative: tuple[Item, ...] = ()
    level1: Item | None = None
    level2: Item | None = None
    level3: Item | None = None
    sign: Item | None = None
    unit: Item | None = None
    weight: Item | None = None
    mark: Item | None = None
    explanation: Item | None = None
    corrective_action: Item | None = None
    notes: tuple[Item, ...] = ()

    def items(self) -> Iterator[Item]:
        """Every item of the indicator in reading order; level3 of a form with rows is the name and comes once."""
        for each in (self.level1, self.level2):
            if each is not None:
                yield each
        yield self.name
        for each in (self.sign,):
            if each is not None:
                yield each
        yield from self.target
        if self.unit is not None:
            yield self.unit
        yield from self.actual
        yield from self.narrative
        for each in (self.weight, self.mark, self.explanation, self.corrective_action):
            if each is not None:
                yield each
        yield from self.notes


@dataclass(frozen=True, slots=True)
class Task:
    """One task or policy 任务（政策）with its objective and its indicators."""

    path: str
    name: Item
    no: int | None = None
    objective: Item | None = None
    indicators: tuple[Indicator, ...] = ()

    def items(self) -> Iterator[Item]:
        """Every item of the task in reading order."""
        yield self.name
        if self.objective is not None:
            yield self.objective
        for each in self.indicators:
            yield from each.items()


@dataclass(frozen=True, slots=True)
class Overall:
    """The overview: objectives, what became of them (`actual`, 实际完成情况), key indicators, budget execution rate."""

    objectives: tuple[Item, ...] = ()
    actual: tuple[Item, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    budget_execution_rate: Item | None = None

    def items(self) -> Iterator[Item]:
        """Every item of the overview in reading order."""
        yield from self.objectives
        yield from self.actual
        for each in self.indicators:
            yield from each.items()
        if self.budget_execution_rate is not None:
            yield self.budget_execution_rate


@dataclass(frozen=True, slots=True)
class Fund:
    """One row of the fund block 项目资金, amounts in the form's own unit.

    approved is 年初预算数, revised 全年预算数, outturn 全年执行数.
    """

    path: str
    name: Item
    approved: Item | None = None
    revised: Item | None = None
    outturn: Item | None = None
    weight: Item | None = None
    rate: Item | None = None
    mark: Item | None = None

    def items(self) -> Iterator[Item]:
        """Every item of the row in reading order."""
        yield self.name
        for each in (self.approved, self.revised, self.outturn, self.weight, self.rate, self.mark):
            if each is not None:
                yield each


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A stretch of text that fits nowhere in the table, kept and reported, never dropped."""

    item: Item
    reason: str


@dataclass(frozen=True, slots=True)
class PerformanceTable:
    """A performance table of any form; what the form does not have is empty.

    `details` are the heading rows and notes around the table, each with its label (项目名称, 注 …) as its `mark`;
    `headings` the words of the columns as (role, words).
    """

    form: str
    title: Item
    department: Item | None = None
    year: int | None = None
    overall: Overall = field(default_factory=Overall)
    tasks: tuple[Task, ...] = ()
    funds: tuple[Fund, ...] = ()
    total_weight: Item | None = None
    total_mark: Item | None = None
    details: tuple[Item, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()

    def indicators(self) -> Iterator[Indicator]:
        """Every indicator, the overview's first."""
        yield from self.overall.indicators
        for task in self.tasks:
            yield from task.indicators

    def items(self) -> Iterator[Item]:
        """Every item of the table in reading order, unplaced ones last."""
        yield self.title
        if self.department is not None:
            yield self.department
        yield from self.details
        for fund in self.funds:
            yield from fund.items()
        yield from self.overall.items()
        for task in self.tasks:
            yield from task.items()
        for each in (self.total_weight, self.total_mark):
            if each is not None:
                yield each
        for left in self.unplaced:
            yield left.item
