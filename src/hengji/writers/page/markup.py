"""HTML out of text: everything that is not already markup is escaped, so nothing in a document can become a tag."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_EMPTY = {"col", "meta", "br"}


class Html(str):
    """Text that is markup already; what is added to it is escaped unless it is markup too."""

    __slots__ = ()

    def __add__(self, other: str) -> Html:
        return Html(str.__add__(self, other if isinstance(other, Html) else words(other)))


_NOTHING = Html()


def words(text: str) -> Html:
    """The text as a person may read it: escaped, what would steer the page unseen (direction marks, nulls) named."""
    return Html(_ODD.sub(_named, html.escape(text)))


def _named(found: re.Match[str]) -> str:
    return f'<span class="odd">U+{ord(found[0]):04X}</span>'


def quoted(text: str) -> str:
    """The text as the value of an attribute."""
    return html.escape(_ODD.sub("�", text))


def tag(name: str, /, *children: str, **attributes: object) -> Html:
    """One element; children that are not `Html` are escaped.

    `class_` is written class, `data_place` data-place; None and False leave an attribute out, True is a bare name.
    """
    head = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _EMPTY:
        return Html(f"<{name}{head}>")
    return Html(f"<{name}{head}>{join(children)}</{name}>")


def _attribute(key: str, value: object) -> str:
    if value is None or value is False or value == "":
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{quoted(str(value))}"'


def join(parts: Iterable[str], between: Html = _NOTHING) -> Html:
    """Several pieces one after another, each escaped unless it is markup."""
    return Html(between.join(part if isinstance(part, Html) else words(part) for part in parts))
