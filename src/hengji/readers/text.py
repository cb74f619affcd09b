"""Text → grid: one line a row, tab or `|` between fields, `<p>` tags of a page extract taken off.

The rows stay as they stand in the file: nothing is moved or joined here.
"""

from __future__ import annotations

import html
import re

from hengji.readers import limits
from hengji.tables.errors import UnreadableError
from hengji.tables.grid import Cell, Grid

_ENCODINGS = ("utf-8-sig", "gb18030")
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BREAK = re.compile(r"</p\s*>\s*<p\b[^<>]*>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?p\b[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|middot|#\d{1,6});")
_PIPES = re.compile(r"^\s*\|.*\|\s*$")


def decode(data: bytes) -> str:
    """The characters of a text file in utf-8, utf-16 with a mark, or gb18030."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def read(data: bytes) -> tuple[list[Grid], tuple[str, ...]]:
    """The one table of a text file and the lines after it; lines before its first row with fields are `before`."""
    lines = decode(data).splitlines()
    rows = {number: fields for number, line in enumerate(lines) if (fields := _fields(line)) is not None}
    first, last = min(rows, default=len(lines)), max(rows, default=-1)
    _bound(rows)
    cells = [
        Cell(text, number, column)
        for number in range(first, last + 1)
        for column, text in enumerate(rows.get(number) or _single(lines[number]))
    ]
    before = tuple(line for each in lines[:first] if (line := plain(each)))
    after = tuple(line for each in lines[last + 1 :] if (line := plain(each)))
    columns = max((len(fields) for fields in rows.values()), default=0)
    return ([Grid(0, tuple(cells), last + 1, columns, before=before)] if cells else []), after if cells else before


def plain(field: str) -> str:
    """A field without paragraph tags, paragraphs parted by newlines, ends trimmed."""
    if "<" in field:
        field = _TAG.sub("", _BREAK.sub("\n", field))
    return (html.unescape(field) if _ENTITY.search(field) else field).strip()


def _fields(line: str) -> list[str] | None:
    if "\t" in line:
        return [plain(each) for each in line.split("\t")]
    if _PIPES.match(line):
        return [plain(each) for each in line.strip()[1:-1].split("|")]
    return None


def _single(line: str) -> list[str]:
    text = plain(line)
    return [text] if text else []


def _bound(rows: dict[int, list[str]]) -> None:
    """Refuse more rows or columns than any table has."""
    wide = next((number for number, fields in rows.items() if len(fields) > limits.COLUMNS), None)
    if wide is not None:
        count = len(rows[wide])
        raise UnreadableError(
            f"第{wide + 1}行有{count}列，超过上限{limits.COLUMNS}列，不像绩效表；请检查文件或另存后重试。",
            f"Line {wide + 1} has {count} columns, over the limit of {limits.COLUMNS}; check the file.",
        )
    if len(rows) > limits.ROWS:
        raise UnreadableError(
            f"表格有{len(rows)}行，超过上限{limits.ROWS}行；请只保留绩效表后重试。",
            f"The table has {len(rows)} rows, over the limit of {limits.ROWS}; keep the performance table only.",
        )
