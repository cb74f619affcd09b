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

_PUT_IN = frozenset((2, 10, 13, 32))
"""Characters that the library puts in between: hyphens, line ends, blanks."""

_SLANT = 0.06
"""Five degrees, in quarters: more is a watermark."""

_LEAST = 20
"""With fewer letters the page's own turn counts, not theirs."""


Found = tuple[str, float, float, float, float, float, float, float, int, int]
"""A letter in the page's own coordinates: the character, left, bottom, right, top, the point x, y it stands on, its size, its
direction in quarters counter-clockwise, its number in the file.  A plain tuple, for a page has thousands."""


class Letters(NamedTuple):
    """The letters of a page, how many there are without blanks (`told`), how many of them are unknown.

    `turns` are the quarters by which the page is turned clockwise to be read.
    """

    found: list[Found]
    told: int
    unknown: int
    turns: int


def letters(text: Any, rotation: int) -> Letters:
    """The letters of a text page; `rotation` is the page's own turn in quarters, clockwise.

    Letters that the library puts in between (line ends, guessed blanks) are left out, so are slanted ones (watermarks).
    """
    found = list(_found(text))
    unknown = sum(each[0] == "\ufffd" for each in found)
    quarters = Counter(each[8] for each in found if not each[0].isspace())
    count = quarters.total()
    most = max(quarters, key=lambda quarter: (quarters[quarter], -quarter), default=0)
    sure = count >= _LEAST and quarters[most] * 5 >= count * 3
    return Letters(found, count, unknown, most if sure else rotation)


def _found(text: Any) -> Iterator[Found]:
    count = pdfium.FPDFText_CountChars(text)
    if count > limits.PAGE_CHARACTERS:
        raise TooMuchError
    box, style = pdfium.FS_RECTF(), _Style()
    x, y = ctypes.c_double(), ctypes.c_double()
    put_in, origin, code, around = (  # looked up once: a page has thousands of letters
        pdfium.FPDFText_IsGenerated, pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetLooseCharBox,
    )  # fmt: skip
    before_x = before_y = math.nan
    for index in range(count):
        number = code(text, index)
        if number in _PUT_IN and put_in(text, index) == 1:
            continue
        origin(text, index, x, y)
        at_x, at_y = x.value, y.value
        if style.unknown or at_y != before_y or not 0 < at_x - before_x < 1.5 * style.size:
            style.learn(text, index)
        before_x, before_y = at_x, at_y
        usual = 0x4E00 <= number < 0xA000 and not style.unknown
        char = chr(number) if usual else shown(number, is_unknown=style.unknown)
        if char and not style.slanted and around(text, index, box):
            left, bottom, right, top, size = box.left, box.bottom, box.right, box.top, style.size
            if math.isfinite(left + bottom + right + top + at_x + at_y + size):
                yield char, left, bottom, right, top, at_x, at_y, size, style.quarter, index


class _Style:
    """How the letters of a stretch of writing stand: asked anew only where one does not follow the other."""

    def __init__(self) -> None:
        self.size, self.quarter = 0.0, 0
        self.slanted, self.unknown = False, True
        self._matrix = pdfium.FS_MATRIX()

    def learn(self, text: Any, index: int) -> None:
        """How this letter stands."""
        self.unknown = pdfium.FPDFText_HasUnicodeMapError(text, index) == 1
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        turned = math.degrees(math.atan2(matrix.b, matrix.a)) / 90
        self.quarter, self.slanted = round(turned) % 4, abs(turned - round(turned)) > _SLANT
        self.size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)


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


def placed(found: Letters, view: View) -> list[Letter]:
    """All letters of a page where its reader sees them."""
    view = replace(view, turns=found.turns)
    if view.turns == 0:
        return _upright(found, view.left, view.top)
    letters_seen = []
    for char, left, bottom, right, top, x, y, size, quarter, order in found.found:
        edges = view.box(left, bottom, right, top)
        high = size if size > 0.5 else max(edges[2] - edges[0], edges[3] - edges[1])
        letters_seen.append(Letter(char, *edges, *view.seen(x, y), high, (quarter - found.turns) % 4, order))
    return letters_seen


def _upright(found: Letters, x0: float, y0: float) -> list[Letter]:
    """The letters of a page that is not turned, as nearly all are: only the origin moves."""
    return [
        Letter(
            char, left - x0, y0 - top, right - x0, y0 - bottom, x - x0, y0 - y,
            size if size > 0.5 else max(right - left, top - bottom), quarter, order,
        )
        for char, left, bottom, right, top, x, y, size, quarter, order in found.found
    ]  # fmt: skip
