"""Lines for a terminal, where a Chinese character is two columns wide."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import east_asian_width

_WORD = re.compile(r"\s+|[\w.,%/-]*[A-Za-z0-9%][\w.,%/-]*|.", re.ASCII)
_NOT_FIRST = "，。；：、！？）”’》】〕…,.;:!?)"
_NOT_LAST = "（“‘《【〔("


def width(text: str) -> int:
    """How many columns a text takes; a character that may be narrow or wide counts as wide."""
    return sum(map(_columns, text))


@cache
def _columns(each: str) -> int:
    return 1 + (east_asian_width(each) in "WFA")


def pad(text: str, columns: int) -> str:
    """The text with blanks up to so many columns."""
    return text + " " * max(0, columns - width(text))


def fold(text: str, columns: int, indent: str = "", first: str | None = None) -> list[str]:
    """The text in lines no wider than `columns`, each begun by `indent`, the first by `first` where that is given.

    Words and numbers stay whole; no line begins with a closing mark or ends with an opening one.
    """
    lines, line = [], indent if first is None else first
    start, used = line, width(line)
    for word in _words(text):
        if line != start and used + width(word.rstrip()) > columns:
            lines.append(line.rstrip())
            line = start = indent
            used = width(indent)
        added = word.lstrip() if line == start else word
        line += added
        used += width(added)
    return [*lines, line.rstrip()]


def _words(text: str) -> list[str]:
    words: list[str] = []
    for word in _WORD.findall(text.replace("\n", " ")):
        if words and (word in _NOT_FIRST or words[-1][-1] in _NOT_LAST):
            words[-1] += word
        else:
            words.append(word)
    return words


def cut(text: str, columns: int, *, left: bool = False) -> str:
    """As much of a text as fits, with … where something is left out; `left` keeps its end instead of its beginning."""
    if width(text) <= columns:
        return text
    kept = ""
    for each in reversed(text) if left else text:
        if width(kept) + width(each) + 2 > columns:
            break
        kept = each + kept if left else kept + each
    return f"…{kept}" if left else f"{kept}…"
