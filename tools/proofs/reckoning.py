"""The program's marks against a spreadsheet's, ten thousand made-up tables for each family of schemes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.scoring.independent import expected, tables
from tests.scoring.reckoning import HALF, INTENDED, Tally
from tools.proofs.row import Row

COUNT = 10_000  # tables a family
SEED = 20
BAR = "equal to the last decimal printed"
COMMAND = "tools/prove.py reckoning"


def reckoning(_: Path) -> Iterator[Row]:
    """One row a family."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    for family in tables.FAMILIES:
        what = f"marks against a spreadsheet, {family}"
        if soffice is None:
            yield Row(what, BAR, COMMAND, "not run: needs LibreOffice", reached=False)
            continue
        tally = Tally()
        for made, said in expected.reckoned(family, COUNT, SEED, soffice):
            tally.add(made, said)
        yield Row(what, BAR, COMMAND, figure(tally), not tally.differences and tally.tables[""] == COUNT)


def figure(tally: Tally) -> str:
    """Equal of all, on exact halves, and where the two are meant to differ; then what differs, if anything does."""
    parts = [f"{tally.tables['']} tables: {counted(tally, '')}"]
    parts.append(f"on exact halves {counted(tally, HALF)} (the spreadsheet itself misrounds {tally.misrounded} marks)")
    parts += [
        f"{reason}: {counted(tally, reason)} as meant, in {tally.tables[reason]} tables"
        for reason in INTENDED
        if tally.tables[reason]
    ]
    return "; ".join([*parts, *tally.differences[:3]])


def counted(tally: Tally, apart: str) -> str:
    kinds = list(dict.fromkeys(what.split()[0] for what, why in tally.all if why == apart))
    figures = [(kind, *tally.counts(kind, apart)) for kind in kinds]
    return ", ".join(f"{kind} {equal}/{all_}" for kind, equal, all_ in figures) or "none"
