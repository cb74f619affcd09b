"""A form as one web page: a real table with headings of rows and columns, printed on A4, with nothing to fetch or run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib import resources

from hengji.tables.grid import Cell
from hengji.tables.model import Item
from hengji.writers.forms.form import Form, Part, printable
from hengji.writers.forms.words import UNPLACED

_SCOPES = {"heading": "col", "label": "row", "frame": "rowgroup"}


def html(form: Form, rest: Sequence[Item] = ()) -> str:
    """The form as a page; `rest` are items that follow below the sheet."""
    way = "landscape" if form.layout.landscape else "portrait"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="zh-CN">',
            f'<head><meta charset="utf-8"><title>{_text(form.title)}</title>',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<style>{_style()}@page{{size:A4 {way}}}</style></head>",
            f'<body><main class="{way}">',
            *_lines(form, rest),
            "</main></body></html>",
            "",
        ]
    )


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("form.css").read_text("utf-8")


def _lines(form: Form, rest: Sequence[Item]) -> Iterator[str]:
    yield f"<h1>{_text(form.title)}</h1>"
    yield from (f'<p class="above">{_text(each)}</p>' for each in form.above)
    for part in form.parts():
        yield from _table(form, part)
    yield from (f'<p class="under">{_text(each)}</p>' for each in form.under)
    if rest:
        yield f"<h2>{UNPLACED}</h2>"
        yield from (f'<p class="rest">{_text(each.mark + each.text)}</p>' for each in rest)


def _table(form: Form, part: Part) -> Iterator[str]:
    whole = sum(form.shares)
    columns = "".join(f'<col style="width:{100 * each / whole:.3f}%">' for each in form.shares)
    yield f"<table><caption>{_text(form.title)}</caption><colgroup>{columns}</colgroup>"
    middle = part.start + part.headings
    if part.headings:
        yield from ("<thead>", *_rows(form, part.start, middle), "</thead>")
    yield from ("<tbody>", *_rows(form, middle, part.end), "</tbody>", "</table>")


def _rows(form: Form, start: int, end: int) -> Iterator[str]:
    cells = form.grid.cells
    for row in range(start, end):
        begun = [each for each in cells if each.row == row or (row == start and _reaches(each, start))]
        yield f"<tr>{''.join(_cell(form, each, start, end) for each in sorted(begun, key=_column))}</tr>"


def _column(cell: Cell) -> int:
    return cell.column


def _reaches(cell: Cell, row: int) -> bool:
    """Whether a cell goes on from the heading rows above."""
    return cell.row < row < cell.row + cell.rows


def _cell(form: Form, cell: Cell, start: int, end: int) -> str:
    """A cell, or the half of a frame that lies in the headings or below them; its words stand in the lower half."""
    kind = form.kind(cell)
    top, bottom = max(cell.row, start), min(cell.row + cell.rows, end)
    halved = bottom < cell.row + cell.rows
    text = "" if halved else cell.text
    classes = "above-frame" if halved else "frame" if kind == "frame" and top > cell.row else ""
    if kind == "plain":
        classes = "plain"
    elif kind == "value" and form.is_centred(cell):
        classes = "centred"
    spans = _span("rowspan", bottom - top) + _span("colspan", cell.columns)
    named = f' class="{classes}"' if classes else ""
    if kind in _SCOPES and not halved:
        scope = "colgroup" if kind == "heading" and cell.columns > 1 else _SCOPES[kind]
        return f'<th scope="{scope}"{named}{spans}>{_words(text)}</th>'
    tag = "th" if halved else "td"
    return f"<{tag}{named}{spans}>{_words(text)}</{tag}>"


def _span(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""


def _words(text: str) -> str:
    """The lines of a cell; blanks that a page would not show are kept."""
    lines = text.split("\n")
    if any(_is_spaced(each) for each in lines) or (len(lines) > 1 and not all(each.strip() for each in lines)):
        return f"<pre>{_text(text)}</pre>"
    return "<br>".join(map(_text, lines))


def _is_spaced(line: str) -> bool:
    return line != line.strip() or any(each in line for each in ("  ", "\t", "\u200b", "\ufeff"))


def _text(text: str) -> str:
    return escape(printable(text), quote=False)
