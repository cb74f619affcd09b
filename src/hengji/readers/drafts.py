"""Indicators and tasks while they are being gathered from the records of a table, before their paths are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from hengji.readers.split import Mark, leading, paragraphs, split
from hengji.readers.stretch import Stretch
from hengji.tables.model import Fund, Indicator, Item, Task

Marked = tuple[Mark | None, Stretch]

LISTS = ("target", "actual", "narrative")
SINGLES = (
    "level1", "level2", "definition", "criteria", "sign", "direction", "previous", "initial_target", "unit", "forecast",
    "rate", "coefficient", "weight", "mark", "core", "explanation", "likelihood", "corrective_action", "evidence",
)  # fmt: skip
_SHORTEST = 2
_GOES_ON = "，,、：:（(“《"
AMOUNTS = ("approved", "revised", "outturn", "forecast", "weight", "rate", "mark", "explanation")


@dataclass(slots=True)
class IndicatorDraft:
    """One indicator as gathered so far; `singles` holds what the form has a column for, empty cells too."""

    name: Stretch
    no: int | None = None
    mark: str = ""
    leveled: bool = False
    lists: dict[str, list[Marked]] = field(default_factory=lambda: {role: [] for role in LISTS})
    singles: dict[str, Stretch] = field(default_factory=dict)
    causes: list[tuple[str, Stretch]] = field(default_factory=list)
    notes: list[tuple[str, Stretch]] = field(default_factory=list)

    def add(self, role: str, stretch: Stretch, fragments: tuple[int, ...]) -> None:
        """The items of one more cell."""
        self.lists[role] += split(stretch, fragments)

    def finished(self, path: str) -> Indicator:
        """The indicator with its paths."""
        name = self.name.item(f"{path}.name", self.no, self.mark)
        parted = side_by_side(self.lists)
        lists: dict[str, Any] = {role: items(f"{path}.{role}", marked) for role, marked in parted.items()}
        singles: dict[str, Any] = {role: stretch.item(f"{path}.{role}") for role, stretch in self.singles.items()}
        headed: dict[str, Any] = {
            role: tuple(s.item(f"{path}.{role}[{i}]", None, head) for i, (head, s) in enumerate(getattr(self, role)))
            for role in ("causes", "notes")
        }
        level3 = name if self.leveled else None
        return Indicator(path=path, name=name, no=self.no, level3=level3, **headed, **lists, **singles)


@dataclass(slots=True)
class FundDraft:
    """One row of the fund block."""

    name: Stretch
    amounts: dict[str, Stretch]

    def finished(self, path: str) -> Fund:
        """The row with its paths."""
        amounts = {role: stretch.item(f"{path}.{role}") for role, stretch in self.amounts.items() if role in AMOUNTS}
        return Fund(path, self.name.item(f"{path}.name"), **amounts)


@dataclass(slots=True)
class TaskDraft:
    """One task as gathered so far; `label` is its cell as it stands, by which a repeated label is known."""

    label: str
    name: Stretch
    no: int | None = None
    mark: str = ""
    objective: Stretch | None = None
    indicators: list[IndicatorDraft] = field(default_factory=list)
    weight: Stretch | None = None
    actual: Stretch | None = None
    funds: list[FundDraft] = field(default_factory=list)

    def finished(self, path: str) -> Task:
        """The task with its paths."""
        return Task(
            path=path,
            name=self.name.item(f"{path}.name", self.no, self.mark),
            no=self.no,
            indicators=indicators(path, self.indicators),
            funds=tuple(fund.finished(f"{path}.funds[{index}]") for index, fund in enumerate(self.funds)),
            **self._singles(path),
        )

    def _singles(self, path: str) -> dict[str, Any]:
        found = {"objective": self.objective, "weight": self.weight, "actual": self.actual}
        return {role: s.item(f"{path}.{role}") for role, s in found.items() if s is not None}


def side_by_side(lists: dict[str, list[Marked]]) -> dict[str, list[Marked]]:
    """Cells without numbers whose paragraphs are items: where two columns of an indicator have several paragraphs each."""
    parted = {role: _paragraphs(marked) for role, marked in lists.items()}
    several = sum(len(each) > 1 for each in parted.values())
    return parted if several > 1 else lists


def _paragraphs(marked: list[Marked]) -> list[Marked]:
    if len(marked) != 1 or marked[0][0] is not None:
        return marked
    parts = paragraphs(marked[0][1])
    whole = all(len(part.text) >= _SHORTEST and part.text[-1] not in _GOES_ON for part in parts[:-1])
    listed = any(leading(part.text) for part in parts)
    return marked if listed or not whole else [(None, part) for part in parts]


def indicators(path: str, drafts: Iterable[IndicatorDraft]) -> tuple[Indicator, ...]:
    """The indicators of one part with their paths."""
    return tuple(draft.finished(f"{path}.indicators[{index}]") for index, draft in enumerate(drafts))


def items(path: str, marked: Iterable[Marked]) -> tuple[Item, ...]:
    """Items with their paths, numbers and marks."""
    return tuple(
        stretch.item(f"{path}[{index}]", mark.number if mark else None, mark.text if mark else "")
        for index, (mark, stretch) in enumerate(marked)
    )
