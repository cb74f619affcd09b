"""PDF: the seed's two printed forms, the ways in which programs draw tables, pages that cut cells, files refused."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx import Document as Word
from docx.oxml import OxmlElement

from hengji.readers import open_document, read
from hengji.readers.pdf.view import View
from hengji.tables.errors import UnreadableError
from hengji.tables.grid import Document
from hengji.tables.json import to_json
from tests.readers import pdf_files
from tests.readers.layouts import Layout, set_anew, to_pdf
from tests.readers.pdf_files import HEADS, ROWS, TITLE, XS, grid, letters, pdf, stroked, thin

GOLD = Path(__file__).parents[1] / "seed" / "gold"


@pytest.fixture(scope="session")
def seed_pdfs(
    seed_files: dict[str, Path], libreoffice: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """The seed printed, once plain and once with its two heading rows on every page."""
    folder = tmp_path_factory.mktemp("printed")
    document = Word(str(seed_files["docx"]))
    for row in list(document.tables[0].rows)[:2]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.save(str(folder / "repeated.docx"))
    to_pdf([seed_files["docx"], folder / "repeated.docx"], folder, libreoffice)
    return {"plain": folder / "seed.pdf", "repeated": folder / "repeated.pdf"}


@pytest.mark.parametrize("kind", ["plain", "repeated"])
def test_every_cell_of_the_seed(kind: str, seed_pdfs: dict[str, Path], tmp_path: Path) -> None:
    out = tmp_path / "table.json"
    out.write_text(json.dumps(to_json(read(seed_pdfs[kind])), ensure_ascii=False), "utf-8")
    command = [sys.executable, GOLD / "score.py", "table", out]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said == "table cells exact 157/157 = 1.0000; extra 0\n"


@pytest.mark.parametrize("kind", ["plain", "repeated"])
def test_every_item_knows_its_pages(kind: str, seed_pdfs: dict[str, Path]) -> None:
    document, table = open_document(seed_pdfs[kind]), read(seed_pdfs[kind])
    cells = {(grid.index, c.row, c.column): c for grid in document.grids for c in grid.cells}
    joined = 0
    for item in table.items():
        for piece in item.pieces:
            spot = piece.spot
            cell = cells[spot.table, spot.row, spot.column]
            assert (
                item.text[piece.start : piece.end] == cell.text[piece.offset : piece.offset + piece.end - piece.start]
            )
            assert spot.page in {each.page for each in cell.fragments}
            joined += piece.join is not None and piece.confidence is not None
            assert (piece.join is None) == (piece is item.pieces[0])
    assert joined >= 8
    pages = [item.pieces[0].spot.page for item in table.items() if item.pieces]
    assert {1, 11} <= set(pages)


def test_places_of_findings_have_pages(seed_pdfs: dict[str, Path], tmp_path: Path) -> None:
    out = tmp_path / "findings.json"
    words = ("check", seed_pdfs["plain"], "--format", "json", "--fail-on", "never", "--out", out)
    subprocess.run([sys.executable, "-m", "hengji.cli", *words], check=True, capture_output=True)
    places = [place for finding in json.loads(out.read_text("utf-8"))["findings"] for place in finding["places"]]
    seen = {place["page"] for place in places if place["path"] != "title" and place["row"] is not None}
    assert None not in seen
    assert len(seen) >= 8


def texts(document: Document) -> list[list[str]]:
    """Every table as rows of texts."""
    return [
        [[c.text for c in grid.cells if c.row == row] for row in range(grid.rows)] for grid in document.grids
    ]  # fmt: skip


def as_rows(data: bytes) -> list[list[str]]:
    (table,) = texts(open_document(data))
    return table  # type: ignore[return-value]


WANTED = [list(row) for row in ROWS]


def dashed(x0: float, y0: float, x1: float, y1: float) -> bytes:
    """A line as many short ones."""
    steps = int(max(x1 - x0, y1 - y0) // 4)
    at = [(x0 + (x1 - x0) * k / steps, y0 + (y1 - y0) * k / steps) for k in range(steps + 1)]
    return b"".join(stroked(*a, a[0] + (b[0] - a[0]) * 0.6, a[1] + (b[1] - a[1]) * 0.6) for a, b in pairwise(at))


def twice(x0: float, y0: float, x1: float, y1: float) -> bytes:
    """A double line."""
    return stroked(x0, y0, x1, y1) + stroked(x0 + 1.5, y0 + 1.5, x1 + 1.5, y1 + 1.5)


@pytest.mark.parametrize("line", [stroked, thin, dashed, twice])
def test_lines_in_many_ways(line: object) -> None:
    assert as_rows(pdf([TITLE + grid(ROWS, line)])) == WANTED  # type: ignore[arg-type]


def test_cells_parted_by_colour_alone() -> None:
    boxes = b"".join(
        b"0.9 g %d %d %d %d re f 0 g\n" % (x, 500 - 40 * (n + 1), right - x, 40)
        for n in range(3)
        for x, right in pairwise(XS)
    )
    words = grid(ROWS, lambda *_: b"")
    assert as_rows(pdf([TITLE + boxes + words])) == WANTED


def turned(data: bytes, turns: int, rotate: int) -> bytes:
    """The file with what its pages draw turned counter-clockwise by quarters, and the pages turned back, or not."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        width, height = page.get_size()
        matrix = {1: (0, 1, -1, 0, height, 0), 2: (-1, 0, 0, -1, width, height), 3: (0, -1, 1, 0, 0, width)}[turns]
        box = (0, 0, width, height) if turns == 2 else (0, 0, height, width)
        for set_box in (page.set_mediabox, page.set_cropbox):
            set_box(*box)
        pdfium.FPDFPage_TransFormWithClip(page, pdfium.FS_MATRIX(*matrix), pdfium.FS_RECTF(0, 2000, 2000, 0))
        page.set_rotation(rotate)
        pdfium.FPDFPage_GenerateContent(page)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_turned_pages(turns: int, seed_files: dict[str, Path], tmp_path: Path) -> None:
    """Drawn on their side and turned back by the page, and drawn on their side on a page that is not turned."""
    set_anew(seed_files["docx"], Layout("typst", 9, "A4 landscape", repeated=False), tmp_path / "upright.pdf")
    data = (tmp_path / "upright.pdf").read_bytes()
    wanted = texts(open_document(data))
    for rotate in (0, turns * 90):
        assert texts(open_document(turned(data, turns, rotate))) == wanted


