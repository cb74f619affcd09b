"""A process with its time and memory measured."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import NamedTuple

# a process counts the memory of the one that it was forked from: a small one in between keeps ours out
_BETWEEN = """
import json, resource, subprocess, sys, time
began = time.perf_counter()
done = subprocess.run(sys.argv[1:], capture_output=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
seconds = time.perf_counter() - began
print(json.dumps([done.returncode, done.stdout.decode(), done.stderr.decode(), seconds, used / 1024]))
"""


class Weighed(NamedTuple):
    """Exit code, output, complaint, seconds, and megabytes of the largest of the process and its children."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


def weighed(*command: object) -> Weighed:
    """Run a command and weigh it."""
    words = [sys.executable, "-c", _BETWEEN, *map(str, command)]
    return Weighed(*json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout))
