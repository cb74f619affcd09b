"""The values of this layer: a quantity, a label that only looks like one, and the interval a hedge means."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

# Named tuples, not dataclasses: immutable and hashable alike, and made four times as fast.  A large table has thousands of them.


class Interval(NamedTuple):
    """All values a written number may stand for; an end of None is open to infinity."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both: two figures whose intervals do not meet contradict each other."""
        return not (self._below(other) or other._below(self))

    def _below(self, other: Interval) -> bool:
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))


class Quantity(NamedTuple):
    """One measured number with its unit, as written at `start:end` of a text (end exclusive)."""

    text: str
    start: int
    end: int
    number: str
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    unit: str | None
    unit_text: str | None
    comparator: str
    approximation: str
    kind: str
    per: str | None
    expected: Interval


class Label(NamedTuple):
    """A number that names rather than measures (year, ordinal, hotline, 十四五): kept, with the reason it is rejected."""

    text: str
    start: int
    end: int
    reason: str
