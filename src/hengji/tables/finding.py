"""A finding 问题: one fault, with every place that belongs to it and the working in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hengji.tables.model import Item


class Severity(StrEnum):
    """Error and warning are what a reviewer writes on the sheet he sends back; info is for reading on."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Text:
    """One message in both languages, figures filled in."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an item (or the whole of it where start and end are None): the end of every finding's arrow.

    `path` may also name a whole task or indicator (`tasks[1].indicators[3]`); `item` is then its name.
    """

    path: str
    item: Item
    start: int | None = None
    end: int | None = None

    @property
    def text(self) -> str:
        """The words of the stretch."""
        return self.item.text if self.start is None else self.item.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault found by one rule; all its places belong to it, a contradiction shows every one of its ends."""

    code: str
    name: str
    severity: Severity
    message: Text
    places: tuple[Place, ...]
    working: Text | None = None
