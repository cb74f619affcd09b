"""The performance table: the one model that everything else speaks."""

from __future__ import annotations
