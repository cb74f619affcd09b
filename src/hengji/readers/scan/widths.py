"""Whether a mark of a line is as wide as a Chinese character (，) or as a Latin letter (,): told by the room it takes.

The two look alike, and what recognises them guesses; but the letters on both sides stand 2 or 1.3 widths apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from hengji.readers.scan.reading import Reading, Sign

_WIDE, _SLIM = "，；：（）！？", ",;:()!?"
_TO_WIDE, _TO_SLIM = str.maketrans(_SLIM, _WIDE), str.maketrans(_WIDE, _SLIM)
_LATIN = 0.55
"""Width of a Latin letter or digit, in parts of a Chinese character's."""

_BORDER = 0.62
"""A mark with more room than this is wide."""

_LEAST = 4
"""With fewer pairs of Chinese characters on the line one cannot say how wide they are."""


def measured(page: Sequence[Reading]) -> list[Reading]:
    """The same lines, the marks in them as wide as the room they take; at a line's ends they are as the reader guessed."""
    shares = [share for each in page if (share := _share(each)) is not None]
    usual = median(shares) if shares else None
    return [replace(each, signs=tuple(_line(each, _share(each) or usual))) for each in page]


def _share(reading: Reading) -> float | None:
    """How wide a Chinese character of the line is, in parts of the strip's height."""
    signs, strip = reading.signs, reading.strip
    steps = [b.at - a.at for a, b in pairwise(signs) if _is_chinese(a.char) and _is_chinese(b.char)]
    if len(steps) < _LEAST:
        return None
    return median(steps) * (strip.right - strip.left) / (strip.bottom - strip.top)


def _line(reading: Reading, share: float | None) -> list[Sign]:
    found, strip = list(reading.signs), reading.strip
    if share is None or len(found) < 2:
        return found
    width = share * (strip.bottom - strip.top) / (strip.right - strip.left)
    told = set()
    for index in range(1, len(found) - 1):
        before, mark, after = reading.signs[index - 1 : index + 2]
        if mark.char in _WIDE + _SLIM and not {before.char, after.char} & set(_WIDE + _SLIM + "“”‘’、。"):
            room = (after.at - before.at) / width - (_room(before.char) + _room(after.char)) / 2
            found[index] = replace(mark, char=mark.char.translate(_TO_WIDE if room > _BORDER else _TO_SLIM))
            told.add(index)
    return _paired(found, told)


def _paired(signs: list[Sign], told: set[int]) -> list[Sign]:
    """Of two brackets that belong together, one that was not measured is as wide as the other."""
    opened: int | None = None
    for index, sign in enumerate(signs):
        if sign.char in "（(":
            opened = index
        elif sign.char in "）)" and opened is not None:
            if opened in told and index not in told:
                signs[index] = replace(sign, char="）" if signs[opened].char == "（" else ")")
            elif index in told and opened not in told:
                signs[opened] = replace(signs[opened], char="（" if sign.char == "）" else "(")
            opened = None
    return signs


def _is_chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _room(char: str) -> float:
    return _LATIN if char.isascii() else 1.0
