"""Measure the "must show" figures at full size and write docs/proof.md.

    python tools/prove.py [PART ...]      the parts are named by --list; without one, all are measured

A part measured alone is printed and docs/proof.md stays as it is.
"""

from __future__ import annotations

import os
import platform
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


def measure(parts: list[str]) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as name:
        for part in parts:
            for row in PARTS[part](Path(name)):
                print(f"{sign(row)} {row.what}: {row.figure}  (bar: {row.bar})", flush=True)
                yield row


def sign(row: Row) -> str:
    return {True: "✓", False: "✕", None: "·"}[row.reached]


def page(rows: list[Row]) -> str:
    missed = sum(row.reached is False for row in rows)
    lines = [
        "<!-- made by `uv run just prove` -->",
        "# Proof",
        "",
        f"Commit `{git('rev-parse', '--short', 'HEAD')}`{changed()}, {time.strftime('%Y-%m-%d')}, on {computer()}.",
        f"{sum(row.reached is True for row in rows)} bars reached, {missed} missed.",
        "",
        "| | what | bar | figure | command |",
        "|---|---|---|---|---|",
        *(f"| {sign(row)} | {row.what} | {row.bar} | {escaped(row.figure)} | `{row.command}` |" for row in rows),
    ]
    return "\n".join(lines) + "\n"


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
    rows = list(measure(words or list(PARTS)))
    if not words:
        (ROOT / "docs" / "proof.md").write_text(page(rows), "utf-8")
    return int(any(row.reached is False for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
