"""The letters of a PDF page, each with its box, as they are seen."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from hengji.readers import limits
from hengji.readers.pages.letter import Letter
from hengji.readers.pdf.view import TooMuchError, View

_RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
"""Radicals that fonts name in place of the characters that look the same; Unicode does not tie these together."""

_LEAST = 20
"""With fewer letters the page's own turn counts, not theirs."""


class Found(NamedTuple):
    """A letter in the page's own coordinates; `quarter` is its direction in quarters, counter-clockwise."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    size: float
    quarter: int
    order: int


class Letters(NamedTuple):
    """The letters of a page, how many of them no one can tell, and how many quarters the page is turned to be read."""

    found: tuple[Found, ...]
    unknown: int
    turns: int


def letters(text: Any, rotation: int) -> Letters:
    """The letters of a text page; `rotation` is the page's own turn in quarters, clockwise.

    Letters that the library puts in between (line ends, guessed blanks) are left out, so are slanted ones (watermarks).
    """
    found = tuple(_found(text))
    unknown = sum(each.char == "\ufffd" for each in found)
    quarters = Counter(each.quarter for each in found if not each.char.isspace())
    most = max(quarters, key=lambda quarter: (quarters[quarter], -quarter), default=0)
    sure = quarters.total() >= _LEAST and quarters[most] * 5 >= quarters.total() * 3
    return Letters(found, unknown, most if sure else rotation)


def _found(text: Any) -> Iterator[Found]:
    count = pdfium.FPDFText_CountChars(text)
    if count > limits.PAGE_CHARACTERS:
        raise TooMuchError
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(count):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        char = _char(text, index)
        if not char or not pdfium.FPDFText_GetLooseCharBox(text, index, box):
            continue
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        turned = math.degrees(math.atan2(matrix.b, matrix.a)) / 90
        if abs(turned - round(turned)) > 0.06:  # five degrees
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        place = (box.left, box.bottom, box.right, box.top, x.value, y.value)
        if all(map(math.isfinite, place)) and math.isfinite(size):
            yield Found(char, *place, size, round(turned) % 4, index)


def _char(text: Any, index: int) -> str:
    is_unknown = pdfium.FPDFText_HasUnicodeMapError(text, index) == 1
    return shown(pdfium.FPDFText_GetUnicode(text, index), is_unknown=is_unknown)


def shown(code: int, *, is_unknown: bool = False) -> str:
    """The character as a reader writes it: no ligatures, no radicals in place of characters; U+FFFD where unknown."""
    if code == 2:  # how the library tells a hyphen at a line's end
        return "-"
    if is_unknown or 0xD800 <= code < 0xE000 or code > 0x10FFFF or 0xE000 <= code < 0xF900 or code == 0xFFFE:
        return "\ufffd"
    char = chr(code)
    if code == 0xA0 or char == "\t":
        return " "
    if code < 32 or code in (0xAD, 0x200B, 0xFEFF, 0x7F):
        return ""
    if 0x2F00 <= code <= 0x2FD5 or 0xFB00 <= code <= 0xFB06 or 0xF900 <= code <= 0xFAFF:
        return unicodedata.normalize("NFKC", char)
    return _RADICALS.get(char, char)


def seen(found: Found, view: View) -> Letter:
    """The letter where its reader sees it."""
    left, top, right, bottom = view.box(found.left, found.bottom, found.right, found.top)
    x, y = view.seen(found.x, found.y)
    size = found.size if found.size > 0.5 else max(right - left, bottom - top)
    return Letter(found.char, left, top, right, bottom, x, y, size, (found.quarter - view.turns) % 4, found.order)


def placed(found: Letters, view: View) -> list[Letter]:
    """All letters of a page where its reader sees them."""
    turned = replace(view, turns=found.turns)
    return [seen(each, turned) for each in found.found]
