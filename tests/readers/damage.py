"""A table as a damaged text extract: rows cut where pages end, leading columns lost, tags left in, rulers, page numbers.

The cuts fall where lines of text end at the widths of the printed columns, as they do on paper; everything else is drawn
from the given random source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from tests.documents.render import COMPLETION_WIDTHS, Box, completion_boxes, title_lines

CHARACTER = 0.37
"""Width of a character of 10.5 points, in centimetres."""


@dataclass(frozen=True, slots=True)
class Style:
    """How this extract is damaged."""

    page_lines: int = 14
    tags: float = 0.5
    ruler: float = 0.4
    lost: int = 2
    stray: float = 0.1
    page_number: float = 0.0
    repeated_header: bool = False


def damaged(spec: Mapping[str, object], random: Random, style: Style) -> str:
    """The text extract of a two-part table."""
    rows = list(_rows(completion_boxes(spec)))
    out = ["", *title_lines(spec), ""]
    left, page, header = style.page_lines, 1, None
    for row in rows:
        fields = dict(row)
        if style.repeated_header and _is_header(fields, spec):
            header = fields
        is_header, first = _is_header(fields, spec), True
        while fields:
            now, fields = (fields, {}) if is_header else _cut(fields, left)
            out.append(_line(now, random, style, whole=first))
            left -= max(_height(column, text) for column, text in now.items())
            first = False
            if fields or left <= 1:
                out += _page_end(random, style, page)
                out += [_line(header, random, style, whole=True)] if header and fields else []
                page, left = page + 1, style.page_lines
    return "\n".join(out) + "\n"


def _rows(boxes: Iterable[Box]) -> Iterator[dict[int, str]]:
    by_row: dict[int, dict[int, str]] = {}
    for box in boxes:
        by_row.setdefault(box.row, {})[box.column] = box.text
    for _, cells in sorted(by_row.items()):
        yield {column: text for column, text in sorted(cells.items()) if text}


def _is_header(fields: Mapping[int, str], spec: Mapping[str, object]) -> bool:
    headings = set(spec["headings"].values())  # type: ignore[attr-defined]
    return sum(text in headings for text in fields.values()) > 3


def _per_line(column: int) -> int:
    return max(4, int(COMPLETION_WIDTHS[column] / CHARACTER))


def _height(column: int, text: str) -> int:
    return sum(-(-max(1, len(line)) // _per_line(column)) for line in text.split("\n"))


def _cut(fields: dict[int, str], lines: int) -> tuple[dict[int, str], dict[int, str]]:
    """What of a row still stands on this page, and the rest."""
    now, rest = {}, {}
    for column, text in fields.items():
        at = _end(column, text, max(1, lines))
        now[column] = text[:at]
        if text[at:].strip():
            rest[column] = text[at:].lstrip("\n")
    return now, rest


def _end(column: int, text: str, lines: int) -> int:
    """How many characters of a cell fit into so many lines."""
    at = 0
    for line in text.split("\n"):
        need = -(-max(1, len(line)) // _per_line(column))
        if need > lines:
            return min(len(text), at + lines * _per_line(column))
        lines -= need
        at += len(line) + 1
        if lines == 0:
            return min(len(text), at)
    return len(text)


def _line(fields: Mapping[int, str], random: Random, style: Style, *, whole: bool) -> str:
    cells = [fields.get(column, "") for column in range(len(COMPLETION_WIDTHS))]
    leading = next(i for i, text in enumerate(cells) if text)
    dropped = random.randint(0, min(style.lost, leading, 1 if whole else style.lost))
    if random.random() < style.tags:
        cells = [" ".join(f"<p>{line}</p>" for line in text.split("\n")) if text else "" for text in cells]
    else:
        cells = [text.replace("\n", " ") for text in cells]
    cells = cells[dropped:]
    if not whole and dropped and random.random() < style.stray:
        cells.append("")
    return "\t".join(cells)


def _page_end(random: Random, style: Style, page: int) -> list[str]:
    out = [f"- {page} -"] if random.random() < style.page_number else []
    if random.random() < style.ruler:
        out.append("--\t--\t---\t--\t--")
    return [*out, ""]
