"""A pool of processes that outlives what it runs: one job at a time each, with a time limit, restarted when it dies."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Protocol

from hengji.examine.limits import limit_memory
from hengji.readers.steps import Step, heard
from hengji.tables.outcome import Outcome

_AHEAD = 64
Told = Callable[[Path, Step], None]
"""Who is told when the work on a file takes a further step."""


class Job(Protocol):
    """What is run in the child process, and what stands for its result when the child is killed or dies."""

    def __call__(self, path: Path) -> Outcome:
        """What became of one file."""

    def lost(self, path: Path, *, slow: bool) -> Outcome:
        """What is said of a file whose process took too long (`slow`) or died."""


@dataclass(slots=True)
class _Worker:
    """One child process and what it is busy with."""

    job: Job
    pipe: Connection = field(init=False)
    process: multiprocessing.Process = field(init=False)
    busy: int | None = None
    until: float = 0.0
    swollen: bool = False

    def __post_init__(self) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=_serve, args=(theirs, self.job), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, number: int, given: Path, seconds: float) -> None:
        self.busy, self.until = number, time.monotonic() + seconds
        self.pipe.send(given)

    def allow(self, step: Step) -> None:
        """The work has come to a step of its own, with time of its own; with more memory it is this worker's last."""
        self.until = time.monotonic() + step.seconds
        self.swollen = self.swollen or step.megabytes is not None

    def close(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


def _serve(pipe: Connection, job: Job) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told too, and ends its children
    limit_memory()
    while True:
        try:
            given = pipe.recv()
        except EOFError:
            return
        with heard(lambda step: _begin(pipe, step)):
            outcome = job(given)
        pipe.send(outcome)


def _begin(pipe: Connection, step: Step) -> None:
    if step.megabytes is not None:
        limit_memory(step.megabytes)
    pipe.send(step)


def run(job: Job, inputs: Sequence[Path], *, jobs: int, seconds: float, told: Told | None = None) -> Iterator[Outcome]:
    """The result of each input, in the order of the inputs, whatever becomes of the process that worked on it.

    `seconds` is what one input may take; a step that its reader announces has time of its own, and `told` hears of it.
    At most 64 results a process are held back for order's sake.
    """
    crew = _Crew(job, inputs, told, [_Worker(job) for _ in range(max(1, min(jobs, len(inputs))))])
    todo, following = deque(range(len(inputs))), 0
    try:
        while following < len(inputs):
            for place, worker in enumerate(crew.workers):
                if worker.busy is None and todo and todo[0] < following + _AHEAD * len(crew.workers):
                    number = todo.popleft()
                    crew.ready(place).give(number, inputs[number], seconds)
            crew.collect()
            while following in crew.done:
                yield crew.done.pop(following)
                following += 1
    finally:
        for worker in crew.workers:
            worker.close()


@dataclass(slots=True)
class _Crew:
    """The workers, and what is done but not yet handed on."""

    job: Job
    inputs: Sequence[Path]
    told: Told | None
    workers: list[_Worker]
    done: dict[int, Outcome] = field(default_factory=dict)

    def ready(self, place: int) -> _Worker:
        """The worker of this place, a new one where it died or has taken more memory than the next file may."""
        worker = self.workers[place]
        if worker.swollen or not worker.process.is_alive():
            worker.close()
            self.workers[place] = worker = _Worker(self.job)
        return worker

    def collect(self) -> None:
        """Wait until something is ready or late; take what is ready, replace what died or took too long."""
        busy = [each for each in self.workers if each.busy is not None]
        ready = set(
            wait([each.pipe for each in busy], timeout=max(0.0, min(each.until for each in busy) - time.monotonic()))
        )
        for worker in busy:
            if worker.busy is not None and (worker.pipe in ready or time.monotonic() > worker.until):
                self._take(worker, worker.busy, late=worker.pipe not in ready)

    def _take(self, worker: _Worker, number: int, *, late: bool) -> None:
        try:
            if late:
                raise TimeoutError
            said = worker.pipe.recv()
        except (EOFError, OSError) as gone:
            self.done[number] = self.job.lost(self.inputs[number], slow=isinstance(gone, TimeoutError))
            worker.close()
            self.workers[self.workers.index(worker)] = _Worker(self.job)
            return
        if not isinstance(said, Step):
            self.done[number], worker.busy = said, None
            return
        worker.allow(said)
        if self.told is not None:
            self.told(self.inputs[number], said)
