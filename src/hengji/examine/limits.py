"""How much of the machine one document may take, so that no file can stop a run of many."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS = 10.0
MEGABYTES = 400


def limit_memory(megabytes: int = MEGABYTES) -> None:
    """Let this process allocate so much more than it has and no more; where the system knows no such limit, nothing happens.

    What it has may be a good deal: a child that began as a copy of a process with threads holds their arenas, too.
    """
    try:
        from resource import RLIMIT_DATA, getrlimit, setrlimit
    except ImportError:  # Windows has no resource module
        return
    _, most = getrlimit(RLIMIT_DATA)
    wanted = _held() + megabytes * 1024 * 1024
    setrlimit(RLIMIT_DATA, (wanted if most < 0 else min(wanted, most), most))


def _held() -> int:
    """The bytes of data that this process has already, by what Linux counts against the limit; 0 elsewhere."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[5])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def ring(seconds: float) -> Iterator[None]:
    """End this process where what is done inside takes longer; where the system has no such clock, nothing happens."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def rearm(seconds: float) -> None:
    """Give what is done inside `ring` so many seconds from now."""
    if hasattr(signal, "setitimer") and signal.getitimer(signal.ITIMER_REAL)[0] > 0:
        signal.setitimer(signal.ITIMER_REAL, seconds)
