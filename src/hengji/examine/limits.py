"""How much of the machine one document may take, so that no file can stop a run of many."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 10.0
MEGABYTES = 400


def limit_memory(megabytes: int = MEGABYTES) -> None:
    """Let this process allocate so much and no more; where the system knows no such limit, nothing happens."""
    try:
        from resource import RLIMIT_DATA, getrlimit, setrlimit
    except ImportError:  # Windows has no resource module
        return
    _, most = getrlimit(RLIMIT_DATA)
    wanted = megabytes * 1024 * 1024
    setrlimit(RLIMIT_DATA, (wanted if most < 0 else min(wanted, most), most))


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
