"""The seed document in its five forms: every cell of the gold, nothing more."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hengji.readers import open_document, read
from hengji.readers.assemble import assemble
from hengji.tables.grid import Document, Spot
from hengji.tables.json import to_json
from hengji.tables.model import Item, PerformanceTable

SEED = Path(__file__).parents[1] / "seed"
KINDS = ("txt", "docx", "xlsx", "html", "xls")


def file_of(kind: str, seed_files: dict[str, Path]) -> Path:
    return SEED / "renditions" / "seed.xls" if kind == "xls" else seed_files[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_cell(kind: str, seed_files: dict[str, Path], tmp_path: Path) -> None:
    out = tmp_path / "table.json"
    out.write_text(json.dumps(to_json(read(file_of(kind, seed_files))), ensure_ascii=False), "utf-8")
    command = [sys.executable, SEED / "gold" / "score.py", "table", out]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said == "table cells exact 157/157 = 1.0000; extra 0\n"


@pytest.mark.parametrize("kind", KINDS)
def test_same_items_in_every_form(kind: str, seed_files: dict[str, Path]) -> None:
    """Blanks differ where the text file wraps its cells; the letters do not."""
    letters = {i.path: "".join(i.text.split()) for i in read(file_of(kind, seed_files)).items() if i.path[0] != "u"}
    text = {i.path: "".join(i.text.split()) for i in read(seed_files["txt"]).items() if i.path[0] != "u"}
    assert letters == text


def test_names_and_numbers(seed_files: dict[str, Path]) -> None:
    table = read(seed_files["txt"])
    assert (table.form, table.year) == ("department-completion", 2021)
    assert table.overall.indicators[0].name.text == "落实国家、省市决策部署。"
    assert [task.no for task in table.tasks] == [1, 2, 3]
    assert [len(task.indicators) for task in table.tasks] == [4, 5, 1]
    assert table.tasks[1].name.text == "发挥职能作用、履行主责主业"
    assert [item.no for item in table.tasks[1].indicators[1].target] == list(range(1, 9))


def test_the_leaked_fragment_is_unplaced(seed_files: dict[str, Path]) -> None:
    table = read(seed_files["txt"])
    assert [(left.item.text[:12], left.reason) for left in table.unplaced] == [
        ("1.开展广州市青年文明号", "repeats a neighbouring cell: leaked at a page cut")
    ]


def texts(document: Document) -> dict[Spot, str]:
    return {Spot(grid.index, c.row, c.column): c.text for grid in document.grids for c in grid.cells}


def physical(item: Item, cells: dict[Spot, str]) -> str:
    """The item's text put together again from the cells that its pieces name."""
    return "".join(cells[p.spot][p.offset : p.offset + p.end - p.start] for p in item.pieces)


def checked(table: PerformanceTable, document: Document) -> int:
    cells = texts(document)
    items = [item for item in table.items() if item.pieces]
    for item in items:
        assert physical(item, cells) == item.text
        assert [p.start for p in item.pieces] == [0, *(p.end for p in item.pieces)][:-1]
        assert all((p.join is None) == (p is item.pieces[0]) for p in item.pieces)
    return len(items)


@pytest.mark.parametrize("kind", KINDS)
def test_every_item_knows_its_physical_cells(kind: str, seed_files: dict[str, Path]) -> None:
    document = open_document(file_of(kind, seed_files))
    assert checked(assemble(document), document) >= 155  # all but the title, where it is a line above the table


def test_joins_over_page_cuts_keep_their_reason(seed_files: dict[str, Path]) -> None:
    items = {item.path: item for item in read(seed_files["txt"]).items()}
    cut = items["tasks[0].indicators[0].actual[2]"]
    assert [(p.spot.row, p.spot.column, p.join) for p in cut.pieces] == [
        (17, 4, None),
        (19, 3, "page cut: within a sentence"),
    ]
    assert cut.text[cut.pieces[1].start :].startswith("计划人次的 78%")
    over_three = items["overall.indicators[1].narrative[2]"]
    assert [p.join for p in over_three.pieces] == [None, "page cut: within a bracket or before a closing mark"]
