"""xls → grids: one grid a visible sheet; calamine gives the values, the workbook's own records how they are shown."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum, WorksheetNotFound

from hengji.readers import limits
from hengji.readers.biff import SheetRecords, scan
from hengji.readers.bounds import Bounds
from hengji.readers.package import damaged, swollen
from hengji.readers.shown import shown
from hengji.tables.errors import UnreadableError
from hengji.tables.grid import Cell, Grid

_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001  a cell has no zone


def read(data: bytes) -> tuple[list[Grid], tuple[str, ...]]:
    """The visible sheets of an old workbook that have cells; hidden ones only where nothing is visible."""
    records = scan(data)
    if records.locked:
        raise UnreadableError(
            "文件已加密，需要密码才能打开；请用Excel或WPS打开后去掉密码，另存再试。",
            "The file is encrypted with a password; open it, remove the password, save it and try again.",
        )
    if any(sheet.rows * sheet.columns > limits.CELLS * 4 for sheet in records.sheets):
        raise swollen()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = list(book.sheets_metadata)
        visible = [n for n, each in enumerate(sheets) if each.visible == SheetVisibleEnum.Visible] or range(len(sheets))
        bounds = Bounds()
        grids = [
            _grid(index, book.get_sheet_by_index(number), _of(records.sheets, number), bounds)
            for index, number in enumerate(visible)
        ]
    except (CalamineError, WorksheetNotFound, OSError, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise damaged() from error
    return [grid for grid in grids if grid.cells], ()


def _of(sheets: list[SheetRecords], number: int) -> SheetRecords:
    return sheets[number] if number < len(sheets) else SheetRecords()


def _grid(index: int, sheet: CalamineSheet, records: SheetRecords, bounds: Bounds) -> Grid:
    merges = {tuple(first): last for first, last in sheet.merged_cell_ranges or ()}
    cells = []
    for row, column, text in _texts(sheet, records):
        bounds.check_column(index, row, column + 1)
        bounds.count_cell(text)
        bottom, right = merges.get((row, column), (row, column))
        cells.append(Cell(text, row, column, bottom - row + 1, right - column + 1))
    rows = max((cell.row + cell.rows for cell in cells), default=0)
    columns = max((cell.column + cell.columns for cell in cells), default=0)
    return Grid(index, tuple(cells), rows, columns, sheet.name)


def _texts(sheet: CalamineSheet, records: SheetRecords) -> Iterator[tuple[int, int, str]]:
    """Row, column and shown text of every filled cell."""
    for row, values in enumerate(sheet.to_python(skip_empty_area=False)):
        for column, value in enumerate(values):
            text = _shown(value, records.formats.get((row, column), ""))
            if text.strip():
                yield row, column, text


def _shown(value: Any, form: str) -> str:
    """A value as the cell shows it."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date | time | timedelta):
        return shown(repr(_days(value)), form or "yyyy/m/d")
    return shown(repr(value), form)


def _days(value: date | time | timedelta) -> float:
    """A date or time as the count of days that the file holds."""
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    if isinstance(value, time):
        return timedelta(hours=value.hour, minutes=value.minute, seconds=value.second) / timedelta(days=1)
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001
    return (moment - _FIRST_DAY) / timedelta(days=1)
