"""The score of a table 评分: which scheme, what it gives for every row, the total, the rating."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hengji.scoring.choosing import Choice, choose
from hengji.scoring.execution import execution_mark
from hengji.scoring.marking import Sheet, mark
from hengji.scoring.monitoring import gap, lights
from hengji.scoring.numbers import exact, rounded, written
from hengji.scoring.scheme import Scheme
from hengji.scoring.scheme import scheme as by_id
from hengji.scoring.several import FiguresOf
from hengji.tables.amounts import number
from hengji.tables.finding import Text
from hengji.tables.model import DEPARTMENT_TARGET, MONITORING, PROJECT_TARGET, PerformanceTable
from hengji.tables.score import Band, Mark, Score

_UNMARKED = frozenset({DEPARTMENT_TARGET, PROJECT_TARGET})
_PLAIN = "mof-2020-10"
_NO_WEIGHTS = Text(
    "表上没有分值，不能计分，只列各项指标的完成率",
    "the table has no weights: there are no marks, only achievement rates",
)


def score(table: PerformanceTable, scheme: str | None = None, *, figures_of: FiguresOf | None = None) -> Score | None:
    """What a scheme gives for a table; None for a form that has no actuals, or no indicators.

    `scheme` is the id of the scheme to use; without it the one that fits form, year and place is found, and the score says
    which and why.  `figures_of` gives the figures of an item where they are read already; without it they are read anew.

    Raises:
        UnknownSchemeError: where no scheme has this id.
    """
    if table.form in _UNMARKED or next(table.indicators(), None) is None:
        return None
    chosen = choose(table, scheme)
    if chosen.scheme is not None and chosen.scheme.watch is not None:
        return _watched(Sheet(chosen.scheme, table), chosen)
    if table.form == MONITORING and scheme is None:
        return None
    sheet = Sheet(chosen.scheme or by_id(_PLAIN), table, figures_of)
    weighted = any(sheet.weight(each) for each in table.indicators())
    return _marked(sheet, chosen) if chosen.scheme is not None and weighted else _unweighted(sheet, chosen)


def _watched(sheet: Sheet, chosen: Choice) -> Score:
    by = sheet.scheme
    if by.watch is None:
        return Score(by.called, chosen.why)
    apart = gap(sheet, by.watch)
    notes = (*chosen.notes, *([apart] if apart is not None else []))
    return Score(by.called, chosen.why, lights=lights(sheet, by.watch), notes=notes)


def _unweighted(sheet: Sheet, chosen: Choice) -> Score:
    """No marks without weights; achievement is reckoned alike everywhere."""
    table = sheet.table
    marks = tuple(mark(each, sheet) for each in table.indicators())
    called = chosen.scheme.called if chosen.scheme else None
    return Score(
        called, chosen.why, marks=marks, notes=chosen.notes, reason=_NO_WEIGHTS, given=number(table.total_mark)
    )


def _marked(sheet: Sheet, chosen: Choice) -> Score:
    by, table = sheet.scheme, sheet.table
    execution = execution_mark(sheet)
    marks = tuple(mark(each, sheet) for each in table.indicators())
    rows = (*([execution] if execution is not None else []), *marks)
    total = sum((exact(each.value) for each in rows if each.value is not None), Fraction(0))
    missing = sum((exact(each.weight) for each in rows if each.value is None and each.weight is not None), Fraction(0))
    whole = sum((exact(each.weight) for each in rows if each.weight is not None), Fraction(0))
    made = Score(
        scheme=by.called,
        why=chosen.why,
        execution=execution,
        marks=marks,
        total=rounded(total, by.rounding),
        open=rounded(missing, by.rounding),
        given=number(table.total_mark),
        notes=chosen.notes,
    )
    return _rated(made, by, whole, rows)


def _rated(made: Score, by: Scheme, whole: Fraction, rows: tuple[Mark, ...]) -> Score:
    """The rating, where the weights make the scheme's total and what is still open cannot change it."""
    total, missing = exact(made.total or rounded(Fraction(0))), exact(made.open)
    notes = list(made.notes)
    if whole != by.total:
        said = f"{written(whole)}", f"{written(by.total)}"
        notes.append(
            Text(
                f"分值合计{said[0]}，不是{said[1]}，不评等级",
                f"the weights make {said[0]}, not {said[1]}: no rating is given",
            )
        )
        return replace(made, notes=tuple(notes))
    lowest, highest = band(total, by), band(total + missing, by)
    if lowest == highest:
        return replace(made, rating=lowest)
    count = sum(each.value is None and bool(each.weight) for each in rows)
    most = rounded(total + missing, by.rounding)
    notes.append(
        Text(
            f"还有{count}项共{made.open}分不能自动计分，总分在{made.total}至{most}之间，暂不评等级",
            f"{count} rows with {made.open} points cannot be marked; the total lies between {made.total} and {most}: no rating yet",
        )
    )
    return replace(made, notes=tuple(notes))


def band(total: Fraction, by: Scheme) -> Band | None:
    """The rating that a total earns; None where the scheme has no ratings."""
    found = next((each for each in by.ratings if total >= each.least), None)
    return None if found is None else Band(Text(found.zh, found.en), rounded(found.least, 0))
