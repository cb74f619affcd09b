"""The three forms of tests/documents/unknown: what a filled copy says, cell by cell, against what was read of it.

`python -m tests.readers.learned_forms` learns every blank anew and reads the filled copies with the unedited proposals.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from hengji.readers.assemble import assemble
from hengji.readers.learning import learn, open_blank
from hengji.readers.open import open_document
from hengji.readers.proposal import proposal
from hengji.tables.errors import UnreadableError
from hengji.tables.layouts.layout import Layout, parse, read_layout
from hengji.tables.model import Fund, Indicator, Item, PerformanceTable

FOLDER = Path(__file__).parents[1] / "documents" / "unknown"
FORMS = ("bond-project", "bought-services", "capital-register")
KINDS = ("docx", "xlsx")
CLOSING = {
    "rating": "等次",
    "rate": "资金落地率",
    "income": "年度经营收入（万元）",
    "service": "当年应付本息（万元）",
    "cover": "覆盖倍数",
    "opinion": "购买主体意见",
    "confirmed": "承接主体确认",
}
"""Under which label the form prints a value of expected.json."""
HEADED = {"year_outturn": "本年投放（万元）", "scorer": "打分人"}
"""The headings of columns that the model keeps among notes or details."""


def expected(name: str) -> dict[str, Any]:
    """What the filled form says."""
    told: dict[str, Any] = json.loads((FOLDER / name / "expected.json").read_text("utf-8"))
    return told


def proposed(name: str) -> Layout:
    """The proposal for a blank form, unedited."""
    return parse("proposed", yaml.safe_load(proposal(learn(open_blank(FOLDER / name / "BLANK.docx")), "BLANK.docx")))


def confirmed(name: str) -> Layout:
    """The proposal as a person confirmed it."""
    return read_layout(FOLDER / name / "confirmed.yaml")


def read_with(name: str, kind: str, layout: Layout) -> PerformanceTable:
    """A filled form, read with a layout."""
    return assemble(open_document(FOLDER / name / f"FILLED.{kind}"), [layout])


def cells(told: dict[str, Any], table: PerformanceTable | None) -> Iterator[tuple[str, str, str | None]]:
    """Every cell of the form: its place by meaning, its words, and what was read at that place (None: nothing)."""
    yield "title", told["title"], table.title.text if table else None
    yield "year", told["year"], str(table.year) if table else None
    for label, words in told["labels"].items():
        yield f"labels.{label}", words, _labelled(table, label)
    for number, row in enumerate(told.get("funds", ())):
        fund = table.funds[number] if table and number < len(table.funds) else None
        for key, words in row.items():
            yield f"funds[{number}].{key}", words, _of_fund(table, fund, key, number)
    found = list(table.indicators()) if table else []
    for number, row in enumerate(told["rows"]):
        indicator = found[number] if number < len(found) else None
        for key, words in row.items():
            if key != "row":
                yield f"rows[{number}].{key}", words, _of_row(indicator, key, words)
    yield "total", told["total"], table.total_mark.text if table and table.total_mark else None
    for key, label in CLOSING.items():
        if key in told:
            yield key, told[key], _labelled(table, label)


def wrong(told: dict[str, Any], table: PerformanceTable | None) -> list[tuple[str, str, str | None]]:
    """The cells that were not read at their places."""
    return [each for each in cells(told, table) if each[1] != each[2]]


def _labelled(table: PerformanceTable | None, label: str) -> str | None:
    found = next((item.text for item in table.details if item.mark.strip() == label), None) if table else None
    if found is not None or table is None:
        return found
    beside = {"资金落地率": table.overall.budget_execution_rate, "购买主体": table.department}.get(label)
    return beside.text if beside else None


def _of_fund(table: PerformanceTable | None, fund: Fund | None, key: str, number: int) -> str | None:
    if fund is None or table is None:
        return None
    if key in HEADED:
        beside = [item.text for item in table.details if item.mark == HEADED[key]]
        return beside[number] if number < len(beside) else None
    value: Item | None = getattr(fund, key)
    return value.text if value is not None else None


def _of_row(indicator: Indicator | None, key: str, words: str) -> str | None:
    if indicator is None:
        return None
    if key in HEADED:
        return next((item.text for item in indicator.notes if item.mark == HEADED[key]), None)
    value = getattr(indicator, key)
    if isinstance(value, tuple):
        return "".join(item.text for item in value)
    if value is not None and key == "level1" and value.text.startswith(f"{words}（"):
        return words  # a band that tells its weight beside its name: 甲、改革类（合占40%）
    return value.text if value is not None else None


def main() -> None:
    """Print how many cells the unedited proposals give."""
    for name in FORMS:
        told = expected(name)
        for kind in KINDS:
            try:
                table, refused = read_with(name, kind, proposed(name)), ""
            except UnreadableError as error:
                table, refused = None, f" ({error.en})"
            asked = len(list(cells(told, table)))
            print(f"{name} {kind}: cells {asked - len(wrong(told, table))}/{asked}{refused}")


if __name__ == "__main__":
    main()
