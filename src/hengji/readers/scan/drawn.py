"""The lines drawn in a picture of a page, as rules in points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import cv2
import numpy as np

from hengji.readers.pages.ruling import Rule
from hengji.readers.scan.finding import Picture

_SHORTEST = 15.0
"""A shorter stroke is part of a letter, in points."""

_LONG = 40.0
"""A longer stroke is a line, whatever it touches; a shorter one must end at lines."""

_THICK = 5.0
"""A thicker stroke is no line."""

_NEAR = 4.0
"""A line that ends this near another ends at it."""


class Drawn(NamedTuple):
    """The lines of a page."""

    level: list[Rule]
    upright: list[Rule]


def drawn(picture: Picture, scale: float) -> Drawn:
    """The lines of a straight picture; `scale` is points a pixel."""
    ink = cv2.adaptiveThreshold(255 - picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 25, -15)
    length = max(8, round(_SHORTEST / scale))
    level = list(_strokes(ink, length, scale))
    upright = list(_strokes(ink.T, length, scale))
    long = Drawn([each for each in level if _is_long(each)], [each for each in upright if _is_long(each)])
    return Drawn(
        [each for each in level if _is_long(each) or _ends_at(each, long.upright)],
        [each for each in upright if _is_long(each) or _ends_at(each, long.level)],
    )


def _strokes(ink: Any, length: int, scale: float) -> Iterator[Rule]:
    """Level strokes at least so many pixels long; a hair of slant and small holes do no harm."""
    thicker = cv2.dilate(np.ascontiguousarray(ink), np.ones((3, 1), np.uint8))
    kept = cv2.morphologyEx(thicker, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    joined = cv2.dilate(kept, np.ones((3, length // 3), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    reach = length // 6
    for x, y, width, height, _ in stats[1:].tolist():
        if (height - 4) * scale <= _THICK:
            yield Rule((y + height / 2) * scale, (x + reach) * scale, (x + width - reach) * scale)


def _is_long(rule: Rule) -> bool:
    return rule.end - rule.start >= _LONG


def _ends_at(rule: Rule, others: list[Rule]) -> bool:
    return all(
        any(abs(other.at - end) <= _NEAR and other.start - _NEAR <= rule.at <= other.end + _NEAR for other in others)
        for end in (rule.start, rule.end)
    )
