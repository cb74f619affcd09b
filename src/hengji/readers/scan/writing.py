"""Lines as read → letters with places in points, and the numbers that were read with little certainty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from statistics import median
from typing import NamedTuple

from hengji.readers.pages.letter import Letter
from hengji.readers.scan.finding import Picture
from hengji.readers.scan.models import Models
from hengji.readers.scan.reading import Reading, Sign, readings

_SIZE = 0.71
"""The size of letters, in parts of the height of the strip they were found in."""

_FOOT = 0.38
"""How far under the middle of a letter the line it stands on is, in parts of its size."""

_WIDE, _SLIM = 0.5, 0.26
"""Half the width of a Chinese character and of a digit, in parts of the size."""

_APART = 0.7
"""Letters farther apart are two words, in parts of the size."""

_DOUBT = 0.9
"""A digit read less surely is doubtful."""

_OTHERWISE = 50
"""How sure, in per cent, a digit is that is read otherwise the second time."""

_HOLE = 0.85
"""Two digits whose middles are farther apart have something between them, in parts of the size."""

_AGAIN = 0.86
"""The second reading sees the letters this much narrower."""

_NUMBER = re.compile(r"\d[\d.,，:：/\-~～—]*(?:[%％‰万亿千百十]+)?|[万亿]")


class Doubted(NamedTuple):
    """A number `start:end` of a line of text that may be wrong: page, place of the number in points, how sure in per cent."""

    page: int
    x: float
    y: float
    line: str
    start: int
    end: int
    confidence: int


def letters(found: Sequence[Reading], scale: float) -> Iterator[Letter]:
    """Every letter where it stands; gaps tell of blanks.  `scale` is points a pixel."""
    order = 0
    for reading in found:
        strip, signs = reading.strip, reading.signs
        size = (strip.bottom - strip.top) * _SIZE
        middle = (strip.top + strip.bottom) / 2
        ends = _ends(strip.left, strip.right - strip.left, signs, size)
        for sign, (left, right) in zip(signs, ends, strict=True):
            box = (left * scale, (middle - size / 2) * scale, right * scale, (middle + size / 2) * scale)
            yield Letter(sign.char, *box, left * scale, (middle + _FOOT * size) * scale, size * scale, 0, order)
            order += 1


def _ends(left: float, width: float, signs: Sequence[Sign], size: float) -> list[tuple[float, float]]:
    """The left and right edge of each letter, none over its neighbour's; letters of one word or number touch.

    Where a letter stands is known to a quarter of its width only, and a gap would be taken for a blank.
    """
    middles = [left + sign.at * width for sign in signs]
    halves = [(_SLIM if sign.char.isascii() else _WIDE) * size for sign in signs]
    found = [(middle - half, middle + half) for middle, half in zip(middles, halves, strict=True)]
    for index in range(1, len(found)):
        (a, b), (c, d) = found[index - 1], found[index]
        if b > c or (_is_one_word(signs[index - 1], signs[index]) and c - b < _APART * size):
            between = (b + c) / 2
            found[index - 1], found[index] = (a, max(a, between)), (min(d, between), d)
    return found


def _is_one_word(one: Sign, other: Sign) -> bool:
    """Whether these neighbours are letters or digits without a blank seen between them; none is between two digits."""
    latin = all(sign.char.isascii() and sign.char.isalnum() for sign in (one, other))
    return latin and (not other.after_blank or (one.char.isdigit() and other.char.isdigit()))


def doubted(picture: Picture, found: Sequence[Reading], models: Models, page: int, scale: float) -> Iterator[Doubted]:
    """The numbers of a page that were read with little certainty, or otherwise when read a second time."""
    numbered = [reading for reading in found if _NUMBER.search(reading.text)]
    again = readings(picture, [reading.strip for reading in numbered], models, stretch=_AGAIN)
    usual = median(each.strip.bottom - each.strip.top for each in found) if numbered else 0
    for reading, second in zip(numbered, again, strict=True):
        signs, line = reading.signs, reading.text
        other = _unlike(line, second.text)
        for number in _NUMBER.finditer(line):
            start, end = number.span()
            sure = round(100 * min(sign.sure for sign in (*signs[start:end], *_beside(signs, start, end))))
            if other & set(range(start, end)) or _has_hole(reading, start, end, usual):
                sure = min(sure, _OTHERWISE)
            if sure < 100 * _DOUBT:
                at = sum(sign.at for sign in signs[start:end]) / (end - start)
                strip = reading.strip
                x, y = strip.left + at * (strip.right - strip.left), (strip.top + strip.bottom) / 2
                yield Doubted(page, x * scale, y * scale, line, start, end, sure)


def _beside(signs: Sequence[Sign], start: int, end: int) -> Iterator[Sign]:
    """The letters right before and after: a blotted digit may have been taken for one."""
    yield from (sign for sign in (*signs[max(0, start - 1) : start], *signs[end : end + 1]) if sign.char.isalnum())


def _has_hole(reading: Reading, start: int, end: int, usual: float) -> bool:
    """Whether two digits stand so far apart that one between them was not seen; `usual` is the height of a strip."""
    strip, signs = reading.strip, reading.signs
    size = min(usual, strip.bottom - strip.top) * _SIZE / (strip.right - strip.left)
    pairs = ((signs[at - 1], signs[at]) for at in range(start + 1, end))
    return any(b.at - a.at > _HOLE * size for a, b in pairs if a.char.isdigit() and b.char.isdigit())


def _unlike(line: str, second: str) -> set[int]:
    """Where the second reading has other letters; marks that only look alike are no difference."""
    same = SequenceMatcher(None, line.translate(_ALIKE), second.translate(_ALIKE), autojunk=False)
    found: set[int] = set()
    for what, start, end, _, _ in same.get_opcodes():
        if what != "equal":
            found |= set(range(start, max(end, start + 1)))
            found |= {start - 1} if what == "insert" else set()
    return found


_ALIKE = str.maketrans("，；：（）％～！？", ",;:()%~!?")
