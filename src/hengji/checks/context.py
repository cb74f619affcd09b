"""What a rule may know beside the table itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hengji.tables.model import PerformanceTable


@dataclass(frozen=True, slots=True)
class Context:
    """Everything optional: last year's table, values reckoned elsewhere by path, the scheme chosen, the day it is.

    No rule reads the clock: without `today` no rule knows what day it is.
    """

    previous: PerformanceTable | None = None
    reckoned: Mapping[str, Decimal] | None = None
    scheme: str | None = None
    today: date | None = None
