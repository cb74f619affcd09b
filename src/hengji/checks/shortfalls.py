"""Targets that were missed: by their figures, or by the text's own word that only part of the plan was reached."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hengji.checks.material import RESULTS, Material
from hengji.tables.achievement import Achievement
from hengji.tables.dates import Day, days, later
from hengji.tables.figures import Figure
from hengji.tables.model import Indicator, Item
from hengji.tables.reasons import around, reason
from hengji.tables.wording import plain, sentence_at

_ADMITS = re.compile(
    r"(?:达到|达|完成|仅为|只有|仅)[^，。；]{0,8}(?:计划|目标|任务|预期)[^，。；]{0,8}$|仅完成[^，。；]{0,12}$"
)
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]$")
_WHOLE = Decimal(100)
_TO_COME = "安排在|安排于|预计|预期|计划|拟|将于|将在|推迟到|延至|延期至|顺延至|转入|待"
_FINISHED = re.compile(
    r"(?:至\d+日)?举办|召开|举行|完工|竣工|完成|验收|印发|出台|交付|投入使用|开通|上线|建成|投用|提交|报送|启用|发布"
)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One target missed: the target figures, every figure that states the result, and the first reason given."""

    indicator: Indicator
    subject: str
    wanted: tuple[Figure, ...]
    results: tuple[Figure, ...]
    total: Decimal | None
    rate: Decimal | None
    reason: str | None


def shortfalls(material: Material) -> tuple[Shortfall, ...]:
    """Every target missed, explained or not, in reading order."""
    return (*_reckoned(material), *_admitted(material))


@dataclass(frozen=True, slots=True)
class Delay:
    """One deadline missed: the target with its deadline, the item with the day it was done, and the reason given."""

    indicator: Indicator
    target: Item
    deadline: Day
    result: Item
    done: Day
    reason: str | None


def delays(material: Material) -> Iterator[Delay]:
    """Targets with one deadline whose actual names one later day on which the thing was done."""
    for line in material.lines:
        due = [day for day in days(line.target.text) if day.deadline] if line.target else []
        done = _done(line.actual) or _done(line.narrative)
        if line.target and len(due) == 1 == len(done) and later(done[0][1], due[0], material.table.year):
            yield Delay(
                line.indicator,
                line.target,
                due[0],
                *done[0],
                _why(material, line.indicator, [item.text for item in line.results]),
            )


def _done(items: tuple[Item, ...]) -> list[tuple[Item, Day]]:
    return [(item, day) for item in items for day in days(item.text) if _done_at(item.text, day)]


@dataclass(frozen=True, slots=True)
class Postponement:
    """One target that the results put into the next year, and the reason given."""

    target: Item
    result: Item
    start: int
    end: int
    reason: str | None


def postponements(material: Material) -> Iterator[Postponement]:
    """Targets whose results say that they are to be done in the year after the table's."""
    year = material.table.year
    if year is None:
        return
    later_year = rf"次年|明年|下一年|下年度?|{year + 1} ?年"
    next_year = re.compile(rf"(?:{_TO_COME})[^，。；]{{0,8}}(?:{later_year})")
    for line in material.lines:
        found = [(item, match) for item in line.results if (match := next_year.search(item.text))]
        if line.target and found and _done_before(line.target.text, year):
            item, match = found[0]
            yield Postponement(
                line.target, item, *match.span(), _why(material, line.indicator, [item.text for item in line.results])
            )


def _done_before(text: str, year: int) -> bool:
    """Whether the target itself is not one of several years."""
    return str(year + 1) not in text


def _done_at(text: str, day: Day) -> bool:
    """Whether what follows the day says that something was finished on it, or the cell holds nothing but the day."""
    return len(text.strip()) <= day.end - day.start + 1 or _FINISHED.search(text[day.end : day.end + 16]) is not None


