"""Names that a table gives to its activities: quoted titles, and nouns that end as events and programmes do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from hengji.tables.model import Item
from hengji.tables.wording import alternation, bigrams, plain, words

_TITLE = re.compile(r"[“\"《]([^”\"》“《]{3,30})[”\"》]")
_PART = re.compile(r"[^，,。；;：:！!？?\n、]+")
_NUMERALS = re.compile(r"[\d一二三四五六七八九十百千]+")
_LEAST = 4
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+[届次]|(?:19|20)\d\d年?度?")
_NO_NAME = re.compile(
    r"^ ?[在对向将把为与和及了的\d]|达到|超过|不少于|不低于|至少|\d+ ?(?:个|场|项|期|次|所|家|间|处|门)"
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name in its place."""

    item: Item
    start: int
    end: int

    @property
    def text(self) -> str:
        """The name as written."""
        return self.item.text[self.start : self.end]


def titles(items: Iterable[Item]) -> Iterator[Name]:
    """The names in quotation marks or book marks."""
    for item in items:
        for found in _TITLE.finditer(item.text):
            yield Name(item, *found.span(1))


def events(items: Iterable[Item]) -> Iterator[Name]:
    """The nouns that end as names of events, programmes and things made do, less the verb that opens the clause."""
    for item in items:
        for part in _PART.finditer(item.text):
            found = _event().match(part.group()) if _ending().search(part.group()) else None
            if found and len(plain(found["name"])) >= _LEAST and not _NO_NAME.search(found["name"]):
                yield Name(item, part.start() + found.start("name"), part.start() + found.end("name"))


def alike(one: str, other: str) -> float:
    """How much two names share; 0 where they are one, one holds the other, or only their numbers differ."""
    a, b = (plain(_EDITION.sub("", each)) for each in (one, other))
    if a in b or b in a or _NUMERALS.sub("", a) == _NUMERALS.sub("", b):
        return 0.0
    x, y = bigrams(a), bigrams(b)
    return 2 * len(x & y) / (len(x) + len(y))


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(alternation("happenings", "products"))


@cache
def _event() -> re.Pattern[str]:
    longer = "|".join(re.escape(word) for word in words("light_verbs") if len(word) > 1)
    openings = f"(?:(?:{longer})了?)+"
    return re.compile(rf"(?:.*?{openings})?(?P<name>.{{2,}}(?:{alternation('happenings', 'products')}))")
