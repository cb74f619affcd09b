"""The ten published faults, and the three forms that no list knows."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest

import hengji
from tests.generator.files import docx_bytes, html_bytes, xlsx_bytes
from tests.generator.measure import KINDS, answers_fault, unanswered
from tests.generator.published import published
from tests.generator.sheet import Grid, Sheet
from tests.generator.test_generator import MADE_UP, READ, lines, said
from tests.generator.unknown_forms import unknown_forms

FOLDER = Path(__file__).parents[1] / "documents" / "unknown"


def cells(sheet: Sheet) -> list[str]:
    return [cell.text for block in sheet.blocks if isinstance(block, Grid) for _, _, cell in block.cells]


def test_ten_published_faults() -> None:
    tables = published()
    assert len(tables) == 10
    assert len({table.department for table in tables}) == 10
    for table in tables:
        printed = said(table)
        assert any(MADE_UP in line for line in lines(table))
        assert table.faults
        assert all(label.words in printed[label.where] for label in table.faults)


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html"])
def test_published_faults_stand_in_the_files(kind: str, tmp_path: Path) -> None:
    for table in published():
        path = tmp_path / f"table.{kind}"
        path.write_bytes({"docx": docx_bytes, "xlsx": xlsx_bytes, "html": html_bytes}[kind](table.sheets))
        assert [(c.text, seen) for c, seen in READ[kind](path, table) if c.text.strip() != seen.strip()] == []


def test_published_figures_are_as_told() -> None:
    printed = [said(table) for table in published()]
    assert printed[0]["funds[0].revised"] == "0"
    assert printed[0]["funds[1].outturn"] == "85.962"
    assert Decimal("31.9") / 37 * 10 < Decimal("8.63") < Decimal(printed[1]["funds[0].mark"])
    assert [printed[2][f"indicators[{row}].mark"] for row in range(4)] == ["9", "19", "19", "27"]
    assert printed[3]["indicators[1].mark"] == "19.6"
    assert sum(int(printed[4][f"indicators[{row}].weight"]) for row in range(6)) == 100
    assert printed[5]["indicators[0].actual"] == printed[5]["indicators[1].actual"] == ""


def test_unknown_forms_say_what_is_expected() -> None:
    for form in unknown_forms():
        filled, blank = cells(form.filled), cells(form.blank)
        for name, words in form.expected["labels"].items():
            assert filled[filled.index(name) + 1] == words
            assert blank[blank.index(name) + 1] == ""
        for row in form.expected["rows"]:
            at = filled.index(row["name"])
            near = filled[max(0, at - 2) : at + 9]
            assert all(words in near for key, words in row.items() if key not in {"row", "level1"} and words)
            assert row["name"] not in blank


def test_unknown_forms_add_up() -> None:
    for form in unknown_forms():
        rows = form.expected["rows"]
        assert sum(Decimal(row["weight"].rstrip("%")) for row in rows) == 100
        assert sum(Decimal(row["mark"]) for row in rows) == Decimal(form.expected["total"])
        assert all(Decimal(row["mark"]) <= Decimal(row["weight"].rstrip("%")) for row in rows)


def test_the_written_forms_are_those_of_the_script() -> None:
    for form in unknown_forms():
        folder = FOLDER / form.name
        assert json.loads((folder / "expected.json").read_text("utf-8")) == form.expected
        for name, sheet in (("BLANK", form.blank), ("FILLED", form.filled)):
            table = docx.Document(str(folder / f"{name}.docx")).tables[0]
            grid = next(block for block in sheet.blocks if isinstance(block, Grid))
            flat = table._cells
            assert [flat[r * len(grid.widths) + c].text for r, c, _ in grid.cells] == [
                cell.text for _, _, cell in grid.cells
            ]
        page = openpyxl.load_workbook(folder / "FILLED.xlsx").active
        values = {str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None}
        assert {words for words in cells(form.filled) if words} <= values


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """For each table and kind of file, its main faults that no finding answers."""
    return unanswered(tmp_path_factory.mktemp("published"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_main_faults_of_published_tables_are_found(kind: str, left: dict[str, list[str]]) -> None:
    mine = {name: missed for name, missed in left.items() if name.endswith(kind)}
    assert len(mine) == 10
    assert {name: missed for name, missed in mine.items() if missed} == {}


def test_a_finding_elsewhere_or_of_another_rule_is_no_answer(tmp_path: Path) -> None:
    table = published()[6]
    path = tmp_path / "table.docx"
    path.write_bytes(docx_bytes(table.sheets))
    examination = hengji.examine(path)
    label = next(each for each in table.faults if each.kind == "cost-actual-zero")
    answers = [each.code for each in examination.findings if answers_fault(each, label, examination.table)]
    assert answers == ["BU07"]
