"""Whether a mark of a line is as wide as a Chinese character (，) or as a Latin letter (,): told by the room it takes.

The two look alike, and what recognises them guesses; but the letters on both sides stand 2 or 1.3 widths apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from hengji.readers.scan.reading import Sign

_WIDE, _SLIM = "，；：（）！？", ",;:()!?"
_TO_WIDE, _TO_SLIM = str.maketrans(_SLIM, _WIDE), str.maketrans(_WIDE, _SLIM)
_LATIN = 0.55
"""Width of a Latin letter or digit, in parts of a Chinese character's."""

_BORDER = 0.62
"""A mark with more room than this is wide."""

_LEAST = 4
"""With fewer pairs of Chinese characters on the line one cannot say how wide they are."""


def measured(signs: Sequence[Sign]) -> list[Sign]:
    """The same letters, the marks among them as wide as the room they take; at a line's ends they are left."""
    steps = [b.at - a.at for a, b in pairwise(signs) if _is_chinese(a.char) and _is_chinese(b.char)]
    if len(steps) < _LEAST:
        return list(signs)
    width = median(steps)
    found = list(signs)
    for index in range(1, len(signs) - 1):
        before, mark, after = signs[index - 1 : index + 2]
        if mark.char in _WIDE + _SLIM and not {before.char, after.char} & set(_WIDE + _SLIM + "“”‘’、。"):
            room = (after.at - before.at) / width - (_room(before.char) + _room(after.char)) / 2
            found[index] = replace(mark, char=mark.char.translate(_TO_WIDE if room > _BORDER else _TO_SLIM))
    return _paired(found)


def _paired(signs: list[Sign]) -> list[Sign]:
    """A bracket at the line's end is as wide as the one that it closes."""
    if signs[-1].char in "）)":
        opened = next((sign.char for sign in reversed(signs[:-1]) if sign.char in "（()）"), None)
        if opened is not None and opened in "（(":
            signs[-1] = replace(signs[-1], char="）" if opened == "（" else ")")
    return signs


def _is_chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _room(char: str) -> float:
    return _LATIN if char.isascii() else 1.0
