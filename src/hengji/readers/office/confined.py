"""A program run on a hostile file: without network, with bounds on memory, time and what it writes, and surely ended.

On Linux the program gives up the network by going into user and network namespaces of its own, in which there is not even
a loopback.  Where the system refuses that (some containers, Windows, macOS) it runs all the same, and what is left is
its own settings: see `profile`.  The program gets its own bounds, those of the process that starts it do not bind it
unless they are hard ones.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_USER, _NETWORK = 0x10000000, 0x40000000
"""The numbers of Linux for a user namespace and a network namespace of one's own."""

_DIES_WITH_PARENT, _NO_NEW_PRIVILEGES = 1, 38
"""The numbers of Linux for what a process can ask for itself."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the program may take: seconds on the clock, megabytes of memory, megabytes of one file."""

    seconds: float
    megabytes: int
    file_megabytes: int


def run(command: Sequence[str], folder: Path, bounds: Bounds) -> bool:
    """Run the command to its end with `folder` as its home; whether it ended by itself, in time and without complaint.

    Whatever it started is ended with it.
    """
    known = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    own = {"HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(  # noqa: S603  the program is found by its name, its arguments are ours
        command,
        cwd=folder,
        env=known | own,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_confinement(bounds) if sys.platform == "linux" else None,  # noqa: PLW1509  one thread at that time
    )
    try:
        return process.wait(bounds.seconds) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _confinement(bounds: Bounds) -> Callable[[], None]:
    """What the new process does to itself before it becomes the program; all that needs loading is loaded before."""
    import resource

    libc = ctypes.CDLL(None, use_errno=True)
    limits = (
        (resource.RLIMIT_DATA, bounds.megabytes * 2**20),
        (resource.RLIMIT_FSIZE, bounds.file_megabytes * 2**20),
        (resource.RLIMIT_CPU, int(bounds.seconds) * 2),
        (resource.RLIMIT_CORE, 0),
    )
    user, group = os.geteuid(), os.getegid()

    def confine() -> None:
        for kind, wanted in limits:
            most = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (wanted if most < 0 else min(wanted, most), most))
        libc.prctl(_DIES_WITH_PARENT, int(signal.SIGKILL), 0, 0, 0)
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        if libc.unshare(_USER | _NETWORK) == 0:
            _same_names(user, group)

    return confine


def _same_names(user: int, group: int) -> None:
    """In the new user namespace the process keeps the numbers of its user and group."""
    for name, words in (("uid_map", f"{user} {user} 1"), ("setgroups", "deny"), ("gid_map", f"{group} {group} 1")):
        with suppress(OSError), open(f"/proc/self/{name}", "w") as file:  # noqa: PTH123  nothing is to be imported here
            file.write(words)
