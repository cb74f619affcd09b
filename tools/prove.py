"""Measure the "must show" figures at full size and write docs/proof.md.

    python tools/prove.py [PART ...]      the parts are named by --list; without one, all are measured

Each part has a section of its own in docs/proof.md, with the commit it was measured at; a part measured alone replaces its
own section and leaves the others.
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tools.proofs import cluster, corpus, forms, generated, machine, pages, reckoning, scans, seed  # noqa: E402
from tools.proofs.row import Row  # noqa: E402

PARTS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "cells": seed.cells,
    "figures": seed.figures,
    "findings": seed.findings,
    "cases": seed.public_cases,
    "documents": corpus.documents,
    "forms": forms.forms,
    "published": forms.published,
    "marked": corpus.marked,
    "reckoning": reckoning.reckoning,
    "folder": machine.folder,
    "benchmarks": machine.benchmarks,
    "warm": machine.warm,
    "growth": machine.growth,
    "start": machine.start,
    "bad": machine.bad_input,
    "determinism": machine.determinism,
    "properties": corpus.properties,
    "generated": generated.generated,
    "held": generated.held,
    "scans": scans.scanned,
    "pages": pages.pages,
    "many": cluster.many,
    "cluster": cluster.cluster,
}


def measure(part: str) -> list[Row]:
    rows = []
    with tempfile.TemporaryDirectory() as name:
        for row in PARTS[part](Path(name)):
            print(f"{sign(row)} {row.what}: {row.figure}  (bar: {row.bar})", flush=True)
            rows.append(row)
    return rows


def sign(row: Row) -> str:
    return {True: "✓", False: "✕", None: "·"}[row.reached]


def section(rows: list[Row]) -> str:
    """The rows of one part, with where and when they were measured."""
    missed = sum(row.reached is False for row in rows)
    lines = [
        f"Commit `{git('rev-parse', '--short', 'HEAD')}`{changed()}, {time.strftime('%Y-%m-%d')}, on {computer()}.",
        f"{sum(row.reached is True for row in rows)} bars reached, {missed} missed.",
        "",
        "| | what | bar | figure | command |",
        "|---|---|---|---|---|",
        *(f"| {sign(row)} | {row.what} | {row.bar} | {escaped(row.figure)} | `{row.command}` |" for row in rows),
    ]
    return "\n".join(lines) + "\n"


def sections(text: str) -> dict[str, str]:
    """The sections of docs/proof.md by their headings."""
    found = re.split(r"^## (.+)\n+", text, flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def keep(part: str, rows: list[Row]) -> None:
    """Put the section of a part into docs/proof.md, in the order of the parts; what is no part comes last."""
    path = ROOT / "docs" / "proof.md"
    known = sections(path.read_text("utf-8")) | {part: section(rows)}
    order = sorted(known, key=lambda each: list(PARTS).index(each) if each in PARTS else len(PARTS))
    made = "".join(f"\n## {each}\n\n{known[each].strip()}\n" for each in order)
    path.write_text(f"<!-- made by `uv run just prove` -->\n# Proof\n{made}", "utf-8")


def escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def changed() -> str:
    return " with changes" if git("status", "--porcelain", "--untracked-files=no", "--", "src", "tests") else ""


def computer() -> str:
    cpu = next((line.split(":")[1].strip() for line in cpuinfo() if line.startswith("model name")), platform.machine())
    return f"{os.cpu_count()} × {cpu}, {platform.system()} {platform.release()}, Python {platform.python_version()}"


def cpuinfo() -> list[str]:
    known = Path("/proc/cpuinfo")
    return known.read_text().splitlines() if known.exists() else []


def main(words: list[str]) -> int:
    if "--list" in words:
        print("\n".join(PARTS))
        return 0
    unknown = [word for word in words if word not in PARTS]
    if unknown:
        print(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
        return 2
    missed = False
    for part in words or list(PARTS):
        rows = measure(part)
        keep(part, rows)
        missed = missed or any(row.reached is False for row in rows)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
