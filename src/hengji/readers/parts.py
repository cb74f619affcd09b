"""The blocks of a blank form as they were seen on it, before they are written down as a layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from hengji.readers.guessing import Guess
from hengji.readers.headings import Header
from hengji.tables.layouts import label_roles

_GOAL = re.compile(
    r"\D{0,8}目标\s*(?P<no>\d{1,2}|[一二三四五六七八九十])\s*(?:[（(]\D{0,4}(?P<weight>\d{1,3})\D{0,2}[)）])?"
)


@dataclass(frozen=True, slots=True)
class Head:
    """One column of a block of the form: its heading, the one above it, its width, the role that is proposed."""

    heading: str
    group: str
    columns: int
    guess: Guess


@dataclass(slots=True)
class Part:
    """One block: kind, frame, columns or lines of (label, is it a blank, width); `rows` are the printed names of funds."""

    kind: str
    frame: str = ""
    frame_columns: int = 1
    heads: list[Head] = field(default_factory=list)
    lines: list[list[tuple[str, str, int]]] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    of: str = ""


@dataclass(slots=True)
class Learned:
    """What was seen on a blank form."""

    title: str
    width: int
    above: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    headers: list[Header] = field(default_factory=list)


def gathered(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts with labels of amounts as a fund block, and the blocks of several goals as one that comes again."""
    before: Part | None = None
    for each in parts:
        part = _as_goal(_as_funds(each))
        again = before is not None and before.of == "task" == part.of
        if not (again and before and [h.heading for h in before.heads] == [h.heading for h in part.heads]):
            yield part
        before = part


def _as_funds(part: Part) -> Part:
    """Lines of nothing but the names of amounts, each with its blank, are a fund block without headings."""
    if part.kind != "lines" or not all(len(line) == 2 and "fund" in label_roles(line[0][0])[:1] for line in part.lines):
        return part
    named, blank = (width for _, _, width in part.lines[0])
    heads = [Head("", "", named, Guess("name", sure=True)), Head("", "", blank, Guess("approved", sure=True))]
    return replace(part, kind="funds", heads=heads, lines=[], rows=[line[0][0] for line in part.lines])


def _as_goal(part: Part) -> Part:
    """A block of indicators whose frame is a numbered goal comes again for every goal."""
    goal = _GOAL.fullmatch(part.frame) if part.kind == "indicators" else None
    if goal is None:
        return part
    frame = f"{part.frame[: goal.start('no')]}{{no}}{part.frame[goal.end('no') :]}"
    return replace(part, frame=frame.replace(goal["weight"], "{weight}") if goal["weight"] else frame, of="task")


def heading_doubts(parts: Sequence[Part]) -> int:
    """How many columns a person should confirm."""
    return sum(not head.guess.sure for part in parts for head in part.heads)
