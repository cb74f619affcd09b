"""Sections of records → drafts of tasks, indicators, objectives and funds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter

from hengji.readers.drafts import AMOUNTS, LISTS, SINGLES, FundDraft, IndicatorDraft, Marked, TaskDraft
from hengji.readers.headings import Header
from hengji.readers.labels import Labelled, Total
from hengji.readers.mend import Part, Record, Section, Value
from hengji.readers.names import named
from hengji.readers.split import chinese, split
from hengji.readers.stretch import Stretch
from hengji.tables.layouts import heading_roles, label_roles

GATHERED = ("goal", "fund", "objective", "outcome")
"""Labels whose values are gathered here and are no details of the table."""

_INHERITED = ("level1", "level2")
_READ = {"task", "objective", "name", "level3", "number", *LISTS, *SINGLES}
_TICK = re.compile(r"[√✓✔☑■●是Yy1]|\[?[√✓]\]?|勾选")
_NO = re.compile(r"[×✗□○否Nn/—\-0]+")
_SAME = re.compile(r"\s+")


@dataclass(slots=True)
class Gathering:
    """What has been gathered from a table."""

    objectives: list[Marked] = field(default_factory=list)
    outcomes: list[Marked] = field(default_factory=list)
    overall: list[IndicatorDraft] = field(default_factory=list)
    tasks: list[TaskDraft] = field(default_factory=list)
    funds: list[FundDraft] = field(default_factory=list)
    details: list[tuple[str, Stretch]] = field(default_factory=list)
    headings: dict[str, str] = field(default_factory=dict)
    headers: list[Header] = field(default_factory=list)
    goal: TaskDraft | None = None

    def take_all(self, parts: Iterable[Part]) -> None:
        """The sections of a table, and the labels that belong to a goal or to the money."""
        for part in parts:
            if isinstance(part, Section):
                self.take(part)
            elif isinstance(part, Labelled):
                self._label(part)
            elif isinstance(part, Total):
                self.goal = None

    def take(self, section: Section) -> None:
        """The records of one section."""
        self.headers.append(section.header)
        for column in section.header.columns:
            if column.role:
                self.headings.setdefault(column.role, column.heading.strip())
        kind = section.header.kind
        if kind == "indicators":
            _Indicators(self, section).take()
        elif kind == "sideways":
            self._sideways(section)
        for record in section.records:
            if kind == "funds":
                self._fund(record, section)
            elif kind == "objectives":
                self._objective(record, section)

    def _label(self, part: Labelled) -> None:
        if part.role == "goal":
            number = int(part.label) if part.label.isdecimal() else chinese(part.label)
            self.goal = TaskDraft(part.name.text, part.name, number, weight=part.stretch or None)
            self.tasks.append(self.goal)
        elif part.role == "fund":
            self.funds.append(FundDraft(part.name.strip(), {"approved": part.stretch}))
        elif part.role in ("objective", "outcome"):
            self._said(part.role, part.stretch)

    def _said(self, role: str, stretch: Stretch) -> None:
        if self.goal is None:
            into = self.objectives if role == "objective" else self.outcomes
            into += split(stretch)
        elif role == "objective":
            self.goal.objective = stretch
        else:
            self.goal.actual = stretch

    def _sideways(self, section: Section) -> None:
        """A fund block with a source a column and an amount a row."""
        columns = {index: each for index, each in enumerate(section.header.columns) if each.role == "fund"}
        drafts = {index: FundDraft(each.stretch, {}) for index, each in columns.items()}
        for record in section.records:
            names = [value.stretch for index, value in sorted(record.values.items()) if index < 0 and value.starts]
            label = next((each for each in names if set(heading_roles(each.text)) & set(AMOUNTS)), None)
            role = next(each for each in heading_roles(label.text) if each in AMOUNTS) if label else ""
            for index, value in record.values.items():
                if index in drafts and role:
                    drafts[index].amounts[role] = value.stretch
                elif value.text and value.starts and value.stretch is not label:
                    self.details += [] if "block" in label_roles(value.text) else [("", value.stretch)]
        self.funds += [draft for draft in drafts.values() if draft.amounts]

    def _fund(self, record: Record, section: Section) -> None:
        by_role = roles(record, section)
        names = [value for index, value in sorted(record.values.items(), reverse=True) if index < 0]
        labels = [each for each in names if each.text and "block" not in label_roles(each.text)]
        name = max((each.stretch for each in labels), key=_place, default=Stretch())
        self.details += [("", each.stretch) for each in labels if each.stretch is not name and each.starts]
        empty = {column.role: Stretch() for column in section.header.columns if column.role}
        self.funds.append(FundDraft(name, empty | {role: value.stretch for role, value in by_role.items()}))
        for index, value in sorted(each for each in record.values.items() if each[0] >= 0):
            column = section.header.columns[index]
            if column.role not in AMOUNTS and value.text and value.starts:
                self.details.append((column.heading.strip(), value.stretch))

    def _objective(self, record: Record, section: Section) -> None:
        by_role = roles(record, section)
        target = by_role.get("target") or by_role.get("objective")
        if not (target and target.text) and by_role.get("initial_target"):
            target = by_role.pop("initial_target")
        for role, value, items in (("objective", target, self.objectives), ("", by_role.get("actual"), self.outcomes)):
            if value is None or not value.starts:
                continue
            if self.goal is None:
                items.extend(split(value.stretch, value.fragments))
            elif value.text:
                self._said(role, value.stretch)
        told = {id(target), id(by_role.get("actual"))}
        for index, value in sorted(record.values.items()):
            if index >= 0 and value.text and value.starts and id(value) not in told:
                self.details.append((section.header.columns[index].heading.strip(), value.stretch))


def _place(stretch: Stretch) -> int:
    return max(map(attrgetter("spot.column"), stretch.pieces), default=-1)


def roles(record: Record, section: Section) -> dict[str, Value]:
    """The values of a record by role; of two columns of one role, the last that is filled (an adjusted target)."""
    found: dict[str, Value] = {}
    for index, value in sorted(record.values.items()):
        role = section.header.columns[index].role if index >= 0 else None
        if role and (value.text or role not in found):
            found[role] = value
    return found


class _Indicators:
    """Gathers the records of one section of indicators."""

    def __init__(self, gathering: Gathering, section: Section) -> None:
        self.gathering, self.section = gathering, section
        self.roles = section.header.roles()
        self.by_row = bool(self.roles & {"weight", "mark", "level1", "level2"})
        self.above: dict[str, Stretch] = {}
        self.goal = None if "task" in self.roles else gathering.goal
        self.current: IndicatorDraft | None = None

    def take(self) -> None:
        """Every record in its order."""
        for record in self.section.records:
            values = roles(record, self.section)
            self._task(values)
            if "task" not in self.roles and "objective" in values and values["objective"].starts:
                objective = values["objective"]
                self.gathering.objectives += split(objective.stretch, objective.fragments)
            self._funds(record)
            if record.band is not None:
                self.above["level1"] = record.band
            self._indicator(record, values)

    def _task(self, values: dict[str, Value]) -> None:
        if "task" not in self.roles:
            return
        tasks, label = self.gathering.tasks, values.get("task")
        repeated = tasks and label and _SAME.sub("", tasks[-1].label) == _SAME.sub("", label.text)
        if label and label.starts and label.text and not repeated:
            tasks.append(TaskDraft(label.text, *named(label.stretch, wrapped=True)))
            self.current = None
        elif not tasks:
            tasks.append(TaskDraft("", Stretch()))
        objective = values.get("objective")
        if objective and objective.starts and objective.text:
            _add_objective(tasks[-1], objective.stretch)
        elif objective and tasks[-1].objective is None:
            tasks[-1].objective = objective.stretch

    def _funds(self, record: Record) -> None:
        """The amounts beside a task."""
        for index, value in sorted(record.values.items()):
            column = self.section.header.columns[index] if index >= 0 else None
            if column is not None and column.role == "fund" and value.starts and self.gathering.tasks:
                self.gathering.tasks[-1].funds.append(FundDraft(column.stretch, {"approved": value.stretch}))

    def _indicator(self, record: Record, values: dict[str, Value]) -> None:
        name = values.get("name") or values.get("level3") or (None if "task" in self.roles else values.get("task"))
        begins = name is not None and name.starts and bool(name.text)
        own = (value for role, value in values.items() if role not in ("task", "objective", "fund"))
        if not any(value.text and value.starts for value in own):
            return
        if begins or self.by_row or self.current is None:
            self._open(name.stretch if name else Stretch())
        self._fill(record, values)

    def _open(self, name: Stretch) -> None:
        into = self.goal.indicators if self.goal else self.gathering.overall
        into = self.gathering.tasks[-1].indicators if "task" in self.roles else into
        leveled = bool(self.roles & {"level1", "level2", "level3"})
        self.current = IndicatorDraft(*named(name), leveled=leveled)
        into.append(self.current)

    def _fill(self, record: Record, values: dict[str, Value]) -> None:
        draft = self.current
        if draft is None:
            return
        lists = dict(values)
        if "initial_target" in values and not ("target" in values and values["target"].text):
            lists["target"] = values["initial_target"]
        for role in LISTS:
            if role in lists and lists[role].starts:
                draft.add(role, lists[role].stretch, lists[role].fragments)
        for role in SINGLES:
            if role in self.roles and role != "likelihood":
                draft.singles[role] = self._single(role, values.get(role))
        if "level1" in self.above and "level1" not in self.roles:
            draft.singles["level1"] = self.above["level1"]
        self._likelihood(draft, record)
        self._others(draft, record, values)

    def _likelihood(self, draft: IndicatorDraft, record: Record) -> None:
        """How likely the target is met: the words of the cell, or of the heading that is ticked."""
        columns = [(index, each) for index, each in enumerate(self.section.header.columns) if each.role == "likelihood"]
        if not columns:
            return
        found = Stretch()
        for index, column in columns:
            value = record.values.get(index, Value(Stretch())).stretch
            if len(columns) > 1 and _TICK.fullmatch(value.text):
                found = column.stretch
            elif value and not (len(columns) > 1 and _NO.fullmatch(value.text)):
                found = found or value
        draft.singles["likelihood"] = found

    def _single(self, role: str, value: Value | None) -> Stretch:
        """What stands in the cell; an empty level means the one above."""
        stretch = value.stretch if value else Stretch()
        if role not in _INHERITED:
            return stretch
        if stretch.text and stretch.text != self.above.get(role, Stretch()).text and role == "level1":
            self.above.pop("level2", None)
        if stretch.text:
            self.above[role] = stretch
        return self.above.get(role, stretch)

    def _others(self, draft: IndicatorDraft, record: Record, values: dict[str, Value]) -> None:
        """Causes, and the filled cells of the other columns, and of a column whose role another column took."""
        for index, value in sorted(record.values.items()):
            column = self.section.header.columns[index]
            if not (value.starts and value.text) or column.role in (None, "fund", "likelihood"):
                continue
            if column.role == "cause":
                draft.causes.append((column.heading.strip(), value.stretch))
            elif column.role not in _READ or values.get(column.role) is not value or _twice(column.role, values):
                draft.notes.append((column.heading.strip(), value.stretch))


def _twice(role: str, values: dict[str, Value]) -> bool:
    """Whether the name stands in another column already."""
    return role == "level3" and "name" in values


def _add_objective(task: TaskDraft, stretch: Stretch) -> None:
    if task.objective is None or not task.objective.text:
        task.objective = stretch
    elif _SAME.sub("", stretch.text) != _SAME.sub("", task.objective.text):
        task.objective = task.objective.joined(stretch, "the objective goes on in the next row of the task")
