"""The document that `hengji demo` examines, as package data."""

from __future__ import annotations
