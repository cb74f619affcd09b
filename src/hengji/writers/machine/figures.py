"""Figures as JSON lines, after the contract of `hengji figures --format jsonl`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hengji.quantity.writing import digits
from hengji.tables.doubts import doubt
from hengji.tables.examination import Examination
from hengji.tables.figures import Figure, Rejected
from hengji.tables.model import PerformanceTable


def figure_lines(examination: Examination, *, rejected: bool = False) -> Iterator[str]:
    """One quantity a line, in reading order; with `rejected`, the labels in their places among them."""
    order = {item.path: index for index, item in enumerate(examination.table.items())}
    rows = [_figure(each) | _doubt(each, examination.table) for each in examination.figures]
    if rejected:
        rows += [_rejected(each) for each in examination.rejected]
    rows.sort(key=lambda row: (order.get(row["path"], len(order)), row["start"], row["end"]))
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _figure(figure: Figure) -> dict[str, Any]:
    quantity = figure.quantity
    return {
        "path": figure.item.path,
        "start": quantity.start,
        "end": quantity.end,
        "text": quantity.text,
        "number": quantity.number,
        "value": _number(quantity.value),
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "unit": quantity.unit,
        "unit_text": quantity.unit_text,
        "comparator": quantity.comparator,
        "approximation": quantity.approximation,
        "kind": quantity.kind,
        "per": quantity.per,
        "subject": figure.subject,
    }


def _doubt(figure: Figure, table: PerformanceTable) -> dict[str, Any]:
    """For a number of a scan that may have been read wrongly, that it is, and how sure it is in per cent."""
    sure = doubt(table, figure.item.path, figure.quantity.start, figure.quantity.end)
    return {} if sure is None else {"doubtful": True, "confidence": sure}


def _rejected(rejected: Rejected) -> dict[str, Any]:
    found = rejected.label
    return {
        "path": rejected.item.path,
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "rejected": found.reason,
    }


def _number(value: Decimal | None) -> str | None:
    """A Decimal as a string without exponent: 8956, 99.43."""
    return None if value is None else digits(value)
