"""A pool of processes that outlives what it runs: one job at a time each, with a time limit, restarted when it dies."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any, Generic, Protocol, TypeVar

from hengji.examine.children import Begun, Child, Forked

Given = TypeVar("Given")
Result = TypeVar("Result")
Takes_contra = TypeVar("Takes_contra", contravariant=True)
Gives_co = TypeVar("Gives_co", covariant=True)
_AHEAD = 64
_START = 60.0


class Job(Protocol[Takes_contra, Gives_co]):
    """What is run in the child process, and what stands for its result when the child is killed or dies."""

    def __call__(self, given: Takes_contra, /) -> Gives_co:
        """What became of one file."""

    def lost(self, given: Takes_contra, /, *, slow: bool) -> Gives_co:
        """What is said of a file whose process took too long (`slow`) or died."""


@dataclass(slots=True)
class _Worker(Generic[Given]):
    """One child process and what it is busy with."""

    child: Child
    begun: bool = False
    number: int | None = None
    given: Given | None = None
    since: float = 0.0

    def give(self, number: int, given: Given) -> None:
        self.number, self.given, self.since = number, given, time.monotonic()
        with suppress(OSError):  # a child that is gone is met when its result is asked for
            self.child.pipe.send(given)

    def left(self, seconds: float) -> float:
        """How many seconds it still has for what it was given."""
        return self.since + (seconds if self.begun else _START) - time.monotonic()

    def take(self) -> Any:
        """What the child says; its clock starts with its first word."""
        said = self.child.pipe.recv()
        if said is Begun.YES:
            self.begun, self.since = True, time.monotonic()
        return said

    def renew(self, child: Child) -> None:
        """Another child in place of one that is gone."""
        self.child.end()
        self.child, self.begun = child, False


class Pool(Generic[Given, Result]):
    """At most so many children, kept between one run and the next until the pool is closed."""

    def __init__(
        self,
        job: Job[Given, Result],
        *,
        jobs: int,
        seconds: float,
        start: Callable[[Any, float], Child] = Forked,
    ) -> None:
        self._job, self._jobs, self._seconds, self._start = job, max(1, jobs), seconds, start
        self._workers: list[_Worker[Given]] = []

    def run(self, inputs: Iterable[Given]) -> Iterator[Result]:
        """The result of each input, in the order of the inputs, whatever becomes of the process that worked on it.

        Inputs are taken as they are needed; at most 64 results a process are held back for order's sake.
        """
        todo, done, following = enumerate(inputs), dict[int, Result](), 0
        upcoming = next(todo, None)
        while upcoming is not None or following in done or self._busy():
            while upcoming is not None and upcoming[0] < following + _AHEAD * self._jobs and self._give(*upcoming):
                upcoming = next(todo, None)
            if self._busy():
                self._collect(done)
            while following in done:
                yield done.pop(following)
                following += 1

    def close(self) -> None:
        """End all children."""
        while self._workers:
            self._workers.pop().child.end()

    def _busy(self) -> list[_Worker[Given]]:
        return [each for each in self._workers if each.number is not None]

    def _give(self, number: int, given: Given) -> bool:
        """Give it to a child that waits, or to a new one where there may be one more; else False."""
        free = next((each for each in self._workers if each.number is None), None)
        if free is None:
            if len(self._workers) == self._jobs:
                return False
            free = _Worker(self._new())
            self._workers.append(free)
        elif not free.child.alive():
            free.renew(self._new())
        free.give(number, given)
        return True

    def _new(self) -> Child:
        return self._start(self._job, self._seconds)

    def _collect(self, done: dict[int, Result]) -> None:
        """Wait until something is ready or late; take what is ready, replace what died or took too long."""
        busy = self._busy()
        deadline = min(each.left(self._seconds) for each in busy)
        ready = set(wait([each.child.pipe for each in busy], timeout=max(0.0, deadline)))
        for worker in busy:
            number, given = worker.number, worker.given
            late = worker.left(self._seconds) < 0
            if number is None or given is None or not (worker.child.pipe in ready or late):
                continue
            try:
                if worker.child.pipe not in ready:
                    raise TimeoutError
                said = worker.take()
                if said is Begun.YES:
                    continue
                done[number] = said
            except (EOFError, OSError) as gone:
                done[number] = self._job.lost(given, slow=isinstance(gone, TimeoutError))
                worker.renew(self._new())
            worker.number = worker.given = None


def run(
    job: Job[Given, Result],
    inputs: Iterable[Given],
    *,
    jobs: int,
    seconds: float,
    start: Callable[[Any, float], Child] = Forked,
) -> Iterator[Result]:
    """The result of each input, in the order of the inputs, by children that are ended with the run."""
    pool = Pool(job, jobs=jobs, seconds=seconds, start=start)
    try:
        yield from pool.run(inputs)
    finally:
        pool.close()
