"""What an item tells of another year than the table's: results, events, and figures given as that year's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hengji.checks.material import Material
from hengji.tables.figures import Figure
from hengji.tables.model import Item
from hengji.tables.wording import sentences

_YEAR = re.compile(r"(?<![\d〔\[（(第])((?:19|20)\d\d) ?年")
_BOOK = re.compile(r"《[^》]*》|“[^”]*”|〔[^〕]*〕|[（(][^（）()]*[）)]")
_OPENS = re.compile(r"^[\s，,、：:]*(?:其中[，,：:]?)?((?:19|20)\d\d) ?年(?:度|全年|内|共|累计)*")
_UNTIL = re.compile(r"截至?(?:到)?((?:19|20)\d\d) ?年(?: ?\d{1,2} ?月)?(?: ?\d{1,2} ?日)?底?")
_DID = re.compile(r"^[^，,。；;]{0,14}?(?:开展|举办|组织|完成|召开|培训|服务|建成|发放|举行|实施)")
_NOT_DONE = re.compile(
    r"至|到|—|-|~|以来|起|底|前|比|较|同期|同比|结转|立项|启动|印发|出台|下达|批复|成立|获评|命名|认定|基数|跨年"
)
_EVENT = re.compile(
    r"(?:^|[，,、；;。：:]|其中)\s*(?P<when>(?P<year>(?:19|20)\d\d) ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?)"
    r"(?=[^，,。；;\d]{0,14}(?:举办|举行|召开|开展|组织)(?!的)[^，,。；;\d]{0,24}\d)"
)
_OF_OLD = re.compile(r"立项|结转|预算|决算|计划|目标|项目|工程|招生|考核|报告|任务|基期|基数|尾款|下达|批准")
_YEAR_END = re.compile(r"(?<![\d〔\[（(第])((?:19|20)\d\d) ?年(?: ?12 ?月(?: ?31 ?日|底|末)?|底|末)")
_OWN_YEAR = re.compile(r"本年度|年度(?:各项)?(?:任务|工作|目标)|全年(?:各项)?(?:任务|工作|目标)")
_OF_SEVERAL = re.compile(r"上年|去年|往年|次年|下年|结转|跨年|分年度|中期|五年|三年")
_LONG_AGO = 5  # a year further off is history told, not a slip


@dataclass(frozen=True, slots=True)
class Stale:
    """Words at `start:end` of an item that name another `year`; `same` are figures of the actual that they claim for it.

    `sure` where the words leave no other reading: a sentence of works done that names no other year.
    """

    item: Item
    start: int
    end: int
    year: int
    sure: bool = False
    same: tuple[Figure, ...] = ()


def told(item: Item, year: int, *, results: bool) -> Iterator[Stale]:
    """A sentence that opens with an earlier year and goes on with what was done, in an item that names no other year."""
    bare = _bare(item)
    if _names(bare, year):
        return
    for found in _UNTIL.finditer(bare) if results else ():
        if 0 < year - int(found[1]) <= _LONG_AGO:
            yield Stale(item, *found.span(), int(found[1]), sure=True)
    for start, end in sentences(bare):
        opened = _OPENS.match(bare[start:end])
        if opened and 0 < year - int(opened[1]) <= _LONG_AGO:
            rest = bare[start + opened.end() : end]
            if _DID.match(rest) and re.search(r"\d", rest) and not _NOT_DONE.search(bare[start:end]):
                yield Stale(item, start + opened.start(1), start + opened.end(), int(opened[1]), sure=True)


def year_ends(item: Item, year: int) -> Iterator[Stale]:
    """A sentence that puts the end of another year to the year's own tasks: 确保2020年12月底前完成全部年度任务."""
    bare = _bare(item)
    for start, end in sentences(bare):
        found = list(_YEAR_END.finditer(bare, start, end))
        named = {int(match[1]) for match in _YEAR.finditer(bare, start, end)}
        if len(found) == 1 and len(named) == 1 and _OWN_YEAR.search(bare, start, end):
            other = int(found[0][1])
            if 0 < abs(year - other) <= _LONG_AGO and not _OF_SEVERAL.search(bare, start, end):
                yield Stale(item, *found[0].span(), other, sure=True)


def events(item: Item, year: int) -> Iterator[Stale]:
    """Amid the year's results an event of an earlier year and month, counted in: 举办讲座52场，2021年12月举办专场1次."""
    bare = _bare(item)
    for found in _EVENT.finditer(bare) if not _names(bare, year) else ():
        clause = bare[found.start("when") :].partition("，")[0]
        if 0 < year - int(found["year"]) <= _LONG_AGO and not _NOT_DONE.search(clause):
            yield Stale(item, *found.span("when"), int(found["year"]))


def repeated(material: Material, item: Item, actual: Iterable[Item], year: int) -> Iterator[Stale]:
    """A sentence that opens with another year and claims the actual's own figure for it: 2022年度可用率98.7%."""
    bare = _bare(item)
    for start, end in sentences(bare) if not _names(bare, year) else ():
        opened = _OPENS.match(bare[start:end])
        if not opened or not 0 < abs(year - int(opened[1])) <= _LONG_AGO or _otherwise(bare[start:end], opened.end()):
            continue
        own = [f for f in material.figures_of(item) if start <= f.quantity.start < end and f.quantity.per is None]
        same = tuple(f for figure in own for f in material.echoes(figure, actual))
        if same:
            yield Stale(item, start + opened.start(1), start + opened.end(), int(opened[1]), same=same)


def _otherwise(sentence: str, opened: int) -> bool:
    """Whether the year is that of something older that the sentence tells of, or `told` reports the sentence."""
    return bool(_NOT_DONE.search(sentence) or _OF_OLD.search(sentence) or _DID.match(sentence[opened:]))


def _bare(item: Item) -> str:
    return _BOOK.sub(lambda m: "\0" * len(m.group()), item.text)


def _names(bare: str, year: int) -> bool:
    return year in {int(match[1]) for match in _YEAR.finditer(bare)}
