"""Tables of pages → grids: what goes on over pages becomes one table, with a reason and a certainty at every seam."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hengji.readers.bounds import Bounds
from hengji.readers.pages.cuts import Habits, certainty, goes_on, why
from hengji.readers.pages.draft import Draft
from hengji.readers.pages.furniture import without_furniture
from hengji.readers.pages.page import Page, PageTable
from hengji.readers.pages.raster import Laid, Raster, columns, raster
from hengji.readers.pages.repeats import Repeats
from hengji.tables.grid import Grid

_WIDTH = 8.0
"""Tables of two pages whose widths differ by more are two tables, in points."""

_SAME_LABEL = "page cut: the label is printed again"
_LABEL_GOES_ON = "page cut: the label stands on the next page"


@dataclass(slots=True)
class _Chain:
    """The parts of one table, page by page, and the lines of text before it."""

    before: tuple[str, ...]
    parts: list[tuple[int, PageTable]]


def stitch(pages: Sequence[Page]) -> tuple[list[Grid], tuple[str, ...]]:
    """The tables of a document in reading order, joined over its pages, and the lines after the last one.

    Raises:
        UnreadableError: there are more tables or cells than any document has.
    """
    bounds = Bounds()
    grids: list[Grid] = []
    chains, after = _chains(without_furniture(pages))
    for chain in chains:
        grids.append(_Joined(chain).grid(len(grids), bounds))
        bounds.count_grid(len(grids))
    return grids, after


def _chains(pages: Sequence[Page]) -> tuple[list[_Chain], tuple[str, ...]]:
    """Tables with those of the following pages that go on from them, and the lines after the last one."""
    chains: list[_Chain] = []
    waiting: list[str] = []
    for page in pages:
        for index, table in enumerate(page.tables):
            lines = (*waiting, *table.before)
            waiting = []
            if chains and index == 0 and not lines and _goes_on(chains[-1], page.number, table):
                chains[-1].parts.append((page.number, table))
            else:
                chains.append(_Chain(lines, [(page.number, table)]))
        waiting += page.after
    return chains, tuple(waiting)


def _goes_on(chain: _Chain, page: int, table: PageTable) -> bool:
    """Whether a page's first table may be the rest of the last one of the page before: it is as wide."""
    number, last = chain.parts[-1]
    return number < page and abs((table.right - table.left) - (last.right - last.left)) <= _WIDTH


@dataclass(slots=True)
class _Joined:
    """One table as it is put together."""

    chain: _Chain
    drafts: list[Draft] = field(default_factory=list)
    rows: int = 0
    habits: Habits = field(default_factory=Habits)
    repeats: Repeats = field(default_factory=Repeats)
    undrawn: bool = False

    def grid(self, index: int, bounds: Bounds) -> Grid:
        """The whole table."""
        tables = [table for _, table in self.chain.parts]
        xs = columns(tables)
        bounds.check_column(index, 0, len(xs) - 1)
        rasters = [raster(page, table, xs) for page, table in self.chain.parts]
        self.undrawn = any(map(_opens, rasters))
        for each in rasters:
            self._take(self.repeats.removed(each))
            bounds.check_column(index, self.rows, 0)
        for draft in self.drafts:
            bounds.count_cell(draft.text)
        drafts = sorted(self.drafts, key=lambda each: (each.row, each.column))
        cells = tuple(draft.cell() for draft in drafts)
        return Grid(index, cells, self.rows, len(xs) - 1, before=self.chain.before)

    def _take(self, part: Raster) -> None:
        """The part of the table on one more page."""
        above = {each.extent: each for each in self.drafts if each.end == self.rows}
        score = goes_on(above, part, self.habits, undrawn=self.undrawn) if above and part.cells else -9.0
        base = self.rows - 1 if score > 0 else self.rows
        for laid in part.cells:
            before = above.get(laid.extent) if laid.row == 0 else None
            if before is not None and (score > 0 or _spans_on(before, laid, part)):
                self._extend(before, laid, part.page, base, score)
            else:
                self._begin(laid, part.page, base)
        self.rows = max(self.rows, base + part.rows)
        self._learn(part, skip=score > 0)

    def _begin(self, laid: Laid, page: int, base: int) -> None:
        draft = Draft(laid.row + base, laid.column, laid.rows, laid.columns)
        draft.add(laid.cell, page, "", 0)
        self.drafts.append(draft)

    def _extend(self, draft: Draft, laid: Laid, page: int, base: int, score: float) -> None:
        """A cell that goes on: its text, or only its box."""
        draft.rows = max(draft.rows, base + laid.rows - draft.row)
        if laid.text and "".join(laid.text.split()) == "".join(draft.text.split()):
            return
        reason = why(draft.text, laid.text) if score > 0 else _LABEL_GOES_ON
        draft.add(laid.cell, page, reason, certainty(score) if score > 0 else 60)

    def _learn(self, part: Raster, *, skip: bool) -> None:
        for row in range(1 if skip else 0, part.rows):
            starting = [each for each in part.cells if each.row == row]
            if sum(bool(each.text) for each in starting) > 1:
                self.habits.learn(starting)


def _opens(part: Raster) -> bool:
    """Whether this page begins with a cell that has no line above it."""
    return bool(part.top) and all(each.cell.open_top for each in part.top)


def _spans_on(before: Draft, laid: Laid, part: Raster) -> bool:
    """Whether a new row's cell is one with the cell above: an empty label, or one printed again over several rows."""
    leading = all(not each.text for each in part.top if each.column <= laid.column)
    several = before.rows > 1 or laid.rows > 1
    if not laid.text:
        return bool(before.text) and (leading or several)
    same = "".join(laid.text.split()) == "".join(before.text.split())
    labels = [each for each in part.top if each.column < laid.column and each.text]
    return (same and several) or (not before.text and not labels and before.column == 0)


def _filled(cells: Sequence[Laid]) -> Iterator[Laid]:
    return (each for each in cells if each.text)
