"""Numbers of a scan that may have been read wrongly: where in the table they stand, and the table without them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from hengji.tables.grid import Document, Doubt
from hengji.tables.model import Doubtful, Item, PerformanceTable

_NOTHING = "□"
"""Stands for a letter that is not known; no number is written with it."""


def doubtful(document: Document, table: PerformanceTable) -> tuple[Doubtful, ...]:
    """Where the doubtful numbers of the document's cells stand in the items of its table, in reading order."""
    cells = {(grid.index, cell.row, cell.column): cell.doubts for grid in document.grids for cell in grid.cells}
    marked = {place: doubts for place, doubts in cells.items() if doubts}
    return tuple(each for item in table.items() for each in _of(item, marked)) if marked else ()


def _of(item: Item, marked: dict[tuple[int, int, int], tuple[Doubt, ...]]) -> Iterator[Doubtful]:
    for piece in item.pieces:
        for doubt in marked.get((piece.spot.table, piece.spot.row, piece.spot.column), ()):
            moved = piece.start - piece.offset
            start, end = max(piece.start, doubt.start + moved), min(piece.end, doubt.end + moved)
            if start < end:
                yield Doubtful(item.path, start, end, doubt.confidence)


def doubt(table: PerformanceTable, path: str, start: int | None, end: int | None) -> int | None:
    """How sure, in per cent, the least sure number in a stretch of an item is; None where nothing is doubtful.

    Without `start` and `end` the whole item is meant.
    """
    found = [
        each.confidence
        for each in table.doubts
        if each.path == path and (start is None or each.end > start) and (end is None or each.start < end)
    ]
    return min(found, default=None)


def without_doubtful(table: PerformanceTable) -> PerformanceTable:
    """The same table, as if the doubtful numbers could not be read at all."""
    by_path: dict[str, list[Doubtful]] = defaultdict(list)
    for each in table.doubts:
        by_path[each.path].append(each)
    blanked: PerformanceTable = _blanked(table, by_path)
    return replace(blanked, doubts=())


def _blanked(value: Any, by_path: dict[str, list[Doubtful]]) -> Any:
    if isinstance(value, Item):
        return _unread(value, by_path[value.path]) if value.path in by_path else value
    if isinstance(value, tuple):
        return tuple(_blanked(each, by_path) for each in value)
    if is_dataclass(value) and not isinstance(value, type | Doubtful):
        return replace(value, **{each.name: _blanked(getattr(value, each.name), by_path) for each in fields(value)})
    return value


def _unread(item: Item, found: list[Doubtful]) -> Item:
    text = item.text
    for each in found:
        text = text[: each.start] + _NOTHING * (each.end - each.start) + text[each.end :]
    return replace(item, text=text)
