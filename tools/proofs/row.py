"""One row of the proof, and how commands are run and measured."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
HENGJI = (sys.executable, "-m", "hengji.cli")


@dataclass(frozen=True)
class Row:
    """What was to be shown, the bar, the command, the figure, and whether it reaches the bar (None: no bar)."""

    what: str
    bar: str
    command: str
    figure: str
    reached: bool | None


@dataclass(frozen=True)
class Ran:
    """One process: exit code, output, complaint, seconds, megabytes at most (with its children)."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


def ran(*command: object, **environment: str) -> Ran:
    """Run a command in the project's folder."""
    began = time.perf_counter()
    words = [str(word) for word in command]
    with subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environment}
    ) as process:
        out, err = process.communicate()
        seconds = time.perf_counter() - began
    return Ran(process.returncode, out.decode(), err.decode(), seconds, 0.0)


def weighed(*command: object) -> Ran:
    """Run a command, its complaint kept, its output thrown away, its memory measured."""
    began = time.perf_counter()
    words = [str(word) for word in command]
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    err = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    return Ran(process.returncode, "", err.decode(), seconds, used.ru_maxrss / 1024)


def last_line(text: str) -> str:
    """The closing line of an output."""
    return (text.strip().splitlines() or [""])[-1]
