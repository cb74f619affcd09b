"""What calamine does not tell of an old Excel file: how its numbers are shown, how far apart its cells lie, its password.

An xls file is a small file system (compound file) with one stream of records; only the records needed are looked at.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from hengji.readers import compound
from hengji.readers.shown import BUILT_IN

_FORMAT, _XF, _SHEET, _LOCKED, _EOF = 0x041E, 0x00E0, 0x0085, 0x002F, 0x000A
_NUMBER, _RK, _MULRK, _FORMULA, _SST_LABEL, _LABEL, _BOOL = 0x0203, 0x027E, 0x00BD, 0x0006, 0x00FD, 0x0204, 0x0205
_CELLS = frozenset((_NUMBER, _RK, _FORMULA, _SST_LABEL, _LABEL, _BOOL))


@dataclass(slots=True)
class SheetRecords:
    """Of one sheet: the format of each number by row and column, and the corner farthest from the first cell."""

    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0


@dataclass(slots=True)
class Workbook:
    """What the records of a workbook tell."""

    locked: bool = False
    sheets: list[SheetRecords] = field(default_factory=list)


def scan(data: bytes) -> Workbook:
    """The records of an xls file; an empty workbook where its structure cannot be followed."""
    try:
        return _workbook(compound.stream(data, "Workbook", "Book"))
    except compound.BROKEN:
        return Workbook()


def _workbook(stream: bytes) -> Workbook:
    book = Workbook()
    own: dict[int, str] = {}
    styles: list[int] = []
    places: list[int] = []
    for kind, at, size in _records(stream, 0):
        if kind == _LOCKED:
            book.locked = True
        elif kind == _FORMAT:
            own[struct.unpack_from("<H", stream, at)[0]] = _string(stream[at + 2 : at + size])
        elif kind == _XF:
            styles.append(struct.unpack_from("<H", stream, at + 2)[0])
        elif kind == _SHEET:
            places.append(struct.unpack_from("<I", stream, at)[0])
    if not book.locked:
        forms = [own.get(each) or BUILT_IN.get(str(each), "") for each in styles]
        book.sheets = [_sheet(stream, place, forms) for place in places]
    return book


def _sheet(stream: bytes, start: int, forms: list[str]) -> SheetRecords:
    sheet = SheetRecords()
    for kind, at, size in _records(stream, start):
        if kind == _MULRK:
            row, first = struct.unpack_from("<HH", stream, at)
            styles = [struct.unpack_from("<H", stream, at + 4 + 6 * n)[0] for n in range((size - 6) // 6)]
        elif kind in _CELLS:
            row, first, style = struct.unpack_from("<HHH", stream, at)
            styles = [style]
        else:
            continue
        sheet.rows, sheet.columns = max(sheet.rows, row + 1), max(sheet.columns, first + len(styles))
        for column, style in enumerate(styles, first):
            if style < len(forms) and forms[style]:
                sheet.formats[row, column] = forms[style]
    return sheet


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and size of each record up to the end of the part that begins here."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == _EOF:
            return
        yield kind, at + 4, size
        at += 4 + size


def _string(data: bytes) -> str:
    """A short string of Excel 97 or later: length, flags, characters in one or two bytes."""
    length, flags = struct.unpack_from("<HB", data)
    return data[3 : 3 + 2 * length].decode("utf-16-le") if flags & 1 else data[3 : 3 + length].decode("latin-1")
