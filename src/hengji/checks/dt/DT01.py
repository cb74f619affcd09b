"""年份不对 Wrong year.

查什么: 标题、表头和正文的年度不一致；2021年度的表，完成值里写的却是2020年做的事；成果是往年的报告。
What it checks: title, heading and content of different years; the table of 2021 telling what was done in 2020; an earlier
    year's report as this year's result.
为什么: 绩效只算本年度；年份写错，多半是照抄了上一年的表。
Why it matters: only this year's results count; a wrong year mostly means that last year's table was copied.
示例: 2021年度的表，年度完成值写“2020年举办培训班20期”。
Example: the table of 2021 says “in 2020, 20 courses were held”.
怎么办: 核对是哪一年的数，改正年份或换成本年度的数。
What to do: find out which year the figure belongs to; correct the year or put in this year's figure.
依据: 财预〔2020〕10号：单位自评以预算年度为周期。
Authority: Cai Yu [2020] No. 10: self-evaluation covers the budget year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hengji.checks.material import RESULTS, Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.figures import Figure, role
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Item
from hengji.tables.wording import sentences

_YEAR = re.compile(r"(?<![\d〔\[（(第])((?:19|20)\d\d) ?年")
_HEADED = re.compile(r"(?<!\d)((?:19|20)\d\d) ?年?度?")
_BOOK = re.compile(r"《[^》]*》|“[^”]*”|〔[^〕]*〕|[（(][^（）()]*[）)]")
_OPENS = re.compile(r"^[\s，,、：:]*(?:其中[，,：:]?)?((?:19|20)\d\d) ?年(?:度|全年|内|共|累计)*")
_UNTIL = re.compile(r"截至?(?:到)?((?:19|20)\d\d) ?年(?: ?\d{1,2} ?月)?(?: ?\d{1,2} ?日)?底?")
_DID = re.compile(r"^[^，,。；;]{0,14}?(?:开展|举办|组织|完成|召开|培训|服务|建成|发放|举行|实施)")
_NOT_DONE = re.compile(
    r"至|到|—|-|~|以来|起|底|前|比|较|同期|同比|结转|立项|启动|印发|出台|下达|批复|成立|获评|命名|认定|基数|跨年"
)
_EVENT = re.compile(
    r"(?:^|[，,、；;。：:]|其中)\s*(?P<when>(?P<year>(?:19|20)\d\d) ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?)"
    r"(?=[^，,。；;\d]{0,14}(?:举办|举行|召开|开展|组织)[^，,。；;\d]{0,24}\d)"
)
_OF_OLD = re.compile(r"立项|结转|预算|决算|计划|目标|项目|工程|招生|考核|报告|任务|基期|基数|尾款|下达|批准")
_REPORT = re.compile(r"《((?:19|20)\d\d) ?年[^》]{0,30}(?:报告|年鉴|公报|白皮书|蓝皮书|清单|目录)》")
_MADE = re.compile(r"形成|编制|编印|完成|发布|出版|撰写|印发")


@rule("DT01", "wrong-year")
def check(material: Material) -> Iterator[Finding]:
    """Headings that differ, results told for another year, works of an earlier year."""
    table = material.table
    if table.year is None:
        return
    yield from _headings(material)
    for line in material.lines:
        for item in line.narrative:
            yield from _rates(material, item, line.actual, table.year)
    for item in table.items():
        if role(item.path) in RESULTS | {"target"}:
            yield from _told(item, table.year)
            yield from _events(item, table.year)
            yield from _works(item, table.year)


def _headings(material: Material) -> Iterator[Finding]:
    """Title and heading lines that name one year each, but not the same."""
    named = [(item, _only_year(item.text)) for item in (material.table.title, *material.table.details)]
    years = {found for _, found in named if found is not None}
    if len(years) > 1:
        yield finding(
            check,
            Severity.ERROR,
            [at(item) for item, found in named if found is not None],
            zh="标题和表头写的年度不一致（{years}），请核对是哪一年的表。",
            en="Title and heading name different years ({years}); please say which year the table is for.",
            years="、".join(str(each) for each in sorted(years)),
        )


def _only_year(text: str) -> int | None:
    if re.search(r"\d{4}[-/.]\d|月|〔", text):
        return None  # a date or a document number, not the table's year
    found = {int(match[1]) for match in _HEADED.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _told(item: Item, year: int) -> Iterator[Finding]:
    """A sentence that opens with an earlier year and goes on with what was done, in an item that names no other year."""
    bare = _BOOK.sub(lambda m: "\0" * len(m.group()), item.text)
    if {int(match[1]) for match in _YEAR.finditer(bare)} & {year}:
        return
    stale = [m for m in _UNTIL.finditer(bare) if 0 < year - int(m[1]) <= 5] if role(item.path) in RESULTS else []
    yield from (_finding(item, found.span(), year, found[1]) for found in stale)
    for start, end in sentences(bare):
        opened = _OPENS.match(bare[start:end])
        if not opened or int(opened[1]) >= year or not 0 < year - int(opened[1]) <= 5:
            continue
        rest = bare[start + opened.end() : end]
        if _DID.match(rest) and re.search(r"\d", rest) and not _NOT_DONE.search(bare[start:end]):
            yield _finding(item, (start + opened.start(1), start + opened.end()), year, opened[1])


def _events(item: Item, year: int) -> Iterator[Finding]:
    """Amid the year's results an event of an earlier year and month, counted in: 举办讲座52场，2021年12月举办专场1次."""
    bare = _BOOK.sub(lambda m: "\0" * len(m.group()), item.text)
    if role(item.path) in RESULTS and year not in {int(match[1]) for match in _YEAR.finditer(bare)}:
        for found in _EVENT.finditer(bare):
            clause = bare[found.start("when") :].partition("，")[0]
            if 0 < year - int(found["year"]) <= 5 and not _NOT_DONE.search(clause):
                yield _finding(item, found.span("when"), year, found["year"], Severity.INFO)


