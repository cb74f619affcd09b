"""The sheets of an Excel file: which part holds which sheet, and how wide and high its columns and rows are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from hengji.writers.marked.package import OFFICE, Package, parse

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# pixels, at the 96 dots an inch in which Excel places its notes; a column's width is counted in digits of 7 pixels
_DIGIT = 7
_POINT = 96 / 72
_COLUMN = 64
_ROW = 20
_LAST_COLUMN = 16383
_LAST_ROW = 1048575


def s(name: str) -> str:
    """A name of the spreadsheet vocabulary, qualified."""
    return f"{{{MAIN}}}{name}"


def sheet_parts(package: Package) -> dict[str, str]:
    """The part of every worksheet by the sheet's name, in the workbook's order."""
    book = package.target("", "officeDocument") or "xl/workbook.xml"
    targets = {each.id: each.target for each in package.relations(book) if each.kind == "worksheet"}
    sheets = parse(package.read(book)).iterfind(f"{s('sheets')}/{s('sheet')}")
    named = ((each.get("name") or "", each.get(f"{{{OFFICE}}}id") or "") for each in sheets)
    return {name: targets[link] for name, link in named if link in targets}


def reference(row: int, column: int) -> str:
    """A cell as Excel names it: row 4, column 2 (from 0) is C5."""
    letters = ""
    rest = column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"


@dataclass(frozen=True, slots=True)
class Lengths:
    """The sizes of columns or rows in pixels: those that are set, and that of all others."""

    known: Mapping[int, int]
    otherwise: int
    last: int

    def advance(self, index: int, pixels: int) -> tuple[int, int]:
        """Where one comes to, so many pixels from the beginning of a column or row: its index, and pixels into it."""
        while index < self.last and pixels >= self.known.get(index, self.otherwise):
            pixels -= self.known.get(index, self.otherwise)
            index += 1
        return index, pixels


def columns(sheet: etree._Element) -> Lengths:
    """The widths of a sheet's columns."""
    known: dict[int, int] = {}
    for each in sheet.iterfind(f"{s('cols')}/{s('col')}"):
        width = 0 if _yes(each, "hidden") else round(_number(each, "width", _COLUMN / _DIGIT) * _DIGIT)
        first, last = int(_number(each, "min", 1)) - 1, int(_number(each, "max", 1)) - 1
        known.update(dict.fromkeys(range(first, min(last, first + 1024) + 1), width))
    return Lengths(known, _default(sheet, "defaultColWidth", _DIGIT, _COLUMN), _LAST_COLUMN)


def rows(sheet: etree._Element) -> Lengths:
    """The heights of a sheet's rows."""
    known: dict[int, int] = {}
    for each in sheet.iterfind(f"{s('sheetData')}/{s('row')}"):
        if each.get("r") and (each.get("ht") or _yes(each, "hidden")):
            height = 0 if _yes(each, "hidden") else round(_number(each, "ht", 15) * _POINT)
            known[int(_number(each, "r", 1)) - 1] = height
    return Lengths(known, _default(sheet, "defaultRowHeight", _POINT, _ROW), _LAST_ROW)


def _default(sheet: etree._Element, name: str, scale: float, otherwise: int) -> int:
    form = sheet.find(s("sheetFormatPr"))
    size = 0 if form is None else round(_number(form, name, 0) * scale)
    return size or otherwise


def _yes(element: etree._Element, name: str) -> bool:
    return element.get(name) in {"1", "true"}


def _number(element: etree._Element, name: str, otherwise: float) -> float:
    try:
        return float(element.get(name) or otherwise)
    except ValueError:
        return otherwise
