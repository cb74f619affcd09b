"""Forms that no layout knows, learned from the blank and confirmed; and the faults seen in published tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.generator.measure import KINDS as WRITTEN
from tests.generator.measure import unanswered
from tests.readers.learned_forms import FORMS, KINDS, cells, confirmed, expected, read_with, wrong
from tools.proofs.row import Row

TABLES = 10


def forms(_: Path) -> Iterator[Row]:
    """Cells of the filled copies of three forms, read with the confirmed layouts."""
    asked = right = 0
    for name in FORMS:
        told = expected(name)
        for kind in KINDS:
            table = read_with(name, kind, confirmed(name))
            asked += len(list(cells(told, table)))
            right += len(list(cells(told, table))) - len(wrong(told, table))
    figure = f"{right}/{asked} in {len(FORMS)} forms, {' and '.join(KINDS)}"
    yield Row("learned forms", "all cells", "hengji layout learn; hengji read --layout", figure, right == asked)


def published(work: Path) -> Iterator[Row]:
    """The main faults of ten published tables, rebuilt, in every kind of file."""
    work.mkdir(parents=True, exist_ok=True)
    left = unanswered(work)
    names = sorted({name.split("-")[0] for name in left})
    found = [name for name in names if not any(missed for each, missed in left.items() if each.startswith(name))]
    figure = f"{len(found)} of {len(names)}, each as {', '.join(WRITTEN)}"
    reached = len(found) == len(names) == TABLES
    yield Row(
        "faults of published tables", f"{TABLES} of {TABLES}", "tests/generator/test_published.py", figure, reached
    )
