"""A layout as the rows of a printed form, blank or filled with made-up words, in the notation of `files`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hengji.tables.layouts.layout import Block, Column, Layout, Slot

Fill = Callable[[str, str], str]
"""What to write into a cell: of a role (a value's or a column's) and the heading or label that it stands under."""

LEVELS = ("产出指标", "效益指标", "满意度指标")
YEAR, MONTH = 2022, 7


def blank(_role: str, _heading: str) -> str:
    """Nothing."""
    return ""


def rows_of(layout: Layout, fill: Fill = blank, records: int = 2) -> list[list[str]]:
    """The form's title, lines and blocks as rows; a block `of: task` comes twice."""
    width = len(layout.widths)
    rows = [[said(layout.title), *["<"] * (width - 1)]]
    rows += [[said(line), *["<"] * (width - 1)] for line in layout.above]
    for block in layout.blocks:
        for number in (1, 2) if block.of == "task" else (1,):
            made = _block(block, fill, records, number)
            rows += [row + [""] * (width - len(row)) for row in made]
    return rows


def said(words: str, number: int = 1) -> str:
    """Words with their places filled in."""
    return words.format(year=YEAR, last_year=YEAR - 1, month=MONTH, no=number, weight=40, department="", name="")


def _block(block: Block, fill: Fill, records: int, number: int) -> list[list[str]]:
    if block.lines:
        return [_framed(block, number, index, _line(line, fill)) for index, line in enumerate(block.lines)]
    rows = _heads(block.columns)
    names = block.rows or ("",) * (1 if block.kind == "objectives" else records)
    rows += [_record(block.columns, name, fill) for name in names]
    return [_framed(block, number, index, row) for index, row in enumerate(rows)]


def _framed(block: Block, number: int, index: int, row: list[str]) -> list[str]:
    if not block.frame:
        return row
    first = said(block.frame, number) if index == 0 else "^"
    return [first, *["<" if index == 0 else "^"] * (block.frame_columns - 1), *row]


def _line(line: Sequence[Slot], fill: Fill) -> list[str]:
    row: list[str] = []
    label = ""
    for slot in line:
        row += [slot.label or (fill(slot.value, label) if slot.value else ""), *["<"] * (slot.columns - 1)]
        label = slot.label or label
    return row


def _heads(columns: Sequence[Column]) -> list[list[str]]:
    if not any(column.heading for column in columns):
        return []
    upper: list[str] = []
    lower: list[str] = []
    group = ""
    for column in columns:
        wide = ["<"] * (column.columns - 1)
        lower += [said(column.heading), *wide]
        if column.group:
            upper += ["<" if column.group == group else column.group, *wide]
        else:
            upper += [said(column.heading), *wide]
            lower[-column.columns :] = ["^"] * column.columns
        group = column.group
    return [upper, lower] if any(column.group for column in columns) else [upper]


def _record(columns: Sequence[Column], name: str, fill: Fill) -> list[str]:
    row: list[str] = []
    for column in columns:
        text = name if name and column.role == "name" else fill(column.role, said(column.heading))
        row += [text, *["<"] * (column.columns - 1)]
    return row
