"""Rows → sections of records: heading rows are found, repeated ones passed over, rows cut at page ends joined again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from hengji.readers import columns
from hengji.readers.headings import Header, header
from hengji.readers.joining import continuity, reason
from hengji.readers.labels import Labelled, Total, labelled, repeated, total
from hengji.readers.rows import Box, Row
from hengji.readers.stretch import Stretch
from hengji.tables.layouts import label_roles

_LABELS = ("task", "level1", "level2", "level3", "name")
_SURE = 2.0
"""Without a page end in between, only strong signs on every cell make two rows one."""


@dataclass(frozen=True, slots=True)
class Value:
    """The text under one heading in one record.

    `fragments` are the offsets at which a joined fragment begins; `starts` is false where a merged cell goes on.
    """

    stretch: Stretch
    fragments: tuple[int, ...] = ()
    starts: bool = True

    @property
    def text(self) -> str:
        """The words."""
        return self.stretch.text

    def joined(self, other: Stretch) -> Value:
        """The value with the rest of it from after a page cut."""
        if not self.text:
            return replace(self, stretch=other)
        whole = self.stretch.joined(other, reason(self.text, other.text))
        return replace(self, stretch=whole, fragments=(*self.fragments, len(self.text)))


@dataclass(slots=True)
class Record:
    """One row of a section as the author meant it: the value of each column, by the column's index."""

    row: Row
    values: dict[int, Value] = field(default_factory=dict)


@dataclass(slots=True)
class Section:
    """The records under one heading row."""

    header: Header
    records: list[Record] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Loose:
    """Text that stands under no heading and beside no label."""

    stretch: Stretch
    reason: str
    alone: bool = False


Part = Section | Labelled | Total | Loose


def mend(rows: Iterable[Row]) -> list[Part]:
    """The parts of a table in reading order."""
    mender = _Mender()
    for row in rows:
        mender.take(row)
    return mender.parts


