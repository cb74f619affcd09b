"""A picture of a page put straight: level lines level, seen from above, the right way up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from hengji.readers.scan.finding import Picture, Strip, strips
from hengji.readers.scan.models import Models
from hengji.readers.scan.reading import Reading, readings

_WIDTH = 1200
"""Lines are looked for in a picture of this width."""

_MOST = 20.0
"""Degrees by which a page may lie askew."""

_LEAST = 0.03
"""A page less askew is straight: two pixels over a page."""

_SAMPLE = 6
"""Lines that tell which way is up."""

_DOUBT = 0.9
"""Lines read less surely may stand on their head."""


def levelled(picture: Picture) -> Picture:
    """The picture turned by some degrees, so that its lines are level."""
    angle = _angle(picture)
    if abs(angle) < _LEAST:
        return picture
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    cos, sin = abs(turn[0, 0]), abs(turn[0, 1])
    wide, high = round(width * cos + height * sin), round(height * cos + width * sin)
    turn[0, 2] += (wide - width) / 2
    turn[1, 2] += (high - height) / 2
    return _picture(cv2.warpAffine(picture, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=255))


def _angle(picture: Picture) -> float:
    """By how many degrees the lines of a picture fall to the right; 0 where there are none."""
    ratio = min(1.0, _WIDTH / picture.shape[1])
    small = cv2.resize(picture, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_AREA)
    ink = cv2.adaptiveThreshold(255 - small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 25, -15)
    ys, xs = np.nonzero(_frames(_picture(ink)))
    if len(xs) < _WIDTH // 4:
        return 0.0
    angle = 0.0
    for reach, step in ((_MOST, 0.2), (0.3, 0.02)):
        tried = angle + np.arange(-reach, reach + step / 2, step)
        angle = float(tried[int(np.argmax([_gathered(xs, ys, each) for each in tried]))])
    return angle


def _gathered(xs: NDArray[np.int64], ys: NDArray[np.int64], angle: float) -> float:
    """How much the ink gathers in rows and columns if the picture is turned by so many degrees."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    rows, columns = ys * cos - xs * sin, xs * cos + ys * sin
    counts = (np.bincount((each - each.min()).astype(np.int64)).astype(np.float64) for each in (rows, columns))
    return float(sum(np.square(each).sum() for each in counts))


def _frames(ink: Picture) -> Picture:
    """Only what is large: the lines of a table, which hang together, and no letters."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    large = stats[:, 2:4].max(axis=1) >= _WIDTH // 8
    large[0] = False
    return _picture(np.where(large[labels], ink, 0))


def upright(picture: Picture, models: Models) -> tuple[Picture, list[Reading]]:
    """The picture the right way up, and the lines read in it."""
    found = strips(picture, models)
    tall = sum(_is_tall(each) for each in found)
    if tall * 2 > len(found):
        picture = _picture(np.rot90(picture))
        found = strips(picture, models)
    if _is_upside_down(picture, found, models):
        picture = _picture(picture[::-1, ::-1])
        found = strips(picture, models)
    return picture, readings(picture, found, models)


def _is_tall(strip: Strip) -> bool:
    return strip.bottom - strip.top > 1.5 * (strip.right - strip.left)


def _is_upside_down(picture: Picture, found: Sequence[Strip], models: Models) -> bool:
    """Whether the longest lines are read more surely on their head."""
    longest = sorted(found, key=lambda each: (each.left - each.right, each.top))[:_SAMPLE]
    if not longest or _sure(readings(picture, longest, models)) >= _DOUBT:
        return False
    height, width = picture.shape
    turned = [Strip(width - s.right, height - s.bottom, width - s.left, height - s.top) for s in longest]
    return _sure(readings(_picture(picture[::-1, ::-1]), turned, models)) > _sure(readings(picture, longest, models))


def _sure(found: Sequence[Reading]) -> float:
    return sum(each.sure for each in found) / len(found)


def _picture(pixels: Any) -> Picture:
    return np.ascontiguousarray(pixels, dtype=np.uint8)
