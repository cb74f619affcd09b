"""Whether a target can be measured at all: a figure, a date, or something that is there at the end or not."""

from __future__ import annotations

import re
from functools import cache

from hengji.checks.material import Material
from hengji.tables.model import Item
from hengji.tables.wording import alternation

_DATED = frozenset({"date", "month", "quarter"})
_DEADLINE = re.compile(
    r"\d{1,2} ?月(?:底|末|前|份|中旬|上旬|下旬)?|[一二三四1-4]季度|(?:上|下)半年|年(?:底|末|中|内)前?"
)
_BOOK = re.compile(r"《[^《》]+》")
_MADE = re.compile(r"编制|编印|出台|印发|制定|修订|完成|形成|发布|提交|出版|起草")
_SOMETHING = frozenset({"count", "money", "percent", "duration", "rate", "ratio", "multiple"})


def measurable(material: Material, item: Item) -> bool:
    """Whether the target in this item can be judged at the year's end."""
    if any(figure.quantity.kind != "age" for figure in material.figures_of(item)):
        return True
    return _dated(material, item) or deliverable(item.text)


def deliverable(text: str) -> bool:
    """Whether the text names something that is there at the end or not: a document to issue, an acceptance to pass."""
    return _verifiable().search(text) is not None or (_BOOK.search(text) is not None and _MADE.search(text) is not None)


def _dated(material: Material, item: Item) -> bool:
    return _DEADLINE.search(item.text) is not None or any(r.label.reason in _DATED for r in material.labels_of(item))


@cache
def _verifiable() -> re.Pattern[str]:
    return re.compile(alternation("verifiable"))
