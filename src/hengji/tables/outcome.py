"""What became of one file of a folder: examined, or the reason why it could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.tables.examination import Examination
from hengji.tables.finding import Text


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file of a batch: its path and either the examination or the one line that says why there is none."""

    path: str
    examination: Examination | None = None
    error: Text | None = None
