"""Layouts of official forms as data: which words head which column, dated and cited, one YAML file a form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

LAYOUTS = ("department-completion", "project-self-evaluation")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^】]*】")
_DROPPED = re.compile(r"[\s:,、。.;*★☆#/\\_\-—–“”\"'（）()]+")
_LETTERED = re.compile(r"(?<=[\u4e00-\u9fff])(?:[A-Ea-e](?:=?[A-Ea-e])?|\d{1,3}分?)$")
_LONGEST = 60  # a longer text is no heading


@dataclass(frozen=True, slots=True)
class Words:
    """What headings and labels mean: from the words, plain, to the roles they may have, the likeliest first."""

    headings: dict[str, tuple[str, ...]]
    labels: dict[str, tuple[str, ...]]


@cache
def words() -> Words:
    """The headings and labels of every layout together."""
    loaded = [load(name) for name in LAYOUTS]
    return Words(
        headings=_turned(layout.get("headings", {}) for layout in loaded),
        labels=_turned(layout.get("labels", {}) for layout in loaded),
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


@cache
def plain(heading: str) -> str:
    """A heading without blanks, brackets and what stands in them, closing marks and column letters (A, B/A)."""
    text = unicodedata.normalize("NFKC", heading)
    if len(text) > _LONGEST:
        return ""
    bare = _BRACKETED.sub("", text)
    bare = _DROPPED.sub("", bare) or _DROPPED.sub("", text)
    return _LETTERED.sub("", bare)


def heading_roles(heading: str) -> tuple[str, ...]:
    """The roles that the words may have as a column's heading; none where they head nothing known."""
    return words().headings.get(plain(heading), ()) if heading else ()


def label_roles(label: str) -> tuple[str, ...]:
    """The roles that the words may have as the label of what stands beside them."""
    return words().labels.get(plain(label), ()) if label else ()
