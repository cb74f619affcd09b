"""The rules on generated tables: by rule, by kind of file, and on clean tables; the tests that hold forms and schemes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.generator.measure import Tally, measure
from tools.proofs.corpus import tests
from tools.proofs.row import Row

COUNT, SEED, CLEAN_SEED = 2_040, 777_000, 888_000
BAR = 0.95
COMMAND = f"tests.generator.measure --count {COUNT} --seed {SEED}"


def generated(_: Path) -> Iterator[Row]:
    """2,040 made-up tables of 17 shapes in docx, xlsx and html with planted faults; as many without."""
    whole = measure(COUNT, SEED)
    yield from _rows("generated tables", whole["all"]["all"])
    for kind, tally in sorted(whole["kind"].items()):
        yield from _rows(f"generated tables, {kind}", tally)
    for name, tally in sorted(whole["name"].items()):
        if tally.asked:
            yield _row(f"fault planted: {name}, recall", tally.found, tally.asked)
        if tally.loud:
            yield _row(f"rule {name}, precision", tally.right, tally.loud)
    clean = measure(COUNT, CLEAN_SEED, clean=True)["all"]["all"]
    figure = f"{clean.loud - clean.right} errors and warnings in {COUNT} tables"
    command = f"tests.generator.measure --count {COUNT} --seed {CLEAN_SEED} --clean"
    yield Row("generated tables, clean", "silent", command, figure, clean.loud == clean.right)


def _rows(what: str, tally: Tally) -> Iterator[Row]:
    yield _row(f"{what}: recall", tally.found, tally.asked)
    yield _row(f"{what}: precision", tally.right, tally.loud)


def _row(what: str, found: int, asked: int) -> Row:
    return Row(what, f"≥ {BAR}", COMMAND, f"{found}/{asked} = {found / max(1, asked):.3f}", found >= BAR * asked)


def held(_: Path) -> Iterator[Row]:
    """What tests hold: sentences of every scheme, round trips of every form, bad files."""
    yield tests("schemes: ≥ 10, ≥ 20 sentences each", "all hold", "tests/schemes")
    yield tests(
        "round trip: every layout × docx, xlsx, html, pdf",
        "same model, second write same bytes",
        "tests/writers/forms/test_forms_round_trip.py",
    )
    yield tests(
        "bad files: PDF, scans, old Word and the rest",
        "clear error or doubtful reading",
        "tests/readers/test_hostile.py",
    )
    yield tests("nothing fetched, macros and remote templates", "no connection", "tests/readers/test_office.py")
