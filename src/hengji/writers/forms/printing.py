"""A table written in its official form, in the kind of file that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from hengji.tables.errors import SpokenError
from hengji.tables.layouts.layout import Layout
from hengji.tables.model import Item, PerformanceTable
from hengji.writers.forms.choice import chosen, named
from hengji.writers.forms.form import Form, below
from hengji.writers.forms.laying import form

KINDS = ("docx", "xlsx", "pdf", "html")
"""The kinds of file that a form is written in."""


class UnknownKindError(SpokenError):
    """A kind of file that no form is written in."""


def write(table: PerformanceTable, path_or_kind: str | Path, layout: str | None = None) -> bytes:
    """The table in its official form, as the bytes of a file; a path is written to as well.

    `path_or_kind` is `docx`, `xlsx`, `pdf` or `html`, or a path that ends in one of them.  `layout` is the id of a layout
    (`hengji.tables.layouts.layout.layouts()` lists them); without it the table's own is used, else the one of its form
    that fits it best, else one made of the table's own headings.  The same table gives the same bytes.

    Raises:
        UnknownKindError: no form is written in that kind of file.
        UnknownLayoutError: there is no such layout.
        CannotPrintError: a PDF needs parts or fonts that are not installed here.
        OSError: the path cannot be written to.
    """
    kind = kind_of(path_or_kind)
    laid = form(table, chosen(table, layout), whole=True)
    data = _WRITERS[kind](laid, below(table, laid))
    if kind != str(path_or_kind):
        Path(path_or_kind).write_bytes(data)
    return data


def blank(path_or_kind: str | Path, layout: str | Layout) -> bytes:
    """The empty form of a layout or of the one with this id; a path is written to as well.  Raises as `write` does."""
    kind, one = kind_of(path_or_kind), named(layout) if isinstance(layout, str) else layout
    data = _WRITERS[kind](form(PerformanceTable(one.form, Item("title", ""), layout=one.id), one, whole=True), ())
    if kind != str(path_or_kind):
        Path(path_or_kind).write_bytes(data)
    return data


def kind_of(path_or_kind: str | Path) -> str:
    """The kind of file that a path or a kind names.

    Raises:
        UnknownKindError: no form is written in that kind of file.
    """
    text = str(path_or_kind)
    kind = text if text in KINDS else PurePath(text).suffix.lower().removeprefix(".")
    if kind not in KINDS:
        kinds = [f".{each}" for each in KINDS]
        raise UnknownKindError(
            f"不能写成“{text}”；文件名请以 {'、'.join(kinds)} 结尾。",
            f'Cannot write "{text}"; end its name in {", ".join(kinds)}.',
        )
    return kind


def _docx(laid: Form, rest: Sequence[Item]) -> bytes:
    from hengji.writers.forms.docx import docx

    return docx(laid, rest).data


def _xlsx(laid: Form, rest: Sequence[Item]) -> bytes:
    from hengji.writers.forms.xlsx import xlsx

    return xlsx(laid, rest)


def _html(laid: Form, rest: Sequence[Item]) -> bytes:
    from hengji.writers.forms.html import html

    return html(laid, rest).encode("utf-8")


def _pdf(laid: Form, rest: Sequence[Item]) -> bytes:
    from hengji.writers.forms.pdf import pdf

    return pdf(laid, rest)


_WRITERS: dict[str, Callable[[Form, Sequence[Item]], bytes]] = {
    "docx": _docx, "xlsx": _xlsx, "html": _html, "pdf": _pdf
}  # fmt: skip
