"""A pool of processes that outlives what it runs: one job at a time each, with a time limit, restarted when it dies."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Protocol

from hengji.examine.limits import limit_memory
from hengji.tables.outcome import Outcome

_AHEAD = 64


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
    since: float = 0.0

    def __post_init__(self) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=_serve, args=(theirs, self.job), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, number: int, given: Path) -> None:
        self.busy, self.since = number, time.monotonic()
        self.pipe.send(given)

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
        pipe.send(job(given))


def run(job: Job, inputs: Sequence[Path], *, jobs: int, seconds: float) -> Iterator[Outcome]:
    """The result of each input, in the order of the inputs, whatever becomes of the process that worked on it.

    At most 64 results a process are held back for order's sake.
    """
    workers = [_Worker(job) for _ in range(max(1, min(jobs, len(inputs))))]
    todo, done, following = deque(enumerate(inputs)), dict[int, Outcome](), 0
    try:
        while following < len(inputs):
            for place, worker in enumerate(workers):
                if worker.busy is None and todo and todo[0][0] < following + _AHEAD * len(workers):
                    workers[place] = worker if worker.process.is_alive() else _Worker(job)
                    workers[place].give(*todo.popleft())
            _collect(workers, inputs, done, seconds)
            while following in done:
                yield done.pop(following)
                following += 1
    finally:
        for worker in workers:
            worker.close()


def _collect(workers: list[_Worker], inputs: Sequence[Path], done: dict[int, Outcome], seconds: float) -> None:
    """Wait until something is ready or late; take what is ready, replace what died or took too long."""
    busy = [each for each in workers if each.busy is not None]
    deadline = min(each.since for each in busy) + seconds - time.monotonic()
    ready = set(wait([each.pipe for each in busy], timeout=max(0.0, deadline)))
    for worker in busy:
        late = time.monotonic() - worker.since > seconds
        number = worker.busy
        if number is None or not (worker.pipe in ready or late):
            continue
        try:
            if worker.pipe not in ready:
                raise TimeoutError
            done[number], worker.busy = worker.pipe.recv(), None
        except (EOFError, OSError) as gone:
            done[number] = worker.job.lost(inputs[number], slow=isinstance(gone, TimeoutError))
            worker.close()
            workers[workers.index(worker)] = _Worker(worker.job)
