"""Rows → sections of records: heading rows are found, repeated ones passed over, rows cut at page ends joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hengji.readers import limits
from hengji.readers.columns import Habits, Score, aligned, placed, positions
from hengji.readers.goals import goal
from hengji.readers.headings import Header
from hengji.readers.joining import CUT, continuity, reason
from hengji.readers.labels import Labelled, Total, labelled, repeated, sums, total
from hengji.readers.rows import Box, Row
from hengji.readers.stacked import headers
from hengji.readers.stretch import Stretch
from hengji.tables.layouts import label_roles

_LABELS = ("task", "level1", "level2", "level3", "name")
_FUNDS = ("funds", "sideways")
_SURE = 2.0
"""Without a page end in between, only strong signs on every cell make two rows one."""

_PART = re.compile(r"[（(]?[一二三四五六七八九十][）)、.．]\s*\S{2,24}(?:情况|计划|目标|指标|任务|部分|表)")
_AHEAD = 5
"""A goal's own heading row stands at most this many rows on, its label's row counted."""

_LONGEST_BAND = 30
"""A longer line across the page says something; it names no group."""

_TITLES = 8
"""Lines before a table that may come again at the head of its further pages."""

# What speaks against an arrangement of a text row, in the same measure as `continuity` and `position`:
_NOWHERE = -8.0  # a column without a heading
_NAMELESS = -3.0  # a new row that names no indicator
_LABEL = -2.0  # a label that goes on after the page's end
_NO_GAP = -1.0  # going on though no page ended
_FAR = -1.3  # a column this far from the field's place is not considered: extracts shift by three at most


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
    """One row of a section as the author meant it: the value of each column, by the column's index.

    `rests` counts the rows that were joined to it; `band` is the line across the page right above it, which names its group.
    """

    row: Row
    values: dict[int, Value] = field(default_factory=dict)
    rests: int = 0
    band: Stretch | None = None


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


def mend(rows: Sequence[Row]) -> list[Part]:
    """The parts of a table in reading order."""
    mender, heads = _Mender(), headers(rows)
    index = 0
    while index < len(rows):
        head, deep, row = heads.get(index, (None, 1, rows[index]))
        ahead = any(heads[each][0].kind == "indicators" for each in range(index, index + _AHEAD) if each in heads)
        mender.take(row, head, begun=goal(rows[index]) if ahead else [])
        index += deep
    return mender.parts


class _Mender:
    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.section: Section | None = None
        self.habits = Habits()
        self.gap = False
        self.closed = False
        self.anew = False  # a goal has begun: the next heading row opens a section of its own
        self.titles: list[str] = []
        self.band: Stretch | None = None

    def take(self, row: Row, head: Header | None, begun: list[Labelled]) -> None:
        """One row more; `head` where it heads columns, `begun` the labels of a goal that begins with it."""
        if self.gap and not row.gap:
            row = replace(row, gap=True)
        self.gap = False
        if begun:
            self.parts += begun
            self.anew, self.closed = True, False
        if head is not None:
            self._open(head, row)
        elif not begun and not self._special(row):
            self._data(row)

    def _open(self, head: Header, row: Row) -> None:
        if self.section is not None and self.section.header.same(head) and not self.anew:
            self.section.header = head
            self.gap = True
            return
        self._drop_upper_heading(row)
        self.closed = self.anew = False
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
        if repeated(row, self.titles):
            self.gap = True
            return True
        head = self.section.header if self.section and not self.closed and not self.anew else None
        summed = total(row, head)
        found = [summed] if summed else sums(row, head) or labelled(row, head, closing=self.closed)
        self.closed = self.closed or summed is not None
        self.parts.extend(found)
        return bool(found)

    def _data(self, row: Row) -> None:
        boxes = row.filled
        if self.section is None:
            self.parts += [Loose(box.stretch, "before the first heading row", alone=len(boxes) == 1) for box in boxes]
            if len(boxes) == 1 and len(self.titles) < _TITLES:
                self.titles.append(boxes[0].text)
            return
        if len(boxes) == 1 and _divides(boxes[0], row):
            self.parts.append(Loose(boxes[0].stretch, "a line across the table", alone=True))
            self.band = boxes[0].stretch if _names_group(boxes[0], row, self.section.header) else None
        elif row.exact:
            self._exact(row, self.section)
        else:
            self._aligned(row, self.section)

    def _exact(self, row: Row, section: Section) -> None:
        places = placed(row.boxes, section.header)
        if section.header.kind not in _FUNDS:
            self._loose(places.pop(-1, []), "under no heading")
        values = {index: _value(boxes) for index, boxes in places.items() if index >= 0}
        values = {index: value for index, value in values.items() if section.header.columns[index].role}
        unheaded = [box for index, boxes in places.items() for box in boxes if index not in values]
        if section.header.kind in _FUNDS:
            values |= {-1 - n: _value([box]) for n, box in enumerate(unheaded)}
        else:
            self._loose(unheaded, "under no heading")
        if section.records and self._goes_on(row, values, section):
            self._join(section, {index: value.stretch for index, value in values.items() if value.starts})
        else:
            section.records.append(Record(row, values, band=self._group()))

    def _group(self) -> Stretch | None:
        """The band right above the record that begins, which is no loose line then."""
        band, self.band = self.band, None
        if band is None or not (isinstance(self.parts[-1], Loose) and self.parts[-1].stretch is band):
            return None
        self.parts.pop()
        return band

    def _loose(self, boxes: list[Box], why: str) -> None:
        for box in boxes:
            if why and box.starts and box.text and "block" not in label_roles(box.text):
                self.parts.append(Loose(box.stretch, why))

    def _goes_on(self, row: Row, values: dict[int, Value], section: Section) -> bool:
        roles = [column.role for column in section.header.columns]
        before, started = section.records[-1].values, {i: v for i, v in values.items() if v.starts and v.text}
        if not started or any(roles[index] in _LABELS for index in started) or section.header.kind in _FUNDS:
            return False
        signs = [continuity(before[i].text if i in before else "", v.text) for i, v in started.items()]
        return sum(signs) > 0 if row.gap else min(signs) >= _SURE

    def _join(self, section: Section, fragments: dict[int, Stretch]) -> None:
        values = section.records[-1].values
        for index, stretch in fragments.items():
            if stretch:
                values[index] = values.get(index, Value(Stretch())).joined(stretch)

    def _aligned(self, row: Row, section: Section) -> None:
        """A row of a text file: the rest of the row before, or a new one, whichever fits its columns better."""
        boxes = row.filled
        if "block" in label_roles(boxes[0].text) and boxes[0].column == 0:
            boxes = boxes[1:]
        if not boxes or self._rest_of_label(boxes, row):
            return
        columns = section.header.columns
        if max(len(columns), len(boxes)) > limits.ALIGNED_COLUMNS:
            section.records.append(Record(row))
            places = {i: box.column for i, box in enumerate(boxes) if box.column < len(columns)}
            self._take_boxes(boxes, places, section, learn=False)
            return
        fit = positions(row, len(columns))
        fresh, new = aligned(boxes, len(columns), lambda box, column: self._begins(box, column, fit, section))
        if section.header.kind == "indicators" and not any(columns[column].role in _LABELS for column in new.values()):
            fresh += _NAMELESS
        gap = 0.0 if row.gap else _NO_GAP
        on, rest = aligned(boxes, len(columns), lambda box, column: gap + self._continues(box, column, fit, section))
        goes_on = bool(section.records) and on > max(fresh, 0) and section.records[-1].rests < limits.RESTS
        if not goes_on:
            section.records.append(Record(row))
        section.records[-1].rests += goes_on
        self._take_boxes(boxes, rest if goes_on else new, section, learn=not goes_on)

    def _take_boxes(self, boxes: tuple[Box, ...], places: dict[int, int], section: Section, *, learn: bool) -> None:
        """Put the boxes of a text row into the last record, each under its column."""
        columns, funds = section.header.columns, section.header.kind in _FUNDS
        for index, box in enumerate(boxes):
            column = places.get(index)
            role = columns[column].role if column is not None else None
            if column is None or not (role or funds):
                self._loose([box], "fits no column of its row")
                continue
            self._join(section, {column if role else -1 - column: box.stretch})
            if learn:
                self.habits.learn(role, box.text)

    def _rest_of_label(self, boxes: tuple[Box, ...], row: Row) -> bool:
        """Whether the row is the rest of what stood beside a label before the page ended; then it is joined."""
        last = self.parts[-1] if self.parts else None
        if not isinstance(last, Labelled) or len(boxes) != 1 or not (row.gap and last.stretch):
            return False
        text = boxes[0].text
        if self.habits.begins(text) or continuity(last.stretch.text, text) < CUT:
            return False
        self.parts[-1] = replace(last, stretch=last.stretch.joined(boxes[0].stretch, reason(last.stretch.text, text)))
        return True

    def _begins(self, box: Box, column: int, fit: Score, section: Section) -> float:
        role, near = section.header.columns[column].role, fit(box, column)
        if role is None or near < _FAR:
            return near if section.header.kind in _FUNDS else _NOWHERE
        return near + self.habits.content(box.text, role)

    def _continues(self, box: Box, column: int, fit: Score, section: Section) -> float:
        role, near = section.header.columns[column].role, fit(box, column)
        if not role or near < _FAR or not section.records or self.habits.begins(box.text):
            return _NOWHERE
        before = section.records[-1].values.get(column)
        sign = continuity(before.text if before else "", box.text)
        if role in _LABELS:  # few labels go on, and none with a sentence
            sign += _LABEL * (2 if "。" in box.text else 1)
        return near + sign


def _divides(box: Box, row: Row) -> bool:
    """Whether the only cell of a row runs across the table or names its next part."""
    across = row.exact and box.columns >= max(3, row.width - 1)
    return across or (box.column == 0 and bool(_PART.fullmatch(box.text)))


def _names_group(box: Box, row: Row, head: Header) -> bool:
    """Whether a line across the page names a group of indicators, where no column does."""
    leveled = head.roles() & {"task", "objective", "level1", "level2"}
    return row.exact and head.kind == "indicators" and not leveled and len(box.text) <= _LONGEST_BAND


def _value(boxes: list[Box]) -> Value:
    """What stands under one heading in one row: one cell, or several under a heading that spans them."""
    stretch = boxes[0].stretch
    for box in boxes[1:]:
        stretch = stretch.joined(box.stretch, "cells under one heading")
    return Value(stretch, (), boxes[0].starts)
