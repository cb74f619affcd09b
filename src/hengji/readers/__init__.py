"""A file of any kind → Document → PerformanceTable; one file a format, each makes only grids."""

from __future__ import annotations

from pathlib import Path

from hengji.readers.open import open_document
from hengji.tables.model import PerformanceTable

__all__ = ["open_document", "read"]


def read(source: str | Path | bytes) -> PerformanceTable:
    """The performance table of a file.

    Raises:
        UnreadableError: the file cannot be read, or has no performance table in it.
    """
    from hengji.readers.assemble import assemble  # a reader of grids alone need not load it

    return assemble(open_document(source))