class _Mender:
    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.section: Section | None = None
        self.labelled: set[str] = set()
        self.gap = False
        self.closed = False

    def take(self, row: Row) -> None:
        """One row more."""
        if self.gap and not row.gap:
            row = replace(row, gap=True)
        self.gap = False
        head = header(row)
        if head is not None:
            self._open(head, row)
        elif not self._special(row):
            self._data(row)

    def _open(self, head: Header, row: Row) -> None:
        if self.section is not None and self.section.header.same(head):
            self.section.header = head
            self.gap = True
            return
        self._drop_upper_heading(row)
        self.closed = False
        self.section = Section(head)
        self.parts.append(self.section)

    def _drop_upper_heading(self, row: Row) -> None:
        """The upper of two heading rows was taken for loose text."""
        above = {id(box.stretch) for box in row.boxes if not box.starts}
        while self.parts and isinstance(self.parts[-1], Loose):
            spots = [piece.spot for piece in self.parts[-1].stretch.pieces]
            if not (above and spots and spots[0].table == row.table and spots[0].row == row.index - 1):
                return
            self.parts.pop()

    def _special(self, row: Row) -> bool:
        """A row that is no record: labels with what stands beside them, the total, furniture of the page."""
        if repeated(row, (part.stretch.text for part in self.parts if isinstance(part, Loose) and part.alone)):
            self.gap = True
            return True
        head = self.section.header if self.section and not self.closed else None
        summed = total(row, head)
        found = [summed] if summed else labelled(row, head, closing=self.closed)
        self.closed = self.closed or summed is not None
        self.parts.extend(found)
        return bool(found)

    def _data(self, row: Row) -> None:
        boxes = row.filled
        if self.section is None:
            self.parts += [Loose(box.stretch, "before the first heading row", alone=len(boxes) == 1) for box in boxes]
            return
        divider = row.exact and len(boxes) == 1 and boxes[0].columns >= max(3, row.width - 1)
        if divider:
            self.parts.append(Loose(boxes[0].stretch, "a line across the table", alone=True))
        elif row.exact:
            self._exact(row, self.section)
        else:
            self._aligned(row, self.section)

    def _exact(self, row: Row, section: Section) -> None:
        places = columns.placed(row.boxes, section.header)
        if section.header.kind != "funds":
            self._loose(places.pop(-1, []), "under no heading")
        values = {index: _value(boxes) for index, boxes in places.items() if index >= 0}
        values = {index: value for index, value in values.items() if section.header.columns[index].role}
        unheaded = [box for index, boxes in places.items() for box in boxes if index not in values]
        if section.header.kind == "funds":
            values |= {-1 - n: _value([box]) for n, box in enumerate(unheaded)}
        else:
            self._loose(unheaded, "under no heading")
        if section.records and self._goes_on(row, values, section):
            self._join(section, {index: value.stretch for index, value in values.items() if value.starts})
        else:
            section.records.append(Record(row, values))

    def _loose(self, boxes: list[Box], why: str) -> None:
        for box in boxes:
            if why and box.starts and box.text and "block" not in label_roles(box.text):
                self.parts.append(Loose(box.stretch, why))

    def _goes_on(self, row: Row, values: dict[int, Value], section: Section) -> bool:
        roles = [column.role for column in section.header.columns]
        before, started = section.records[-1].values, {i: v for i, v in values.items() if v.starts and v.text}
        if not started or any(roles[index] in _LABELS for index in started) or section.header.kind == "funds":
            return False
        signs = [continuity(before[i].text if i in before else "", v.text) for i, v in started.items()]
        return sum(signs) > 0 if row.gap else min(signs) >= _SURE

    def _join(self, section: Section, fragments: dict[int, Stretch]) -> None:
        values = section.records[-1].values
        for index, stretch in fragments.items():
            if stretch:
                values[index] = values.get(index, Value(Stretch())).joined(stretch)

    def _aligned(self, row: Row, section: Section) -> None:
        head = section.header
        boxes = row.filled
        if "block" in label_roles(boxes[0].text) and boxes[0].column == 0:
            boxes = boxes[1:]
        count = len(head.columns)
        fresh, new = columns.aligned(boxes, count, lambda box, column: self._begins(box, column, row, head))
        if not any(head.columns[column].role in _LABELS for column in new.values()):
            fresh -= 3.0
        on, rest = -99.0, dict[int, int]()
        if section.records:
            on, rest = columns.aligned(boxes, count, lambda box, column: self._continues(box, column, row, section))
        places = rest if on > fresh and on > 0 else new
        if places is new:
            section.records.append(Record(row))
            self._learn(boxes, places, head)
        values = {column: boxes[index].stretch for index, column in places.items()}
        self._join(section, {i: stretch for i, stretch in values.items() if head.columns[i].role})
        lost = [box for i, box in enumerate(boxes) if i not in places or not head.columns[places[i]].role]
        self._loose(lost, "fits no column of its row")

    def _begins(self, box: Box, column: int, row: Row, head: Header) -> float:
        role = head.columns[column].role
        fit = columns.position(box, column, row, len(head.columns))
        return fit + (columns.content(box.text, role, self.labelled) if role else -8.0)

    def _continues(self, box: Box, column: int, row: Row, section: Section) -> float:
        role = section.header.columns[column].role
        before = section.records[-1].values.get(column)
        if not role or any(p.match(box.text) for name, p in columns.LABELLED.items() if name in self.labelled):
            return -8.0
        label = -2.0 if role in _LABELS else 0.0
        sign = continuity(before.text if before else "", box.text)
        gap = 0.0 if row.gap else -1.0
        return columns.position(box, column, row, len(section.header.columns)) + sign + label + gap

    def _learn(self, boxes: tuple[Box, ...], places: dict[int, int], head: Header) -> None:
        """Remember that this document begins its tasks or indicators with 任务1, 指标1."""
        for index, column in places.items():
            role = head.columns[column].role or ""
            pattern = columns.LABELLED.get(role)
            if pattern and pattern.match(boxes[index].text):
                self.labelled.add(role)


def _value(boxes: list[Box]) -> Value:
    """What stands under one heading in one row: one cell, or several under a heading that spans them."""
    stretch = boxes[0].stretch
    for box in boxes[1:]:
        stretch = stretch.joined(box.stretch, "cells under one heading")
    return Value(stretch, (), boxes[0].starts)
