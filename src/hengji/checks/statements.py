"""Statements of one fact: figures of results that count the same thing in the same scope and period, in several places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import combinations

from hengji.checks.material import RESULTS, Material
from hengji.quantity.model import Interval, Quantity
from hengji.tables.figures import Figure
from hengji.tables.kinship import bare, same_kind, subject_likeness
from hengji.tables.model import COMPLETION, Indicator, Item
from hengji.tables.pairing import Line, match
from hengji.tables.wording import alternation, gist, plain, sentence_at, share, words

_KINDS = frozenset({"count", "money", "percent", "duration", "area", "length", "mass", "volume", "energy", "power"})
_GOALS = re.compile(r"[^，。；：]{0,6}(?:项目|年度|总体|绩效|预期){1,3}目标[。：:\s]")
"""A section of a report that tells its targets."""
_BOUNDS = frozenset({">=", "<=", "range"})
_CORE = 2
_TELLING = 5
_RATE = 8
_ALIKE = 0.45
_SAME = 0.75
_KIN = 0.6
_UNIQUE = 6
_PROSE = 15
_SLIPPED = 0.3
_SLIP = 3
_SWAP = 2
_DIGITS = re.compile(r"[\d.,，%％]+")


def groups(material: Material) -> Iterator[tuple[Figure, ...]]:
    """For each indicator of the task part (or row) its results together with those of the overview that sums it up."""
    for indicator in _told(material):
        overview = [item for line in material.link_of(indicator) for item in line.results]
        items = [*indicator.actual, *indicator.narrative, *overview, *_account(material)]
        yield tuple(f for item in items for f in material.figures_of(item) if f.quantity.kind in _KINDS)


def _told(material: Material) -> list[Indicator]:
    tasks = [each for task in material.table.tasks for each in task.indicators]
    linked = {link.line.indicator.path for link in material.links}
    return tasks + [each for each in material.table.overall.indicators if each.path not in linked]


def _account(material: Material) -> tuple[Item, ...]:
    """In a form with rows the account of results 实际完成情况 sums up every row."""
    return material.table.overall.actual if material.table.form != COMPLETION else ()


def same_statement(one: Figure, other: Figure) -> bool:
    """Whether two figures of different items state one fact: one unit, one subject, one period, no scope of only one."""
    if one.item is other.item or not same_kind(one.quantity, other.quantity) or one.quantity.per != other.quantity.per:
        return False
    if one.item.path.rpartition("[")[0] == other.item.path.rpartition("[")[0]:
        return False  # two items of one column tell two facts
    if one.standing or other.standing:
        return False
    return core(one) == core(other) and len(core(one)) >= _CORE and same_frame(one, other) and _one_context(one, other)


def _one_context(one: Figure, other: Figure) -> bool:
    """Whether a subject of few words (培训, 规范管理率) is said of one thing: the sentences share words or a figure."""
    if min(len(core(one)), len(core(other))) >= (_RATE if one.quantity.kind == "percent" else _TELLING):
        return True
    a, b = sentence(one), sentence(other)
    if one.quantity.kind == "percent":
        return min(share(_bare(_before(one)), b), share(_bare(_before(other)), a)) >= _SAME
    return max(share(_bare(a), b), share(_bare(b), a)) >= _ALIKE


def sentence(figure: Figure) -> str:
    """The sentence a figure stands in."""
    return figure.item.text[slice(*sentence_at(figure.item.text, figure.quantity.start))]


def _before(figure: Figure) -> str:
    start, _ = sentence_at(figure.item.text, figure.quantity.start)
    return figure.item.text[start : figure.quantity.start]


def _bare(text: str) -> str:
    return gist(_DIGITS.sub("", text))


def same_frame(one: Figure, other: Figure) -> bool:
    """Whether period, scopes and action agree."""
    framed = one.period == other.period and one.scopes == other.scopes
    return framed and not acts_clash(one, other) and not _parts(one, other)


def acts_clash(one: Figure, other: Figure) -> bool:
    """Whether the two count what was done in two ways: 立案120件, 办结112件."""
    acts = (_acts(one), _acts(other))
    return all(acts) and not acts[0] & acts[1]


def _acts(figure: Figure) -> frozenset[str]:
    """What was done to the counted: the verbs that end the words before the number or open its noun."""
    opening = _verbs().match(plain(figure.subject))
    return frozenset(_verb().findall(opening.group() if opening else "")) | ({figure.action} - {""})


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(alternation("heavy_verbs"))


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation('heavy_verbs')})+")


def _parts(one: Figure, other: Figure) -> bool:
    return any(scope.startswith("part:") for scope in (*one.scopes, *other.scopes))


def core(figure: Figure) -> str:
    """The subject without what adds nothing: light verbs, 各类, 系列, 人数, 数量."""
    return _core(figure.subject)


@cache
def _openings() -> tuple[str, ...]:
    """What may open a subject and adds nothing to it."""
    whole = (*words("whole_year"), *words("light_verbs"), "各类", "各", "系列", "相关")
    return tuple(each for each in (*whole, "本市", "全市", "全区", "全县", "我市", "我局") if len(each) > 1)


@lru_cache(maxsize=10_000)  # asked for each pair of figures, of which there are many more than subjects
def _core(subject: str) -> str:
    bare = plain(subject)
    for word in _openings() * 2:  # 年内实现…: one after the other
        if bare.startswith(word) and len(bare) - len(word) >= _CORE:
            bare = bare[len(word) :]
    bare = bare.rstrip("全各每均中等共总达")
    for tail in ("人数", "人次", "数量", "总数", "次数", "总量", "户数", "个数", "场次", "数", "活动"):
        if bare.endswith(tail) and len(bare) - len(tail) > _CORE:
            bare = bare[: -len(tail)]
    return bare


def summaries(material: Material) -> Iterator[tuple[list[Figure], Sequence[Figure]]]:
    """Results of the overview and of any task that have one telling subject; several values in the tasks are parts."""
    found: dict[tuple[str | None, str], list[Figure]] = defaultdict(list)
    for figure in material.figures:
        if (
            is_result(figure)
            and not figure.standing
            and len(core(figure)) >= _UNIQUE
            and figure.quantity.kind in _KINDS
        ):
            found[figure.quantity.unit, core(figure)].append(figure)
    for said in found.values():
        above = [f for f in said if f.item.path.startswith("overall")]
        below = [f for f in said if f.item.path.startswith("tasks")]
        one = len({f.quantity.value for f in below}) == 1 == len({f.quantity.value for f in above})
        if one and all(same_frame(above[0], f) for f in (*above, *below)):
            yield [*above, *below], said


def two_targets(material: Material) -> Iterator[tuple[Figure, Figure]]:
    """One target that the overview and the task it sums up, or the objectives and a row, state with two values."""
    for link in material.links:
        above = [f for f in material.figures_of(link.line.target) if not f.standing] if link.line.target else []
        below = [f for item in link.indicator.target for f in material.figures_of(item) if not f.standing]
        for figure in above:
            same = [f for f in below if same_statement(figure, f)]
            if len(same) == 1 and lone(figure, above) and same[0].quantity.value != figure.quantity.value:
                yield figure, same[0]
    yield from _two_goals(material)


def _two_goals(material: Material) -> Iterator[tuple[Figure, Figure]]:
    """In a form with rows: a target of the objectives and the row of the same name that states another value."""
    rows = () if material.table.form == COMPLETION else tuple(material.table.indicators())
    told: dict[str, list[Figure]] = defaultdict(list)
    for item in material.table.overall.objectives:
        for figure in material.figures_of(item):
            told[core(figure)].append(figure)
    for row in rows:
        asked = [f for item in row.target for f in material.figures_of(item)]
        for figure in asked if len(asked) == 1 else ():
            same = told.get(core(figure), []) if len(core(figure)) > _CORE else []
            if len(same) == 1 and _other_goal(same[0], figure):
                yield same[0], figure


def _other_goal(one: Figure, other: Figure) -> bool:
    a, b = one.quantity, other.quantity
    alike = b.unit is None or (same_kind(a, b) and a.per == b.per)
    if b.unit is None and written(a) == written(b):
        return False  # the unit, with its 万, stands in the other alone
    exact = a.approximation == b.approximation and "range" not in (a.comparator, b.comparator)
    return alike and exact and a.value != b.value and same_frame(one, other)


def written(quantity: Quantity) -> str:
    """The number as its digits stand, without the 万 of its unit."""
    return quantity.number.replace(",", "").replace("，", "")


def restated(material: Material) -> Iterator[tuple[list[Figure], Sequence[Figure]]]:
    """Figures of an actual that its narrative states again, with the overview's echoes: both tell the same result."""
    for line in material.lines:
        given = [
            _as_asked(material, line, f) for item in line.actual for f in material.figures_of(item) if not f.standing
        ]
        told = [f for item in line.narrative for f in material.figures_of(item) if not f.standing]
        overview = [item for each in material.link_of(line.indicator) for item in each.results]
        answers = match(given, told)
        for i, other in answers.items():
            rest = [f for f in told if f is other or all(f is not taken for taken in answers.values())]
            if _restates(given[i], other, rest):
                yield [given[i], other, *material.echoes(given[i], overview)], told


