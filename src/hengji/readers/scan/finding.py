"""Where lines of letters are in a picture."""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from hengji.readers.scan.models import Models

Picture = NDArray[np.uint8]
"""Grey values, row by row; 0 is black."""

_LONGEST = 1600
"""Letters are looked for in a picture no larger than this: those of a printed page are still 15 pixels high."""

_INK, _SURE = 0.3, 0.5
"""From which value a pixel belongs to a line, and how sure a line must be on average."""

_GROW = 1.6
"""A line is found thinner than it is."""


class Strip(NamedTuple):
    """The box of one line of letters, in pixels."""

    left: int
    top: int
    right: int
    bottom: int


def strips(picture: Picture, models: Models) -> list[Strip]:
    """The lines of letters of a picture, from top to bottom."""
    height, width = picture.shape
    ratio = min(1.0, _LONGEST / max(height, width))
    size = tuple(max(32, round(side * ratio / 32) * 32) for side in (width, height))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    given = np.repeat((small.astype(np.float32) / 127.5 - 1)[None, None], 3, axis=1)
    (values,) = models.finds.run(None, {models.finds.get_inputs()[0].name: given})
    found = _boxes(values[0, 0])
    across, down = width / size[0], height / size[1]
    placed = (
        Strip(
            max(0, round(x * across)),
            max(0, round(y * down)),
            min(width, round((x + w) * across)),
            min(height, round((y + h) * down)),
        )
        for x, y, w, h in found
    )
    return sorted((each for each in placed if _is_line(each)), key=lambda each: (each.top, each.left))


def _boxes(values: NDArray[np.float32]) -> list[tuple[float, float, float, float]]:
    mask = cv2.dilate((values > _INK).astype(np.uint8), np.ones((2, 2), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    sums: Any = np.bincount(labels.ravel(), weights=values.ravel(), minlength=count)
    found = []
    for index in range(1, count):
        x, y, w, h, area = (int(value) for value in stats[index])
        if min(w, h) < 3 or sums[index] < _SURE * area:
            continue
        more = w * h * _GROW / (2 * (w + h))
        found.append((x - more, y - more, w + 2 * more, h + 2 * more))
    return found


def _is_line(strip: Strip) -> bool:
    return strip.right - strip.left > 3 and strip.bottom - strip.top > 3
