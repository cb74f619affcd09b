"""Which scheme marks a table: by its form, year and place, the most special one that fits; and why it and not another."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.scoring.places import Where, where
from hengji.scoring.scheme import Scheme, scheme, schemes
from hengji.tables.finding import Text
from hengji.tables.model import PerformanceTable
from hengji.tables.naming import FORMS


@dataclass(frozen=True, slots=True)
class Choice:
    """The scheme, how it was chosen, and what a reader should know of the others that fit."""

    scheme: Scheme | None
    why: Text
    notes: tuple[Text, ...] = ()


def choose(table: PerformanceTable, asked: str | None = None) -> Choice:
    """The scheme for a table: the one asked for, else the most special of those that fit.

    Raises:
        UnknownSchemeError: where no scheme has the id that was asked for.
    """
    if asked is not None:
        return _asked(scheme(asked), table)
    place = where(table)
    fitting = sorted((each for each in schemes() if _fits(each, table, place)), key=_special, reverse=True)
    form = FORMS[table.form]
    if not fitting:
        return Choice(None, Text(f"没有适用于“{form.zh}”的评分办法", f"no scheme is in force for a {form.en}"))
    chosen, *others = fitting
    return Choice(chosen, _why(chosen, table, place), (*_place_notes(chosen, place), *_others(others)))


def likely(table: PerformanceTable) -> tuple[str, ...]:
    """The ids of the schemes that may be meant: where the table names no place with a scheme of its own, any for its form."""
    place = where(table)
    known = any(each.places and place is not None and place.province in each.places for each in schemes())
    fitting = (
        each
        for each in schemes()
        if each.automatic and each.watch is None and table.form in each.forms and _in_force(each, table)
    )
    return tuple(each.id for each in fitting if not known or _fits(each, table, place))


def _asked(chosen: Scheme, table: PerformanceTable) -> Choice:
    why = Text(f"按指定使用{chosen.id}", f"{chosen.id}, as asked for")
    if table.form in chosen.forms:
        return Choice(chosen, why)
    form = FORMS[table.form]
    note = Text(f"这个办法不是为“{form.zh}”定的", f"this scheme is not made for a {form.en}")
    return Choice(chosen, why, (note,))


def _fits(each: Scheme, table: PerformanceTable, place: Where | None) -> bool:
    if not each.automatic or table.form not in each.forms or not _in_force(each, table):
        return False
    if each.places and (place is None or place.province not in each.places):
        return False
    wanted = each.requires.get("level1", "")
    return not wanted or any(wanted in row.level1.text for row in table.indicators() if row.level1 is not None)


def _in_force(each: Scheme, table: PerformanceTable) -> bool:
    """Whether the scheme was in force when the table was due: a year's self-evaluation is made in the next."""
    if table.year is None:
        return True
    due = table.year if each.watch is not None else table.year + 1
    return (each.since is None or each.since.year <= due) and (each.until is None or each.until.year >= due)


def _special(each: Scheme) -> tuple[bool, bool, str, str]:
    """A place tells more than a column; of two alike the newer."""
    return bool(each.places), bool(each.requires), str(each.since or ""), each.id


def _why(chosen: Scheme, table: PerformanceTable, place: Where | None) -> Text:
    form = FORMS[table.form]
    zh, en = [f"表式“{form.zh}”"], [f"the form ({form.en})"]
    if chosen.places and place is not None:
        zh.append(f"“{place.said}”属{place.province}")
        en.append(f"“{place.said}” is in {place.province}")
    if chosen.requires:
        words = "、".join(chosen.requires.values())
        zh.append(f"一级指标有“{words}”")
        en.append(f"it has level-1 indicators of “{words}”")
    if table.year is not None:
        zh.append(f"{table.year}年度")
        en.append(f"the year {table.year}")
    return Text(f"根据{'、'.join(zh)}选用", f"chosen by {', '.join(en)}")


def _place_notes(chosen: Scheme, place: Where | None) -> tuple[Text, ...]:
    if chosen.places or chosen.watch is not None:
        return ()
    if place is None:
        return (
            Text(
                "看不出是哪个地方的表，按财政部的办法计分", "the table names no place: marked by the Ministry's scheme"
            ),
        )
    note = Text(
        f"“{place.said}”属{place.province}，没有收录当地适用于这种表的办法，按财政部的办法计分",
        f"“{place.said}” is in {place.province}, whose scheme for this form is not known here: marked by the Ministry's",
    )
    return (note,)


def _others(others: list[Scheme]) -> tuple[Text, ...]:
    """The schemes that fit too."""
    notes = []
    if others:
        ids = "、".join(each.id for each in others)
        zh = f"也适用：{ids}；专用的先于通用的，可用 --scheme 另选"
        notes.append(Text(zh, f"{ids} would fit too; the special goes before the general, --scheme chooses another"))
    return tuple(notes)
