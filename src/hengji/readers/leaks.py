"""Text that leaked from one cell into another at a page cut: found by its letters, taken out, never dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hengji.readers.joining import finished
from hengji.readers.mend import Record, Section, Value
from hengji.readers.split import marks
from hengji.readers.stretch import Stretch

_SHORTEST = 12
"""A shorter repetition may be chance."""


def without_leaks(sections: Iterable[Section]) -> list[Stretch]:
    """Take out of every record the tail that repeats a cell of the record before or after; the tails, in order."""
    found: list[Stretch] = []
    for section in sections:
        records = section.records
        for index, record in enumerate(records):
            near = [*records[max(0, index - 1) : index], *records[index + 1 : index + 2]]
            found += _leaked(record, near)
    return found


def _leaked(record: Record, near: list[Record]) -> Iterator[Stretch]:
    for column, value in record.values.items():
        others = (text for each in near for i, v in each.values.items() if i != column for text in _beginnings(v))
        at = leak(value.text, others)
        if at is not None:
            yield value.stretch.cut(at, len(value.text)).strip()
            rest = value.stretch.cut(0, at).strip()
            record.values[column] = Value(rest, value.fragments, value.starts)


def leak(text: str, others: Iterable[str]) -> int | None:
    """Where a tail of the text begins that repeats, letter for letter, how one of the others begins.

    The tail must break off in the middle, and either start a list anew after a higher number or stand as a paragraph.
    """
    if len(text) < _SHORTEST or finished(text):
        return None
    tails = [(at, tail) for at in _tails(text) if len(tail := text[at:].strip()) >= _SHORTEST]
    known = list(others) if tails else []
    return next((at for at, tail in tails if any(other.startswith(tail) for other in known)), None)


def _tails(text: str) -> Iterator[int]:
    """Where a foreign tail may begin: a list that starts anew, or the last paragraph."""
    highest: dict[str, int] = {}
    for mark in marks(text):
        if mark.number == 1 and highest.get(mark.style, 0) > 1:
            yield mark.start
        highest[mark.style] = max(mark.number, highest.get(mark.style, 0))
    paragraph = text.rfind("\n") + 1
    if paragraph:
        yield paragraph


def _beginnings(value: Value) -> Iterator[str]:
    """The text of a cell, and of each of its fragments."""
    yield value.text
    for fragment in value.fragments:
        yield value.text[fragment:]
