"""Official marks: what a dated, cited scheme gives for a table, every mark with its working."""

from __future__ import annotations
