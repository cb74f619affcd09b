"""Colour on a terminal that shows it; elsewhere the same text without."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

from hengji.tables.finding import Severity

_CODES = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "34"}


@dataclass(frozen=True, slots=True)
class Ink:
    """How to set off words: with colour, or (the stretch of a place) with brackets."""

    colour: bool

    def of(self, severity: Severity, text: str) -> str:
        """In the severity's colour."""
        return self._code(f"1;{_CODES[severity]}", text)

    def strong(self, text: str) -> str:
        """Bold."""
        return self._code("1", text)

    def faint(self, text: str) -> str:
        """Grey: what is beside the point."""
        return self._code("2", text)

    def stretch(self, text: str) -> str:
        """The words that a place points at."""
        return self._code("1;4", text) if self.colour else f"【{text}】"

    def _code(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def ink(*, to_file: bool = False) -> Ink:
    """Colour only on a terminal, and not where NO_COLOR is set (no-color.org) or TERM is dumb."""
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return Ink(not to_file and not plain and sys.stdout.isatty())