def test_a_table_inside_a_form() -> None:
    forms = {"Outer": b"q 0.5 0 0 0.5 20 10 cm /Inner Do Q", "Inner": TITLE + grid(ROWS)}
    assert as_rows(pdf([b"q 2 0 0 2 -40 -20 cm /Outer Do Q"], forms=forms)) == WANTED


def test_what_is_clipped_away_is_no_line() -> None:
    unseen = b"q 700 0 100 100 re W n " + stroked(220, 300, 220, 500) + stroked(40, 440, 640, 440) + b"Q "
    assert as_rows(pdf([TITLE + grid(ROWS) + unseen])) == WANTED


def test_underlines_watermarks_and_bold_print() -> None:
    under = stroked(45, 482, 158, 482)
    slanted = b"BT /F 60 Tf 0.7 0.7 -0.7 0.7 200 300 Tm <5185> Tj ET\n"
    again = letters(45.2, 446, "培训人数")
    assert as_rows(pdf([TITLE + grid(ROWS) + under + slanted + again])) == WANTED


def test_letters_that_hang_over_into_the_next_cell() -> None:
    rows = (HEADS, ("培训总人数多于计划人", "200人", "215人"))
    assert as_rows(pdf([TITLE + grid(rows)])) == [list(row) for row in rows]
    wide = (HEADS, ("培训总人数多于计划人数", "", "215人"))  # the last letter lies across the line
    assert as_rows(pdf([TITLE + grid(wide)]))[1] == ["培训总人数多于计划人数", "", "215人"]


def test_a_cell_that_no_line_closes_at_the_page_end() -> None:
    """As some programs draw it: the lines at the cut are missing."""
    first = (HEADS, ("培训", "不少于200人", "全年在十二个街道和三个镇共计开展线上线下技能"))
    second = (("", "", "培训八期"), ("开展活动", "12场", "12场"))
    found = as_rows(pdf([TITLE + grid(first, closed=(True, False)), grid(second, closed=(False, True))]))
    assert found == [
        list(HEADS),
        ["培训", "不少于200人", "全年在十二个街道和三个镇共计开展线上线下技能培训八期"],
        list(second[1]),
    ]


def test_rows_that_end_at_the_page_end_stay_apart() -> None:
    first = (HEADS, ("培训人数", "不少于200人", "215人"))
    second = (HEADS, ("开展活动", "12场", "12场"), ("举办比赛", "3场", "4场"))
    found = as_rows(pdf([TITLE + grid(first) + letters(400, 20, "1"), TITLE + grid(second) + letters(400, 20, "2")]))
    assert found == [*map(list, first), *map(list, second[1:])]


def test_a_join_says_why_and_how_surely() -> None:
    first = (HEADS, ("培训", "1.培训200人；\n2.发证（含补发", "215人"))
    second = (("", "）100本；\n3.办班3期。", ""), ("开展活动", "12场", "12场"))
    document = open_document(pdf([TITLE + grid(first), grid(second)]))
    cell = next(each for each in document.grids[0].cells if each.text.startswith("1."))
    assert cell.text == "1.培训200人；\n2.发证（含补发）100本；\n3.办班3期。"
    one, other = cell.fragments
    assert (one.page, one.join, one.confidence) == (1, None, None)
    assert (other.page, other.join) == (2, "page cut: within a bracket or before a closing mark")
    assert other.confidence is not None
    assert 60 <= other.confidence <= 99
    assert cell.text[other.start :].startswith("）100本")
    assert other.box[0] <= XS[1] < other.box[2]


def test_a_turned_view_sees_every_corner_in_its_place() -> None:
    view = View(10, 20, 110, 220)
    assert [replace(view, turns=turns).seen(10, 220) for turns in range(4)] == [(0, 0), (200, 0), (100, 200), (0, 100)]
    assert [replace(view, turns=turns).width for turns in (0, 1)] == [100, 200]


WHY = {
    "pages.pdf": "10000页", "locked.pdf": "密码", "untold.pdf": "绩效表", "pictures.pdf": "像素", "bomb.pdf": "过大",
    "laughs.pdf": "过大", "twice-packed.pdf": "过大", "hidden.pdf": "过大", "truncated.pdf": "损坏", "noise.pdf": "损坏",
    "hatched.pdf": "过多",
    "form-cycle.pdf": "没有文字", "no-table.pdf": "没有找到绩效表",
}  # fmt: skip


@pytest.mark.parametrize("name", WHY)
def test_the_line_says_why(name: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read(pdf_files.REFUSED[name]())
    assert WHY[name] in refused.value.zh
