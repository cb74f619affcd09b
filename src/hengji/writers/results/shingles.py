"""Fingerprints of a text by which passages told twice are found: the same stretch gives the same numbers anywhere.

Of all stretches of 20 characters one in every 11 running ones is kept, the one of least checksum (winnowing, Schleimer
and others 2003): two texts with 30 characters in a row in common have a fingerprint in common for certain.
"""

from __future__ import annotations

import re
import zlib

LENGTH = 20
WINDOW = 11
SHARED = LENGTH + WINDOW - 1
"""Characters in a row, blanks and punctuation left out, from which on two texts are certain to meet."""

_LETTER = re.compile(r"[^\W_]")
_REST = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """The letters, characters and digits of a text."""
    return _REST.sub("", text)


def offsets(text: str) -> list[int]:
    """Where in the text each character of `bare(text)` stands."""
    return [each.start() for each in _LETTER.finditer(text)]


def grams(plain: str) -> list[int]:
    """The checksum of every stretch of 20 characters of a bare text, in order."""
    spelled = plain.encode("utf-32-le")
    return [zlib.crc32(spelled[at : at + 4 * LENGTH]) for at in range(0, len(spelled) - 4 * LENGTH + 1, 4)]


def fingerprints(text: str) -> list[int]:
    """The fingerprints of a text in ascending order; of one shorter than 30 characters, none."""
    plain = bare(text)
    if len(plain) < SHARED:
        return []
    sums = grams(plain)
    return sorted({min(sums[at : at + WINDOW]) for at in range(len(sums) - WINDOW + 1)})
