"""Words as this layer compares them: what is the same said otherwise, where a sentence ends, which words are light."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

_SIGNS = re.compile(r"[\W_]+")
_SENTENCE = re.compile(r"[^。；;！!？?\n]+[。；;！!？?\n]*")
_CLAUSE = re.compile(r"[^，,。；;：:！!？?\n]+")


@cache
def lexicon() -> dict[str, Any]:
    """The lists of `words.yaml`, as read."""
    text = resources.files("hengji.tables").joinpath("words.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return loaded


@cache
def words(name: str) -> tuple[str, ...]:
    """One list of `words.yaml`, longest words first, so that an alternation of them is greedy."""
    return tuple(sorted(set(lexicon()[name].split()), key=lambda word: (-len(word), word)))


@cache
def alternation(*names: str) -> str:
    """A pattern that matches any word of these lists, longest first."""
    every = {word for name in names for word in words(name)}
    return "|".join(map(re.escape, sorted(every, key=lambda word: (-len(word), word))))


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """The text without blanks, punctuation and quotes, in one width: what two spellings of a name have in common."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=20_000)
def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of the plain text; a single character stands for itself."""
    bare = plain(text)
    return frozenset(bare[i : i + 2] for i in range(len(bare) - 1)) or frozenset(bare)


def likeness(one: str, other: str) -> float:
    """How much two texts share, from 0 to 1 (Dice's coefficient over pairs of characters)."""
    a, b = bigrams(one), bigrams(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def share(part: str, whole: str) -> float:
    """How much of `part` is found in `whole`, from 0 to 1."""
    a = bigrams(part)
    return len(a & bigrams(whole)) / len(a) if a else 0.0


@lru_cache(maxsize=20_000)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence of the text begins and ends; a semicolon and a new line end one too."""
    return tuple(match.span() for match in _SENTENCE.finditer(text))


def clauses(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where each clause between commas, colons and stops begins and ends."""
    return [match.span() for match in _CLAUSE.finditer(text, start, len(text) if end is None else end)]


def sentence_at(text: str, position: int) -> tuple[int, int]:
    """The sentence in which a position lies."""
    for start, end in sentences(text):
        if start <= position < end:
            return start, end
    return 0, len(text)


@lru_cache(maxsize=20_000)
def gist(text: str) -> str:
    """The plain text without light verbs and adverbs: what is left is what was promised or done."""
    return _light().sub("", plain(text))


@cache
def _light() -> re.Pattern[str]:
    return re.compile(alternation("light_verbs", "adverbs"))
