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
    """One process: exit code, output, complaint, seconds."""

    code: int
    out: str
    err: str
    seconds: float


def ran(*command: object, **environment: str) -> Ran:
    """Run a command in the project's folder."""
    began = time.perf_counter()
    words = [str(word) for word in command]
    with subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environment}
    ) as process:
        out, err = process.communicate()
        seconds = time.perf_counter() - began
    return Ran(process.returncode, out.decode(), err.decode(), seconds)


def last_line(text: str) -> str:
    """The closing line of an output."""
    return (text.strip().splitlines() or [""])[-1]
