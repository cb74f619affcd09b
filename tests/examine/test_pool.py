"""Whatever a file does to the process that reads it, the run goes on and the order is kept."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from hengji.examine.pool import run
from hengji.tables.finding import Text
from hengji.tables.outcome import Outcome


@dataclass(frozen=True)
class Acting:
    """Does what the file's name says."""

    def __call__(self, path: Path) -> Outcome:
        if path.name == "hang":
            time.sleep(60)
        if path.name == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if path.name == "eat":
            return self.eaten(path)
        time.sleep(0.01 if path.name.endswith("3") else 0)
        return Outcome(str(path))

    def eaten(self, path: Path) -> Outcome:
        try:
            return Outcome(str(path), error=Text("吃完", str(len(b"x" * 2**30))))
        except MemoryError:
            return Outcome(str(path), error=Text("内存", "memory"))

    def lost(self, path: Path, *, slow: bool) -> Outcome:
        return Outcome(str(path), error=Text("慢" if slow else "死", ""))


def errors(names: list[str], jobs: int) -> list[tuple[str, str]]:
    outcomes = list(run(Acting(), [Path(name) for name in names], jobs=jobs, seconds=1.0))
    return [(each.path, each.error.zh if each.error else "") for each in outcomes]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_order_is_kept(jobs: int) -> None:
    names = [str(n) for n in range(40)]
    assert errors(names, jobs) == [(name, "") for name in names]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_hangs_kills_or_eats_is_told_and_the_rest_is_done(jobs: int) -> None:
    names = ["a", "hang", "b", "die", "c", "eat", "d"]
    said = {"hang": "慢", "die": "死", "eat": "内存"}
    assert errors(names, jobs) == [(name, said.get(name, "")) for name in names]


def test_no_files() -> None:
    assert errors([], 2) == []
