"""One text while it is read: its plain form and how far the reading has come."""

from __future__ import annotations

import re

from hengji.quantity.context import FAR_WORDS
from hengji.quantity.dates import Span
from hengji.quantity.model import Label
from hengji.quantity.numerals import plain
from hengji.quantity.reject import titles


_LINK = re.compile(r"(?:https?://|www\.)[!-~]{1,2000}|[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{1,255}")


class Reading:
    """`floor` is where the last thing found ended, `counted` where the last quantity did: no look to the left goes past them."""

    __slots__ = ("bounded", "counted", "floor", "length", "links", "next_title", "plain", "rated", "text", "titles")

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = plain(text)
        self.floor = 0
        self.counted = 0
        self.length = len(text.strip())
        # What does not occur in the whole text need not be looked for at each number.
        self.rated = "每" in text or "均" in text
        self.bounded = any(word in text for word in FAR_WORDS)
        linked = "www." in text or "://" in text or "@" in text
        self.links = tuple(match.span() for match in _LINK.finditer(self.plain)) if linked else ()
        self.titles = titles(text)
        self.next_title = 0

    def before(self, start: int) -> str:
        """The character left of `start`, if it is not part of what was found before."""
        return self.plain[start - 1] if start > self.floor else ""

    def title(self, start: int) -> tuple[int, int] | None:
        """The title in quotation marks that `start` lies in; asked for places that only rise."""
        while self.next_title < len(self.titles) and self.titles[self.next_title][1] <= start:
            self.next_title += 1
        if self.next_title == len(self.titles) or self.titles[self.next_title][0] > start:
            return None
        return self.titles[self.next_title]

    def link(self, start: int) -> Span | None:
        """The web or mail address that `start` lies in."""
        for begin, end in self.links:
            if begin <= start < end:
                return max(begin, self.floor), end, "address"
        return None

    def label(self, span: Span) -> Label:
        """The label of a span, cut at what was found before it."""
        start, end, reason = span
        start = max(start, self.floor)
        return Label(self.text[start:end], start, end, reason)
