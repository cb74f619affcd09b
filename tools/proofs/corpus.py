"""Documents of other departments, the marked copy, and the property tests."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.proofs.row import ROOT, Row, last_line, ran

LAST = {"recall": 0.9, "precision": 0.95}


def documents(_: Path) -> Iterator[Row]:
    """Made-up tables of other departments with planted faults and traps, folder by folder."""
    for folder in sorted(each for each in (ROOT / "tests" / "documents").iterdir() if any(each.glob("*.yaml"))):
        done = ran(sys.executable, "-m", "tests.documents.measure", folder, "--json")
        if done.code != 0:
            yield Row(
                f"other documents, {folder.name}", "–", "tests.documents.measure", last_line(done.err), reached=False
            )
            continue
        total = json.loads(done.out)["overall"]
        yield from rows(f"other documents, {folder.name}", len(list(folder.glob("*.yaml"))), total)
        if (told := folder / "first_run.txt").exists():
            yield Row(f"other documents, {folder.name}: first run", "–", *first_run(told), reached=None)


def first_run(path: Path) -> tuple[str, str]:
    """Where it is told, and what each document gave when it was first met, added up where it is told line by line."""
    told = path.read_text("utf-8")
    found = re.findall(
        r"^\w+[^:\n]*: items.* total (\d+)/(\d+); errors\+warnings (\d+), answering (\d+)", told, re.MULTILINE
    )
    right, asked, loud, good = (sum(map(int, column)) for column in zip(*found, strict=True)) if found else (0,) * 4
    figure = f"recall {right}/{asked}, precision {good}/{loud}" if found else " ".join(told.split())
    return str(path.relative_to(ROOT)), figure


def rows(what: str, count: int, total: dict[str, object]) -> Iterator[Row]:
    """Recall, precision and silence on clean tables."""
    command = "tests.documents.measure"
    found, asked = total["recall"]["total"]
    good, loud = total["answering"], total["loud"]
    recall = f"{found}/{asked} = {found / max(1, asked):.3f} in {count} documents"
    precision = f"{good}/{loud} = {good / max(1, loud):.3f}"
    clean = total["false_on_clean"]
    yield Row(f"{what}: recall", f"≥ {LAST['recall']}", command, recall, found >= LAST["recall"] * asked)
    yield Row(f"{what}: precision", f"≥ {LAST['precision']}", command, precision, good >= LAST["precision"] * loud)
    yield Row(f"{what}: clean tables", "no error, no warning", command, f"{clean} errors and warnings", clean == 0)


def marked(_: Path) -> Iterator[Row]:
    """Comments against findings, all other parts equal, LibreOffice opens it with the same pages."""
    yield tests("the marked copy", "every place commented, all else equal, same pages", "tests/writers/marked")


def properties(_: Path) -> Iterator[Row]:
    """Hypothesis: numbers, intervals, splitting and joining of cells; no input raises."""
    yield tests("property tests", "in the suite, all pass", "tests", "-m", "hypothesis")


def tests(what: str, bar: str, *arguments: str) -> Row:
    """A row whose figure is the closing line of some tests."""
    done = ran(sys.executable, "-m", "pytest", *arguments)
    figure = last_line(done.out)
    return Row(what, bar, f"pytest {' '.join(arguments)}", figure, done.code == 0 and " 0 skipped" in figure)
