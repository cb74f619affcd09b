"""What other programs read: JSON of many files, JSON lines, SARIF."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest

from hengji.examine.many import examine_many
from hengji.tables.finding import Text
from hengji.tables.outcome import Outcome
from hengji.writers.machine.figures import figure_lines
from hengji.writers.machine.findings import outcomes_json
from hengji.writers.machine.sarif import sarif

KEYS = [
    "path", "start", "end", "text", "number", "value", "low", "high", "unit", "unit_text", "comparator",
    "approximation", "kind", "per", "subject",
]  # fmt: skip
REFUSED = Outcome("表/坏 文件.docx", None, Text("打不开", "cannot be opened"))


@pytest.fixture(scope="module")
def outcomes(seed_files: dict[str, Path]) -> list[Outcome]:
    return [*examine_many([seed_files["txt"], seed_files["docx"]], jobs=2), REFUSED]


def test_figures_are_in_reading_order_with_the_keys_of_the_contract(outcomes: list[Outcome]) -> None:
    examination = outcomes[1].examination
    assert examination is not None
    rows = [json.loads(line) for line in figure_lines(examination, rejected=True)]
    assert len(rows) == len(examination.figures) + len(examination.rejected)
    order = {item.path: index for index, item in enumerate(examination.table.items())}
    places = [(order[row["path"]], row["start"]) for row in rows]
    assert places == sorted(places)
    for row in rows:
        keys = KEYS if "rejected" not in row else ["path", "start", "end", "text", "rejected"]
        assert list(row) == keys
    assert len(list(figure_lines(examination))) == len(examination.figures)


def test_several_files_are_a_list_with_the_refused_among_them(outcomes: list[Outcome]) -> None:
    documents = outcomes_json(outcomes)["documents"]
    assert [sorted(each) for each in documents] == [["document", "findings", "rules", "score"]] * 2 + [["document", "error"]]
    assert documents[2]["error"] == {"zh": "打不开", "en": "cannot be opened"}


def test_labels_speak_the_language_asked_for(outcomes: list[Outcome]) -> None:
    place = outcomes_json(outcomes, "en")["documents"][0]["findings"][0]["places"][0]
    assert place["label"].isascii() or "·" in place["label"]


def test_sarif(outcomes: list[Outcome]) -> None:
    log = sarif(outcomes, "zh")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    assert [each["location"]["uri"] for each in run["artifacts"]][2] == "%E8%A1%A8/%E5%9D%8F%20%E6%96%87%E4%BB%B6.docx"
    assert len(run["results"]) == sum(len(each.examination.findings) for each in outcomes if each.examination)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        (location,) = result["locations"]
        artifact = location["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"]
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"] == "打不开"
    assert run["invocations"][0]["executionSuccessful"] is False


def test_a_text_file_has_lines_in_sarif(outcomes: list[Outcome]) -> None:
    run = sarif(outcomes, "zh")["runs"][0]
    text, word = run["artifacts"][0]["location"]["uri"], run["artifacts"][1]["location"]["uri"]
    assert unquote(text).endswith("seed.txt")
    regions = {text: 0, word: 0}
    for result in run["results"]:
        physical = result["locations"][0]["physicalLocation"]
        regions[physical["artifactLocation"]["uri"]] += "region" in physical
        assert physical.get("region", {"startLine": 1})["startLine"] >= 1
    assert regions[text] > 0
    assert regions[word] == 0
