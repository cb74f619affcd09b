"""Heading rows: which row heads the columns of a section, and what each column holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hengji.readers.rows import Box, Row
from hengji.tables.layouts import heading_roles, label_roles, plain

Kind = Literal["funds", "objectives", "indicators"]

_MONEY = {"approved", "revised", "outturn"}
_NAMES = {"task", "name", "level1", "level2", "level3"}
_VALUES = {"target", "actual", "narrative"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a section: its role (None for an unknown or empty heading), where it lies, its words."""

    role: str | None
    start: int
    end: int
    heading: str


@dataclass(frozen=True, slots=True)
class Header:
    """The heading row of a section: indicators, the fund block, or the year's objective beside what became of it."""

    kind: Kind
    columns: tuple[Column, ...]
    width: int

    def roles(self) -> set[str]:
        """The roles that some column has."""
        return {column.role for column in self.columns if column.role}

    def same(self, other: Header) -> bool:
        """Whether the other is this heading row repeated on a further page."""
        words = [(column.role, plain(column.heading)) for column in self.columns if column.role]
        return words == [(column.role, plain(column.heading)) for column in other.columns if column.role]


def header(row: Row) -> Header | None:
    """The heading row that this row is, or None."""
    boxes = [box for box in row.boxes if box.ends and (box.text or not row.exact)]
    candidates = [heading_roles(box.text) for box in boxes]
    known = sum(map(bool, candidates))
    if known < 2 or known * 2 < sum(bool(box.text) for box in boxes):
        return None
    roles = _assigned(boxes, candidates)
    kind = _kind({role for role in roles if role}, known)
    if kind is None:
        return None
    if kind == "indicators":
        roles = [role or _other(box) for role, box in zip(roles, boxes, strict=True)]
    pairs = zip(roles, boxes, strict=True)
    columns = (Column(role, box.column, box.column + box.columns, box.text) for role, box in pairs)
    return Header(kind, tuple(columns), row.width)


def _other(box: Box) -> str | None:
    """A column with a heading of unknown meaning is kept beside the indicator as a note."""
    return "note" if box.text and "block" not in label_roles(box.text) else None


def _assigned(boxes: list[Box], candidates: list[tuple[str, ...]]) -> list[str | None]:
    """One role a heading: the only one it may have, or the first that no other heading of the row has taken."""
    roles: list[str | None] = [each[0] if len(each) == 1 else None for each in candidates]
    for index, each in enumerate(candidates):
        if len(each) > 1:
            free = [role for role in each if role not in roles]
            roles[index] = (free or list(each))[0]
    first = next((i for i, box in enumerate(boxes) if box.text), None)
    if first is not None and "block" in label_roles(boxes[first].text) and _is_frame(roles, first):
        roles[first] = None
    return roles


def _is_frame(roles: list[str | None], first: int) -> bool:
    """Whether the leftmost heading names the block and not a column: another column already holds what it would."""
    rest = {role for index, role in enumerate(roles) if role and index != first}
    if len(rest & _MONEY) >= 2:
        return True
    if roles[first] == "task":
        return False
    if roles[first] in ("name", "level3"):
        return bool(rest & {"level1", "level2", "level3", "name"})
    return "objective" in rest or not rest & _NAMES


def _kind(roles: set[str], known: int) -> Kind | None:
    if len(roles & _MONEY) >= 2:
        return "funds"
    if roles & _NAMES and roles & _VALUES and known >= 3:
        return "indicators"
    if roles & _NAMES - {"task"} and roles & {"target", "actual"}:
        return "indicators"
    if roles & {"target", "objective"} and "actual" in roles and not roles & _NAMES:
        return "objectives"
    return None
