"""Layouts of official forms as data: which words head which column, dated and cited, one YAML file a form.

What a heading or a label means is one vocabulary: the words that the layouts in `forms` print, and the further
wordings that the two lists beside this module add.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any

import yaml

from hengji.tables.layouts.layout import Block, Column, Layout, layouts

LISTS = ("department-completion", "project-self-evaluation")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^】]*】")
_DROPPED = re.compile(r"[\s%‰:,、。.;*★☆#/\\_\-—–“”\"'（）()]+")
_LETTERED = re.compile(r"(?<=[\u4e00-\u9fff])(?:[A-Ea-e](?:=?[A-Ea-e])?|\d{1,3}分?)$")
_MONTHS = re.compile(r"(?:1月?[~至到]?)?\d{1,2}月(?:份|(?!\d))|1\{month\}月")
_YEARS = re.compile(r"20\d\d年|\{(?:last_?)?year\}年")
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
class Known:
    """The heading row of a layout's block, as the reader knows it: kind and one role a column (None: a name, a frame)."""

    kind: str
    roles: tuple[str | None, ...]
    words: tuple[str, ...]
    learned: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """What headings and labels mean in all layouts together.

    `grouped` tells what a heading means below another, `blocks` whole heading rows, by their plain words.
    """

    headings: Vocabulary
    labels: Vocabulary
    grouped: dict[tuple[str, str], str]
    blocks: dict[tuple[str, ...], Known]
    layouts: tuple[Layout, ...]


@cache
def words() -> Words:
    """The headings and labels of every layout that comes along."""
    return _words(())


_learned: ContextVar[Words | None] = ContextVar("learned layouts", default=None)


@contextmanager
def knowing(more: tuple[Layout, ...]) -> Iterator[None]:
    """Within this block, the words of these layouts are known too."""
    token = _learned.set(_words(more) if more else None)
    try:
        yield
    finally:
        _learned.reset(token)


def known_words() -> Words:
    """The words that are known here: those that come along, and learned ones."""
    return _learned.get() or words()


@lru_cache(maxsize=8)
def _words(more: tuple[Layout, ...]) -> Words:
    loaded = [load(name) for name in LISTS]
    known = (*more, *layouts())
    headings = _vocabulary([each.get("headings", {}) for each in loaded], _patterns(loaded, "patterns"))
    labels = _vocabulary([each.get("labels", {}) for each in loaded], _patterns(loaded, "label_patterns"))
    grouped: dict[tuple[str, str], str] = {}
    blocks: dict[tuple[str, ...], Known] = {}
    for layout in known:
        for block in layout.blocks:
            _feed(block, headings, labels, grouped)
            row = known_row(block, learned=layout.learned)
            if len(row.words) > 1:
                blocks.setdefault(row.words, row)
        for label in layout.labels():
            _add(labels, heading_word(label), "detail")
    return Words(headings, labels, grouped, blocks, known)


def _feed(block: Block, headings: Vocabulary, labels: Vocabulary, grouped: dict[tuple[str, str], str]) -> None:
    """What one block of a layout adds to the vocabulary: the words of its columns, its frame, its total row."""
    for column in block.columns:
        role = reading_role(block, column)
        if role and column.group:
            grouped.setdefault((heading_word(column.group), heading_word(column.heading)), role)
        elif role and role not in ("fund", "detail"):
            _add(headings, heading_word(column.heading), role, only_new=block.kind == "objectives")
    if block.frame and "{" not in block.frame:
        _add(labels, heading_word(block.frame), "block")
    for line in block.lines:
        for slot, value in pairwise(line):
            if slot.label and value.value == "department":
                _add(labels, heading_word(slot.label), "department")
    if block.kind == "total" and block.lines[0][0].label:
        _add(labels, heading_word(block.lines[0][0].label), "total")


def _add(vocabulary: Vocabulary, word: str, role: str, *, only_new: bool = True) -> None:
    """One more word; where it means something already this is a further meaning, or nothing."""
    known = vocabulary.roles(word)
    if word and role not in known and not (known and only_new):
        vocabulary.listed[word] = (*known, role)


def known_row(block: Block, *, learned: bool = False) -> Known:
    """A block's heading row as the reader knows it."""
    headed = [column for column in block.columns if column.heading]
    found = tuple(heading_word(column.heading) for column in headed)
    return Known(block.kind, tuple(reading_role(block, column) for column in headed), found, learned)


def reading_role(block: Block, column: Column) -> str | None:
    """What the reader calls a column of a layout."""
    if block.kind == "funds":
        return None if column.role == "name" else column.role
    if block.kind == "objectives":
        return {"objectives": "target", "detail": "mid_term"}.get(column.role, column.role)
    if column.role == "name":
        return "level3" if any(each.role in ("level1", "level2") for each in block.columns) else "name"
    if column.role.startswith("fund:"):
        return "fund"
    return "objective" if column.role == "objectives" else column.role


def load(name: str) -> dict[str, Any]:
    """One list of words as it stands in its file."""
    text = resources.files(__name__).joinpath(f"{name}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return loaded


def _turned(many: Iterable[dict[str, list[str]]]) -> dict[str, tuple[str, ...]]:
    roles: dict[str, list[str]] = {}
    for one in many:
        for role, heads in one.items():
            for head in heads:
                known = roles.setdefault(heading_word(head), [])
                if role not in known:
                    known.append(role)
    return {head: tuple(known) for head, known in roles.items()}


def _patterns(loaded: list[dict[str, Any]], key: str) -> list[tuple[str, str]]:
    """Patterns with their roles, those of the later list first: they are the more special ones."""
    return [
        (pattern, roles)
        for each in reversed(loaded)
        for roles, patterns in each.get(key, {}).items()
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


def heading_word(heading: str) -> str:
    """A heading's plain words with any month as {month} and any year as {year}: 1-7月执行数 is {month}月执行数."""
    return _YEARS.sub("{year}年", _MONTHS.sub("{month}月", plain(heading)))


def heading_roles(heading: str) -> tuple[str, ...]:
    """The roles that the words may have as a column's heading; none where they head nothing known."""
    return _roles(heading_word(heading), known_words(), labels=False)


def label_roles(label: str) -> tuple[str, ...]:
    """The roles that the words may have as the label of what stands beside them."""
    return _roles(heading_word(label), known_words(), labels=True)


@lru_cache(maxsize=8192)
def _roles(text: str, known: Words, *, labels: bool) -> tuple[str, ...]:
    found = (known.labels if labels else known.headings).roles(text)
    if not found and not labels and text.startswith("{year}年"):  # 2021年实际完成值
        return known.headings.roles(text.removeprefix("{year}年"))
    return found
