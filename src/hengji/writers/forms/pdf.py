"""A form as a PDF: set by Typst from a template of ours, the form's words handed over as data, never as markup."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import resources
from typing import Any

from hengji.tables.errors import SpokenError
from hengji.tables.grid import Cell
from hengji.tables.model import Item
from hengji.writers.forms.fonts import Fonts, fonts
from hengji.writers.forms.form import Form, Part, printable
from hengji.writers.forms.measure import type_size
from hengji.writers.forms.words import UNPLACED

_EPOCH = 0
"""Seconds since 1970 that stand as the time of making, so that the same form gives the same bytes."""


class CannotPrintError(SpokenError):
    """A form that cannot be printed here: what is missing and how to get it."""


def pdf(form: Form, rest: Sequence[Item] = (), *, system: bool = True, packaged: bool = True) -> bytes:
    """The form as a PDF; `rest` are items that follow below the sheet.

    Its fonts are looked for in the system and in the package manimgx-fonts-cjk; with the package's alone the bytes are
    the same on every machine.

    Raises:
        CannotPrintError: Typst is not installed, or no font with Chinese characters is found.
    """
    try:
        import typst
    except ImportError as missing:
        raise CannotPrintError(
            '写PDF需要排版部件；请运行 pip install "hengji[pdf]"。',
            'Writing PDF needs its typesetter; run pip install "hengji[pdf]".',
        ) from missing
    known = fonts(system=system, packaged=packaged)
    if known is None:
        raise CannotPrintError(
            "没有找到中文字体；请运行 pip install manimgx-fonts-cjk，或在系统中安装任一中文字体。",
            "No font with Chinese characters was found; run pip install manimgx-fonts-cjk, or install any Chinese font.",
        )
    template = resources.files(__package__).joinpath("form.typ").read_bytes()
    words = json.dumps(_data(form, rest, known), ensure_ascii=False, sort_keys=True)
    made: bytes = typst.compile(
        template, format="pdf", font_paths=known.found, sys_inputs={"form": words}, timestamp=_EPOCH
    )
    return made


def _data(form: Form, rest: Sequence[Item], known: Fonts) -> dict[str, Any]:
    """The form as the template takes it."""
    return {
        "title": printable(form.title),
        "above": [printable(each) for each in form.above],
        "landscape": form.layout.landscape,
        "size": type_size(form),
        "fonts": {"body": known.body, "head": known.head, "title": known.title},
        "parts": [_part(form, each) for each in form.parts()],
        "under": [printable(each) for each in form.under],
        "rest": [UNPLACED, *(printable(each.mark + each.text) for each in rest)] if rest else [],
    }


def _part(form: Form, part: Part) -> dict[str, Any]:
    cells = [each for each in form.grid.cells if part.start <= each.row < part.end]
    halves = [half for each in cells for half in _halves(each, part)]
    made = [(each.row < part.headings, _cell(form, each, whole, edge)) for each, whole, edge in halves]
    return {
        "widths": list(form.shares),
        "head": [each for heading, each in made if heading],
        "body": [each for heading, each in made if not heading],
    }


def _halves(cell: Cell, part: Part) -> Iterator[tuple[Cell, Cell, str]]:
    """The cell in the part's own rows, with itself and its open edge; a frame beside headings is cut below them."""
    here = replace(cell, row=cell.row - part.start)
    middle = part.headings
    if here.row < middle < here.row + here.rows:
        yield replace(here, text="", rows=middle - here.row), cell, "bottom"
        yield replace(here, row=middle, rows=here.row + here.rows - middle), cell, "top"
    else:
        yield here, cell, ""


def _cell(form: Form, cell: Cell, whole: Cell, edge: str) -> dict[str, Any]:
    return {
        "row": cell.row,
        "column": cell.column,
        "rows": cell.rows,
        "columns": cell.columns,
        "text": cell.text,
        "kind": form.kind(whole),
        "centred": form.is_centred(whole),
        "open": edge,
    }
