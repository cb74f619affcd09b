"""A contradiction that rests on a doubtful number is an info; one that stands without it stays what it is."""

from __future__ import annotations

from typing import Any

from hengji.checks.registry import rules
from hengji.checks.run import check
from hengji.tables.finding import Finding, Severity
from hengji.tables.json import from_json

ACTUAL, NARRATIVE = "tasks[0].indicators[0].actual[0]", "tasks[0].indicators[0].narrative[0]"


def found(*doubts: tuple[str, str], narrative: str = "全年培训学员28956人次。", again: str = "") -> list[Finding]:
    texts = {ACTUAL: "培训学员8956人次", NARRATIVE: narrative}
    indicator = {
        "name": "培训",
        "target": "培训学员不少于4000人次",
        "actual": texts[ACTUAL],
        "narrative": [each for each in (narrative, again) if each],
    }
    marked = [
        {"path": path, "start": (at := texts[path].index(words)), "end": at + len(words), "confidence": 70}
        for path, words in doubts
    ]
    data: dict[str, Any] = {"tasks": [{"name": "甲", "indicators": [indicator]}], "doubts": marked}
    return list(check(from_json(data), rules=rules(["AG01"])))


def test_without_doubt_it_is_an_error() -> None:
    (finding,) = found()
    assert finding.severity is Severity.ERROR


def test_resting_on_a_doubtful_number_it_is_an_info_that_says_so() -> None:
    (finding,) = found((NARRATIVE, "28956"))
    assert finding.severity is Severity.INFO
    assert "“28956人次”识别存疑" in finding.message.zh
    assert '"28956人次" was read with little certainty' in finding.message.en


def test_a_doubt_elsewhere_changes_nothing() -> None:
    (finding,) = found((NARRATIVE, "12"), narrative="全年办班12期，培训学员28956人次。")
    assert finding.severity is Severity.ERROR


def test_what_stands_without_the_doubtful_number_stays_an_error() -> None:
    again = "全年培训学员28956人次。"
    assert [each.severity for each in found(again=again)] == [Severity.ERROR]
    assert [each.severity for each in found((NARRATIVE, "28956"), again=again)] == [Severity.ERROR]
