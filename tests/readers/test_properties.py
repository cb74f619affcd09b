"""Whatever stands in a file: nothing raises but UnreadableError, no character is lost, every piece leads back."""

from __future__ import annotations

import re
import string
from collections.abc import Callable

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hengji.readers.assemble import assemble
from hengji.readers.leaks import leak
from hengji.readers.open import open_document
from hengji.readers.shown import shown
from hengji.readers.split import split
from hengji.readers.stretch import Stretch, whole
from hengji.tables.errors import UnreadableError
from hengji.tables.grid import Cell, Document, Grid, Spot
from hengji.tables.layouts import words
from hengji.tables.model import PerformanceTable
from tests.readers.files import WRITERS, Sheet

LETTERS = "0123456789.．、。；，：（）()一二三①②是第 \n\t万年人次“”《》甲乙<p>/&;"
LISTED = st.lists(
    st.sampled_from(["1.", "2.", "3、", "（1）", "①", "一、", "一是", "开展活动", "1.7万人次", "。", "；", "\n", " "])
)
TEXTS = st.text(LETTERS, max_size=60) | LISTED.map("".join)
HEADS = st.sampled_from(sorted(words().headings.listed))
CELLS = (
    TEXTS
    | HEADS
    | st.sampled_from(
        ["部门名称", "总分", "其中：预算完成率", "年度绩效目标", "指标1（甲）", "任务1（乙）", "--", "<", "^"]
    )
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=9)
QUICK = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def solid(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(TEXTS, st.lists(st.integers(0, 60), max_size=3))
@example("1.甲。2.乙。3.5万人。4.丙", [])
def test_splitting_keeps_every_character(text: str, cuts: list[int]) -> None:
    items = split(whole(Cell(text, 0, 0), Spot(0, 0, 0)), tuple(cuts))
    assert solid("".join((mark.text if mark else "") + item.text for mark, item in items)) == solid(text)
    assert all(item.text == item.text.strip() and (item.text or mark) for mark, item in items)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.integers(0, 99), st.integers(0, 99))
def test_joining_and_cutting_keep_pieces_exact(texts: list[str], start: int, end: int) -> None:
    joined = Stretch()
    for number, text in enumerate(texts):
        joined = joined.joined(whole(Cell(text, number, 0), Spot(0, number, 0)), "test")
    assert joined.text == "".join(texts)
    part = joined.cut(start, end)
    assert part.text == joined.text[start : max(start, end)]
    assert "".join(texts[p.spot.row][p.offset : p.offset + p.end - p.start] for p in part.pieces) == part.text


def outcome(make: Callable[[], Document]) -> tuple[Document, PerformanceTable] | UnreadableError:
    """What reading gives: a table, or the one clear line."""
    try:
        document = make()
        return document, assemble(document)
    except UnreadableError as error:
        return error


def is_sound(found: tuple[Document, PerformanceTable] | UnreadableError) -> bool:
    """One line in each language, or a table whose every item leads back to its cells."""
    if isinstance(found, UnreadableError):
        return bool(found.zh and found.en) and "\n" not in found.zh + found.en
    document, table = found
    cells = {Spot(g.index, c.row, c.column): c.text for g in document.grids for c in g.cells}
    items = (item for item in table.items() if item.pieces)
    return all(
        "".join(cells[p.spot][p.offset : p.offset + p.end - p.start] for p in item.pieces) == item.text
        for item in items
    )


@QUICK
@given(ROWS, st.sampled_from(sorted(WRITERS)))
def test_no_table_raises(rows: list[list[str]], kind: str) -> None:
    width = max(map(len, rows))
    grid = [[*row, *[""] * (width - len(row))] for row in rows]
    grid[0] = [cell if cell not in ("<", "^") else "" for cell in grid[0]]
    clean = [[cell if not (column == 0 and cell == "<") else "" for column, cell in enumerate(row)] for row in grid]
    title = "某局2021年部门整体绩效完成情况表"
    if kind == "txt":
        assert is_sound(outcome(lambda: open_document(WRITERS["txt"]([Sheet(clean, (title,))]))))
        return
    cells = ((text, r, c) for r, row in enumerate(clean) for c, text in enumerate(row))
    flat = tuple(Cell(text, r, c) for text, r, c in cells if text not in ("<", "^"))
    grid_of = Grid(0, flat, len(clean), width, before=(title,))
    assert is_sound(outcome(lambda: Document("a", kind, "", (grid_of,))))


@QUICK
@given(st.text(max_size=300) | st.text(string.printable, max_size=300))
def test_no_text_file_raises(text: str) -> None:
    assert is_sound(outcome(lambda: open_document(text.encode("utf-8", "surrogatepass"))))


@QUICK
@given(st.binary(max_size=300) | st.binary(max_size=200).map(b"PK\x03\x04word/document.xml".__add__))
def test_no_bytes_raise(data: bytes) -> None:
    assert is_sound(outcome(lambda: open_document(data)))


@given(st.floats() | st.integers(), st.text('0#,.%;"元yYmMdDhHsS年月日-/:[]@_*eE+ ', max_size=20), st.booleans())
def test_no_number_format_raises(value: float, form: str, is_1904: bool) -> None:  # noqa: FBT001
    assert isinstance(shown(repr(value), form, is_1904=is_1904), str)


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_a_leak_is_a_tail_of_the_text(text: str, others: list[str]) -> None:
    at = leak(text, others)
    assert at is None or any(other.startswith(text[at:].strip()) for other in others)
