"""What a narrative counts against what the actual states: both halves of the year, sessions one by one, parts in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hengji.checks.arithmetic import span, surely_above, total
from hengji.checks.material import Material
from hengji.tables.figures import Figure
from hengji.tables.kinship import same_kind
from hengji.tables.model import Item
from hengji.tables.pairing import Line, lines
from hengji.tables.parts import complementary, orphans
from hengji.tables.wording import bigrams

_SESSIONS = frozenset({"场", "场次"})
_STOP = re.compile(r"[，,。；;、：:（）()]")
_PRAISED = re.compile(r"评为|获|示范|试点|列入|入选|率先|命名|表彰|推广|经验")
_SOME = re.compile(r"其中|包括|等|重点|先行|首批|试点|部分|例如|如|主要|以")
_REST = re.compile(r"其余|剩余|另|其他|还|未完成|未能|推迟|结转|滚动")
_VERBS = re.compile(r"完成|开展|举办|举行|组织|实施|推进|进行|活动|工作|项目")
_MONTHS = re.compile(r"(?P<months>\d{1,2} ?月(?:、\d{1,2} ?月)+)分别")
_HELD = frozenset({"场", "次", "期", "届", "批", "批次"})
_HALVES = 2


@dataclass(frozen=True, slots=True)
class Tally:
    """A stated figure with the counts of the narrative that neither repeat nor make it; `halves` where they are all."""

    line: Line
    stated: Figure
    told: tuple[Figure, ...]
    halves: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A count of the actual with the stretch `start:end` of a narrative that names `count` of them; `sure` where by name."""

    stated: Figure
    item: Item
    start: int
    end: int
    count: int
    subject: str
    sure: bool


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
    for item in _telling(line):
        for parts in orphans(tuple(material.figures_of(item))):
            overview = [told for each in material.link_of(line.indicator) for told in each.results]
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


def listed(material: Material, line: Line) -> Iterator[Shown]:
    """Counts of the actual of which the narrative names each one, or each month, and names fewer."""
    telling = _telling(line)
    if _REST.search("".join(item.text for item in telling)):
        return
    for stated in (f for item in line.actual for f in material.figures_of(item) if _exact(f)):
        own = _content(_STOP.split(stated.lead)[-1] + stated.subject)
        told = [f for item in telling for f in material.figures_of(item) if _unit(f) == _unit(stated)]
        others = [f for f in told if own & (_content(_words(f) + _after(f)))]
        restated = any(f.quantity.value == stated.quantity.value for f in told)
        for item in telling if len(others) < _HALVES and not restated else ():
            for shown in (*_named(stated, others, item), *_monthly(stated, others, item)):
                most = 1 < shown.count < stated.quantity.value <= 2 * shown.count  # fewer than half are examples
                if most and own & _content(shown.subject):
                    yield shown


def _telling(line: Line) -> Sequence[Item]:
    """The narrative of a line; where it has none, what the indicator's narrative tells on no line with an actual."""
    if line.narrative or not line.indicator.narrative:
        return line.narrative
    return [item for other in lines(line.indicator) if not other.actual for item in other.narrative]


def _content(text: str) -> frozenset[str]:
    """The pairs of characters that say what is counted, without the verbs that go with anything."""
    return bigrams(_VERBS.sub("", text))


def _after(figure: Figure) -> str:
    return _STOP.split(figure.item.text[figure.quantity.end :])[0]


def _named(stated: Figure, others: Sequence[Figure], item: Item) -> Iterator[Shown]:
    """The narrative's one count of that unit, where exactly so many names go before it: 甲村、乙村、丙村3个村改造完工."""
    for figure in others:
        if figure.item is item and _exact(figure):
            text, end = item.text, figure.quantity.start
            start = max((m.end() for m in _STOP.finditer(text.replace("、", "-"), 0, end)), default=0)
            names = text[start:end].split("、")
            whole = len(names) == figure.quantity.value and all(name.strip() for name in names)
            if whole and not _SOME.search(text[start:end]) and not _PRAISED.search(_after(figure)):
                yield Shown(stated, item, start, figure.quantity.end, len(names), _after(figure), sure=True)


def _monthly(stated: Figure, others: Sequence[Figure], item: Item) -> Iterator[Shown]:
    """One session for each month named: 5月、8月分别举办推介会."""
    if not others and _unit(stated) in _HELD:
        for found in _MONTHS.finditer(item.text):
            count = found["months"].count("、") + 1
            subject = _STOP.split(item.text[found.end() :].replace("、", "-"))[0]
            if not _SOME.search(item.text):
                yield Shown(stated, item, *found.span("months"), count, subject, sure=False)


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
