"""Findings → marks: which characters of which physical cell every place of a finding covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hengji.tables.examination import Examination
from hengji.tables.finding import Finding, Place, Severity
from hengji.tables.grid import Spot
from hengji.tables.model import Item, Piece
from hengji.writers.marked.words import GRAVITY

SENT_BACK = frozenset({Severity.ERROR, Severity.WARNING})


@dataclass(frozen=True, slots=True)
class Point:
    """A position between two characters of a physical cell's text."""

    spot: Spot
    offset: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One place of one finding and the stretch of the file it covers.

    Without points no cell holds it (a title above the table): `sought` is then the line to look for, and `start:end`
    the stretch of it.
    """

    finding: Finding
    place: Place
    first: Point | None = None
    last: Point | None = None
    sought: str = ""
    start: int = 0
    end: int | None = None


def marks(
    examination: Examination,
    severities: Iterable[Severity] = SENT_BACK,
    moved: Mapping[str, tuple[Piece, ...]] | None = None,
) -> tuple[Mark, ...]:
    """One mark for every place of every finding of these severities, in reading order, the gravest first.

    `moved` says by path where the items lie in another file than the one they were read from.
    """
    wanted = frozenset(severities)
    table = _Table({item.path: item for item in examination.table.items()}, moved)
    found = [
        _mark(finding, place, table)
        for finding in examination.findings
        if finding.severity in wanted
        for place in dict.fromkeys(finding.places)
    ]
    return tuple(sorted(found, key=_order))


def _order(mark: Mark) -> tuple[object, ...]:
    point = mark.first
    where = (0, 0, 0, 0) if point is None else (point.spot.table, point.spot.row, point.spot.column, point.offset)
    return (*where, GRAVITY[mark.finding.severity], mark.finding.code, mark.finding.message.zh, mark.place.path)


@dataclass(frozen=True, slots=True)
class _Table:
    """The items of a table by path, and where each of them lies."""

    items: Mapping[str, Item]
    moved: Mapping[str, tuple[Piece, ...]] | None

    def pieces(self, item: Item) -> tuple[Piece, ...]:
        """Where the item lies."""
        return item.pieces if self.moved is None else self.moved.get(item.path, ())


def _mark(finding: Finding, place: Place, table: _Table) -> Mark:
    pieces = table.pieces(place.item)
    if pieces:
        return Mark(finding, place, *_ends(pieces, place.start, place.end))
    if place.text:
        return Mark(finding, place, sought=place.item.text, start=place.start or 0, end=place.end)
    for item in _nearest(place, table.items):
        if table.pieces(item):
            return Mark(finding, place, *_ends(table.pieces(item), None, None))
    title = table.items.get("title")
    return Mark(finding, place, sought="" if title is None else title.text)


def _ends(pieces: tuple[Piece, ...], start: int | None, end: int | None) -> tuple[Point, Point]:
    """Where a stretch of an item begins and ends in the file."""
    low = pieces[0].start if start is None else start
    high = pieces[-1].end if end is None else end
    first = next((each for each in pieces if low < each.end), pieces[-1])
    last = next((each for each in reversed(pieces) if each.start < high), pieces[0])
    begin = Point(first.spot, first.offset + _within(low, first) - first.start)
    return begin, Point(last.spot, last.offset + _within(high, last) - last.start)


def _within(position: int, piece: Piece) -> int:
    return min(max(position, piece.start), piece.end)


def _nearest(place: Place, names: Mapping[str, Item]) -> Iterator[Item]:
    """What stands closest to an item that is not in the file: a brother, then the names above it."""
    path = place.path
    while path:
        for each in (path, f"{path}.name"):
            if each in names:
                yield names[each]
        path = path.rpartition(".")[0] if not path.endswith("]") else path.rpartition("[")[0]
    yield from (names[each] for each in ("department", "title") if each in names)