def _as_asked(material: Material, line: Line, figure: Figure) -> Figure:
    """The figure of a cell that holds nothing else (1850名) counts what the target's figure of that unit counts."""
    asked = material.figures_of(line.target) if line.target else ()
    same = [f for f in asked if f.quantity.unit == figure.quantity.unit and not f.standing]
    return replace(figure, subject=same[0].subject) if len(same) == 1 and bare(figure) else figure


def summed_up(material: Material) -> Iterator[tuple[list[Figure], Sequence[Figure]]]:
    """In a form with rows: figures of the account of results 实际完成情况 with the rows that they sum up; targets alike."""
    overall = material.table.overall
    details = (item for item in material.table.details if "目标" not in item.mark or "完成" in item.mark)
    below = (item for item in details if len(item.text) >= _PROSE)
    told_below = tuple(item for item in (*below, *material.table.passages) if not _GOALS.match(item.text))
    for column, prose in (("actual", (*overall.actual, *told_below)), ("target", overall.objectives)):
        rows = () if material.table.form == COMPLETION else tuple(material.table.indicators())
        given = [
            f for row in rows for item in getattr(row, column) for f in material.figures_of(item) if not f.standing
        ]
        told = [f for item in prose for f in material.figures_of(item) if not f.standing]
        if column == "actual":  # a report tells its targets again, too
            told = [f for f in told if f.quantity.comparator not in _BOUNDS]
        for i, other in match(given, told).items():
            if _restates(given[i], other, [other], named=True) and not _adds_up(given[i], other, given):
                yield [given[i], other], told
    yield from _bare_rows(material)


