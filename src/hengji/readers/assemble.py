"""Document → PerformanceTable: the one place where grids of cells become a table with meaning.

Layouts are recognised by their headings, never by position alone.  A performance table of an unknown form is read as
plain rows; what fits nowhere is kept as unplaced, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from hengji.readers.around import around, unplaced
from hengji.readers.drafts import indicators, items
from hengji.readers.gathering import GATHERED, Gathering
from hengji.readers.labels import Labelled, Total, inline
from hengji.readers.leaks import without_leaks
from hengji.readers.mend import Loose, Part, Section, mend
from hengji.readers.prose import Prose, fund_sections, is_report, prose
from hengji.readers.recognition import months, recognised
from hengji.readers.selection import Candidate, select
from hengji.readers.stretch import Stretch
from hengji.readers.taught import printed_in
from hengji.tables.doubts import doubtful
from hengji.tables.grid import Document
from hengji.tables.layouts import knowing, plain
from hengji.tables.layouts.layout import Layout
from hengji.tables.model import MONITORING, Item, Overall, PerformanceTable, Unplaced

_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")
_CHINESE_YEAR = re.compile(r"二[〇○零O0]([〇○零一二三四五六七八九])([〇○零一二三四五六七八九])年")
_DIGITS = {each: str(n % 10) for n, each in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}


def assemble(document: Document, learned: Iterable[Layout] = ()) -> PerformanceTable:
    """The performance table of a document; `learned` are layouts to know besides those that come along.

    Raises:
        UnreadableError: the document has no performance table in it.
    """
    with knowing(tuple(each for each in learned if printed_in(document, each))):
        chosen, others, known = select(document)
        parts = mend(chosen.rows)
        leaked = without_leaks(part for part in parts if isinstance(part, Section))
        report = prose(document)
        gathered = Gathering()
        gathered.take_all(parts)
        if report:
            gathered.take_all(fund_sections(document, chosen.grids))
        table = _Assembly(document, chosen, others, parts, leaked, gathered=gathered, report=report).table(known=known)
        return replace(table, doubts=doubtful(document, table))


class _Assembly:
    """Puts the parts of one table where they belong."""

    def __init__(
        self,
        document: Document,
        chosen: Candidate,
        others: list[Candidate],
        parts: list[Part],
        leaked: list[Stretch],
        *,
        gathered: Gathering,
        report: Prose | None,
    ) -> None:
        self.chosen, self.others, self.parts, self.leaked = chosen, others, parts, leaked
        self.gathered, self.report = gathered, report
        self.details = list(gathered.details)
        self.unplaced = [(each, "printed below the form as fitting nowhere") for each in unplaced(document)]
        self.department: Stretch | None = None
        self.rate: Stretch | None = None
        self.total: Total | None = None
        self.around = around(document, chosen.grids, report=report is not None)
        self.title = self._title()

    def table(self, *, known: bool) -> PerformanceTable:
        """The whole table."""
        for part in self.parts:
            self._take(part)
        self.unplaced += [(each, "repeats a neighbouring cell: leaked at a page cut") for each in self.leaked]
        self._other_tables()
        self._told_total()
        gathered, rate = self.gathered, self.rate
        form, layout = self._recognised(known=known)
        passages = self.report.passages if self.report else ()
        return PerformanceTable(
            form=form,
            layout=layout.id if layout else "",
            month=months(gathered.headers, self.title.text) if form == MONITORING else None,
            title=self.title,
            department=self._department(),
            year=self._year(),
            overall=Overall(
                objectives=items("overall.objectives", gathered.objectives),
                actual=items("overall.actual", gathered.outcomes),
                indicators=indicators("overall", gathered.overall),
                budget_execution_rate=rate.item("overall.budget_execution_rate") if rate is not None else None,
            ),
            tasks=tuple(task.finished(f"tasks[{index}]") for index, task in enumerate(gathered.tasks)),
            funds=tuple(fund.finished(f"funds[{index}]") for index, fund in enumerate(gathered.funds)),
            total_weight=self.total.weight.item("total_weight") if self.total and self.total.weight else None,
            total_mark=self.total.mark.item("total_mark") if self.total and self.total.mark else None,
            details=tuple(s.item(f"details[{i}]", None, label) for i, (label, s) in enumerate(self._details())),
            passages=tuple(Item(f"passages[{i}]", text) for i, text in enumerate(passages)),
            unplaced=tuple(Unplaced(s.item(f"unplaced[{i}]"), why) for i, (s, why) in enumerate(self.unplaced)),
            headings=tuple(sorted(gathered.headings.items())),
        )

    def _take(self, part: Part) -> None:
        if isinstance(part, Labelled):
            self._labelled(part)
        elif isinstance(part, Total):
            self.total = self.total or part
        elif isinstance(part, Loose):
            self._loose(part)

    def _labelled(self, part: Labelled) -> None:
        if part.role == "department" and self.department is None:
            self.department = part.stretch
        elif part.role == "budget_execution_rate" and self.rate is None:
            self.rate = part.stretch
        elif part.role not in ("year", *GATHERED):
            self.details.append((part.label, part.stretch))

    def _told_total(self) -> None:
        """The total mark beside a label 自评总分, where the form has no total row that tells it."""
        if self.total and self.total.mark:
            return
        told = (each for each in self.parts if isinstance(each, Labelled) and each.role == "total_mark")
        one = next(told, None)
        if one is not None:
            self.total = Total(self.total.weight if self.total else None, one.stretch)
            self.details.remove((one.label, one.stretch))

    def _details(self) -> list[tuple[str, Stretch]]:
        """The details of the table itself, with those of the lines above and below it that it does not tell."""
        known = {(plain(label), stretch.text) for label, stretch in self.details}
        return self.details + [each for each in self.around if (plain(each[0]), each[1].text) not in known]

    def _loose(self, part: Loose) -> None:
        if plain(part.stretch.text) == plain(self.title.text) or part.stretch.text == self.title.text:
            return
        if part.alone or part.reason.startswith("before"):
            self.details.append(("", part.stretch))
        else:
            self.unplaced.append((part.stretch, part.reason))

    def _title(self) -> Item:
        if self.report:
            return Item("title", self.report.title)
        for part in self.parts:
            if isinstance(part, Loose) and part.alone and part.stretch.text.strip() == self.chosen.title.strip():
                return part.stretch.item("title")
        return Item("title", self.chosen.title.strip())

    def _recognised(self, *, known: bool) -> tuple[str, Layout | None]:
        labels = (part.label for part in self.parts if isinstance(part, Labelled))
        title = " ".join((self.title.text, self.chosen.title, *self.chosen.grids[0].before[-3:]))
        report = self.report is not None or is_report(self.chosen.title)
        return recognised(self.gathered.headers, title, labels, report=report, known=known)

    def _lines(self) -> list[str]:
        first = self.chosen.grids[0]
        years = [part.stretch.text for part in self.parts if isinstance(part, Labelled) and part.role == "year"]
        details = [stretch.text for label, stretch in self.details if "日期" not in label and "时间" not in label]
        return [self.title.text, *years, *reversed(first.before), *details, first.name]

    def _department(self) -> Item | None:
        supervisors = (part.stretch for part in self.parts if isinstance(part, Labelled) and part.role == "supervisor")
        self.department = self.department or next((each for each in supervisors if each), None)
        if self.department is None:
            for line in self.chosen.grids[0].before:
                found = inline(Stretch(re.split(r"\s{2,}|\t", line)[0]))
                if found and found.role == "department":
                    return found.stretch.item("department")
            return None
        return self.department.item("department")

    def _year(self) -> int | None:
        for line in self._lines():
            found = _YEAR.search(line)
            if found:
                return int(found[1])
            spelled = _CHINESE_YEAR.search(line)
            if spelled:
                return int("20" + _DIGITS[spelled[1]] + _DIGITS[spelled[2]])
        return None

    def _other_tables(self) -> None:
        for other in self.others:
            self.unplaced.append((Stretch(other.title), "another performance table in the same file, not read"))
