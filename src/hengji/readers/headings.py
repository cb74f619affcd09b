"""Heading rows: which row heads the columns of a section, and what each column holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, cast

from hengji.readers.rows import Box, Row
from hengji.readers.stretch import Stretch
from hengji.tables.layouts import Known, heading_roles, heading_word, known_words, label_roles, plain

Kind = Literal["funds", "sideways", "objectives", "indicators"]

MONEY = {"approved", "revised", "outturn"}
LEVELS = {"level1", "level2", "level3"}
_NAMES = {"task", "name", *LEVELS}
_VALUES = {"target", "actual", "narrative"}
_MARKS = {"weight", "mark"}
_YEAR = re.compile(r"20(\d\d)年")
_ENOUGH = 0.7
"""Of a learned layout's heading row, this share of the words must stand in a row for it to be that row."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a section: its role (None for an unknown or empty heading), where it lies, its words."""

    role: str | None
    start: int
    end: int
    heading: str
    group: str = ""
    stretch: Stretch = field(default=Stretch())


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
    return _of_layout(row, boxes) or _of_words(row, boxes)


def _of_layout(row: Row, boxes: list[Box]) -> Header | None:
    """The heading row of a layout's block, word for word; of a learned layout, most of its words are enough."""
    texts = [(box, heading_word(box.text)) for box in boxes if box.text]
    if len(texts) < 2:
        return None
    known = known_words().blocks
    for shift in (0, 1):
        exact = known.get(tuple(word for _, word in texts[shift:]))
        if exact is not None and exact.kind != "lines":
            roles: dict[int, str | None] = dict(zip((id(b) for b, _ in texts[shift:]), exact.roles, strict=True))
            roles |= {id(box): "number" for box, _ in texts[:shift] if "number" in candidates(box)}
            return _made(row, boxes, exact, roles)
    nearest = max(
        (each for each in known.values() if each.learned), key=lambda each: _shared(each, texts), default=None
    )
    if nearest is None or _shared(nearest, texts) < max(3, _ENOUGH * max(len(nearest.words), len(texts) - 1)):
        return None
    by_word = dict(zip(nearest.words, nearest.roles, strict=True))
    rest = {id(box): by_word[word] if word in by_word else next(iter(candidates(box)), "note") for box, word in texts}
    if texts[0][1] not in by_word:
        rest[id(texts[0][0])] = None
    return _made(row, boxes, nearest, rest)


def _shared(known: Known, texts: list[tuple[Box, str]]) -> int:
    return len(set(known.words) & {word for _, word in texts})


def _made(row: Row, boxes: list[Box], known: Known, roles: dict[int, str | None]) -> Header:
    return Header(cast("Kind", known.kind), tuple(_column(roles.get(id(box)), box) for box in boxes), row.width)


def _of_words(row: Row, boxes: list[Box]) -> Header | None:
    meant = [candidates(box) for box in boxes]
    known = sum(map(bool, meant))
    if known < 2 or known * 2 < sum(bool(box.text) for box in boxes):
        return None
    roles = _assigned(boxes, meant)
    kind = _kind({role for role in roles if role}, known)
    if kind is None:
        return None
    if kind == "indicators":
        roles = [role or _other(box) for role, box in zip(roles, boxes, strict=True)]
    return Header(kind, tuple(map(_column, roles, boxes)), row.width)


def _column(role: str | None, box: Box) -> Column:
    return Column(role, box.column, box.column + box.columns, box.text, box.group, box.stretch)


def candidates(box: Box) -> tuple[str, ...]:
    """The roles that a heading may have; below another heading, what both say together counts first."""
    if not box.group:
        return heading_roles(box.text)
    known, above, own = known_words(), heading_word(box.group), heading_word(box.text)
    exact = known.grouped.get((above, own))
    if exact:
        return (exact,)
    listed = known.headings.listed
    both = next((listed[words] for words in (own + above, above + own) if words in listed), ())
    alone = both or heading_roles(box.text) or known.headings.roles(own + above)
    above_roles = heading_roles(box.group)
    if alone or not above_roles:
        return alone
    return ("cause",) if above_roles[0] == "explanation" else ()


def _other(box: Box) -> str | None:
    """A column with a heading of unknown meaning is kept beside the indicator as a note."""
    return "note" if box.text and "block" not in label_roles(box.text) else None


def _assigned(boxes: list[Box], meant: list[tuple[str, ...]]) -> list[str | None]:
    """One role a heading: the only one it may have, or the first that no other heading of the row has taken."""
    roles: list[str | None] = [each[0] if len(each) == 1 else None for each in meant]
    for index, each in enumerate(meant):
        if len(each) > 1:
            free = [role for role in each if role not in roles]
            roles[index] = (free or list(each))[0]
    first = next((i for i, box in enumerate(boxes) if box.text), None)
    if first is not None and "block" in label_roles(boxes[first].text) and _is_frame(roles, first):
        roles[first] = None
    return _in_context(boxes, meant, roles)


def _in_context(boxes: list[Box], meant: list[tuple[str, ...]], roles: list[str | None]) -> list[str | None]:
    """Roles that only the other headings of the row make clear."""
    taken = set(roles)
    for index, role in enumerate(roles):
        if role == "target" and "criteria" in meant[index] and taken & _MARKS and "actual" not in taken:
            roles[index] = "criteria"  # 评价标准 of a scorecard, which has no targets
        elif role == "actual" and _earlier(boxes[index], boxes, roles):
            roles[index] = "previous"
        elif role in MONEY and "task" in taken and taken & (_NAMES - {"task"} | {"objective"}):
            roles[index] = "fund"
        elif role == "outturn" and taken & LEVELS:
            roles[index] = "actual" if "actual" not in taken else "note"
    return roles


def _earlier(box: Box, boxes: list[Box], roles: list[str | None]) -> bool:
    """Whether the heading names an earlier year than the target beside it: 2021年实现值, 2022年目标值."""
    own = _YEAR.search(box.text)
    years = [_YEAR.search(other.text) for other, role in zip(boxes, roles, strict=True) if role == "target"]
    return own is not None and any(each and each[1] > own[1] for each in years)


def _is_frame(roles: list[str | None], first: int) -> bool:
    """Whether the leftmost heading names the block and not a column: another column already holds what it would."""
    rest = {role for index, role in enumerate(roles) if role and index != first}
    if len(rest & MONEY) >= 2:
        return True
    if roles[first] == "task":
        return False
    if roles[first] in ("name", "level3"):
        return bool(rest & {"name", *LEVELS})
    return "objective" in rest or not rest & _NAMES


def _kind(roles: set[str], known: int) -> Kind | None:
    if len(roles & MONEY) >= 2 or (roles & MONEY and roles & {"rate", "forecast"} and not roles & _NAMES):
        return "funds"
    if roles & _NAMES and roles & _VALUES and known >= 3:
        return "indicators"
    if roles & _NAMES - {"task"} and roles & {"target", "actual"}:
        return "indicators"
    if len(roles & LEVELS) >= 2 and roles & _MARKS and known >= 4:
        return "indicators"
    if {"task", "objective", "fund"} <= roles:
        return "indicators"
    if roles & {"target", "objective"} and roles & {"actual", "mid_term"} and not roles & _NAMES:
        return "objectives"
    return "sideways" if roles == {"fund"} and known >= 2 else None
