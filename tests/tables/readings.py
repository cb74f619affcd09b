"""Short ways to read one text, or one indicator, as the tests of this folder want it."""

from __future__ import annotations

from collections.abc import Sequence

from hengji.tables.achievement import Achievement, achievement
from hengji.tables.figures import Figure, read_figures
from hengji.tables.json import from_json
from hengji.tables.model import Indicator, Item
from hengji.tables.pairing import Line, Pair, lines, pairs


def figures_of(item: Item) -> tuple[Figure, ...]:
    return read_figures(item)[0]


def read(text: str, path: str = "tasks[0].indicators[0].actual[0]") -> tuple[Figure, ...]:
    """The figures of one text."""
    return figures_of(Item(path, text))


def one(text: str) -> Figure:
    """The only figure of a text that must not be an age or another attribute."""
    (found,) = (f for f in read(text) if f.quantity.kind != "age")
    return found


def indicator(target: object = None, actual: object = None, narrative: object = None, name: str = "指标") -> Indicator:
    """One indicator of a task; each column a text or a list of texts."""
    row = {"name": name, "target": target, "actual": actual, "narrative": narrative}
    return from_json({"tasks": [{"name": "任务", "indicators": [row]}]}).tasks[0].indicators[0]


def all_pairs(found: Sequence[Line]) -> list[Pair]:
    return [pair for line in found for pair in pairs(line, figures_of)]


def outcome(target: str, actual: str) -> Achievement | None:
    """What became of the first target figure of one line."""
    line = lines(indicator(target, actual))[0]
    pair = pairs(line, figures_of)[0]
    return achievement(pair, [f for item in line.results for f in figures_of(item)])
