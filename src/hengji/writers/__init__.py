"""Table and findings → page, marked-up copy, summary and memo."""

from __future__ import annotations
