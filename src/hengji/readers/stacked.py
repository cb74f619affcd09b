"""Headings over two or three rows: a group (偏差原因分析) above its columns (经费保障, 制度保障 …) makes one heading row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hengji.readers.headings import MONEY, Header, candidates, header
from hengji.readers.rows import Box, Row
from hengji.tables.layouts import heading_roles

_DEEPEST = 3
_LONGEST = 24
_FIGURE = re.compile(r"[\d.,%％≥≤<>=＝﹥﹤\s/-]+")
_AMOUNTS = MONEY | {"rate", "weight", "mark", "forecast"}


def headers(rows: Sequence[Row]) -> dict[int, tuple[Header, int, Row]]:
    """The heading rows by the index of their first row: what they head, how many rows they take, their leaf headings."""
    found: dict[int, tuple[Header, int, Row]] = {}
    index = 0
    while index < len(rows):
        here = _header(rows, index)
        if here is not None:
            found[index] = here
        index += here[1] if here else 1
    return found


def _header(rows: Sequence[Row], index: int) -> tuple[Header, int, Row] | None:
    for deep in range(min(_DEEPEST, len(rows) - index), 1, -1):
        row = _leaves(rows[index : index + deep])
        made = header(row) if row else None
        if row is not None and made is not None:
            return made, deep, row
    made = header(rows[index])
    if made is None or (made.kind == "sideways" and not _amounts_follow(rows, index)):
        return None
    return made, 1, rows[index]


def _amounts_follow(rows: Sequence[Row], index: int) -> bool:
    """Whether the next row begins with the name of an amount: 年初预算数 …"""
    below = rows[index + 1].filled[:2] if index + 1 < len(rows) else ()
    return any(set(heading_roles(box.text)) & _AMOUNTS for box in below)


def _leaves(rows: Sequence[Row]) -> Row | None:
    """The lowest headings of these rows, each with its group, as one row; None where they are no stack of headings."""
    last, upper = rows[-1], rows[0]
    if len({row.table for row in rows}) > 1 or last.index - upper.index != len(rows) - 1:
        return None
    below = list(last.filled)
    if not below or not all(_is_heading(box) for row in rows for box in row.filled):
        return None
    above = [box for row in rows[:-1] for box in _widened(row, last)]
    leaves = [replace(box, group=_group(box, above), ends=True) for box in below]
    groups = [(each, [leaf for leaf in leaves if _over(each, leaf)]) for each in above]
    several = any(len(under) > 1 for _, under in groups)
    if not several or not all(leaf.group for leaf in leaves) or not _is_stack(leaves, groups):
        return None
    down = any(_goes_down(box, last) for box in upper.filled)
    kept = [replace(each, group=_group(each, above), ends=True) for each, under in groups if not under]
    if not down and (not kept or len(rows) > 2 or header(last)):
        return None  # labels above a heading row, or a row below one
    whole = [*leaves, *kept, *(box for box in last.boxes if not box.starts and box.text)]
    if not last.exact:
        taken = {box.column for box in whole}
        whole += [box for box in last.boxes if box.column not in taken]
    whole.sort(key=lambda box: box.column)
    return replace(last, boxes=tuple(whole), gap=upper.gap)


def _group(box: Box, above: Sequence[Box]) -> str:
    """The nearest heading that stands over this one."""
    over = [each for each in above if _over(each, box) and _end(box) <= _end(each) and each.stretch != box.stretch]
    return over[-1].text if over else ""


def _is_heading(box: Box) -> bool:
    return len(box.text) <= _LONGEST and not _FIGURE.fullmatch(box.text) and "。" not in box.text


def _is_stack(leaves: list[Box], groups: list[tuple[Box, list[Box]]]) -> bool:
    """Whether the lower row are headings: most have a meaning below their group, and none merely fills its column."""
    meant = sum(bool(candidates(leaf)) for leaf in leaves)
    alone = [under[0] for each, under in groups if len(under) == 1 and each.columns == under[0].columns]
    return meant * 2 > len(leaves) and all(heading_roles(leaf.text) for leaf in alone)


def _goes_down(box: Box, last: Row) -> bool:
    """Whether the heading is merged down to the last row."""
    return any(not each.starts and each.stretch == box.stretch for each in last.boxes)


def _over(group: Box, leaf: Box) -> bool:
    return group.column <= leaf.column < _end(group)


def _end(box: Box) -> int:
    return box.column + box.columns


def _widened(row: Row, last: Row) -> list[Box]:
    """The headings of an upper row that end in it; one cell that is not merged reaches over the empty ones to its right."""
    filled = sorted(box.column for box in row.boxes if box.text)
    below = sorted(box.column for box in last.filled)
    widened = []
    for box in row.filled:
        if _goes_down(box, last):
            continue  # a leaf itself
        following = next((column for column in filled if column > box.column), row.width)
        reach = [column for column in below if _end(box) <= column < following]
        at_head = any(box.column <= column < _end(box) for column in below)
        end = max(reach) + 1 if reach and box.columns == 1 and at_head else _end(box)
        widened.append(replace(box, columns=end - box.column))
    return widened
