"""The generator: same seed, same bytes; labels stand where they say; correct tables are correct by our own reckoning."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import docx
import openpyxl
import pytest
from lxml import html

from tests.generator import FORMS, Generated, generate, write
from tests.generator.faults import FAULTS
from tests.generator.files import docx_bytes, html_bytes, xlsx_bytes
from tests.generator.sheet import Cell, Grid, Paragraph
from tests.generator.traps import TRAPS
from tests.generator.world import phrases, trades

ROOT = Path(__file__).parents[2]
SHAPES = [(form, variant) for form, variants in FORMS.items() for variant in variants]
MADE_UP = "示例数据（虚构）"
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def said(table: Generated) -> dict[str, str]:
    return {spot.where: spot.words for sheet in table.sheets for spot in sheet.spots()}


def grids(table: Generated) -> list[Grid]:
    return [block for sheet in table.sheets for block in sheet.blocks if isinstance(block, Grid)]


def lines(table: Generated) -> list[str]:
    return [block.text for sheet in table.sheets for block in sheet.blocks if isinstance(block, Paragraph)]


# ---- the files


def docx_cells(path: Path, table: Generated) -> Iterator[tuple[Cell, str]]:
    document = docx.Document(str(path))
    for grid, printed in zip(grids(table), document.tables, strict=True):
        flat, wide = printed._cells, len(grid.widths)
        yield from ((cell, flat[row * wide + column].text) for row, column, cell in grid.cells)


def xlsx_cells(path: Path, table: Generated) -> Iterator[tuple[Cell, str]]:
    book = openpyxl.load_workbook(path)
    for sheet, page in zip(table.sheets, book.worksheets, strict=True):
        at = 1
        for block in sheet.blocks:
            if isinstance(block, Paragraph):
                assert page.cell(at, 1).value == block.text
                at += 1
                continue
            for row, column, cell in block.cells:
                value = page.cell(at + row, column + 1).value
                assert page.cell(at + row, column + 1).data_type != "f"
                yield cell, "" if value is None else str(value)
            at += block.height


def html_cells(path: Path, table: Generated) -> Iterator[tuple[Cell, str]]:
    page = html.fromstring(path.read_bytes().decode())
    for grid, printed in zip(grids(table), page.findall(".//table"), strict=True):
        assert [(int(td.get("rowspan", 1)), int(td.get("colspan", 1))) for td in printed.iter("td")] == [
            (cell.rows, cell.cols) for row in grid.by_row() for _, cell in row
        ]
        cells = [cell for row in grid.by_row() for _, cell in row]
        for cell, td in zip(cells, printed.iter("td"), strict=True):
            yield cell, "\n".join(td.itertext())


READ = {"docx": docx_cells, "xlsx": xlsx_cells, "html": html_cells}


@pytest.mark.parametrize(("form", "variant"), SHAPES)
@pytest.mark.parametrize("kind", ["docx", "xlsx", "html"])
def test_every_cell_stands_in_the_file_at_its_place(form: str, variant: str, kind: str, tmp_path: Path) -> None:
    table = generate(11, form, variant)
    path = tmp_path / f"table.{kind}"
    write(table, kind, path)
    seen = list(READ[kind](path, table))
    assert len(seen) == sum(len(grid.cells) for grid in grids(table)) > 20
    wrong = [(cell.text, text) for cell, text in seen if text.strip() != cell.text.strip()]
    assert wrong == []


@pytest.mark.parametrize(("form", "variant"), SHAPES)
def test_same_seed_same_bytes(form: str, variant: str) -> None:
    first, second = generate(5, form, variant), generate(5, form, variant)
    assert first == second
    for writer in (docx_bytes, xlsx_bytes, html_bytes):
        assert writer(first.sheets) == writer(second.sheets)
    assert generate(6, form, variant) != first


def test_every_table_says_that_it_is_made_up() -> None:
    for form, variant in SHAPES:
        for seed in range(4):
            assert any(MADE_UP in line for line in lines(generate(seed, form, variant)))


# ---- the labels


@pytest.mark.parametrize(("form", "variant"), SHAPES)
def test_labels_name_words_that_stand_there(form: str, variant: str) -> None:
    for seed in range(30):
        table = generate(seed, form, variant)
        printed = said(table)
        assert table.faults
        for label in (*table.faults, *table.traps):
            assert label.words in printed[label.where]
            assert set(label.also) <= set(printed)
            assert label.kind
            assert label.family


def test_every_kind_of_fault_and_trap_is_planted() -> None:
    faults, traps = set(), set()
    for form, variant in SHAPES:
        for seed in range(40):
            table = generate(seed, form, variant)
            faults |= {each.kind for each in table.faults}
            traps |= {each.kind for each in table.traps}
    assert faults == {each.kind for each in FAULTS}
    assert traps == {kind for kind, _, _ in TRAPS}


def test_no_fault_no_label_but_optional_ones() -> None:
    for form, variant in SHAPES:
        for seed in range(20):
            assert [each for each in generate(seed, form, variant, faults=0).faults if not each.optional] == []


def test_any_size() -> None:
    for size in (3, 40, 150):
        table = generate(2, "project-self-evaluation", "mof-2020-10", faults=0, size=size)
        assert sum(where.endswith("].name") for where in said(table)) == size
        reckon(table)


def test_words_enough() -> None:
    bodies = {body for trade in trades() for body in trade["bodies"]}
    templates = [line for trade in trades() for line in trade["indicators"]]
    assert len(bodies) >= 40
    assert len(set(templates)) == len(templates) >= 150
    sentences = [each for kind in phrases().values() for each in kind if "{" in each or len(each) > 8]
    assert len(set(sentences)) >= 60


# ---- correct tables, reckoned again from what is printed


def number(text: str) -> Decimal | None:
    found = NUMBER.search(text.replace("%", "").replace(",", ""))
    return Decimal(found[0]) if found else None


def cents(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def reckon(table: Generated) -> None:
    printed = said(table)
    hold_money(printed)
    if "total_mark" in printed:
        hold_marks(table, printed)


def hold_money(printed: dict[str, str]) -> None:
    rows = [int(found[1]) for where in printed if (found := re.fullmatch(r"funds\[(\d+)\]\.outturn", where))]
    for part in ("initial", "revised", "outturn", "expected"):
        column = [number(printed.get(f"funds[{row}].{part}", "")) for row in rows]
        if len(rows) > 1 and column[0] is not None:
            assert abs(column[0] - sum((each for each in column[1:] if each), Decimal(0))) <= Decimal("0.02"), part
    for row in rows:
        base = number(printed.get(f"funds[{row}].revised", printed.get(f"funds[{row}].initial", "")))
        spent, rate = number(printed[f"funds[{row}].outturn"]), number(printed[f"funds[{row}].rate"])
        if base and spent is not None and rate is not None:
            assert abs(spent / base * 100 - rate) <= Decimal("0.01")


def indicators(printed: dict[str, str], part: str) -> dict[str, str]:
    return {
        where.removesuffix(f".{part}"): words
        for where, words in printed.items()
        if where.startswith("indicators[") and where.endswith(f".{part}")
    }


def hold_marks(table: Generated, printed: dict[str, str]) -> None:
    marks = {at: Decimal(text) for at, text in indicators(printed, "mark").items() if text}
    money = Decimal(printed.get("funds[0].mark") or 0)
    total = Decimal(printed["total_mark"])
    assert sum(marks.values()) + money == total
    if "rating" in printed:
        band = next(name for least, name in ((90, "优"), (80, "良"), (60, "中"), (0, "差")) if total >= least)
        assert band in printed["rating"]
    weights = {at: Decimal(text.rstrip("%")) for at, text in indicators(printed, "weight").items() if text}
    if table.variant == "hubei":
        weights = {at: Decimal(re.search(r"（([\d.]+)分）$", printed[f"{at}.name"])[1]) for at in marks}
    execution = Decimal({"hubei": 20, "scorecard": 0}.get(table.variant, 10))
    assert sum(weights.values()) + execution == 100
    trapped = {each.where for each in table.traps}
    for at, mark in marks.items():
        assert 0 <= mark <= weights[at]
        if f"{at}.mark" not in trapped and table.variant != "scorecard":
            assert mark == expected(table, printed, at, weights[at]), (
                at,
                printed[f"{at}.target"],
                printed[f"{at}.actual"],
            )
            explained(table, printed, at, mark < weights[at])


def expected(table: Generated, printed: dict[str, str], at: str, weight: Decimal) -> Decimal:
    """The mark by the scheme of the form, from the words in the cells."""
    target, actual, sign = printed[f"{at}.target"], printed[f"{at}.actual"], printed.get(f"{at}.sign", "")
    if "部分达成" in actual:
        mark = Decimal(printed[f"{at}.mark"])
        assert (Decimal("0.5") if table.variant == "hubei" else Decimal("0.6")) <= mark / weight < Decimal("0.8")
        return mark
    goal, done = number(target), number(actual)
    if goal is None or done is None or "月" in actual or "-" in target:
        return weight
    if sign == "≤" or re.search(r"≤|不超过|不高于", target):
        ratio = goal / done if table.variant == "hubei" and done else 1 - (done - goal) / goal if goal else Decimal(1)
        return cents(weight * min(Decimal(1), max(ratio, Decimal(0)))) if done > goal else weight
    return cents(weight * min(Decimal(1), done / goal)) if goal else weight


def explained(table: Generated, printed: dict[str, str], at: str, short: bool) -> None:  # noqa: FBT001
    """Whoever missed a target says why, in the column or where the form has room."""
    if short:
        own = printed.get(f"{at}.explanation") or printed.get("explanation") or printed.get("remarks", "")
        assert len(own) > 10, (table.variant, at)


@pytest.mark.parametrize(("form", "variant"), SHAPES)
def test_correct_tables_are_correct(form: str, variant: str) -> None:
    for seed in range(120):
        reckon(generate(seed, form, variant, faults=0))


def test_money_and_marks_go_together_in_correct_tables() -> None:
    for form, variant in SHAPES:
        for seed in range(40):
            table = generate(seed, form, variant, faults=0)
            printed = said(table)
            if "total_mark" not in printed or "funds[0].mark" not in printed:
                continue
            top = Decimal(20 if variant == "hubei" else 10)
            money = Decimal(printed["funds[0].mark"])
            rest = (Decimal(printed["total_mark"]) - money) / (100 - top)
            if (rest - money / top) / rest > Decimal("0.0501"):
                assert [each.kind for each in table.faults] == ["achievement-outruns-money"]


def test_wrong_tables_do_not_reckon() -> None:
    caught = 0
    for seed in range(60):
        table = generate(seed, "project-self-evaluation", "mof-2020-10", faults=2)
        kinds = {each.kind for each in table.faults}
        if kinds & {
            "total-off",
            "weights-do-not-sum",
            "mark-above-weight",
            "rating-against-total",
            "execution-rate-off",
        }:
            with pytest.raises(AssertionError):
                reckon(table)
            caught += 1
    assert caught > 10


# ---- the command


def test_the_command_writes_files_and_labels(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.generator", "--out", str(tmp_path), "--count", "40", "--seed", "9"]
    subprocess.run(command, cwd=ROOT, check=True, timeout=60)
    labels = [json.loads(line) for line in (tmp_path / "labels.jsonl").read_text("utf-8").splitlines()]
    assert len(labels) == 40
    assert {Path(each["file"]).suffix for each in labels} == {".docx", ".xlsx", ".html"}
    assert all((tmp_path / each["file"]).stat().st_size > 1000 for each in labels)
    assert {(each["form"], each["variant"]) for each in labels} == set(SHAPES)
