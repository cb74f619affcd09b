"""What a narrative counts against what the actual states: both halves of the year, or sessions one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hengji.checks.material import Material
from hengji.tables.figures import Figure
from hengji.tables.pairing import Line
from hengji.tables.parts import complementary

_SESSIONS = frozenset({"场", "场次"})
_HALVES = 2


@dataclass(frozen=True, slots=True)
class Tally:
    """A stated figure with the counts of the narrative that neither repeat nor make it; `halves` where they are all."""

    line: Line
    stated: Figure
    told: tuple[Figure, ...]
    halves: bool


def unmade(material: Material, line: Line) -> Iterator[Tally]:
    """The stated figures of a line that the narrative's counts cannot make."""
    stated = [f for item in line.actual for f in material.figures_of(item) if _exact(f)]
    told = [f for item in line.narrative for f in material.figures_of(item) if _exact(f)]
    for whole in stated:
        parts = tuple(f for f in told if _unit(f) == _unit(whole))
        alone = sum(_unit(f) == _unit(whole) for f in stated) == 1
        if alone and len(parts) >= _HALVES and _falls_short(whole, parts):
            halves = len(parts) == _HALVES and complementary(parts)
            if halves or _unit(whole) == "场":
                yield Tally(line, whole, parts, halves)


def _falls_short(whole: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether no part states the whole and all of them together do not make it."""
    values = [f.quantity.value for f in parts]
    return whole.quantity.value > 1 and sum(values) != whole.quantity.value and max(values) < whole.quantity.value


def _unit(figure: Figure) -> str | None:
    return "场" if figure.quantity.unit in _SESSIONS else figure.quantity.unit


def _exact(figure: Figure) -> bool:
    quantity = figure.quantity
    return (
        quantity.kind == "count" and quantity.comparator == "=" and quantity.per is None and quantity.unit is not None
    )
