"""What a narrative counts against what the actual states: both halves of the year, sessions one by one, parts in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hengji.checks.arithmetic import span, surely_above, total
from hengji.checks.material import Material
from hengji.tables.figures import Figure
from hengji.tables.kinship import same_kind
from hengji.tables.pairing import Line
from hengji.tables.parts import complementary, orphans
from hengji.tables.wording import bigrams

_SESSIONS = frozenset({"场", "场次"})
_STOP = re.compile(r"[，,。；;、：:（）()]")
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


def exceeded(material: Material, line: Line) -> Iterator[Tally]:
    """Totals that only the actual, or else the overview, states and that the parts told in the narrative exceed."""
    overview = [item for each in material.link_of(line.indicator) for item in each.results]
    for item in line.narrative:
        for parts in orphans(tuple(material.figures_of(item))):
            for items in (line.actual, overview):
                wholes = [f for each in items for f in material.figures_of(each) if _whole_of(f, parts)]
                if len(wholes) == 1:
                    made = total(span(part.quantity) for part in parts)
                    if surely_above(made, span(wholes[0].quantity)):
                        yield Tally(line, wholes[0], parts, halves=True)
                if wholes:
                    break


def _whole_of(figure: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a figure can be the total of these parts: one unit, one period, and each part says what the total counts."""
    if figure.quantity.per is not None or figure.standing or not same_kind(figure.quantity, parts[0].quantity):
        return False
    own = bigrams(_words(figure))
    return all(part.period == figure.period and own & bigrams(_words(part)) for part in parts)


def _words(figure: Figure) -> str:
    return _STOP.split(figure.lead)[-1] + figure.subject


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
