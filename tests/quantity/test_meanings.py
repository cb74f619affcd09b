"""One meaning, all its spellings (meanings.yaml); what measures nothing (labels.yaml); whole sentences (sentences.yaml)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from hengji.quantity import Quantity, scan

HERE = Path(__file__).parent
NUMERALS = "0123456789一二三四五六七八九十百千万两零半双首"
SPAN_FIELDS = {"spellings", "loose", "span_ends", "expected_low", "expected_high"}


def load(name: str) -> Any:
    return yaml.load((HERE / name).read_text("utf-8"), yaml.CSafeLoader)


def spellings() -> Iterator[Any]:
    for meaning in load("meanings.yaml"):
        for text in meaning["spellings"]:
            yield pytest.param(text, meaning, id=text)


def plain(value: Any) -> Any:
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value


@pytest.mark.parametrize(("text", "meaning"), list(spellings()))
def test_every_spelling_has_the_meaning(text: str, meaning: dict[str, Any]) -> None:
    found, _ = scan(text)
    assert len(found) == 1, found
    quantity = found[0]
    for field in meaning.keys() - SPAN_FIELDS:
        assert getattr(quantity, field) == plain(meaning[field]), (field, quantity)
    for end in ("low", "high"):
        if f"expected_{end}" in meaning:
            assert getattr(quantity.expected, end) == meaning[f"expected_{end}"]
    if "span_ends" in meaning:
        assert quantity.text.endswith(meaning["span_ends"])
    elif not meaning.get("loose"):
        assert whole(quantity, text)


def whole(quantity: Quantity, text: str) -> bool:
    """The span is the spelling, but for a verb in front (达, 共, 为) and a full stop behind."""
    return text.strip().rstrip("。").removeprefix("达到").lstrip("共达为") == quantity.text


@pytest.mark.parametrize(
    ("reason", "text"), [(reason, text) for reason, texts in load("labels.yaml").items() for text in texts]
)
def test_a_label_measures_nothing(reason: str, text: str) -> None:
    found, named = scan(text)
    assert found == ()
    assert reason in {label.reason for label in named}


@pytest.mark.parametrize("case", load("sentences.yaml"), ids=lambda case: case["text"][:24])
def test_a_sentence_has_these_quantities_and_no_others(case: dict[str, Any]) -> None:
    found, named = scan(case["text"])
    assert [f"{q.text}|{q.value:f}|{q.unit or '-'}|{q.comparator}" for q in found] == [
        trim(x) for x in case["quantities"]
    ]
    covered = {at for each in (*found, *named) for at in range(each.start, each.end)}
    assert [c for at, c in enumerate(case["text"]) if c in NUMERALS and at not in covered] == []


def trim(row: str) -> str:
    """The row with its value as it would be printed: 1,200.00万元 is 12000000."""
    text, value, unit, comparator = row.rsplit("|", 3)
    return f"{text}|{value}|{unit}|{comparator}"


def test_there_are_more_silent_cases_than_ten_score() -> None:
    assert sum(map(len, load("labels.yaml").values())) > 150