def spots(said: Iterable[Figure]) -> set[tuple[str, int]]:
    """Where these figures stand."""
    return {(figure.item.path, figure.quantity.start) for figure in said}


def _bare_rows(material: Material) -> Iterator[tuple[list[Figure], Sequence[Figure]]]:
    """In a form with rows: an actual without any unit, and the account of results that names the row with another value."""
    rows = () if material.table.form == COMPLETION else tuple(material.table.indicators())
    told: dict[str, list[Figure]] = defaultdict(list)
    for item in material.table.overall.actual if rows else ():
        for figure in material.figures_of(item):
            told[core(figure)].append(figure)
    for row in rows:
        given = [f for item in row.actual for f in material.figures_of(item)]
        same = told.get(core(given[0]), []) if len(given) == 1 and given[0].quantity.unit is None else []
        if len(same) == 1 and len(core(same[0])) > _CORE and _other_goal(same[0], given[0]) and not same[0].standing:
            yield [given[0], same[0]], same


def _adds_up(one: Figure, other: Figure, given: Sequence[Figure]) -> bool:
    """Whether the row gives the other's value in parts: 上半年2场、下半年2场."""
    parts = [f.quantity.value for f in given if f.item is one.item and same_kind(f.quantity, one.quantity)]
    return len(parts) > 1 and sum(parts) == other.quantity.value


