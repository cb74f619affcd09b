"""Which of a document's tables are the performance table: found by headings, among covers and budget tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hengji.readers.kind import called
from hengji.readers.rows import Row, rows
from hengji.readers.stacked import headers
from hengji.tables.errors import UnreadableError
from hengji.tables.grid import Document, Grid
from hengji.tables.layouts import known_words, label_roles, plain

PERFORMANCE = re.compile(r"绩效(?:目标|指标|自评|评价|完成|运行|监控|执行|情况)|绩效.{0,6}表$")
_PAY = re.compile(r"绩效(?:工资|奖|考核奖|津贴)|发放表")


_LEARNED = 9
"""The title of a learned layout is a title before all others, whatever its words."""


@dataclass(slots=True)
class Candidate:
    """Tables that together may be one performance table."""

    title: str
    grids: list[Grid] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    records: int = 0


def select(document: Document) -> tuple[Candidate, list[Candidate], bool]:
    """The performance table of the document, other ones in the same file, and whether its headings are known."""
    found = _candidates(document)
    known = [each for each in found if each.records]
    if known:
        best = max(known, key=lambda each: each.records)
        return best, [each for each in known if each is not best], True
    titled = next((each for each in found if _performance(each.title)), None)
    if titled is None:
        zh, en = called(document.name)
        raise UnreadableError(
            f"{zh}里没有找到绩效表（缺少“指标、目标值、完成值”一类的表头）；请确认文件是否选对。",
            f"{en} holds no performance table (no headings such as indicator, target, actual); check that this is the"
            " right file.",
        )
    return titled, [], False


def titles(grid: Grid, found: list[Row]) -> list[str]:
    """The lines that may be a table's title: those before it, the nearest first, its first rows of one cell, its sheet."""
    top = [row.filled[0].text for row in found[:4] if len(row.filled) == 1]
    return [*(line for line in reversed(grid.before) if line), *top, grid.name]


def best_title(lines: list[str]) -> str:
    """The line that reads most like the title of a performance table; empty where none does."""
    return max(lines, key=_likeness) if any(map(_likeness, lines)) else ""


def _likeness(line: str) -> int:
    text = plain(line) or line
    if len(line) > 80 or _PAY.search(text):
        return 0
    if any(text == plain(each.title) for each in known_words().layouts if each.learned):
        return _LEARNED
    return 4 * bool(PERFORMANCE.search(text)) + 2 * text.endswith("表") + ("绩效" in text) if "绩效" in text else 0


def _performance(title: str) -> bool:
    return bool(PERFORMANCE.search(plain(title) or title)) and not _PAY.search(title)


def _candidates(document: Document) -> list[Candidate]:
    found: list[Candidate] = []
    waiting: list[tuple[Grid, list[Row]]] = []
    for grid in document.grids:
        lines = rows(document, (grid,))
        heads = headers(lines)
        kinds, title = {head.kind for head, _, _ in heads.values()}, best_title(titles(grid, lines))
        if "indicators" in kinds:
            _add(found, [*waiting, (grid, lines)], title, len(lines) - sum(deep for _, deep, _ in heads.values()))
            waiting = []
        elif _continues(grid, lines, found):
            _extend(found[-1], grid, lines)
        elif "objectives" in kinds or _headed(lines) or (title and _performance(title)):
            waiting = [*waiting, (grid, lines)] if _adjacent(grid, waiting) else [(grid, lines)]
            found += [] if kinds else [Candidate(title, [grid], lines)]
        else:
            waiting = []
    return found


def _add(found: list[Candidate], parts: list[tuple[Grid, list[Row]]], title: str, records: int) -> None:
    """Grids with indicators: the further part of the last candidate, or a new one if they have a title of their own."""
    first = best_title(titles(*parts[0])) or title
    last = found[-1] if found and found[-1].records else None
    if last is not None and (not first or plain(first) == plain(last.title) or re.search("续|附", first)):
        candidate = last
    else:
        candidate = Candidate(first or title)
        found.append(candidate)
    for grid, lines in parts:
        candidate.grids.append(grid)
        candidate.rows += lines
    candidate.records += records


def _continues(grid: Grid, lines: list[Row], found: list[Candidate]) -> bool:
    """A table without a heading row right after a performance table, as wide as it, with no line between."""
    if not lines or not found or not found[-1].records:
        return False
    last = found[-1].grids[-1]
    near = grid.index == last.index + 1 and grid.name == last.name
    return near and not grid.before and grid.columns == last.columns


def _extend(candidate: Candidate, grid: Grid, lines: list[Row]) -> None:
    candidate.grids.append(grid)
    candidate.rows += lines
    candidate.records += len(lines)


def _headed(lines: list[Row]) -> bool:
    """Whether the first cells are those of a performance table's head: 项目名称, 部门名称."""
    first = [label_roles(row.filled[0].text) for row in lines[:4]]
    return any(role in ("project", "department") for roles in first for role in roles[:1])


def _adjacent(grid: Grid, waiting: list[tuple[Grid, list[Row]]]) -> bool:
    return bool(waiting) and waiting[-1][0].index == grid.index - 1