def _rates(material: Material, item: Item, answers: Iterable[Item], year: int) -> Iterator[Finding]:
    """A narrative that opens with another year and repeats the figure of the actual as that year's: 2022年度可用率98.7%."""
    bare = _BOOK.sub(lambda m: "\0" * len(m.group()), item.text)
    if {int(match[1]) for match in _YEAR.finditer(bare)} & {year}:
        return
    for start, end in sentences(bare):
        opened = _OPENS.match(bare[start:end])
        if not opened or not 0 < abs(year - int(opened[1])) <= 5:
            continue
        if _NOT_DONE.search(bare[start:end]) or _OF_OLD.search(bare[start:end]) or _DID.match(bare[start + opened.end() : end]):
            continue
        own = [f for f in material.figures_of(item) if start <= f.quantity.start < end and f.quantity.per is None]
        same = [f for figure in own for f in material.echoes(figure, answers)]
        if same:
            span = (start + opened.start(1), start + opened.end())
            yield _finding(item, span, year, opened[1], Severity.INFO, same)


def _finding(
    item: Item,
    span: tuple[int, int],
    year: int,
    other: str,
    severity: Severity = Severity.WARNING,
    same: Iterable[Figure] = (),
) -> Finding:
    return finding(
        check,
        severity,
        [at(item, *span), *(at(figure) for figure in same)],
        zh="本表是{year}年度的，这里写的是{other}年的情况，请核对是年份写错，还是照抄了往年的内容。",
        en="The table is for {year}, but this tells of {other}; please check whether the year is wrong or the text an old one.",
        year=year,
        other=other,
    )


def _works(item: Item, year: int) -> Iterator[Finding]:
    """A report that bears an earlier year, told as this year's result."""
    if role(item.path) not in RESULTS:
        return
    for found in _REPORT.finditer(item.text):
        if int(found[1]) < year and _MADE.search(item.text, max(0, found.start() - 8), found.start()):
            yield finding(
                check,
                Severity.INFO,
                [at(item, *found.span())],
                zh="本年度的成果是{other}年的{work}，请说明所用数据的年份，或换成本年度的成果。",
                en="This year's result is {work} of {other}; please say which year its data are of.",
                other=found[1],
                work=found.group(),
            )
