"""The version of this program; every verdict carries it."""

from __future__ import annotations

VERSION = "0.1.0"
