"""Whatever a file does to the process that reads it, the run goes on and the order is kept."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hengji.examine.children import Begun, Forked, Fresh
from hengji.examine.pool import Pool, run
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


@dataclass(frozen=True)
class Telling:
    """Says which process it runs in."""

    def __call__(self, _: Path) -> int:
        return os.getpid()

    def lost(self, _: Path, **slow: bool) -> int:
        return -int(slow["slow"])


def errors(names: list[str], jobs: int, start: Any = Forked) -> list[tuple[str, str]]:
    outcomes = list(run(Acting(), [Path(name) for name in names], jobs=jobs, seconds=1.0, start=start))
    return [(each.path, each.error.zh if each.error else "") for each in outcomes]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_order_is_kept(jobs: int) -> None:
    names = [str(n) for n in range(40)]
    assert errors(names, jobs) == [(name, "") for name in names]


@pytest.mark.parametrize("start", [Forked, Fresh])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_hangs_kills_or_eats_is_told_and_the_rest_is_done(jobs: int, start: Any) -> None:
    names = ["a", "hang", "b", "die", "c", "eat", "d"]
    said = {"hang": "慢", "die": "死", "eat": "内存"}
    assert errors(names, jobs, start) == [(name, said.get(name, "")) for name in names]


def test_inputs_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []
    inputs = (taken.append(n) or Path(str(n)) for n in range(1000))
    outcomes = run(Acting(), inputs, jobs=2, seconds=5.0)
    assert next(outcomes).path == "0"
    assert len(taken) < 200
    assert len(list(outcomes)) == 999


def test_a_pool_keeps_its_children_from_one_run_to_the_next() -> None:
    pool = Pool(Telling(), jobs=1, seconds=5.0, start=Fresh)
    first, second = (list(pool.run([Path("a"), Path("b")])) for _ in range(2))
    assert first == second
    assert len(set(first)) == 1
    (number,) = set(first)
    assert number != os.getpid()
    pool.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_a_child_whose_parent_is_gone_ends_by_itself() -> None:
    child = Fresh(Telling(), 0.5)
    child.pipe.send(Path("a"))
    assert child.pipe.recv() is Begun.YES
    number = child.pipe.recv()
    child.pipe.close()
    began = time.monotonic()
    while child.alive():
        assert time.monotonic() - began < 30
        time.sleep(0.01)
    assert number != os.getpid()


def test_no_files() -> None:
    assert errors([], 2) == []
