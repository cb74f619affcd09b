"""Paragraphs of a report under their headings: （三）绩效目标。…, or a line of its own 四、绩效目标完成情况."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hengji.tables.model import Item, PerformanceTable
from hengji.tables.wording import plain

_NUMERAL = r"(?:[（(][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十\d]{1,2}[、.．])\s*"
_HEADING = re.compile(_NUMERAL + r"(?P<heading>[^。：:，,；;\n]{2,20})")
_ACHIEVED = re.compile(r"完成|实现|达成|成效|效果|效益|结果")
_OPENED = re.compile(_HEADING.pattern + r"[。：:]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Headed:
    """A paragraph, where its words begin behind a heading in the same line, and the heading over it."""

    item: Item
    start: int
    heading: str

    @property
    def text(self) -> str:
        """The words below the heading."""
        return self.item.text[self.start :]


def headed(table: PerformanceTable) -> Iterator[Headed]:
    """The paragraphs below headings, in reading order; a sheet keeps those of a report as lines without a label."""
    heading = ""
    for item in (*table.passages, *(each for each in table.details if not each.mark)):
        alone, opened = _HEADING.fullmatch(item.text.strip()), _OPENED.match(item.text)
        if alone is not None:
            heading = alone["heading"]
        elif opened is not None:
            yield Headed(item, opened.end(), opened["heading"])
        elif heading:
            yield Headed(item, 0, heading)


def repeated_aims(table: PerformanceTable, least: int) -> Iterator[tuple[Item, Item]]:
    """A paragraph on objectives, and one on what was achieved that says the same, word for word; `least` is in characters."""
    aims: dict[str, Item] = {}
    told = [(plain(each.text), each) for each in headed(table)]
    for words, each in told:
        if len(words) >= least and "目标" in each.heading and not _ACHIEVED.search(each.heading):
            aims.setdefault(words, each.item)
    for words, each in told:
        if words in aims and _ACHIEVED.search(each.heading):
            yield aims[words], each.item
