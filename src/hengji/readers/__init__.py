"""A file of any kind → Grid → PerformanceTable; one file a format, each makes only a Grid."""

from __future__ import annotations
