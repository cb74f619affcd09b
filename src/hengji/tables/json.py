"""The performance table as plain data, after the contract of `hengji read --format json`, and back.

`to_json` writes that contract and nothing else: places in the file (pieces) are not in it.  `from_json` is lenient,
so that a table can be written by hand: any key may be missing, an item may be a plain string or a mapping with `text`,
`no` and list `mark`, a list of one item may be the item alone.  Paths are given anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from hengji.tables.model import (
    COMPLETION,
    SELF_EVALUATION,
    Doubtful,
    Fund,
    Indicator,
    Item,
    Overall,
    PerformanceTable,
    Task,
    Unplaced,
)

Data = Mapping[str, Any]

_ROW_KEYS = (
    "level1", "level2", "definition", "criteria", "sign", "direction", "previous", "initial_target", "unit", "forecast",
    "rate", "coefficient", "weight", "mark", "core", "explanation", "likelihood", "corrective_action", "evidence",
)  # fmt: skip
_FUND_KEYS = ("approved", "revised", "outturn", "forecast", "weight", "rate", "mark", "explanation")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")


def to_json(table: PerformanceTable) -> dict[str, Any]:
    """The table in the shape of the contract; keys that only some forms have appear where the form has them."""
    return {
        "form": table.form,
        **({"layout": table.layout} if table.layout else {}),
        "department": _text(table.department),
        "year": table.year,
        **({} if table.month is None else {"month": table.month}),
        "title": table.title.text,
        **_marked("details", table.details),
        **({"funds": [_fund(each) for each in table.funds]} if table.funds else {}),
        "overall": _overall(table.overall),
        "tasks": [_task(each) for each in table.tasks],
        **_present(table, ("total_weight", "total_mark")),
        **({"passages": _texts(table.passages)} if table.passages else {}),
        "unplaced": [_unplaced(each) for each in table.unplaced],
        **({"doubts": [_doubtful(each) for each in table.doubts]} if table.doubts else {}),
    }


def _doubtful(doubt: Doubtful) -> dict[str, Any]:
    return {"path": doubt.path, "start": doubt.start, "end": doubt.end, "confidence": doubt.confidence}


def _unplaced(left: Unplaced) -> dict[str, str]:
    return {"path": left.item.path, "text": left.item.text, "reason": left.reason}


def _overall(overall: Overall) -> dict[str, Any]:
    rate = overall.budget_execution_rate
    return {
        "objectives": _texts(overall.objectives),
        **({"actual": _texts(overall.actual)} if overall.actual else {}),
        "indicators": [_indicator(each) for each in overall.indicators],
        "budget_execution_rate": None if rate is None else {"text": rate.text, "value": percent(rate.text)},
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "no": task.no,
        "name": task.name.text,
        **_present(task, ("weight",)),
        "objective": _text(task.objective),
        **_present(task, ("actual",)),
        **({"funds": [_fund(each) for each in task.funds]} if task.funds else {}),
        "indicators": [_indicator(each) for each in task.indicators],
    }


def _indicator(indicator: Indicator) -> dict[str, Any]:
    levels = _present(indicator, ("level1", "level2", "level3"))
    lists = {key: _numbered(getattr(indicator, key)) for key in ("target", "actual", "narrative")}
    rest = _present(indicator, _ROW_KEYS[2:])
    others = _marked("causes", indicator.causes) | _marked("notes", indicator.notes)
    return {"no": indicator.no, **levels, "name": indicator.name.text, **lists, **rest, **others}


def _marked(key: str, items: Iterable[Item]) -> dict[str, list[dict[str, str]]]:
    """Items that stand beside a label or under a heading, with it."""
    found = [{"label": each.mark, "text": each.text} for each in items]
    return {key: found} if found else {}


def _fund(fund: Fund) -> dict[str, Any]:
    return {"name": fund.name.text, **_present(fund, _FUND_KEYS)}


def _present(value: object, keys: Iterable[str]) -> dict[str, str]:
    return {key: getattr(value, key).text for key in keys if getattr(value, key) is not None}


def _text(item: Item | None) -> str | None:
    return None if item is None else item.text


def _texts(items: Iterable[Item]) -> list[str]:
    return [each.text for each in items]


def _numbered(items: Iterable[Item]) -> list[dict[str, Any]]:
    return [{"no": each.no, "text": each.text} for each in items]


def percent(text: str) -> str | None:
    """The first percentage of a text in points as a decimal number's string, or None: `99.43%` gives `99.43`."""
    found = _PERCENT.search(text)
    try:
        return str(Decimal(found[1])) if found else None
    except InvalidOperation:  # digits that are no decimal digits
        return None


