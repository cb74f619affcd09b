"""A cell's text cut where something begins or ends, so that what overlaps can be shown in a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is to be shown at `start:end` of a cell's text.

    `role` is figure, label, unread or place.  `style` is the figure's kind, the label's reason or the severity;
    `mark` is the place's name in the page (`3-2`, the second place of finding 3), `last` whether the place ends here;
    `note` is what a pointer resting on it is told.
    """

    start: int
    end: int
    role: str
    style: str
    mark: str = ""
    last: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text over which the same stretches lie; `ending` are the places whose last character is its last."""

    text: str
    over: tuple[Stretch, ...]
    ending: tuple[Stretch, ...]


def paragraphs(text: str, stretches: Iterable[Stretch]) -> list[list[Segment]]:
    """The segments of each paragraph of a cell; together they are the text, the line ends alone left out."""
    known = sorted((_trimmed(each, text) for each in stretches), key=lambda each: (each.start, -each.end, each.role))
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(_segments(line, at, known))
        at += len(line) + 1
    return lines


def _trimmed(stretch: Stretch, text: str) -> Stretch:
    """The stretch without line ends at its own end: what is said after it belongs to the line before."""
    return replace(stretch, end=stretch.start + len(text[stretch.start : stretch.end].rstrip("\n")))


def _segments(line: str, at: int, stretches: list[Stretch]) -> list[Segment]:
    """The segments of one line that begins at `at`; a place without length stands where it is, before what follows."""
    stop = at + len(line)
    near = [each for each in stretches if each.start <= stop and each.end >= at]
    cuts = sorted({at, stop, *(cut for each in near for cut in (each.start, each.end) if at < cut < stop)})
    found: list[Segment] = []
    for start, end in pairwise([*cuts, stop]):
        points = tuple(each for each in near if each.start == each.end == start and each.role == "place" and each.last)
        found += [Segment("", (), points)] if points else []
        found += [_segment(line[start - at : end - at], start, end, near)] if start < end else []
    return found


def _segment(text: str, start: int, end: int, near: list[Stretch]) -> Segment:
    over = tuple(each for each in near if each.start <= start and each.end >= end)
    return Segment(text, over, tuple(each for each in over if each.role == "place" and each.last and each.end == end))
