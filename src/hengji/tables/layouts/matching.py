"""Which layout the headings and labels of a table follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hengji.tables.layouts import heading_word, known_row, known_words, plain
from hengji.tables.layouts.layout import Layout

_FITS = 0.8
_KINDS = {"indicators": 6.0, "funds": 2.0, "objectives": 1.0}
_TITLE = 1.0
_LABELS = 1.0
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Print:
    """What a table prints: its title, the headings of each heading row with its kind, its labels."""

    title: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    labels: frozenset[str]


def best(printed: Print, forms: Iterable[str] | None = None, *, learned: bool = False) -> Layout | None:
    """The layout that fits best, of these forms only where they are given; None where none fits well."""
    chosen = None if forms is None else set(forms)
    meant = (each for each in known_words().layouts if each.learned or not learned)
    fitting = [(fit(printed, each), each) for each in meant if chosen is None or each.form in chosen]
    score, found = max(fitting, key=lambda each: each[0], default=(0.0, None))
    return found if score >= _FITS else None


def fit(printed: Print, layout: Layout) -> float:
    """How well the table fits the layout: 1 where every heading, label and the title are the same.

    What the table lacks of the layout's further blocks counts little; the headings of the indicators count most.
    """
    total = won = 0.0
    for kind, weight in _KINDS.items():
        wanted = [set(known_row(block).words) for block in layout.blocks if block.kind == kind]
        wanted = [each for each in wanted if len(each) >= _LEAST]
        found = [set(words) for of, words in printed.rows if of == kind]
        if not wanted and not found:
            continue
        missing = kind != "indicators" and not found
        total += weight / 2 if missing else weight
        won += 0.0 if missing else weight * _alike(wanted, found)
    labels = {heading_word(each) for each in layout.labels()}
    if labels and printed.labels:
        total += _LABELS
        won += _LABELS * len(labels & printed.labels) / len(labels)
    title = plain(layout.title)
    total += _TITLE
    won += _TITLE * (1.0 if title in plain(printed.title) else 0.5 if _ending(title, printed.title) else 0.0)
    return won / total


def _alike(wanted: list[set[str]], found: list[set[str]]) -> float:
    """How alike two sets of heading rows are: the mean of the best likeness of each."""
    if not wanted or not found:
        return 0.0
    forth = sum(max(_likeness(one, other) for other in found) for one in wanted) / len(wanted)
    back = sum(max(_likeness(one, other) for other in wanted) for one in found) / len(found)
    return (forth + back) / 2


def _likeness(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _ending(title: str, printed: str) -> bool:
    return bool(title) and plain(printed).endswith(title[-4:])
