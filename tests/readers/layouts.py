"""Word files printed as PDF in many layouts by two programs: font sizes, page sizes, headings repeated or not.

LibreOffice prints the Word file itself; typst sets the same cells anew with page breaks of its own.
"""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt

from hengji.readers import open_document, read
from hengji.tables.grid import Grid

PAGES = {"A4 landscape": (29.7, 21.0), "A4": (21.0, 29.7), "A3 landscape": (42.0, 29.7)}
RENDERERS = ("LibreOffice", "typst")
MARGIN = 1.6

TYPST = """
#let given = json(bytes(sys.inputs.table))
#set page(width: given.width * 1cm, height: given.height * 1cm, margin: 1.6cm, numbering: "— 1 —")
#set text(size: given.size * 1pt, font: ("Noto Serif CJK SC", "Noto Sans CJK SC"), lang: "zh")
#set par(justify: given.justified)
#for line in given.before { align(center, text(size: 1.4em, line)) }
#let made(cell) = table.cell(x: cell.column, y: cell.row, colspan: cell.columns, rowspan: cell.rows,
  cell.text.split("\\n").join(parbreak()))
#set par(spacing: 0.65em)
#table(
  columns: given.widths.map(width => width * 1fr), inset: 4pt, stroke: 0.5pt, align: left + top,
  ..if given.heads > 0 { (table.header(repeat: true, ..given.cells.filter(cell => cell.row < given.heads).map(made)),) },
  ..given.cells.filter(cell => cell.row >= given.heads).map(made),
)
"""


@dataclass(frozen=True, slots=True)
class Layout:
    """One way of printing: the program, the size of letters in points, the page, and whether headings are repeated."""

    renderer: str
    size: float
    page: str
    repeated: bool

    @property
    def name(self) -> str:
        return f"{self.renderer}-{self.size}-{self.page.replace(' ', '-')}{'-repeated' if self.repeated else ''}"


LAYOUTS = tuple(
    Layout(renderer, size, page, repeated)
    for renderer in RENDERERS
    for size in (8, 10.5, 13)
    for page in ("A4 landscape", "A4")
    for repeated in (False, True)
) + tuple(Layout(renderer, 11, "A3 landscape", repeated) for renderer in RENDERERS for repeated in (False, True))


def printed(source: Path, layouts: Iterable[Layout], folder: Path, soffice: str) -> dict[Layout, Path]:
    """The Word file printed in these layouts."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {layout: folder / f"{source.stem}-{layout.name}.pdf" for layout in layouts}
    words = []
    for layout, path in paths.items():
        if layout.renderer == "typst":
            set_anew(source, layout, path)
        else:
            words.append(laid_out(source, layout, path.with_suffix(".docx")))
    if words:
        to_pdf(words, folder, soffice)
    return paths


def to_pdf(sources: Iterable[Path], folder: Path, soffice: str) -> None:
    """Print files with LibreOffice."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=600)


def heads(grid: Grid) -> int:
    """How many rows can be repeated as headings: the first two, unless a cell goes on below them."""
    for count in (2, 1):
        if all(cell.row >= count or cell.row + cell.rows <= count for cell in grid.cells):
            return count
    return 0


def laid_out(source: Path, layout: Layout, path: Path) -> Path:
    """The Word file with this page and size of letters."""
    document = Document(str(source))
    width, height = PAGES[layout.page]
    for section in document.sections:
        section.page_width, section.page_height = Cm(width), Cm(height)
        section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    document.styles["Normal"].font.size = Pt(layout.size)
    for table in document.tables:
        whole = sum(column.width or 0 for column in table.columns)
        for column in table.columns:
            column.width = round((column.width or 0) * Cm(width - 2 * MARGIN) / whole)
        for row in table.rows:
            for cell in row._tr.tc_lst:
                cell.width = round((cell.width or 0) * Cm(width - 2 * MARGIN) / whole)
        for row in list(table.rows)[:2] if layout.repeated else ():
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.save(str(path))
    return path


def set_anew(source: Path, layout: Layout, path: Path) -> None:
    """The first table of the Word file set by typst."""
    import typst

    grid = open_document(source).grids[0]
    width, height = PAGES[layout.page]
    widths = [column.width or 1 for column in Document(str(source)).tables[0].columns]
    given = {
        "width": width, "height": height, "size": layout.size, "before": grid.before, "widths": widths,
        "heads": heads(grid) if layout.repeated else 0, "justified": layout.size > 10,
        "cells": [
            {"row": c.row, "column": c.column, "rows": c.rows, "columns": c.columns, "text": c.text} for c in grid.cells
        ],
    }  # fmt: skip
    typst.compile(TYPST.encode(), output=str(path), sys_inputs={"table": json.dumps(given, ensure_ascii=False)})


def items(path: Path) -> Counter[tuple[str, str]]:
    """Every item of a file's table as its path and letters, blanks left out."""
    return Counter((item.path, "".join(item.text.split())) for item in read(path).items() if item.text)


def f1(wanted: Mapping[tuple[str, str], int], found: Mapping[tuple[str, str], int]) -> float:
    """How well the items found are those wanted: the harmonic mean of precision and recall."""
    same = sum((Counter(wanted) & Counter(found)).values())
    return 2 * same / max(1, sum(wanted.values()) + sum(found.values()))
