"""The program's marks against those that LibreOffice reckons from a workbook written without a look at the program."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.scoring.independent import expected, tables
from tests.scoring.reckoning import HALF, INTENDED, Tally, compared, no_money

COUNT = 60  # tables a family; tools/prove.py has ten thousand
SEED = 7


@pytest.fixture(scope="module")
def told(libreoffice: str) -> list[tuple[dict, dict]]:
    """Tables of all families with what the spreadsheet says of them."""
    batch = [table for family in tables.FAMILIES for table in tables.tables(family, COUNT, SEED)]
    return list(expected.held(batch, libreoffice))


def tally_of(told: list[tuple[dict, dict]], family: str = "") -> Tally:
    tally = Tally()
    for made, said in told:
        if family in {"", made["family"]}:
            tally.add(made, said)
    return tally


@pytest.mark.parametrize("family", tables.FAMILIES)
def test_program_and_spreadsheet_are_equal_to_the_last_decimal(family: str, told: list[tuple[dict, dict]]) -> None:
    tally = tally_of(told, family)
    assert tally.differences == []
    equal, marks = tally.counts("mark")
    assert equal == marks > 200
    for what in ("execution", "warnings" if family == "monitoring-sichuan" else "rating"):
        assert tally.counts(what)[1] > 10, what
    assert tally.tables[""] == COUNT


def test_exact_halves_are_counted_apart_and_rounded_up(told: list[tuple[dict, dict]]) -> None:
    equal, halves = tally_of(told).counts("mark", HALF)
    assert equal == halves > 100
    assert halves == sum(len(said["halves"]) for _, said in told)


def test_what_is_meant_to_differ_occurs_and_has_its_reason(told: list[tuple[dict, dict]]) -> None:
    tally = tally_of(told)
    assert set(tally.tables) == {"", HALF, *INTENDED}
    blank = sum(not row["actual"] for made, _ in told for row in made["indicators"])
    assert tally.counts("mark", "blank actual")[1] + tally.counts("colour", "blank actual")[1] == blank


def test_no_value_of_a_table_is_left_out(told: list[tuple[dict, dict]]) -> None:
    for made, said in told:
        seen = Counter(each.what.split()[0] for each in compared(made, said))
        rows = len(made["indicators"])
        watched = made["family"] == "monitoring-60-80"
        assert seen["colour" if watched else "mark"] == rows + (watched and not no_money(made))
        assert seen["execution"] == 1
        assert seen["total"] + seen["rating"] + seen["warnings"] == (1 if watched else 2)


@pytest.mark.parametrize("what", ["marks", "execution", "total", "rating"])
def test_a_hundredth_too_much_is_a_difference(what: str, told: list[tuple[dict, dict]]) -> None:
    plain = (each for each in told if not each[1]["halves"] and not each[1]["execution_half"] and all_filled(each[0]))
    made, said = next(each for each in plain if each[0]["family"] == "mof-2020-10")
    wrong = ["0.01", *said["marks"][1:]] if what == "marks" else "0.01"
    tally = tally_of([(made, {**said, what: wrong})])
    assert len(tally.differences) == 1


def all_filled(made: dict) -> bool:
    return (
        bool(made["funds"]["outturn"])
        and made["funds"]["revised"] != "0"
        and all(r["actual"] for r in made["indicators"])
    )
