"""Whether a mark of a line is as wide as a Chinese character (，) or as a Latin letter (,): told by the room it takes.

The two look alike, and what recognises them guesses; but the letters on both sides stand 2 or 1.3 widths apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from hengji.readers.scan.finding import Strip
from hengji.readers.scan.reading import Reading, Sign

_WIDE, _SLIM = "，；：（）！？", ",;:()!?"
_BRACKETS = "（）()"
_TO_WIDE, _TO_SLIM = str.maketrans(_SLIM, _WIDE), str.maketrans(_WIDE, _SLIM)
_LATIN = 0.55
"""Width of a Latin letter or digit, in parts of a Chinese character's."""

_BORDER = 0.62
"""A mark with more room than this is wide."""

_AROUND = 3
"""Lines so many strips above or below are around."""

_LEAST = 4
"""With fewer pairs of Chinese characters on the line one cannot say how wide they are."""


def measured(page: Sequence[Reading]) -> list[Reading]:
    """The same lines, the marks in them as wide as the room they take; at a line's ends as those in the lines around."""
    shares = [share for each in page if (share := _share(each)) is not None]
    usual = median(shares) if shares else None
    found = [_line(each, _share(each) or usual) for each in page]
    known = [(each.strip, each.signs[at].char) for each, told in found for at in sorted(told)]
    return [_like_around(each, told, known) for each, told in found]


def _like_around(reading: Reading, told: set[int], known: Sequence[tuple[Strip, str]]) -> Reading:
    """The marks that could not be measured as wide as the nearest of their sort that could."""
    signs = list(reading.signs)
    for at, sign in enumerate(signs):
        if sign.char == "." and 0 < at < len(signs) - 1 and all(_is_chinese(signs[n].char) for n in (at - 1, at + 1)):
            signs[at] = replace(sign, char="·")  # no full stop stands between two Chinese characters
        if sign.char in _WIDE + _SLIM and at not in told:
            wide = _wide_around(reading.strip, sign.char, known)
            if wide is not None:
                signs[at] = replace(sign, char=sign.char.translate(_TO_WIDE if wide else _TO_SLIM))
    return replace(reading, signs=tuple(signs))


def _wide_around(strip: Strip, mark: str, known: Sequence[tuple[Strip, str]]) -> bool | None:
    """Whether the nearest marks of this sort, brackets or others, are wide; None where there are none."""
    reach = _AROUND * (strip.bottom - strip.top)
    near = [
        (abs(other.top - strip.top), char in _WIDE)
        for other, char in known
        if abs(other.top - strip.top) <= reach and (char in _BRACKETS) == (mark in _BRACKETS) and _overlap(strip, other)
    ]
    closest = min((distance for distance, _ in near), default=0)
    votes = [wide for distance, wide in near if distance <= closest + 4]
    return sum(votes) * 2 > len(votes) if votes else None


def _overlap(one: Strip, other: Strip) -> bool:
    common = min(one.right, other.right) - max(one.left, other.left)
    return common * 2 > min(one.right - one.left, other.right - other.left)


def _share(reading: Reading) -> float | None:
    """How wide a Chinese character of the line is, in parts of the strip's height."""
    signs, strip = reading.signs, reading.strip
    steps = [b.at - a.at for a, b in pairwise(signs) if _is_chinese(a.char) and _is_chinese(b.char)]
    if len(steps) < _LEAST:
        return None
    return median(steps) * (strip.right - strip.left) / (strip.bottom - strip.top)


def _line(reading: Reading, share: float | None) -> tuple[Reading, set[int]]:
    """The line with its marks measured, and which of its letters those are."""
    found, strip = list(reading.signs), reading.strip
    if share is None or len(found) < 2:
        return reading, set()
    width = share * (strip.bottom - strip.top) / (strip.right - strip.left)
    told = set[int]()
    for index in range(1, len(found) - 1):
        before, mark, after = reading.signs[index - 1 : index + 2]
        if mark.char in _WIDE + _SLIM and not {before.char, after.char} & set(_WIDE + _SLIM + "“”‘’、。《》〈〉【】"):
            room = (after.at - before.at) / width - (_room(before.char) + _room(after.char)) / 2
            found[index] = replace(mark, char=mark.char.translate(_TO_WIDE if room > _BORDER else _TO_SLIM))
            told.add(index)
    return replace(reading, signs=tuple(_paired(found, told))), told


def _paired(signs: list[Sign], told: set[int]) -> list[Sign]:
    """Of two brackets that belong together, one that was not measured is as wide as the other."""
    opened: int | None = None
    for index, sign in enumerate(signs):
        if sign.char in "（(":
            opened = index
        elif sign.char in "）)" and opened is not None:
            if opened in told and index not in told:
                signs[index] = replace(sign, char="）" if signs[opened].char == "（" else ")")
                told.add(index)
            elif index in told and opened not in told:
                signs[opened] = replace(signs[opened], char="（" if sign.char == "）" else "(")
                told.add(opened)
            opened = None
    return signs


def _is_chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _room(char: str) -> float:
    return _LATIN if char.isascii() else 1.0
