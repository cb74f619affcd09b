"""What the program finds in all made-up tables together, each rendered to a real file and read from it, against the bars."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from tests.documents.corpus import FOLDERS, Data, documents
from tests.documents.measure import measured, overall

LEAST_RECALL, LEAST_PRECISION, LEAST_READ = 0.9, 0.95, 0.95
ALL = [each for folder in FOLDERS for each in documents(folder)]
CLEAN = [each for each in ALL if not any(not fault.get("optional") for fault in each["faults"])]


def ids(document: Data) -> str:
    return str(document["id"])


@cache
def rows() -> dict[str, dict[str, Any]]:
    return {each["id"]: measured(each) for each in ALL}


@pytest.mark.xdist_group("bars")
@pytest.mark.parametrize("document", ALL, ids=ids)
def test_the_items_are_read_from_the_file(document: Data) -> None:
    row = rows()[document["id"]]
    read, of = row["items"]
    assert read >= LEAST_READ * of, f"{document['id']}: {read} of {of} items read; not {row['unread']}"


@pytest.mark.xdist_group("bars")
def test_most_faults_are_found() -> None:
    found, asked = overall(list(rows().values()))["recall"]["total"]
    misses = [f"{row['id']}: {each}" for row in rows().values() for each in row["misses"]]
    assert found >= LEAST_RECALL * asked, "\n".join([f"{found} of {asked}", *misses])


@pytest.mark.xdist_group("bars")
def test_nearly_every_error_and_warning_answers_a_fault() -> None:
    total = overall(list(rows().values()))
    false = [f"{row['id']}: {each}" for row in rows().values() for each in row["false"]]
    said = "\n".join([f"{total['answering']} of {total['loud']}", *false])
    assert total["answering"] >= LEAST_PRECISION * total["loud"], said


@pytest.mark.xdist_group("bars")
@pytest.mark.parametrize("document", CLEAN, ids=ids)
def test_nothing_is_asked_of_a_clean_table(document: Data) -> None:
    assert rows()[document["id"]]["false"] == []


def test_every_folder_has_its_first_run_beside_it() -> None:
    assert [folder.name for folder in FOLDERS if not (folder / "first_run.txt").exists()] == []
    assert {folder.name for folder in FOLDERS} >= {"blind", "open", "fresh"}
