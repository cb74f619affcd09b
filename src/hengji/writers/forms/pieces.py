"""A text that no row of a workbook can show: cut into pieces that a reader joins again with nothing lost.

A row is at most 409 points high and a cell holds at most 32,767 characters.  The pieces stand in further rows in which
every other cell is merged with the row above: by this sign they are known.  A cut lies within a sentence and never
beside a blank, so that the pieces joined without anything between them are the text again.
"""

from __future__ import annotations

from hengji.writers.forms.measure import width

MOST_LINES = 26
"""Lines that a row holds: 409 points and no more."""

_PIECE_LINES = 13
"""Lines of a piece where a text must be cut: pages end between rows, and low rows fill them."""

MOST_SIGNS = 32_000

_BACK = 400
"""So many characters before the end of a piece a good cut is looked for."""

_ENDS = "。！!？?；;…：:，,、”’》）)」』】"
_BEGINNINGS = "0123456789(（①②③④⑤⑥⑦⑧⑨⑩一二三四五六七八九十第.．、，。；：！？,;:!?)）”’》〉」』】%％‰"


def pieces(text: str, signs: float) -> list[str]:
    """The text in pieces that fit a row, in a column so many characters wide; one piece where it fits whole."""
    if _full(text, 0, signs, MOST_LINES) == len(text):
        return [text]
    found: list[str] = []
    start = 0
    while start < len(text):
        end = _full(text, start, signs, _PIECE_LINES)
        if end < len(text):
            end = _cut(text, start, end)
        found.append(text[start:end])
        start = end
    return found


def _full(text: str, start: int, signs: float, most: int) -> int:
    """Where a piece that begins at `start` must end at the latest."""
    count, used = 1, 0.0
    for at in range(start, min(len(text), start + MOST_SIGNS)):
        wide = width(text[at])
        if text[at] == "\n" or (used + wide > signs and used):
            count, used = count + 1, 0.0
            if count > most:
                return at
        used += 0 if text[at] == "\n" else wide
    return min(len(text), start + MOST_SIGNS)


def _cut(text: str, start: int, end: int) -> int:
    """The last good place to cut before `end`: within a sentence, else not beside a blank, else where it must be."""
    places = range(end, max(start + (end - start) // 2, end - _BACK), -1)
    solid = [at for at in places if not (text[at - 1].isspace() or text[at].isspace())]
    return next((at for at in solid if _within(text[at - 1], text[at])), solid[0] if solid else end)


def _within(before: str, after: str) -> bool:
    """Whether a sentence, and no word or number of it, goes on between two characters."""
    if before in _ENDS or after in _BEGINNINGS:
        return False
    return not (before.isascii() and after.isascii())
