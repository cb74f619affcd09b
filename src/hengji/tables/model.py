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
DEPARTMENT_SELF_EVALUATION = "department-self-evaluation"
DEPARTMENT_TARGET = "department-target"
PROJECT_TARGET = "project-target"
MONITORING = "monitoring"
REPORT = "self-evaluation-report"
ROWS = "rows"
FORMS = (
    COMPLETION,
    DEPARTMENT_TARGET,
    DEPARTMENT_SELF_EVALUATION,
    PROJECT_TARGET,
    SELF_EVALUATION,
    MONITORING,
    REPORT,
    ROWS,
)
"""The kinds of official form, as `hengji read` names them; `rows` is a performance table of no known form."""


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

    A form with rows adds what its columns hold; what the form has no column for is None, an empty cell is an Item
    without text.  `target` is the target in force: where the form has an initial and a revised one, the revised, or the
    initial where the revised cell is empty; `initial_target` 年初指标值 is set on such forms alone.  `previous` is last
    year's actual, `forecast` 全年预计完成情况, `rate` 完成率, `coefficient` 得分系数, `core` the cell of 是否核心指标,
    `definition` 指标解释, `criteria` 评分标准, `evidence` 佐证材料, `likelihood` 完成目标可能性.  `causes` are the filled
    cells of 偏差原因分析 (经费保障, 制度保障 …), each with its heading as `mark`.  `notes` are the filled cells of every
    other column (备注, 责任处室 …), likewise.
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
    definition: Item | None = None
    criteria: Item | None = None
    sign: Item | None = None
    direction: Item | None = None
    previous: Item | None = None
    initial_target: Item | None = None
    unit: Item | None = None
    forecast: Item | None = None
    rate: Item | None = None
    coefficient: Item | None = None
    weight: Item | None = None
    mark: Item | None = None
    core: Item | None = None
    explanation: Item | None = None
    causes: tuple[Item, ...] = ()
    likelihood: Item | None = None
    corrective_action: Item | None = None
    evidence: Item | None = None
    notes: tuple[Item, ...] = ()

    def items(self) -> Iterator[Item]:
        """Every item of the indicator in reading order; level3 of a form with rows is the name and comes once."""
        yield from _filled(self.level1, self.level2, self.name, self.definition, self.criteria, self.sign)
        yield from _filled(self.direction, self.previous, self.initial_target)
        yield from self.target
        yield from _filled(self.unit)
        yield from self.actual
        yield from _filled(self.forecast, self.rate, self.coefficient)
        yield from self.narrative
        yield from _filled(self.weight, self.mark, self.core, self.explanation)
        yield from self.causes
        yield from _filled(self.likelihood, self.corrective_action, self.evidence)
        yield from self.notes


def _filled(*cells: Item | None) -> Iterator[Item]:
    """The cells that the form has."""
    return (each for each in cells if each is not None)


@dataclass(frozen=True, slots=True)
class Fund:
    """One row of the fund block 项目资金, amounts in the form's own unit.

    approved is 年初预算数, revised 全年（调整）预算数, outturn 全年执行数 (on a monitoring form that of the months so
    far), forecast 全年预计执行数, explanation the cell 原因 beside them.
    """

    path: str
    name: Item
    approved: Item | None = None
    revised: Item | None = None
    outturn: Item | None = None
    forecast: Item | None = None
    weight: Item | None = None
    rate: Item | None = None
    mark: Item | None = None
    explanation: Item | None = None

    def items(self) -> Iterator[Item]:
        """Every item of the row in reading order."""
        yield self.name
        yield from _filled(self.approved, self.revised, self.outturn, self.forecast)
        yield from _filled(self.weight, self.rate, self.mark, self.explanation)


@dataclass(frozen=True, slots=True)
class Task:
    """One task or policy 任务（政策）with its objective, what became of it, its money and its indicators.

    A goal block of a form that has one block a goal (年度绩效目标1（40分）) is a task too: `name` is its label, `weight`
    the points that the label gives it.
    """

    path: str
    name: Item
    no: int | None = None
    objective: Item | None = None
    indicators: tuple[Indicator, ...] = ()
    weight: Item | None = None
    actual: Item | None = None
    funds: tuple[Fund, ...] = ()

    def items(self) -> Iterator[Item]:
        """Every item of the task in reading order."""
        yield self.name
        yield from _filled(self.weight, self.objective, self.actual)
        for fund in self.funds:
            yield from fund.items()
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
        yield from _filled(self.budget_execution_rate)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A stretch of text that fits nowhere in the table, kept and reported, never dropped."""

    item: Item
    reason: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A number `start:end` of the item with this path that was recognised in a scan; how sure it is, in per cent."""

    path: str
    start: int
    end: int
    confidence: int


@dataclass(frozen=True, slots=True)
class PerformanceTable:
    """A performance table of any form; what the form does not have is empty.

    `layout` is the layout that its headings follow, one of `hengji.tables.layouts` ("" where none does).  `month` is the
    last month that a monitoring form covers, 7 for 1-7月.  `details` are the heading rows and notes around the table, each
    with its label (项目名称, 注 …) as its `mark`; `passages` the paragraphs of a report around its tables; `headings` the
    words of the columns as (role, words); `doubts` the numbers of a scan that may have been read wrongly.
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
    passages: tuple[Item, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
    layout: str = ""
    month: int | None = None
    doubts: tuple[Doubtful, ...] = ()

    def indicators(self) -> Iterator[Indicator]:
        """Every indicator, the overview's first."""
        yield from self.overall.indicators
        for task in self.tasks:
            yield from task.indicators

    def items(self) -> Iterator[Item]:
        """Every item of the table in reading order, unplaced ones last."""
        yield self.title
        yield from _filled(self.department)
        yield from self.details
        for fund in self.funds:
            yield from fund.items()
        yield from self.overall.items()
        for task in self.tasks:
            yield from task.items()
        yield from _filled(self.total_weight, self.total_mark)
        yield from self.passages
        for left in self.unplaced:
            yield left.item
