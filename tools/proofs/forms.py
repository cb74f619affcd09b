"""Forms that no layout knows, learned from the blank and confirmed; and the faults seen in published tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.readers.learned_forms import FORMS, KINDS, cells, confirmed, expected, read_with, wrong
from tools.proofs.row import Row


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
