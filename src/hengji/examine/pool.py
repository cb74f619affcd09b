"""A pool of processes that outlives what it runs: one job at a time each, with a time limit, restarted when it dies."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any, Generic, Protocol, TypeVar

from hengji.examine.children import Begun, Child, Forked
from hengji.readers.steps import Step

Given = TypeVar("Given")
Result = TypeVar("Result")
Takes_contra = TypeVar("Takes_contra", contravariant=True)
Gives_co = TypeVar("Gives_co", covariant=True)
_AHEAD = 64
_START = 60.0
"""Seconds that Python may take to start and to load the rules."""
Told = Callable[[Any, Step], None]
"""Who is told what is worked on when the work takes a further step."""


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
    until: float = 0.0
    swollen: bool = False

    def give(self, number: int, given: Given, seconds: float) -> None:
        self.number, self.given = number, given
        self.until = time.monotonic() + (seconds if self.begun else _START)
        with suppress(OSError):  # a child that is gone is met when its result is asked for
            self.child.pipe.send(given)

    def begin(self, seconds: float) -> None:
        """The child is there: what it was given has its time from now on."""
        self.begun, self.until = True, time.monotonic() + seconds

    def allow(self, step: Step) -> None:
        """The work has come to a step of its own, with time of its own; with more memory it is this child's last."""
        self.until = time.monotonic() + step.seconds
        self.swollen = self.swollen or step.megabytes is not None

    def renew(self, child: Child) -> None:
        """Another child takes this one's place."""
        self.child.end()
        self.child, self.begun, self.swollen = child, False, False


class Pool(Generic[Given, Result]):
    """At most so many children, kept between one run and the next until the pool is closed."""

    def __init__(
        self,
        job: Job[Given, Result],
        *,
        jobs: int,
        seconds: float,
        start: Callable[[Any, float], Child] = Forked,
        told: Told | None = None,
    ) -> None:
        self._job, self._jobs, self._seconds, self._start, self._told = job, max(1, jobs), seconds, start, told
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
        elif free.swollen or not free.child.alive():
            free.renew(self._new())
        free.give(number, given, self._seconds)
        return True

    def _new(self) -> Child:
        return self._start(self._job, self._seconds)

    def _collect(self, done: dict[int, Result]) -> None:
        """Wait until something is ready or late; take what is ready, replace what died or took too long."""
        busy = self._busy()
        patience = max(0.0, min(each.until for each in busy) - time.monotonic())
        ready = set(wait([each.child.pipe for each in busy], timeout=patience))
        for worker in busy:
            if worker.child.pipe in ready or time.monotonic() > worker.until:
                self._take(worker, done, late=worker.child.pipe not in ready)

    def _take(self, worker: _Worker[Given], done: dict[int, Result], *, late: bool) -> None:
        """What a child says, or what is said of it."""
        number, given = worker.number, worker.given
        if number is None or given is None:
            return
        try:
            if late:
                raise TimeoutError
            said = worker.child.pipe.recv()
        except (EOFError, OSError) as gone:
            said = self._job.lost(given, slow=isinstance(gone, TimeoutError))
            worker.renew(self._new())
        if said is Begun.YES:
            worker.begin(self._seconds)
            return
        if not isinstance(said, Step):
            done[number], worker.number, worker.given = said, None, None
            return
        worker.allow(said)
        if self._told is not None:
            self._told(given, said)


def run(
    job: Job[Given, Result],
    inputs: Iterable[Given],
    *,
    jobs: int,
    seconds: float,
    start: Callable[[Any, float], Child] = Forked,
    told: Told | None = None,
) -> Iterator[Result]:
    """The result of each input, in the order of the inputs, by children that are ended with the run.

    `seconds` is what one input may take; a step that its reader announces has time of its own, and `told` hears of it.
    """
    pool = Pool(job, jobs=jobs, seconds=seconds, start=start, told=told)
    try:
        yield from pool.run(inputs)
    finally:
        pool.close()
