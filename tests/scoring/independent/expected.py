"""What the spreadsheet says of random tables, for whoever wants to hold a program's marks against it.

`python -m tests.scoring.independent.expected COUNT SEED [FAMILY …]` holds it against the fractions and says how long it took.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from tests.scoring.independent import exact, tables, workbook

BATCH = 10_000  # tables a workbook


def reckoned(family: str, count: int, seed: int, soffice: str) -> Iterator[tuple[dict, dict]]:
    """Each random table of a family with what LibreOffice reckons for it.

    The second dict has `marks` (a text with two decimals for each indicator), `remarks` ("", "no actual", "outside its
    band"), `execution`, `execution_remark`, `total` and `rating`; `halves` names the rows that stand on an exact half in
    the third decimal, `execution_half` says so of the execution. Where these are, `exact` tells what fractions give;
    it has the same `marks`, `execution`, `total` and `rating`. Chongqing has `coefficients` besides; monitoring has
    `colours` and `execution_colour`, or `warnings`, and its `marks` are rates in percent.
    """
    made = tables.tables(family, count, seed)
    while batch := list(islice(made, BATCH)):
        yield from held(batch, soffice)


def held(batch: list[dict], soffice: str) -> Iterator[tuple[dict, dict]]:
    """Tables of any families with what the spreadsheet says of them, halves told apart."""
    for table, told in zip(batch, workbook.recalculated(batch, soffice), strict=True):
        apart = exact.reckoned(table)
        halves = {name: apart[name] for name in ("halves", "execution_half")}
        yield table, told | halves | {"exact": {name: apart[name] for name in apart if name not in halves}}


def agreement(said: dict) -> str:
    """Whether sheet and fractions say the same, differ where a half stands, or differ elsewhere."""
    apart = said["exact"]
    if all(said[name] == apart[name] for name in apart.keys() & said.keys()):
        return "agree"
    clear = [place for place in range(len(said["marks"])) if place not in said["halves"]]
    same = all(said["marks"][place] == apart["marks"][place] for place in clear)
    a_half = said["halves"] or said["execution_half"] or apart.get("total_half")
    same &= said["execution_half"] or said["execution"] == apart["execution"]
    return "differ on a half" if same and a_half else "DIFFER"


def measured(family: str, count: int, seed: int, soffice: str) -> str:
    began, seen = time.monotonic(), Counter[str]()
    for table, said in reckoned(family, count, seed, soffice):
        seen[agreement(said)] += 1
        seen["rows"] += len(table["indicators"])
        seen["halves"] += len(said["halves"]) + said["execution_half"]
    counts = ", ".join(f"{name} {seen[name]}" for name in ("rows", "halves", "agree", "differ on a half", "DIFFER"))
    return f"{family}: {count} tables, {counts}; {time.monotonic() - began:.0f} s"


def main() -> None:
    count, seed, *families = sys.argv[1:]
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        sys.exit("not run: needs LibreOffice")
    for family in families or tables.FAMILIES:
        print(measured(family, int(count), int(seed), soffice), flush=True)


if __name__ == "__main__":
    main()