def _restates(one: Figure, other: Figure, told: Sequence[Figure], *, named: bool = False) -> bool:
    """Whether both state one result; `named` where one is a row's, whose name says what it counts."""
    if not same_kind(one.quantity, other.quantity) or one.quantity.kind not in _KINDS:
        return False
    averaged = named and ("均" in one.subject or "每" in one.subject)
    if (
        (one.quantity.per != other.quantity.per and not averaged)
        or acts_clash(one, other)
        or _made_of_parts(one, other, told)
    ):
        return False
    same = named and core(one) == core(other) and len(core(one)) > _SLIP
    if one.quantity.kind == "percent" and not same and not slip(one, other) and not _one_context(one, other):
        return False
    likeness = subject_likeness(one, other)
    if not same_frame(one, other):
        grown = [scope for scope in {*one.scopes} ^ {*other.scopes} if not scope.startswith("growth:")]
        return likeness >= _KIN and not grown and (slip(one, other) or one.period == other.period)
    return likeness >= (_SLIPPED if slip(one, other) else _KIN)


def slip(one: Figure, other: Figure) -> bool:
    """Whether two numbers look like one mistyped: a point moved, a digit lost, doubled or swapped (three digits or more)."""
    if one.quantity.value == other.quantity.value:
        return False
    a, b = (_digits(f) for f in (one, other))
    if a.rstrip("0") == b.rstrip("0"):
        return len(a.rstrip("0")) > 1
    if min(len(a), len(b)) < _SLIP:
        return False
    longer, shorter = (a, b) if len(a) >= len(b) else (b, a)
    if len(longer) == len(shorter):
        return sorted(a) == sorted(b) and sum(x != y for x, y in zip(a, b, strict=True)) == _SWAP
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _digits(figure: Figure) -> str:
    return f"{figure.quantity.value.normalize():f}".replace(".", "")


def _made_of_parts(one: Figure, other: Figure, told: Sequence[Figure]) -> bool:
    """Whether the narrative states the actual's value too, or gives it in parts."""
    every = [f for f in told if f.item is other.item and f.quantity.per == one.quantity.per and not f.standing]
    same = [f for f in every if same_kind(f.quantity, one.quantity)]
    return any(f.quantity.value == one.quantity.value for f in same) or len(same) > 1


def by_subject(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The figures in buckets of one unit and one subject, so that never all are compared with all."""
    found: dict[tuple[str | None, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        found[figure.quantity.unit, core(figure)].append(figure)
    return (bucket for bucket in found.values() if len(bucket) > 1)


def by_item(figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    """The figures by the path of their item."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        found[figure.item.path].append(figure)
    return found


def lone(figure: Figure, mates: Sequence[Figure]) -> bool:
    """Whether the figure is the only one of its unit and subject in its item: two of them are a list, not a statement."""
    same = [f for f in mates if f.item is figure.item and f.quantity.unit == figure.quantity.unit]
    return sum(core(f) == core(figure) for f in same) == 1


def is_result(figure: Figure) -> bool:
    """Whether the figure stands in a column of results."""
    return figure.role in RESULTS


def bounds(quantity: Quantity) -> Interval:
    """The hard interval of a quantity: every value it may stand for however its hedge is read."""
    return Interval(quantity.low, quantity.high, quantity.low_open, quantity.high_open)


def contradict(said: Sequence[Figure]) -> bool:
    """Whether two statements of one fact cannot both be meant, their hedges read as people use them."""
    return any(not _agree(one, other) for one, other in combinations(said, 2))


def may_agree(one: Figure, other: Figure) -> bool:
    """Whether two figures can both be true however their hedges are read."""
    return one.quantity.value == other.quantity.value or bounds(one.quantity).meets(bounds(other.quantity))


def _agree(one: Figure, other: Figure) -> bool:
    return one.quantity.value == other.quantity.value or one.quantity.expected.meets(other.quantity.expected)
