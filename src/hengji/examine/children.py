"""A child process that works on one thing at a time within limits, started in one of two ways.

`Forked` is this process once more: quick to start, but it takes along the memory of its parent's threads, which counts
against its limit, and its parent's open files.  `Fresh` is a new Python that shares nothing but a pipe: for a parent with
threads and connections of its own, as one that writes Parquet or is a worker of a cluster.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from enum import Enum
from multiprocessing.connection import Connection
from typing import Any, Protocol

from hengji.examine.limits import limit_memory, rearm, ring
from hengji.readers.steps import Step, heard

_GRACE = 5.0


class Begun(Enum):
    """A child's first word: its clock runs from here, not while Python starts and the rules are loaded."""

    YES = 1


class Child(Protocol):
    """A process with a pipe to it."""

    pipe: Connection

    def alive(self) -> bool:
        """Whether it still runs."""

    def end(self) -> None:
        """Kill it and wait until it is gone."""


class Forked:
    """A child that begins as a copy of this process."""

    def __init__(self, job: Any, seconds: float) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        self._process = multiprocessing.Process(target=serve, args=(theirs, job, seconds), daemon=True)
        self._process.start()
        theirs.close()

    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.is_alive()

    def end(self) -> None:
        """Kill it and wait until it is gone."""
        self.pipe.close()
        self._process.kill()
        self._process.join()


class Fresh:
    """A child that begins as a new Python; the job is sent to it, so its class must be found by import."""

    def __init__(self, job: Any, seconds: float) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            words = [sys.executable, "-c", _BEGIN, str(theirs.fileno())]
            self._process = subprocess.Popen(  # noqa: S603  our own module
                words, pass_fds=(theirs.fileno(),), stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": _path()}
            )
        self.pipe = Connection(ours.detach())
        self.pipe.send((job, seconds))

    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def end(self) -> None:
        """Kill it and wait until it is gone."""
        self.pipe.close()
        self._process.kill()
        self._process.wait()


STANDING: Callable[[Any, float], Child] = Fresh if os.name == "posix" else Forked
"""How children are started by a process that has threads; Windows copies no process, there both ways are alike."""
_BEGIN = "import sys; from hengji.examine.children import begin; begin(int(sys.argv[1]))"


def _path() -> str:
    return os.pathsep.join(each for each in sys.path if each)


def begin(descriptor: int) -> None:
    """The life of a fresh child: the job comes first, then what to work on."""
    pipe = Connection(descriptor)
    job, seconds = pipe.recv()
    serve(pipe, job, seconds)


def serve(pipe: Connection, job: Any, seconds: float) -> None:
    """Say that it has begun, then work on one thing after another until the parent is gone.

    The parent ends a child that is late.  Where there is no parent any more, the child's own clock does, a little later.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told too, and ends its children
    limit_memory()
    try:
        pipe.send(Begun.YES)
        while True:
            given = pipe.recv()
            with ring(seconds + _GRACE), heard(lambda step: _begin(pipe, step)):
                result = job(given)
            pipe.send(result)
    except (EOFError, ConnectionError):
        return


def _begin(pipe: Connection, step: Step) -> None:
    """The work takes a further step: it has the step's time and memory from now on, and the parent is told."""
    if step.megabytes is not None:
        limit_memory(step.megabytes)
    rearm(step.seconds + _GRACE)
    pipe.send(step)
