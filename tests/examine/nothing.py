"""A task that does nothing, to see what an engine itself costs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Nothing:
    """Gives back the key."""

    def ready(self) -> None:
        """It can be done anywhere."""

    def __call__(self, given):
        return {"key": given.key}

    def lost(self, given, *, slow):
        return {"key": given.key, "slow": slow}
