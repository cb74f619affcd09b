"""Which letters stand in the lines of a picture, where each stands and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from hengji.readers.scan.finding import Picture, Strip
from hengji.readers.scan.models import Models

_HEIGHT = 48
"""The model reads lines of this height."""

_STEP = 8
"""One answer of the model for so many columns of pixels."""

_LONGEST = 3200
"""A longer line is pressed together to this."""

_PIXELS = 4 * 1600
"""Columns of pixels read at once."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One letter of a line: where its middle is, 0 at the left end of the strip and 1 at the right, and how sure, 0 to 1.

    `after_blank` tells that a blank was seen before it; blanks are no signs of their own.
    """

    char: str
    at: float
    sure: float
    after_blank: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One line as read."""

    strip: Strip
    signs: tuple[Sign, ...]

    @property
    def text(self) -> str:
        """Its letters."""
        return "".join(sign.char for sign in self.signs)

    @property
    def sure(self) -> float:
        """How sure its letters are on average; 0 where there are none."""
        return sum(sign.sure for sign in self.signs) / len(self.signs) if self.signs else 0.0


def readings(picture: Picture, strips: Sequence[Strip], models: Models, *, stretch: float = 1.0) -> list[Reading]:
    """Each strip as read; `stretch` makes the letters wider or narrower before they are read."""
    prepared = [_prepared(picture, strip, stretch) for strip in strips]
    found: dict[int, Reading] = {}
    for batch in _batches([each.shape[1] for each in prepared]):
        width = max(prepared[index].shape[1] for index in batch)
        given = np.zeros((len(batch), 3, _HEIGHT, width), np.float32)
        for row, index in enumerate(batch):
            given[row, :, :, : prepared[index].shape[1]] = prepared[index]
        (values,) = models.reads.run(None, {models.reads.get_inputs()[0].name: given})
        for row, index in enumerate(batch):
            steps = values.shape[1] * prepared[index].shape[1] / width
            found[index] = Reading(strips[index], _signs(values[row], steps, models.characters))
    return [found[index] for index in range(len(strips))]


def _prepared(picture: Picture, strip: Strip, stretch: float) -> NDArray[np.float32]:
    part = picture[strip.top : strip.bottom, strip.left : strip.right]
    if part.shape[0] > 1.5 * part.shape[1]:  # a line that runs down is read with the head tilted
        part = np.rot90(part)
    width = min(_LONGEST, max(_STEP * 2, round(part.shape[1] * _HEIGHT / part.shape[0] * stretch)))
    return np.asarray(cv2.resize(part, (width, _HEIGHT)).astype(np.float32) / 127.5 - 1)


def _batches(widths: Sequence[int]) -> list[list[int]]:
    """Lines of like length together, no more at once than memory allows."""
    batches: list[list[int]] = []
    for index in sorted(range(len(widths)), key=lambda each: (widths[each], each)):
        if batches and (len(batches[-1]) + 1) * widths[index] <= _PIXELS and len(batches[-1]) < 8:
            batches[-1].append(index)
        else:
            batches.append([index])
    return batches


def _signs(values: NDArray[np.float32], steps: float, characters: Sequence[str]) -> tuple[Sign, ...]:
    """The letters among the model's answers, one a step; the same letter in a row is one, number 0 is none."""
    best: Any = values.argmax(axis=1)
    sure: Any = values.max(axis=1)
    found, at, blank = list[Sign](), 0, False
    while at < len(best):
        end = at + 1
        while end < len(best) and best[end] == best[at]:
            end += 1
        char = characters[int(best[at])] if best[at] and at < steps else ""
        if char.strip():
            found.append(Sign(char, min(1.0, (at + end) / 2 / steps), float(sure[at:end].max()), blank))
        blank = char.isspace() or (blank and not char)
        at = end
    return tuple(found)
