"""Documents a second over made-up files: `hengji check FOLDER --out RESULTS/` with two workers, and two peers in the same run.

    uv run python bench/many.py [--count 1020] [--jobs 2] [--ray]

The files are docx, xlsx and html in equal parts, of every form that tests/generator knows.  Hengji reads, understands,
checks by every rule, and keeps the results as Parquet; its time is that of the whole command, from start to exit.

The peers: `python-docx + openpyxl + lxml`, the usual libraries, one process, which read the text of every cell and do
nothing with it, the least that any program over such files must do; and `hengji.examine` in a plain loop, which shows
what the machinery around it costs or gains.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import docx
import openpyxl
from lxml import html

ROOT = Path(__file__).parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from hengji.examine.one import examine  # noqa: E402
from hengji.tables.errors import UnreadableError  # noqa: E402
from tests.generator import FORMS, generate, write  # noqa: E402

KINDS = ("docx", "xlsx", "html")


@dataclass(frozen=True)
class Speed:
    """Who, how many documents a second, and what one costs in processor time, which a busy machine does not blur."""

    name: str
    rate: float
    milliseconds: float


def fill(folder: Path, count: int) -> list[Path]:
    """So many files, the three kinds by turns, each form in each kind."""
    folder.mkdir(parents=True, exist_ok=True)
    shapes = [(form, variant) for form, variants in FORMS.items() for variant in variants]
    paths = []
    for number, kind in zip(range(count), cycle(KINDS), strict=False):
        form, variant = shapes[number // len(KINDS) % len(shapes)]
        paths.append(folder / f"{number:05d}-{variant}.{kind}")
        write(generate(7_000_003 + number, form, variant), kind, paths[-1])
    return paths


def command(folder: Path, results: Path, *words: object) -> None:
    """The whole command as a process."""
    script = [sys.executable, "-m", "hengji.cli", "check", folder, "--out", f"{results}/", "--fail-on", "never", *words]
    subprocess.run([str(word) for word in script], check=True, capture_output=True)


def loop(paths: list[Path]) -> None:
    """`hengji.examine`, one after another."""
    for path in paths:
        try:
            examine(path)
        except UnreadableError:
            continue


def cells(path: Path) -> int:
    """The characters in all cells, read with the usual library for the kind of file."""
    if path.suffix == ".docx":
        tables = docx.Document(str(path)).tables
        return sum(len(cell.text) for table in tables for row in table.rows for cell in row.cells)
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        return sum(len(str(value or "")) for sheet in book for row in sheet.values for value in row)
    page = html.fromstring(path.read_bytes())
    return sum(len(cell.text_content()) for cell in page.iter("td", "th"))


def speed(name: str, count: int, work: Callable[[], object]) -> Speed:
    """What this work takes, the processes that it starts included."""
    began, spent = time.perf_counter(), _processor_time()
    work()
    took = time.perf_counter() - began
    return Speed(name, count / took, (_processor_time() - spent) * 1000 / count)


def _processor_time() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def measure(count: int, jobs: int, *, cluster: bool = False) -> list[Speed]:
    """All of them over the same files."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        paths = fill(work / "documents", count)
        few = paths[: max(30, count // 10)]
        given = (work / "documents", work / "results", "--jobs", jobs)
        speeds = [speed(f"hengji check --out, {jobs} workers", count, lambda: command(*given))]
        if cluster:
            far = (work / "documents", work / "far", "--jobs", jobs, "--engine", "ray")
            speeds.append(speed("--engine ray, its start included; own time", count, lambda: command(*far)))
        speeds.append(speed("the same again, nothing new", count, lambda: command(*given)))
        loop(few)
        speeds.append(speed("hengji.examine in a loop", len(few), lambda: loop(few)))
        speeds.append(speed("python-docx + openpyxl + lxml, cells only", len(few), lambda: [*map(cells, few)]))
    return speeds


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--count", type=int, default=1020)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--ray", action="store_true")
    asked = options.parse_args()
    print(f"{asked.count} documents, docx, xlsx and html in equal parts")
    for each in measure(asked.count, asked.jobs, cluster=asked.ray):
        print(f"{each.name:42} {each.rate:8.1f} documents a second, {each.milliseconds:6.1f} ms of processor time each")


if __name__ == "__main__":
    main()
