"""The made-up documents of tests/documents, written as real files and read again: every item comes back."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from hengji.readers import read
from tests.documents.corpus import documents, items
from tests.documents.render import render
from tests.readers.damage import Style, damaged

DOCUMENTS = {document["id"]: document for document in documents()}
TWO_PART = [key for key, document in DOCUMENTS.items() if document["form"] == "department-completion"]
LAYOUT_SEEDS = range(8)


def expected(document: Any) -> dict[str, str]:
    """Its items by path, those with text; the lines around the table are not counted the same way there."""
    return {path: text for path, text in items(document).items() if text and not path.startswith("details")}


def compared(path: Path, document: Any) -> tuple[dict[str, str | None], dict[str, str]]:
    """The items that came back otherwise, and those that came besides."""
    table = read(path)
    assert (table.form, table.year) == (document["form"], document["table"]["year"])
    found = {item.path: item.text for item in table.items() if item.text and not item.path.startswith("details")}
    wanted = expected(document)
    wrong = {key: found.get(key) for key, text in wanted.items() if found.get(key) != text}
    return wrong, {key: text for key, text in found.items() if key not in wanted and key != "department"}


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html"])
@pytest.mark.parametrize("key", DOCUMENTS)
def test_every_item_comes_back(key: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"{key}.{kind}"
    render(DOCUMENTS[key], path)
    assert compared(path, DOCUMENTS[key]) == ({}, {})


def style(random: Random) -> Style:
    """One way of being damaged."""
    return Style(
        page_lines=random.choice((9, 12, 14, 18, 25)),
        tags=random.choice((0, 0.5, 1)),
        lost=random.choice((0, 1, 2)),
        stray=0.15,
        page_number=random.choice((0, 0, 1)),
        repeated_header=random.random() < 0.3,
    )


def test_damaged_extracts_come_back(tmp_path: Path) -> None:
    """Cut at page ends in many layouts, nearly every item is whole again; what is not is one cut in a hundred tables."""
    right = total = whole = runs = 0
    for key in TWO_PART:
        wanted = {path: "".join(text.split()) for path, text in expected(DOCUMENTS[key]).items()}
        for seed in LAYOUT_SEEDS:
            random = Random(f"{key} {seed}")  # noqa: S311  the same damage every time
            path = tmp_path / f"{key}-{seed}.txt"
            path.write_text(damaged(DOCUMENTS[key], random, style(random)), "utf-8")
            found = {item.path: "".join(item.text.split()) for item in read(path).items()}
            hits = sum(found.get(each) == text for each, text in wanted.items())
            right, total, whole, runs = right + hits, total + len(wanted), whole + (hits == len(wanted)), runs + 1
    assert right / total >= 0.998
    assert whole / runs >= 0.97
