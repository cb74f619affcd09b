"""Which province a table is from: by the names in its department, title and headings; 湖北省, 黄石市 …"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from hengji.tables.layouts.layout import layout
from hengji.tables.model import PerformanceTable

_HEADINGS = re.compile(r"主管部门|实施单位|项目单位|单位名称|部门名称|填报单位|资金使用单位")


@dataclass(frozen=True, slots=True)
class Where:
    """A province and the words that tell it."""

    province: str
    said: str


def where(table: PerformanceTable) -> Where | None:
    """The province that the first telling text names: the department, the title, a heading; then the form's own.

    A text that names two provinces tells nothing.
    """
    headings = [item.text for item in table.details if _HEADINGS.search(item.mark)]
    for text in (table.department.text if table.department else "", table.title.text, *headings):
        found = named(text)
        if len({each.province for each in found}) == 1:
            return found[0]
    form = layout(table.layout) if table.layout else None
    if form is not None and len(form.places) == 1:
        return Where(form.places[0], form.zh)
    return None


def named(text: str) -> list[Where]:
    """Every province named in a text, itself or by one of its cities, in reading order."""
    return [Where(_towns().get(each[0], each[1] or each[0]), each[0]) for each in _names(text)]


def _names(text: str) -> list[tuple[str, str]]:
    return [(found.group(), found["province"] or "") for found in _pattern().finditer(text[:200])]


@cache
def _places() -> dict[str, list[str]]:
    text = resources.files("hengji.scoring").joinpath("places.yaml").read_text("utf-8")
    loaded = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return {province: towns.split() for province, towns in loaded.items()}


@cache
def _towns() -> dict[str, str]:
    """The full name of each city, prefecture and league (黄石市, 海南藏族自治州) with its province."""
    return {town: province for province, towns in _places().items() for town in towns}


@cache
def _pattern() -> re.Pattern[str]:
    """Full names of cities before names of provinces, the longest first: 海南藏族自治州 is no 海南."""
    towns = sorted(_towns(), key=lambda each: (-len(each), each))
    provinces = sorted(_places(), key=lambda each: (-len(each), each))
    return re.compile(f"{'|'.join(map(re.escape, towns))}|(?P<province>{'|'.join(provinces)})")
