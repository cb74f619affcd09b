"""In which language the reader is spoken to, and how."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hengji.tables.finding import Text


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks Chinese (`zh`) or English (`en`)."""

    lang: str

    def __call__(self, zh: str, en: str) -> str:
        """The sentence in the reader's language."""
        return en if self.lang == "en" else zh

    def text(self, text: Text) -> str:
        """A message of two languages in the reader's."""
        return self(text.zh, text.en)

    @property
    def index(self) -> int:
        """Which of a pair (Chinese, English) is the reader's."""
        return int(self.lang == "en")


def reader(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Voice:
    """The reader's voice: `--lang` where it is given, else the system's language, Chinese where that says nothing."""
    asked = _asked(arguments)
    if asked in ("zh", "en"):
        return Voice(asked)
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return Voice("en" if next(filter(None, names), "").lower().startswith("en") else "zh")


def _asked(arguments: Sequence[str]) -> str:
    for place, word in enumerate(arguments):
        if word == "--lang":
            return "".join(arguments[place + 1 : place + 2])
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return ""


def speak_utf8() -> None:
    """Write UTF-8 with plain line ends into files and pipes whatever the locale; a terminal keeps its own encoding."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
