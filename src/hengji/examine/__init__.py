"""A file → its examination: table, figures, findings."""

from __future__ import annotations
