"""What is marked in the table: every figure, every label, digits that nobody read, and the places of the findings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from hengji.quantity.model import Quantity
from hengji.tables.coverage import Coverage, coverage
from hengji.tables.examination import Examination
from hengji.tables.finding import Finding, Place
from hengji.tables.model import Item, PerformanceTable
from hengji.tables.naming import gravest
from hengji.writers.page.layout import Stretch
from hengji.writers.page.standing import Key, Standing

_DIGITS = re.compile(r"[0-9０-９]+(?:[.,，．][0-9０-９]+)*")
_COMPARED = {">=": "≥", "<=": "≤", "range": ""}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number in the page, and whether each of its places is to be seen in the table."""

    number: int
    finding: Finding
    seen: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """The stretches of each cell, the findings in the page's order and how many numbers were read."""

    cells: dict[Key, list[Stretch]]
    findings: tuple[Numbered, ...]
    coverage: Coverage


def marks(examination: Examination, stands: Standing) -> Marks:
    """Everything that is marked, in the cells as they stand."""
    cells: dict[Key, list[Stretch]] = defaultdict(list)
    for item, role, style, start, end, note in _numbers(examination):
        for key, first, last in stands.stretches(item, item.path, start, end):
            cells[key].append(Stretch(first, last, role, style, note=note))
    numbered = []
    for number, finding in enumerate(_ordered(examination), 1):
        seen = tuple(_mark(cells, stands, finding, f"{number}-{n}", place) for n, place in enumerate(finding.places, 1))
        numbered.append(Numbered(number, finding, seen))
    return Marks(dict(cells), tuple(numbered), coverage(examination))


def _mark(cells: dict[Key, list[Stretch]], stands: Standing, finding: Finding, name: str, place: Place) -> bool:
    found = stands.stretches(place.item, place.path, place.start, place.end)
    for at, (key, start, end) in enumerate(found, 1):
        cells[key].append(Stretch(start, end, "place", finding.severity.value, name, last=at == len(found)))
    return bool(found)


def _ordered(examination: Examination) -> list[Finding]:
    """The gravest first; among equals, as they come in the table."""
    order = {item.path: at for at, item in enumerate(examination.table.items())}
    return gravest(sorted(examination.findings, key=lambda each: (_first(each, order), each.code)))


def _first(finding: Finding, order: dict[str, int]) -> tuple[int, int]:
    where = [(_reading(place, order), place.start or 0) for place in finding.places]
    return min(where, default=(len(order), 0))


def _reading(place: Place, order: dict[str, int]) -> int:
    return next(
        (order[path] for path in (place.item.path, place.path, f"{place.path}.name") if path in order), len(order)
    )


def _numbers(examination: Examination) -> Iterator[tuple[Item, str, str, int, int, str]]:
    for figure in examination.figures:
        quantity = figure.quantity
        note = " · ".join(filter(None, (meaning(quantity), figure.subject)))
        yield figure.item, "figure", quantity.kind, quantity.start, quantity.end, note
    for rejected in examination.rejected:
        yield rejected.item, "label", rejected.label.reason, rejected.label.start, rejected.label.end, ""
    for item, runs in _unread(examination):
        for start, end in runs:
            yield item, "unread", "", start, end, ""


def _unread(examination: Examination) -> list[tuple[Item, list[tuple[int, int]]]]:
    """The runs of digits of each item that lie in no figure and no label."""
    read: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for figure in examination.figures:
        read[figure.item.path].append((figure.quantity.start, figure.quantity.end))
    for rejected in examination.rejected:
        read[rejected.item.path].append((rejected.label.start, rejected.label.end))
    return [(item, runs) for item in _once(examination.table) if (runs := _outside(item.text, read[item.path]))]


def _once(table: PerformanceTable) -> Iterator[Item]:
    return iter({item.path: item for item in table.items()}.values())


def _outside(text: str, read: list[tuple[int, int]]) -> list[tuple[int, int]]:
    runs = (found.span() for found in _DIGITS.finditer(text))
    return [(a, b) for a, b in runs if not any(start < b and a < end for start, end in read)]


def meaning(quantity: Quantity) -> str:
    """How the program understood a figure: `≥ 4000 人`."""
    sign = _COMPARED.get(quantity.comparator, quantity.comparator)
    number = f"{quantity.low}–{quantity.high}" if quantity.comparator == "range" else f"{quantity.value:f}"
    unit = "/".join(filter(None, (quantity.unit, quantity.per)))
    return " ".join(filter(None, (sign, number, unit)))
