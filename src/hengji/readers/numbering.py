"""Automatic list numbers of a Word document: marks printed before a paragraph that stand nowhere in its text."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from hengji.readers.package import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = "〇一二三四五六七八九十"
_SLOT = re.compile(r"%(\d)")


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _CHINESE[tens]) + "十" if 0 < tens < 10 else ""
    return ten + (_CHINESE[ones] if ones or not tens else "")


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 0 < number <= 20 else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": _chinese,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
}


class Numbering:
    """The list marks of the paragraphs, counted in reading order; bullets and unknown formats count as no mark."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._levels: dict[str, dict[int, tuple[str, str, int]]] | None = None
        self._counts: dict[str, dict[int, int]] = {}

    def mark(self, paragraph: etree._Element) -> str:
        """The mark printed before the paragraph, such as `1.`; empty for none."""
        found = paragraph.find(f"{_W}pPr/{_W}numPr")
        if found is None:
            return ""
        number = found.find(f"{_W}numId")
        level = found.find(f"{_W}ilvl")
        return self._next(_value(number), int(_value(level) or 0) if _value(level).isdecimal() else 0)

    def _next(self, number: str, level: int) -> str:
        if self._levels is None:
            self._levels = _loaded(self._package)
        levels = self._levels.get(number, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(number, {})
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return _SLOT.sub(lambda slot: self._shown(slot, levels, counts), levels[level][1])

    @staticmethod
    def _shown(slot: re.Match[str], levels: dict[int, tuple[str, str, int]], counts: dict[int, int]) -> str:
        level = int(slot[1]) - 1
        form, _, start = levels.get(level, ("decimal", "", 1))
        return _FORMATS.get(form, str)(counts.get(level, start))


def _loaded(package: Package) -> dict[str, dict[int, tuple[str, str, int]]]:
    """For each list its levels: number format, text with slots, first number; only those that print a number."""
    root = package.xml("word/numbering.xml")
    if root is None:
        return {}
    abstract = {each.get(f"{_W}abstractNumId", ""): _levels(each) for each in root.iterchildren(f"{_W}abstractNum")}
    return {
        each.get(f"{_W}numId", ""): abstract.get(_value(each.find(f"{_W}abstractNumId")), {})
        for each in root.iterchildren(f"{_W}num")
    }


def _levels(abstract: etree._Element) -> dict[int, tuple[str, str, int]]:
    levels: dict[int, tuple[str, str, int]] = {}
    for each in abstract.iterchildren(f"{_W}lvl"):
        form, text = _value(each.find(f"{_W}numFmt")), _value(each.find(f"{_W}lvlText"))
        start, level = _value(each.find(f"{_W}start")), each.get(f"{_W}ilvl", "")
        if form in _FORMATS and "%" in text and level.isdecimal():
            levels[int(level)] = form, text, int(start) if start.isdecimal() and len(start) < 5 else 1
    return levels


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")
