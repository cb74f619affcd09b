"""The spreadsheet that later holds the program's marks: sentences reckoned by hand hold in it, and fractions agree with it."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from tests.scoring.independent import exact, expected, tables

SENTENCES = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text("utf-8"))
EXECUTION = {"hubei": "20"}  # elsewhere 10
EMPTY = {"level1": "产出", "level2": None, "goal": None, "target": None, "low": None, "high": None, "hand": None}
RANDOM = 20  # tables a family


def table_of(sentence: dict) -> dict:
    weight = EXECUTION.get(sentence["family"], "10")
    revised, outturn, weight = sentence.get("money", ("100", "100", weight))
    rows = [EMPTY | {"coefficient": None, "band": row["actual"] or None} | row for row in sentence["rows"]]
    return {
        "family": sentence["family"],
        "seed": 0,
        "year": 2024,
        "month": sentence.get("month"),
        "funds": {"approved": revised, "revised": revised, "outturn": outturn, "weight": weight},
        "indicators": rows,
    }


@pytest.fixture(scope="module")
def told(libreoffice: str) -> list[dict]:
    """What the spreadsheet says of the tables of the sentences."""
    return [said for _, said in expected.held([table_of(each) for each in SENTENCES], libreoffice)]


def names(sentence: dict) -> str:
    return f"{sentence['family']}: {sentence['says']}"


@pytest.mark.parametrize("place", range(len(SENTENCES)), ids=map(names, SENTENCES))
def test_a_sentence_reckoned_by_hand_holds_in_the_spreadsheet(place: int, told: list[dict]) -> None:
    gives = SENTENCES[place]["gives"]
    assert {name: told[place][name] for name in gives} == gives


def test_every_family_has_its_sentences() -> None:
    assert {each["family"] for each in SENTENCES} == set(tables.FAMILIES)
    assert all(each["gives"] for each in SENTENCES)


def test_fractions_agree_with_the_spreadsheet_where_no_half_stands(libreoffice: str) -> None:
    batch = [table for family in tables.FAMILIES for table in tables.tables(family, RANDOM, 1)]
    rows, apart = 0, 0
    for table, said in expected.held(batch, libreoffice):
        clear = [place for place in range(len(said["marks"])) if place not in said["halves"]]
        assert [said["marks"][each] for each in clear] == [said["exact"]["marks"][each] for each in clear], table
        rows, apart = rows + len(clear), apart + len(said["halves"])
        if not said["halves"] and not said["execution_half"]:
            judged = said["exact"].keys() & said.keys()
            assert {name: said[name] for name in judged} == {name: said["exact"][name] for name in judged}, table
    assert rows > 1000
    assert apart > 20


@pytest.mark.parametrize("family", tables.FAMILIES)
def test_a_seed_gives_one_table(family: str) -> None:
    assert list(tables.tables(family, 50, 3)) == list(tables.tables(family, 50, 3))
    assert list(tables.tables(family, 5, 3)) != list(tables.tables(family, 5, 4))


@pytest.mark.parametrize("family", tables.FAMILIES)
def test_weights_make_up_a_hundred(family: str) -> None:
    for table in tables.tables(family, 300, 5):
        weights = [Decimal(row["weight"]) for row in table["indicators"]]
        assert sum(weights) + Decimal(table["funds"]["weight"]) == 100
        assert min(weights) >= 1


def awkward(table: dict) -> set[str]:
    funds, said = table["funds"], exact.reckoned(table)
    seen = {f"rating {said['rating']}", *(row["kind"] for row in table["indicators"])}
    seen |= {"budget 0"} if funds["revised"] == "0" else set()
    seen |= {"over the budget"} if Decimal(funds["outturn"] or 0) > Decimal(funds["revised"]) > 0 else set()
    seen |= {"a half of execution"} if said["execution_half"] else set()
    seen |= {"a half"} if said["halves"] else set()
    for row in table["indicators"]:
        seen |= {"blank"} if not row["actual"] else {"actual 0"} if row["actual"] == "0" else set()
        seen |= {"target 0"} if row["target"] == "0" else {f"weight {row['weight']}"}
    return seen


@pytest.mark.parametrize("family", [each for each in tables.FAMILIES if each not in tables.MONITORING])
def test_awkward_values_do_occur(family: str) -> None:
    seen = Counter(each for table in tables.tables(family, 600, 9) for each in awkward(table))
    wanted = {"budget 0", "over the budget", "a half of execution", "a half", "blank", "actual 0", "target 0"}
    wanted |= {"weight 6.67", "ge", "le", "eq", "range", "qualitative", "yesno"}
    wanted |= {f"rating {each}" for each in "优良中差"}
    assert {each for each in wanted if seen[each] < 5} == set()


def test_monitoring_stands_on_its_thresholds() -> None:
    timely = [exact.reckoned(table) for table in tables.tables("monitoring-60-80", 600, 9)]
    assert {each for said in timely for each in said["colours"]} == set(exact.COLOURS)
    assert {"60.00", "80.00"} <= {each for said in timely for each in said["marks"]}
    progress = [exact.reckoned(table) for table in tables.tables("monitoring-sichuan", 600, 9)]
    gaps = {abs(Decimal(said["total"]) - Decimal(said["execution"])) for said in progress}
    assert Decimal(10) in gaps
    assert Decimal("10.01") in gaps
    assert {each for said in progress for each in said["warnings"]} == {"执行率", "进度差"}


def test_a_family_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match="mof-1999: no such family"):
        tables.table("mof-1999", 1)