def _reckoned(material: Material) -> Iterator[Shortfall]:
    seen: set[tuple[str, int]] = set()
    below = {_values(a) for a in material.achievements if a.short and a.pair.line.indicator.path.startswith("tasks")}
    for each in material.achievements:
        key = (each.result.item.path, each.result.quantity.start)
        if each.short and key not in seen and not _met_elsewhere(each) and not _told_below(each, below):
            seen.add(key)
            yield _shortfall(material, each)


def _values(each: Achievement) -> tuple[str | None, Decimal, Decimal]:
    return each.result.quantity.unit, each.wanted, each.result.quantity.value


def _told_below(each: Achievement, below: Collection[tuple[str | None, Decimal, Decimal]]) -> bool:
    """Whether an overview only repeats what a task of its own reports as missed: one fault is told once."""
    return each.pair.line.indicator.path.startswith("overall") and _values(each) in below


def _met_elsewhere(each: Achievement) -> bool:
    """Whether the narrative states a value that reaches the target: then the contradiction is the finding, not the miss."""
    other = each.pair.narrative
    return other is not None and not each.ceiling and other.quantity.value >= each.wanted


def _shortfall(material: Material, each: Achievement) -> Shortfall:
    indicator = each.pair.line.indicator
    overview = [item for line in material.link_of(indicator) for item in line.results]
    results = (each.result, *material.echoes(each.result, (*each.pair.line.results, *overview)))
    return Shortfall(
        indicator,
        each.pair.target.subject or indicator.name.text,
        (each.pair.target,),
        _kin(each.result, results),
        each.wanted,
        each.rate,
        _why(
            material,
            indicator,
            [around(item, each.result.quantity.number) for item in (*each.pair.line.results, *overview)],
        ),
    )


def _kin(result: Figure, results: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The result and those echoes that do not merely share a small number with it."""
    return tuple(f for f in results if f is result or result.quantity.value >= _WHOLE or _one_noun(f, result))


def _one_noun(one: Figure, other: Figure) -> bool:
    """Whether both nouns end alike or are made of the same characters: 公厕改造, 改造公厕."""
    a, b = plain(one.subject), plain(other.subject)
    return a[-2:] == b[-2:] or sorted(a) == sorted(b)


def _why(material: Material, indicator: Indicator, texts: Sequence[str]) -> str | None:
    told = [item.text for item in (indicator.explanation, indicator.corrective_action) if item and len(item.text) > 1]
    if told and told[0] not in ("无", "—", "-", "/"):
        return told[0]
    return reason(texts) or _told_in_one_place(material, indicator)


def _told_in_one_place(material: Material, indicator: Indicator) -> str | None:
    """What a form with one cell for all reasons (偏差大或目标未完成原因分析) says of this indicator by its name."""
    name = plain(_BRACKETED.sub("", indicator.name.text))
    cells = (item.text for item in material.table.details if "原因" in item.mark)
    return next((text for text in cells if len(name) > 1 and name in plain(text)), None)


def _admitted(material: Material) -> Iterator[Shortfall]:
    for indicator in material.table.indicators():
        if indicator.path.startswith("overall") and material.links:
            continue
        own = [f for item in (*indicator.actual, *indicator.narrative) for f in material.figures_of(item) if _admits(f)]
        if own:
            overview = [item for line in material.link_of(indicator) for item in line.results]
            results = tuple(dict.fromkeys([*own, *material.echoes(own[0], overview)]))
            yield Shortfall(indicator, own[0].subject, (), results, None, None, _reason_beside(own[0]))


def _admits(figure: Figure) -> bool:
    quantity = figure.quantity
    small = quantity.kind == "percent" and quantity.value < _WHOLE and quantity.comparator in ("=", "~")
    return figure.role in RESULTS and small and _ADMITS.search(figure.lead) is not None


def _reason_beside(figure: Figure) -> str | None:
    start, end = sentence_at(figure.item.text, figure.quantity.start)
    return reason([figure.item.text[start : end + 60]])
