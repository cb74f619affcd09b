"""Which actual answers which target: items within an indicator first, then figures within those items.

Items are aligned by their words and their numbers, one to one; figures by unit and subject, one to one.  What finds no
partner stays alone and is the material of the rules, so that a doubtful pair is left out rather than made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hengji.tables.figures import Figure
from hengji.tables.kinship import kinship
from hengji.tables.model import Indicator, Item
from hengji.tables.standing import Standing
from hengji.tables.wording import gist, likeness, share

_ITEM_FLOOR = 0.2
_SAME_NUMBER = 0.25
_LOOSE_NUMBER = 0.08


@dataclass(frozen=True, slots=True)
class Line:
    """One target item of an indicator with the actual and narrative items that answer it; `target` may be missing."""

    indicator: Indicator
    target: Item | None
    actual: tuple[Item, ...]
    narrative: tuple[Item, ...]

    @property
    def results(self) -> tuple[Item, ...]:
        """Actual and narrative items together."""
        return self.actual + self.narrative


@dataclass(frozen=True, slots=True)
class Pair:
    """One target figure with the figure that answers it in the actual and in the narrative column."""

    line: Line
    target: Figure
    actual: Figure | None
    narrative: Figure | None

    @property
    def result(self) -> Figure | None:
        """The figure that tells what became of the target: the actual's, else the narrative's."""
        return self.actual or self.narrative


def lines(indicator: Indicator) -> tuple[Line, ...]:
    """The lines of an indicator: each target item with its answers, then the answers that no target asked for."""
    targets = [item for item in indicator.target if item]
    actual = _answers([(target,) for target in targets], indicator.actual)
    known = [(target, *answer) for target, answer in zip(targets, actual, strict=True)]
    narrative = _answers(known, indicator.narrative)
    found = [Line(indicator, target, actual[i], narrative[i]) for i, target in enumerate(targets)]
    loose = _loose(indicator.actual, actual, indicator.narrative, narrative)
    return tuple(found + [Line(indicator, None, *each) for each in loose])


def pairs(line: Line, figures_of: Callable[[Item], Sequence[Figure]]) -> tuple[Pair, ...]:
    """The target figures of a line, each with its answers; ages and other attributes are no targets."""
    if line.target is None:
        return ()
    asked = [
        figure
        for figure in figures_of(line.target)
        if figure.quantity.kind != "age" and figure.standing is not Standing.ATTRIBUTE
    ]
    actual = match(asked, [f for item in line.actual for f in figures_of(item)])
    known = [actual.get(i, each) for i, each in enumerate(asked)]
    narrative = match(known, [f for item in line.narrative for f in figures_of(item)])
    return tuple(Pair(line, each, actual.get(i), narrative.get(i)) for i, each in enumerate(asked))


def match(asked: Sequence[Figure], given: Sequence[Figure]) -> dict[int, Figure]:
    """For each asked figure (by its index) the given figure that answers it, if any; a rate shares its answer."""
    scored = _scored(asked, given)
    taken: set[int] = set()
    found: dict[int, Figure] = {}
    for _, i, j in scored:
        shares = asked[i].quantity.kind == "rate"
        if i in found or (j in taken and not shares):
            continue
        found[i] = given[j]
        if not shares:
            taken.add(j)
    return found


def _scored(asked: Sequence[Figure], given: Sequence[Figure]) -> list[tuple[float, int, int]]:
    every = ((kinship(a, g, asked, given), i, j) for i, a in enumerate(asked) for j, g in enumerate(given))
    return sorted((each for each in every if each[0] > 0), key=lambda each: (-each[0], each[1], each[2]))


def _answers(asked: Sequence[tuple[Item, ...]], items: Sequence[Item]) -> list[tuple[Item, ...]]:
    """For each group of items that ask the items that answer it: one each, but all of them where only one asks."""
    if len(asked) == 1:
        return [tuple(item for item in items if item)]
    even = len(asked) == len(items)
    scored = sorted(
        (
            (_group(group, item, even=even), i, j)
            for i, group in enumerate(asked)
            for j, item in enumerate(items)
            if item
        ),
        key=lambda each: (-each[0], abs(each[1] - each[2]), each[1]),
    )
    found: dict[int, int] = {}
    for score, i, j in scored:
        if score >= _ITEM_FLOOR and i not in found and j not in found.values():
            found[i] = j
    return [(items[found[i]],) if i in found else () for i in range(len(asked))]


def _group(group: tuple[Item, ...], item: Item, *, even: bool) -> float:
    numbered = group[0].no is not None and group[0].no == item.no
    words = max(_likeness(each.text, item.text) for each in group)
    return words + (_SAME_NUMBER if even else _LOOSE_NUMBER) * numbered


def _likeness(asked: str, answer: str) -> float:
    one, other = gist(asked), gist(answer)
    return max(likeness(one, other), 0.9 * share(one, other), 0.7 * share(other, one))


def _loose(
    actual: Iterable[Item],
    answered: Iterable[tuple[Item, ...]],
    narrative: Iterable[Item],
    told: Iterable[tuple[Item, ...]],
) -> list[tuple[tuple[Item, ...], tuple[Item, ...]]]:
    """Actual and narrative items that answer no target; those with one number stand together."""
    used = {item.path for group in (*answered, *told) for item in group}
    left = [item for item in actual if item and item.path not in used]
    rest = [item for item in narrative if item and item.path not in used]
    alone = len(left) == 1 == len(rest)
    joined = [((a,), tuple(n for n in rest if alone or (n.no is not None and n.no == a.no))) for a in left]
    taken = {n.path for _, group in joined for n in group}
    return joined + [((), (n,)) for n in rest if n.path not in taken]
