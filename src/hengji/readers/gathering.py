"""Sections of records → drafts of tasks, indicators, objectives and funds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import attrgetter

from hengji.readers.drafts import LISTS, SINGLES, FundDraft, IndicatorDraft, Marked, TaskDraft
from hengji.readers.mend import Record, Section, Value
from hengji.readers.names import named
from hengji.readers.split import split
from hengji.readers.stretch import Stretch
from hengji.tables.layouts import label_roles

_INHERITED = ("level1", "level2")
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

    def take(self, section: Section) -> None:
        """The records of one section."""
        for column in section.header.columns:
            if column.role:
                self.headings.setdefault(column.role, column.heading.strip())
        if section.header.kind == "indicators":
            _Indicators(self, section).take()
        for record in section.records:
            if section.header.kind == "funds":
                self._fund(record, section)
            elif section.header.kind == "objectives":
                self._objective(record, section)

    def _fund(self, record: Record, section: Section) -> None:
        by_role = roles(record, section)
        names = [value.stretch for index, value in sorted(record.values.items(), reverse=True) if index < 0]
        labels = [each for each in names if each and "block" not in label_roles(each.text)]
        name = max(labels, key=_place) if labels else Stretch()
        self.details += [("", each) for each in labels if each is not name]
        self.funds.append(FundDraft(name, {role: value.stretch for role, value in by_role.items()}))

    def _objective(self, record: Record, section: Section) -> None:
        by_role = roles(record, section)
        target = by_role.get("target") or by_role.get("objective")
        for value, items in ((target, self.objectives), (by_role.get("actual"), self.outcomes)):
            if value is not None and value.starts:
                items.extend(split(value.stretch, value.fragments))
        for role in ("explanation", "corrective_action", "narrative"):
            if role in by_role and by_role[role].text:
                self.details.append((self.headings[role], by_role[role].stretch))


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
        self.current: IndicatorDraft | None = None

    def take(self) -> None:
        """Every record in its order."""
        for record in self.section.records:
            values = roles(record, self.section)
            self._task(values)
            if "task" not in self.roles and "objective" in values and values["objective"].starts:
                objective = values["objective"]
                self.gathering.objectives += split(objective.stretch, objective.fragments)
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

    def _indicator(self, record: Record, values: dict[str, Value]) -> None:
        name = values.get("name") or values.get("level3") or (None if "task" in self.roles else values.get("task"))
        begins = name is not None and name.starts and bool(name.text)
        if not any(value.text and value.starts for role, value in values.items() if role not in ("task", "objective")):
            return
        if begins or self.by_row or self.current is None:
            self._open(name.stretch if name else Stretch())
        self._fill(record, values)

    def _open(self, name: Stretch) -> None:
        into = self.gathering.tasks[-1].indicators if "task" in self.roles else self.gathering.overall
        leveled = bool(self.roles & {"level1", "level2", "level3"})
        self.current = IndicatorDraft(*named(name), leveled=leveled)
        into.append(self.current)

    def _fill(self, record: Record, values: dict[str, Value]) -> None:
        draft = self.current
        if draft is None:
            return
        for role in LISTS:
            if role in values and values[role].starts:
                draft.add(role, values[role].stretch, values[role].fragments)
        for role in SINGLES:
            if role in self.roles:
                draft.singles[role] = self._single(role, values.get(role))
        self._notes(draft, record, values)

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

    def _notes(self, draft: IndicatorDraft, record: Record, values: dict[str, Value]) -> None:
        """Filled cells of the other columns, and of a column whose role another column took."""
        for index, value in sorted(record.values.items()):
            column = self.section.header.columns[index]
            other = column.role == "note" or (column.role and values.get(column.role) is not value)
            if other and value.starts and value.text:
                draft.notes.append((column.heading.strip(), value.stretch))


def _add_objective(task: TaskDraft, stretch: Stretch) -> None:
    if task.objective is None or not task.objective.text:
        task.objective = stretch
    elif _SAME.sub("", stretch.text) != _SAME.sub("", task.objective.text):
        task.objective = task.objective.joined(stretch, "the objective goes on in the next row of the task")
