"""Every rule against its cases in the YAML file that bears its code; only that rule is run on them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from hengji.checks.context import Context
from hengji.checks.registry import all_rules
from hengji.checks.rule import Rule
from hengji.checks.run import check
from hengji.tables.finding import Finding
from hengji.tables.json import from_json

HERE = Path(__file__).parent
RULES = {rule.code: rule for rule in all_rules()}
KEYS = {"name", "table", "form", "context", "finds"}


def cases(code: str) -> list[dict[str, Any]]:
    path = HERE / f"{code}.yaml"
    return yaml.load(path.read_text("utf-8"), yaml.CSafeLoader) if path.exists() else []


def every_case() -> Iterator[Any]:
    for code, rule in RULES.items():
        for case in cases(code):
            yield pytest.param(rule, case, id=f"{code}: {case['name']}")


def context(data: dict[str, Any]) -> Context:
    previous, today, reckoned = data.get("previous"), data.get("today"), data.get("reckoned")
    return Context(
        previous=from_json(previous) if previous else None,
        reckoned=reckoned and {path: Decimal(str(value)) for path, value in reckoned.items()},
        scheme=data.get("scheme"),
        today=today if today is None or isinstance(today, date) else date.fromisoformat(today),
    )


def told(finding: Finding, *, with_text: bool) -> tuple[str, list[tuple[str, ...]]]:
    return finding.severity, sorted((p.path, p.text) if with_text else (p.path,) for p in finding.places)


def wanted(finds: dict[str, Any]) -> tuple[str, list[tuple[str, ...]]]:
    at = finds["at"]
    return finds["severity"], sorted(zip(at, finds["text"], strict=True) if "text" in finds else ((p,) for p in at))


@pytest.mark.parametrize(("rule", "case"), list(every_case()))
def test_case(rule: Rule, case: dict[str, Any]) -> None:
    assert set(case) <= KEYS
    table = from_json(case["table"] | ({"form": case["form"]} if "form" in case else {}))
    found = list(check(table, context=context(case.get("context") or {}), rules=[rule]))
    for finds in case["finds"]:
        match = next((f for f in found if told(f, with_text="text" in finds) == wanted(finds)), None)
        assert match, f"not found: {finds}; found: {[told(f, with_text=True) for f in found]}"
        found.remove(match)
    assert [(*told(f, with_text=True), f.message.zh) for f in found] == []


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_rule_has_cases_that_find_and_more_that_stay_silent(code: str) -> None:
    finding = sum(bool(case["finds"]) for case in cases(code))
    silent = len(cases(code)) - finding
    assert 1 <= finding < silent, f"{code}: {finding} cases find, {silent} stay silent"


def test_every_file_of_cases_has_its_rule() -> None:
    assert sorted(path.stem for path in HERE.glob("*.yaml")) == sorted(RULES)
