"""Where the items stand: in the file's own cells where these are whole, else in the official layout."""

from __future__ import annotations

from dataclasses import replace

from hengji.tables.examination import Examination
from hengji.tables.grid import Grid
from hengji.tables.model import Item
from hengji.writers.page.standing import OUTSIDE, Line, standing
from tests.writers.page.samples import seed, small


def test_whole_cells_are_shown_as_they_stand() -> None:
    stands = standing(small())
    assert stands.as_it_stands
    assert stands.grids == small().document.grids
    assert stands.lines == (Line("某局2021年绩效完成情况表", 0, title=True),)
    assert stands.pieces["title"][0].spot.table == OUTSIDE


def test_damaged_text_and_tables_without_cells_take_the_official_layout() -> None:
    for examination in (small(kind="text"), small(pieces=False)):
        stands = standing(examination)
        assert not stands.as_it_stands
        assert len(stands.grids) == 1
        item = examination.findings[0].places[0].item
        ((key, start, end),) = stands.stretches(item, item.path, None, None)
        assert _cell(stands.grids[0], key)[start:end] == item.text


def test_cells_that_say_something_else_are_not_trusted() -> None:
    examination = small()
    (grid,) = examination.document.grids
    other = tuple(replace(cell, text=cell.text.replace("39", "93")) for cell in grid.cells)
    document = replace(examination.document, grids=(replace(grid, cells=other),))
    assert not standing(replace(examination, document=document)).as_it_stands


def test_every_item_of_the_seed_finds_its_own_letters() -> None:
    for kind in ("docx", "text"):
        examination = _kind(seed(), kind)
        stands = standing(examination)
        grids = {grid.index: grid for grid in stands.grids}
        for item in examination.table.items():
            spots = stands.stretches(item, item.path, 0, len(item.text))
            said = "".join(
                _cell(grids[key[0]], key)[a:b] if key[0] >= 0 else stands.lines[key[1]].text[a:b] for key, a, b in spots
            )
            assert said == item.text


def test_a_place_on_what_is_not_there_is_shown_at_its_indicators_name() -> None:
    stands = standing(small())
    missing = Item("overall.indicators[0].narrative[0]", "")
    assert stands.stretches(missing, missing.path, None, None) == [((0, 1, 0), 0, 2)]
    assert stands.stretches(Item("tasks[7].indicators[0].name", "x"), "tasks[7].indicators[0]", None, None) == []


def test_a_whole_indicator_is_shown_at_its_name() -> None:
    examination = small()
    name = examination.table.overall.indicators[0].name
    assert standing(examination).stretches(name, "overall.indicators[0]", None, None) == [((0, 1, 0), 0, 2)]


def test_tables_that_are_no_part_of_it_are_counted_and_left_out() -> None:
    examination = small()
    document = replace(examination.document, grids=(*examination.document.grids, Grid(1, (), 0, 0)))
    stands = standing(replace(examination, document=document))
    assert (len(stands.grids), stands.left_out) == (1, 1)


def _kind(examination: Examination, kind: str) -> Examination:
    return replace(examination, document=replace(examination.document, kind=kind))


def _cell(grid: Grid, key: tuple[int, int, int]) -> str:
    return next(cell.text for cell in grid.cells if (cell.row, cell.column) == key[1:])
