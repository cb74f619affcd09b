"""Whether every number of a document is accounted for: read as a quantity, or rejected with a reason."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from hengji.tables.examination import Examination

_DIGITS = re.compile(r"[0-9０-９]+(?:[.,，．][0-9０-９]+)*")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many numbers are quantities, how many only name (labels), and how many runs of digits are neither."""

    figures: int
    labels: int
    unread: int

    @property
    def numbers(self) -> int:
        """All numbers that measure something, as far as one can know."""
        return self.figures + self.unread


def coverage(examination: Examination) -> Coverage:
    """Count the numbers of an examined table."""
    read: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for figure in examination.figures:
        read[figure.item.path].append((figure.quantity.start, figure.quantity.end))
    for rejected in examination.rejected:
        read[rejected.item.path].append((rejected.label.start, rejected.label.end))
    unread = sum(
        not any(start < found.end() and found.start() < end for start, end in read[item.path])
        for item in examination.table.items()
        for found in _DIGITS.finditer(item.text)
    )
    return Coverage(len(examination.figures), len(examination.rejected), unread)
