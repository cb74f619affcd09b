"""A stretch of text that knows, character by character, which physical cells it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hengji.tables.grid import Cell, Spot
from hengji.tables.model import Item, Piece


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text and the pieces it is made of; every character belongs to exactly one piece.

    An empty stretch may keep one empty piece: the physical cell in which nothing is written.  `printed` are list marks
    that stand nowhere in the text and are printed at these offsets.
    """

    text: str = ""
    pieces: tuple[Piece, ...] = ()
    printed: tuple[tuple[int, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    def cut(self, start: int, end: int) -> Stretch:
        """The part from `start` to `end`."""
        start, end = max(0, start), max(start, min(end, len(self.text)))
        pieces = [piece for piece in (_cut(each, start, end) for each in self.pieces) if piece is not None]
        if not pieces and self.pieces:  # nothing is left: keep where it was
            last = next((each for each in self.pieces if each.end >= start), self.pieces[-1])
            pieces = [Piece(0, 0, last.spot, last.offset + max(0, min(start, last.end) - last.start))]
        elif pieces and pieces[0].join is not None:
            pieces[0] = replace(pieces[0], join=None, confidence=None)
        printed = tuple((at - start, mark) for at, mark in self.printed if start <= at < end)
        return Stretch(self.text[start:end], tuple(pieces), printed)

    def strip(self) -> Stretch:
        """Without blanks at the ends."""
        text = self.text
        start = len(text) - len(text.lstrip())
        return self if start == 0 and text == text.rstrip() else self.cut(start, max(start, len(text.rstrip())))

    def joined(self, other: Stretch, reason: str) -> Stretch:
        """This stretch and the other without a separator; the join keeps its reason."""
        if not self.text:
            return other
        if not other.text:
            return self
        base, (first, *rest) = len(self.text), other.pieces
        moved = [replace(first, start=first.start + base, end=first.end + base, join=reason)]
        moved += [replace(each, start=each.start + base, end=each.end + base) for each in rest]
        printed = self.printed + tuple((at + base, mark) for at, mark in other.printed)
        return Stretch(self.text + other.text, self.pieces + tuple(moved), printed)

    def without(self, pattern: re.Pattern[str], reason: str) -> Stretch:
        """The stretch without what the pattern finds; what stood on both sides is joined with the reason."""
        kept, begin = Stretch(), 0
        for found in pattern.finditer(self.text):
            if found.end() > found.start():
                kept, begin = kept.joined(self.cut(begin, found.start()), reason), found.end()
        return self if begin == 0 else kept.joined(self.cut(begin, len(self.text)), reason)

    def item(self, path: str, no: int | None = None, mark: str = "") -> Item:
        """The stretch as an item of the table."""
        return Item(path, self.text, no, mark, self.pieces)


def whole(cell: Cell, spot: Spot) -> Stretch:
    """All the text of one physical cell."""
    printed, at = [], 0
    for line, mark in zip(cell.text.split("\n"), cell.marks, strict=False):
        if mark:
            printed.append((at + len(line) - len(line.lstrip()), mark))
        at += len(line) + 1
    return Stretch(cell.text, _pieces(cell, spot), tuple(printed))


def _pieces(cell: Cell, spot: Spot) -> tuple[Piece, ...]:
    """One piece, or where the cell stands on pages one for each of its fragments with text."""
    if not cell.fragments:
        return (Piece(0, len(cell.text), spot, 0),)
    ends = [each.start for each in cell.fragments[1:]] + [len(cell.text)]
    placed = [
        Piece(each.start, end, replace(spot, page=each.page), each.start, each.join, each.confidence)
        for each, end in zip(cell.fragments, ends, strict=True)
    ]
    return tuple(each for each in placed if each.end > each.start) or tuple(placed[:1])


def _cut(piece: Piece, start: int, end: int) -> Piece | None:
    first, last = max(piece.start, start), min(piece.end, end)
    if first >= last:
        return None
    return replace(piece, start=first - start, end=last - start, offset=piece.offset + first - piece.start)
