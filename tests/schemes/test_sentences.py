"""Every scheme as sentences: made-up rows with the mark, or the light, that the scheme gives them, and words of the working."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from hengji.scoring.scheme import scheme, schemes
from hengji.scoring.score import band, score
from hengji.tables.json import from_json
from hengji.tables.model import MONITORING, PerformanceTable
from hengji.tables.score import Light, Mark, Score
from tests.documents.corpus import load

Case = Mapping[str, Any]

FOLDER = Path(__file__).parent
CELLS = (
    "level1",
    "level2",
    "sign",
    "direction",
    "target",
    "unit",
    "actual",
    "weight",
    "coefficient",
    "criteria",
    "core",
    "explanation",
)
MONEY = ("approved", "revised", "outturn", "weight", "given", "rate_cell")
CASES = [(path.stem, case) for path in sorted(FOLDER.glob("*.yaml")) for case in load(path)]


def table(name: str, case: Case) -> PerformanceTable:
    """A table of one row: an indicator, or the fund block."""
    form = MONITORING if scheme(name).watch else scheme(name).forms[0]
    made = {"form": form, "title": "绩效表", "year": case.get("year"), "month": case.get("month")}
    if "money" in case:
        made["funds"] = [{"name": "年度资金总额", "revised": case["money"][0], "outturn": case["money"][1]}]
    if "outturn" in case or "rate_cell" in case:
        named = {"given": "mark", "rate_cell": "rate"}
        made["funds"] = [{"name": "年度资金总额"} | {named.get(key, key): case[key] for key in MONEY if key in case}]
        return from_json(
            made | {"overall": {"indicators": [{"level3": "事项", "target": "1个", "actual": "1个", "weight": "1"}]}}
        )
    row = {"level3": case.get("name", "事项"), **{key: case[key] for key in CELLS if key in case}}
    if "given" in case:
        row["mark"] = case["given"]
    return from_json(made | {"overall": {"indicators": [row]}})


def scored(name: str, case: Case) -> Score:
    found = score(table(name, case), name)
    assert found is not None
    assert found.scheme is not None
    assert found.scheme.id == name
    return found


def marked(name: str, case: Case) -> Mark:
    found = scored(name, case)
    mark = found.execution if "outturn" in case or "rate_cell" in case else found.marks[0]
    assert mark is not None
    return mark


@pytest.mark.parametrize(("name", "case"), CASES, ids=lambda each: each["say"] if isinstance(each, dict) else each)
def test_sentence(name: str, case: Case) -> None:
    if "points" in case:
        found = band(Fraction(case["points"]), scheme(name))
        assert found is not None
        assert found.word.zh == case["rating"]
    elif "gap" in case:
        assert any("请预警" in each.zh for each in scored(name, case).notes) is (case["gap"] is True)
    elif "light" in case:
        light_is(scored(name, case), case)
    else:
        mark_is(marked(name, case), case)


def light_is(found: Score, case: Case) -> None:
    path = "funds[0]" if "outturn" in case else "overall.indicators[0]"
    light: Light = next(each for each in found.lights if each.path == path)
    assert (light.colour.value if light.colour else "none") == case["light"], light.working.zh
    assert case.get("working", "") in light.working.zh


def mark_is(mark: Mark, case: Case) -> None:
    said = mark.working.zh if mark.working else ""
    why = mark.reason.zh if mark.reason else ""
    assert (None if mark.value is None else f"{mark.value:f}") == case.get("mark"), (said, why)
    assert case.get("working", "") in said
    assert case.get("reason", "") in why
    assert bool(why) is ("reason" in case)
    assert str(mark.rate) == case.get("rate", str(mark.rate))
    assert mark.within == case.get("within", mark.within)
    assert mark.core is case.get("is_core", mark.core)
    assert any(case.get("note", "") in each.zh for each in mark.notes) or "note" not in case
    assert not (case.get("quiet") and mark.notes)


def test_every_scheme_has_its_sentences() -> None:
    counts = {each.id: sum(name == each.id for name, _ in CASES) for each in schemes()}
    assert len(counts) >= 10
    assert {name: count for name, count in counts.items() if count < 20} == {}
    assert {name for name, _ in CASES} == set(counts)
