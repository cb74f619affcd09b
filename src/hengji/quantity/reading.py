"""One text while it is read: its plain form and how far the reading has come."""

from __future__ import annotations

from hengji.quantity.dates import Span
from hengji.quantity.model import Label
from hengji.quantity.numerals import plain
from hengji.quantity.reject import QUOTE_MARKS


class Reading:
    """`floor` is where the last thing found ended, `counted` where the last quantity did: no look to the left goes past them."""

    __slots__ = ("bounded", "counted", "floor", "length", "plain", "quotes", "rated", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = plain(text)
        self.floor = 0
        self.counted = 0
        self.length = len(text.strip())
        # What does not occur in the whole text need not be looked for at each number.
        self.rated = "每" in text or "均" in text
        self.bounded = "少" in text or "多" in text or "起码" in text or "不低" in text or "不超" in text
        self.quotes = QUOTE_MARKS.search(text) is not None

    def before(self, start: int) -> str:
        """The character left of `start`, if it is not part of what was found before."""
        return self.plain[start - 1] if start > self.floor else ""

    def label(self, span: Span) -> Label:
        """The label of a span, cut at what was found before it."""
        start, end, reason = span
        start = max(start, self.floor)
        return Label(self.text[start:end], start, end, reason)
