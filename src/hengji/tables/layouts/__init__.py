"""Layouts of official forms as data: which words head which column, dated and cited, one YAML file a form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

LAYOUTS = ("department-completion", "project-self-evaluation")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^】]*】")
_DROPPED = re.compile(r"[\s%‰:,、。.;*★☆#/\\_\-—–“”\"'（）()]+")
_LETTERED = re.compile(r"(?<=[\u4e00-\u9fff])(?:[A-Ea-e](?:=?[A-Ea-e])?|\d{1,3}分?)$")
_LONGEST = 60  # a longer text is no heading
_LONGEST_PLAIN = 24  # nor is one that is longer than this without what stands in brackets


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What words mean: listed ones, and patterns for wordings that no list has.  `some` finds what any pattern does."""

    listed: dict[str, tuple[str, ...]]
    patterns: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    some: re.Pattern[str]

    def roles(self, text: str) -> tuple[str, ...]:
        """The roles that the plain words may have, the likeliest first."""
        if text in self.listed:
            return self.listed[text]
        if not text or len(text) > _LONGEST_PLAIN or not self.some.fullmatch(text):
            return ()
        return next((roles for pattern, roles in self.patterns if pattern.fullmatch(text)), ())


@dataclass(frozen=True, slots=True)
class Words:
    """What headings and labels mean in all layouts together."""

    headings: Vocabulary
    labels: Vocabulary


@cache
def words() -> Words:
    """The headings and labels of every layout together."""
    loaded = [load(name) for name in LAYOUTS]
    return Words(
        headings=_vocabulary([layout.get("headings", {}) for layout in loaded], _patterns(loaded, "patterns")),
        labels=_vocabulary([layout.get("labels", {}) for layout in loaded], _patterns(loaded, "label_patterns")),
    )


def load(name: str) -> dict[str, Any]:
    """One layout as it stands in its file."""
    text = resources.files(__name__).joinpath(f"{name}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return loaded


def _turned(many: Iterable[dict[str, list[str]]]) -> dict[str, tuple[str, ...]]:
    roles: dict[str, list[str]] = {}
    for one in many:
        for role, heads in one.items():
            for head in heads:
                known = roles.setdefault(plain(head), [])
                if role not in known:
                    known.append(role)
    return {head: tuple(known) for head, known in roles.items()}


def _patterns(loaded: list[dict[str, Any]], key: str) -> list[tuple[str, str]]:
    """Patterns with their roles, those of the later layouts first: they are the more special ones."""
    return [
        (pattern, roles)
        for layout in reversed(loaded)
        for roles, patterns in layout.get(key, {}).items()
        for pattern in patterns
    ]


def _vocabulary(listed: Iterable[dict[str, list[str]]], patterns: list[tuple[str, str]]) -> Vocabulary:
    some = re.compile("|".join(f"(?:{pattern})" for pattern, _ in patterns) or "(?!)")
    compiled = ((re.compile(pattern), tuple(roles.split(", "))) for pattern, roles in patterns)
    return Vocabulary(_turned(listed), tuple(compiled), some)


def plain(heading: str) -> str:
    """A heading without blanks, brackets and what stands in them, closing marks and column letters (A, B/A)."""
    return _plain(heading) if len(heading) <= _LONGEST else ""


@lru_cache(maxsize=4096)
def _plain(heading: str) -> str:
    text = unicodedata.normalize("NFKC", heading)
    bare = _BRACKETED.sub("", text)
    bare = _DROPPED.sub("", bare) or _DROPPED.sub("", text)
    return _LETTERED.sub("", bare)


def heading_roles(heading: str) -> tuple[str, ...]:
    """The roles that the words may have as a column's heading; none where they head nothing known."""
    return _roles(plain(heading), labels=False)


def label_roles(label: str) -> tuple[str, ...]:
    """The roles that the words may have as the label of what stands beside them."""
    return _roles(plain(label), labels=True)


@lru_cache(maxsize=4096)
def _roles(text: str, *, labels: bool) -> tuple[str, ...]:
    known = words()
    return (known.labels if labels else known.headings).roles(text)