def from_json(data: Data) -> PerformanceTable:
    """The table that the data describe, with the right paths; the form is guessed where it is not named."""
    overall = data.get("overall") or {}
    year = data.get("year")
    return PerformanceTable(
        form=data.get("form") or _form(data, overall),
        title=_item("title", data.get("title")) or Item("title", ""),
        layout=str(data.get("layout") or ""),
        department=_item("department", data.get("department")),
        year=None if year is None else int(year),
        month=None if data.get("month") is None else int(data["month"]),
        overall=_read_overall(overall),
        tasks=tuple(_read_task(f"tasks[{i}]", each) for i, each in enumerate(data.get("tasks") or ())),
        funds=_read_funds("funds", data),
        total_weight=_item("total_weight", data.get("total_weight")),
        total_mark=_item("total_mark", data.get("total_mark")),
        details=_items("details", data.get("details")),
        passages=_items("passages", data.get("passages")),
        unplaced=tuple(_read_unplaced(i, each) for i, each in enumerate(data.get("unplaced") or ())),
        doubts=tuple(
            Doubtful(each["path"], each["start"], each["end"], each["confidence"]) for each in data.get("doubts") or ()
        ),
        headings=tuple((str(role), str(words)) for role, words in (data.get("headings") or {}).items()),
    )


def _form(data: Data, overall: Data) -> str:
    rows = overall.get("indicators") or ()
    leveled = any(isinstance(row, Mapping) and ("level1" in row or "weight" in row) for row in rows)
    return SELF_EVALUATION if leveled or data.get("funds") else COMPLETION


def _read_overall(data: Data) -> Overall:
    return Overall(
        objectives=_items("overall.objectives", data.get("objectives")),
        actual=_items("overall.actual", data.get("actual")),
        indicators=_indicators("overall", data),
        budget_execution_rate=_item("overall.budget_execution_rate", data.get("budget_execution_rate")),
    )


def _read_task(path: str, data: Data | str) -> Task:
    if isinstance(data, str):
        data = {"name": data}
    return Task(
        path=path,
        name=_item(f"{path}.name", data.get("name")) or Item(f"{path}.name", ""),
        no=data.get("no"),
        weight=_item(f"{path}.weight", data.get("weight")),
        objective=_item(f"{path}.objective", data.get("objective")),
        actual=_item(f"{path}.actual", data.get("actual")),
        funds=_read_funds(f"{path}.funds", data),
        indicators=_indicators(path, data),
    )


def _indicators(path: str, data: Data) -> tuple[Indicator, ...]:
    rows = data.get("indicators") or ()
    return tuple(_read_indicator(f"{path}.indicators[{i}]", each) for i, each in enumerate(rows))


def _read_indicator(path: str, data: Data | str) -> Indicator:
    if isinstance(data, str):
        data = {"name": data}
    name = _item(f"{path}.name", data.get("name", data.get("level3"))) or Item(f"{path}.name", "")
    return Indicator(
        path=path,
        name=name,
        no=data.get("no"),
        target=_items(f"{path}.target", data.get("target")),
        actual=_items(f"{path}.actual", data.get("actual")),
        narrative=_items(f"{path}.narrative", data.get("narrative")),
        level3=name if "level3" in data else None,
        causes=_items(f"{path}.causes", data.get("causes")),
        notes=_items(f"{path}.notes", data.get("notes")),
        **{key: _item(f"{path}.{key}", data.get(key)) for key in _ROW_KEYS},
    )


def _read_funds(path: str, data: Data) -> tuple[Fund, ...]:
    return tuple(_read_fund(f"{path}[{i}]", each) for i, each in enumerate(data.get("funds") or ()))


def _read_fund(path: str, data: Data) -> Fund:
    name = _item(f"{path}.name", data.get("name")) or Item(f"{path}.name", "")
    return Fund(path, name, **{key: _item(f"{path}.{key}", data.get(key)) for key in _FUND_KEYS})


def _read_unplaced(index: int, data: Data | str) -> Unplaced:
    reason = "" if isinstance(data, str) else str(data.get("reason") or "")
    return Unplaced(_item(f"unplaced[{index}]", data) or Item(f"unplaced[{index}]", ""), reason)


def _items(path: str, data: object) -> tuple[Item, ...]:
    if data is None:
        return ()
    many = data if isinstance(data, list | tuple) else [data]
    read = (_item(f"{path}[{i}]", each) for i, each in enumerate(many))
    return tuple(each for each in read if each is not None)


def _item(path: str, data: object) -> Item | None:
    """One item from a string, a number or a mapping with text, no and list mark."""
    if data is None:
        return None
    if isinstance(data, Mapping):
        mark = data.get("mark") or data.get("label") or ""
        return Item(path, str(data.get("text") or ""), data.get("no"), str(mark))
    return Item(path, str(data))
