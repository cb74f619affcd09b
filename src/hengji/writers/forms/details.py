"""Which of a table's details has its place in the layout, and where the others go, so that their order stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hengji.tables.layouts import label_roles
from hengji.tables.layouts.layout import Layout
from hengji.tables.model import Item, PerformanceTable
from hengji.writers.forms.owners import same

_NOTE = re.compile(r"(?:注|备注|说明|填[表报]说明)\s*[:：]?")

_SIGNED = re.compile(r"(?:填[表报]|编制|制表)(?:人|日期|时间)|审核人|复核人|经办人")

Key = tuple[int, int, int]
"""A place for a detail: block, line, slot or column."""


@dataclass(slots=True)
class Details:
    """The details by their place, those that go before a block's line, at the head and at the foot of the sheet.

    `said` are those that a printed line of the layout says in the same words.
    """

    placed: dict[Key, Item] = field(default_factory=dict)
    before: dict[tuple[int, int], list[Item]] = field(default_factory=dict)
    head: list[Item] = field(default_factory=list)
    foot: list[Item] = field(default_factory=list)
    said: list[Item] = field(default_factory=list)


def details(table: PerformanceTable, layout: Layout, lines: tuple[str, ...]) -> Details:
    """Where each detail of the table goes; `lines` are the printed lines around the sheet."""
    made, places = Details(), list(_places(layout))
    told = {_solid(line) for line in lines}
    free = dict(places)
    rest: list[Item] = []
    for each in table.details:
        key = next((key for key, label in free.items() if each.mark and same(label, each.mark)), None)
        if key is not None:
            made.placed[key] = each
            del free[key]
            _settle(rest, made, key, layout)
            rest = []
        elif {_solid(each.text), _solid(f"{each.mark}：{each.text}")} & told:
            made.said.append(each)
        else:
            rest.append(each)
    for each in rest:
        (made.foot if made.foot or _belongs_below(each) else made.head).append(each)
    return made


def _settle(rest: list[Item], made: Details, key: Key, layout: Layout) -> None:
    """Details without a place go before the line of the next that has one, where that is a line of labels."""
    if rest and layout.blocks[key[0]].kind == "lines":
        made.before.setdefault(key[:2], []).extend(rest)
    else:
        made.head.extend(rest)


def _belongs_below(item: Item) -> bool:
    """Notes, who filled the table in and when, and labels that only a closing line may have."""
    if _SIGNED.match(item.mark):
        return True
    return not label_roles(item.mark) if item.mark else bool(_NOTE.match(item.text))


def _places(layout: Layout) -> Iterator[tuple[Key, str]]:
    for number, block in enumerate(layout.blocks):
        for count, line in enumerate(block.lines):
            label = ""
            for at, slot in enumerate(line):
                if slot.value == "detail" or (block.kind == "signature" and slot.label):
                    yield (number, count, at), slot.label or label
                label = slot.label or label
        if block.kind == "objectives":
            for at, column in enumerate(block.columns):
                if column.role not in ("objectives", "actual"):
                    yield (number, 0, at), column.heading


def _solid(text: str) -> str:
    return re.sub(r"\s", "", text)
