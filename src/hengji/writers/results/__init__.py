"""Results of many documents: rows, the folder that keeps them as Parquet, and questions to it.  Needs the extra `many`."""

from __future__ import annotations
