"""What a reader says before work that takes more than reading a file does, so that whoever runs it gives it more and tells.

Nobody need listen: a reader bounds its own work, by the limits of `hengji.readers.limits`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """What is about to begin, in both languages, and the seconds that it may take at most.

    `megabytes` is what this process may take from now on, None for no more than before.
    """

    zh: str
    en: str
    seconds: float
    megabytes: int | None = None


Listener = Callable[[Step], None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def announce(step: Step) -> None:
    """Say that this step begins."""
    listener = _listener.get()
    if listener is not None:
        listener(step)


@contextmanager
def heard(listener: Listener) -> Iterator[None]:
    """Everything announced within is told to the listener."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
