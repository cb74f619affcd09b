"""A file of one or more pictures (PNG, JPEG, TIFF, BMP, GIF) as grey values, its size looked at before anything is unpacked."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from hengji.readers import limits
from hengji.readers.scan.finding import Picture
from hengji.tables.errors import UnreadableError

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF")
_LONG_SIDE = 297 / 25.4
"""The long side of a sheet of A4 in inches: a photograph does not tell how large what it shows is."""

_BROKEN = (OSError, SyntaxError, ValueError, EOFError, UnidentifiedImageError)
"""What the library raises on a broken file."""


@contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """The file, of which only the head is read yet.

    Raises:
        UnreadableError: it is damaged or larger than any scanned page.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what the library warns of is looked at by ourselves
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
        with image:
            yield image
    except UnreadableError:
        raise
    except Image.DecompressionBombError as error:
        raise _huge("") from error
    except _BROKEN as error:
        raise _damaged() from error


def count(image: Image.Image) -> int:
    """How many pages the file holds."""
    return int(getattr(image, "n_frames", 1))


def page(image: Image.Image, index: int) -> tuple[Picture, float]:
    """One page of the file, counted from 0, and its pixels an inch."""
    if index:
        image.seek(index)
    check_size(*image.size)
    turned = ImageOps.exif_transpose(image)
    return sized(np.asarray(turned.convert("RGB")))


def check_size(width: int, height: int) -> None:
    """Refuse what would unpack to more than any scanned page.

    Raises:
        UnreadableError: it has too many pixels.
    """
    if width * height > limits.PICTURE_PIXELS:
        raise _huge(f"{width}×{height}")


def sized(colours: Any) -> tuple[Picture, float]:
    """A picture in colours as grey values, not larger than letters need it, and its pixels an inch."""
    grey = grey_of(colours)
    longest = max(grey.shape)
    wanted = min(limits.PICTURE_SIDE, max(longest, limits.PICTURE_LEAST_SIDE))
    if wanted != longest:
        import cv2

        ratio = wanted / longest
        way = cv2.INTER_AREA if ratio < 1 else cv2.INTER_CUBIC
        grey = np.asarray(cv2.resize(grey, None, fx=ratio, fy=ratio, interpolation=way), dtype=np.uint8)
    return grey, wanted / _LONG_SIDE


def grey_of(colours: Any) -> Picture:
    """What is dark in red light: black ink, and not the red of a seal over it."""
    return np.ascontiguousarray(colours[:, :, 0], dtype=np.uint8)


def _damaged() -> UnreadableError:
    return UnreadableError(
        "图片已损坏或不完整，无法打开；请重新扫描或下载后再试。",
        "The picture is damaged or incomplete and cannot be opened; scan or download it again.",
    )


def _huge(size: str) -> UnreadableError:
    zh, en = (f"图片有{size}像素", f"A picture has {size} pixels") if size else ("图片过大", "A picture is too large")
    most = limits.PICTURE_PIXELS // 10**6
    return UnreadableError(
        f"{zh}，超过上限{most}百万像素；请以200到300 dpi重新扫描，或缩小后重试。",
        f"{en}, over the limit of {most} million pixels; scan it at 200 to 300 dpi, or make it smaller.",
    )
