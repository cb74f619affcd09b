"""One text while it is read: its plain form and how far the reading has come."""

from __future__ import annotations

from hengji.quantity.context import FAR_WORDS
from hengji.quantity.dates import Span
from hengji.quantity.model import Label
from hengji.quantity.numerals import plain
from hengji.quantity.reject import links, titles


class Spans:
    """Stretches of a text in rising order, asked for places that only rise: which of them holds a place."""

    __slots__ = ("at", "spans")

    def __init__(self, spans: tuple[tuple[int, int], ...]) -> None:
        self.spans = spans
        self.at = 0

    def holding(self, place: int) -> tuple[int, int] | None:
        """The stretch that `place` lies in."""
        spans, at = self.spans, self.at
        while at < len(spans) and spans[at][1] <= place:
            at += 1
        self.at = at
        return spans[at] if at < len(spans) and spans[at][0] <= place else None


class Reading:
    """`floor` is where the last thing found ended, `counted` where the last quantity did: no look to the left goes past them."""

    __slots__ = ("bounded", "counted", "floor", "length", "links", "plain", "rated", "text", "titles")

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = plain(text)
        self.floor = 0
        self.counted = 0
        self.length = len(text.strip())
        # What does not occur in the whole text need not be looked for at each number.
        self.rated = "每" in text or "均" in text
        self.bounded = any(word in text for word in FAR_WORDS)
        linked, titled = links(self.plain), titles(text)
        self.links = Spans(linked) if linked else None
        self.titles = Spans(titled) if titled else None

    def before(self, start: int) -> str:
        """The character left of `start`, if it is not part of what was found before."""
        return self.plain[start - 1] if start > self.floor else ""

    def label(self, span: Span) -> Label:
        """The label of a span, cut at what was found before it."""
        start, end, reason = span
        if start < self.floor:  # noqa: PLR1730 - called for every second number
            start = self.floor
        return Label(self.text[start:end], start, end, reason)
