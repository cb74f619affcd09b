"""The seed document's quantities against the gold beside it, at the bars of the issue."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hengji.quantity import scan

GOLD = Path(__file__).parents[1] / "seed" / "gold"
SPECS = Path(__file__).parents[1] / "seed" / "specs"
NUMERALS = re.compile("[0-9一二三四五六七八九十百千万两零半双首]")
CELLS = {"expected": "target", "standard": "target", "detail": "narrative", "goals": "objectives", "goal": "objective"}
TEXTS = {"title", "name", "objective"}


def items(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Path and text of every item of the gold table, by the contract's names."""
    if isinstance(node, list):
        for at, each in enumerate(node):
            yield from items(each, f"{path}[{at}]")
    elif isinstance(node, dict):
        for key, each in node.items():
            name = CELLS.get(key, key)
            if name == "text":
                yield path, each
            elif isinstance(each, dict | list) and name not in {"headers", "layout", "goal_marks"}:
                yield from items(each, f"{path}.{name}".lstrip("."))
            elif isinstance(each, str) and name in TEXTS:
                yield f"{path}.{name}".lstrip("."), each
    elif isinstance(node, str):
        yield path, node


def every_item() -> list[tuple[str, str]]:
    return list(items(json.loads((GOLD / "table.json").read_text("utf-8"))))


@pytest.fixture(scope="module")
def score(tmp_path_factory: pytest.TempPathFactory) -> str:
    lines = []
    for path, text in every_item():
        for q in scan(text)[0]:
            row = {"path": path, "start": q.start, "end": q.end, "text": q.text, "value": str(q.value), "unit": q.unit}
            row |= {"unit_text": q.unit_text, "comparator": q.comparator, "approximation": q.approximation}
            lines.append(json.dumps(row, ensure_ascii=False))
    file = tmp_path_factory.mktemp("figures") / "figures.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    command = [sys.executable, str(GOLD / "score.py"), "figures", str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout


@pytest.mark.parametrize(
    ("measure", "bar"), [("number", 0.99), (r"number\+unit", 0.985), (r"number\+unit\+comparator", 0.97)]
)
def test_quantities_of_the_seed(score: str, measure: str, bar: float) -> None:
    match = re.search(rf"^figures {measure}: .* F1 ([\d.]+)$", score, re.MULTILINE)
    assert match
    assert float(match[1]) >= bar


def test_labels_are_not_taken_for_quantities(score: str) -> None:
    match = re.search(r"labels taken for quantities (\d+)/", score)
    assert match
    assert int(match[1]) <= 2


def test_every_numeral_of_the_seed_is_accounted_for() -> None:
    assert len(every_item()) >= 150
    for _, text in every_item():
        quantities, labels = scan(text)
        covered = {at for each in (*quantities, *labels) for at in range(each.start, each.end)}
        assert [m[0] for m in NUMERALS.finditer(text) if m.start() not in covered] == []


def test_public_number_cases() -> None:
    command = [sys.executable, str(SPECS / "score.py")]
    said = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    rates = {name: float(rate) for name, rate in re.findall(r"spec (\w+): .* = ([\d.]+)", said)}
    assert "RAISED" not in said
    assert rates["NumberModel"] >= 0.97
    assert rates["PercentModel"] >= 0.97
    assert rates["NumberRangeModel"] >= 0.85
