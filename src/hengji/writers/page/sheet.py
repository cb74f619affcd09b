"""The table in the page: rows and cells as in the file, with everything that is marked in its place."""

from __future__ import annotations

import re

from hengji.tables.finding import Severity
from hengji.tables.grid import Cell, Grid
from hengji.writers.page.geometry import filled_rows, widths
from hengji.writers.page.layout import Segment, Stretch, paragraphs
from hengji.writers.page.marks import Marks
from hengji.writers.page.markup import Html, join, tag, words
from hengji.writers.page.standing import OUTSIDE, Key, Line, Standing
from hengji.writers.page.words import say

_RANK = [each.value for each in Severity]
_NUMBER = re.compile(r"[\d.,，%％≥≤><=＝万元\s—–/-]+")
_NAMES = {"name", "level1", "level2", "level3"}
_HEADING = 40
"""A cell without an item is a heading up to so many letters; beyond, it is a note."""


def sheet(stands: Standing, marked: Marks) -> Html:
    """All tables in order, each after the lines that stand before it."""
    tables = [
        _lines(stands, marked, at) + _Table(grid, stands, marked).html(at) for at, grid in enumerate(stands.grids)
    ]
    return join([*tables, _lines(stands, marked, len(stands.grids))])


def _lines(stands: Standing, marked: Marks, before: int) -> Html:
    here = [(at, line) for at, line in enumerate(stands.lines) if line.before == before]
    return join(_line(line, marked.cells.get((OUTSIDE, at, 0), [])) for at, line in here)


def _line(line: Line, stretches: list[Stretch]) -> Html:
    if line.loose:
        return tag("p", tag("b", say("loose")), " ", _text(line.text, stretches), class_="line loose")
    return tag("h2" if line.title else "p", _text(line.text, stretches), class_="line")


class _Table:
    """One table while it is drawn: what each cell holds, which cells are headings."""

    def __init__(self, grid: Grid, stands: Standing, marked: Marks) -> None:
        self.grid, self.marked, self.among = grid, marked, len(stands.grids)
        self.held = _held(stands)
        said = [cell for cell in grid.cells if cell.text.strip()]
        self.heads = {(cell.row, cell.column) for cell in said if self._heads(cell)}
        self.body = {cell.row for cell in said if (cell.row, cell.column) not in self.heads}

    def html(self, at: int) -> Html:
        """The table as the page's `at`-th."""
        name = tag("caption", self.grid.name) if self.grid.name and self.among > 1 else Html()
        columns = tag("colgroup", *(tag("col") for _ in widths(self.grid)))
        rows = [tag("tr", *map(self._cell, row)) for row in filled_rows(self.grid)]
        return tag("table", name, columns, tag("tbody", *rows), id=f"t{at}", class_="grid")

    def _key(self, cell: Cell) -> Key:
        return self.grid.index, cell.row, cell.column

    def _heads(self, cell: Cell) -> bool:
        return self._key(cell) not in self.held and len(cell.text.strip()) <= _HEADING

    def _cell(self, cell: Cell) -> Html:
        stretches = self.marked.cells.get(self._key(cell), [])
        spans = {"rowspan": cell.rows if cell.rows > 1 else None, "colspan": cell.columns if cell.columns > 1 else None}
        body = _text(cell.text, stretches)
        if (cell.row, cell.column) in self.heads:
            return tag("th", body, scope=self._scope(cell), class_="head", **spans)
        if self.held.get(self._key(cell)) in _NAMES and cell.text:
            return tag("th", body, scope="row", class_="name", **spans)
        if cell.text.strip():
            return tag("td", body, class_=self._style(cell), **spans)
        return tag("td", body, **_bare(stretches), **spans)

    def _style(self, cell: Cell) -> str | None:
        if self.held.get(self._key(cell)) == "title":
            return "title"
        return "number" if _NUMBER.fullmatch(cell.text) else None

    def _scope(self, cell: Cell) -> str:
        """A heading over a column if the rows in which it stands hold nothing but headings, else over its row."""
        return "row" if self.body.intersection(range(cell.row, cell.row + cell.rows)) else "col"


def _held(stands: Standing) -> dict[Key, str]:
    """The last step of the path of the first item in each cell: name, target[0], level1 …"""
    held: dict[Key, str] = {}
    for path, pieces in stands.pieces.items():
        for piece in pieces:
            held.setdefault((piece.spot.table, piece.spot.row, piece.spot.column), path.rpartition(".")[2])
    return held


def _bare(stretches: list[Stretch]) -> dict[str, str]:
    """What marks a cell in which nothing is written, where a finding says so."""
    places = [each for each in stretches if each.role == "place"]
    if not places:
        return {}
    return {"class_": f"bare place {_gravest(places)}", "data_p": " ".join(each.mark for each in places)}


def _gravest(places: list[Stretch]) -> str:
    return min((each.style for each in places), key=_RANK.index)


def _text(text: str, stretches: list[Stretch]) -> Html:
    lines = [join(map(_segment, line)) for line in paragraphs(text, stretches)]
    return lines[0] if len(lines) == 1 else join(tag("p", line) for line in lines)


def _segment(segment: Segment) -> Html:
    refs = join(map(_ref, segment.ending))
    if not segment.over:
        return words(segment.text) + refs
    places = [each for each in segment.over if each.role == "place"]
    names = [_role(each) for each in segment.over if each.role != "place"]
    names += [f"place {_gravest(places)}"] if places else []
    names += ["many"] if len({_finding(each) for each in places}) > 1 else []
    note = next((each.note for each in segment.over if each.note), None)
    held = " ".join(each.mark for each in places)
    return tag("span", segment.text, class_=" ".join(names), data_p=held, title=note) + refs


def _role(stretch: Stretch) -> str:
    return f"figure k-{stretch.style}" if stretch.role == "figure" else stretch.role


def _finding(place: Stretch) -> str:
    return place.mark.partition("-")[0]


def _ref(place: Stretch) -> Html:
    """The number of the finding, where its place ends."""
    number = _finding(place)
    return tag("a", number, class_=f"ref {place.style}", id=f"p{place.mark}", href=f"#f{number}")
