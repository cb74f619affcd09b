"""The folder of results: whole batches or none, one run at a time, the same bytes for the same rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from hengji.tables.errors import UnreadableError
from hengji.tables.examination import RuleSet
from hengji.tables.finding import Text
from hengji.writers.results.rows import KILLED, REFUSED, unread
from hengji.writers.results.store import BusyError, Name, NoRoomError, begin, latest

RULES = RuleSet("1.0", "0" * 64)


def row(number: int, status: str = REFUSED) -> dict[str, object]:
    return unread(f"{number:064x}", ".docx", status, Text("读不了", "not read"))


def test_rows_come_back_in_whatever_batches_they_were_saved(tmp_path: Path) -> None:
    with begin(tmp_path, RULES) as results:
        results.save([row(2), row(1)])
        results.save([row(3)])
        assert results.keys() == {row(number)["key"] for number in (1, 2, 3)}
        assert results.kept().count_rows() == 3
    assert latest(tmp_path) == results


def test_the_same_rows_are_the_same_bytes(tmp_path: Path) -> None:
    for name, rows in (("a", [row(1), row(2)]), ("b", [row(2), row(1)])):
        with begin(tmp_path / name, RULES) as results:
            results.save(rows)
    (a,), (b,) = ([*(tmp_path / name).glob("*/batch-*.parquet")] for name in ("a", "b"))
    assert a.name == b.name
    assert a.read_bytes() == b.read_bytes()


def test_rows_doubled_by_two_runs_without_a_lock_are_seen_once(tmp_path: Path) -> None:
    with begin(tmp_path, RULES) as results:
        results.save([row(1), row(2)])
        results.save([row(2), row(3)])
        keys = results.kept().to_table(columns=["key"])["key"].to_pylist()
    assert sorted(keys) == [row(number)["key"] for number in (1, 2, 3)]


def test_what_a_crash_left_is_ignored_and_swept_away(tmp_path: Path) -> None:
    with begin(tmp_path, RULES) as results:
        results.save([row(1)])
        whole = results.files()[0].read_bytes()
        (results.folder / "batch-1.parquet.77.unfinished").write_bytes(whole[:50])
        (results.folder / "batch-2.parquet").write_bytes(whole[: len(whole) // 2])
        (results.folder / "batch-3.parquet").touch()
    with begin(tmp_path, RULES) as results:
        assert results.keys() == {row(1)["key"]}
        assert sorted(each.suffix for each in results.folder.iterdir()) == [".damaged", ".damaged", ".parquet"]
        assert results.kept().count_rows() == 1


def test_names_and_reasons_are_kept(tmp_path: Path) -> None:
    names = {"b.docx": Name(str(row(1)["key"])), "a.docx": Name(None, Text("没有", "none"))}
    with begin(tmp_path, RULES) as results:
        assert results.names() == {}
        results.save_names(names)
        assert results.names() == names


def test_killed_documents_can_be_forgotten(tmp_path: Path) -> None:
    with begin(tmp_path, RULES) as results:
        results.save([row(1), row(2, KILLED)])
        results.save([row(3, KILLED)])
        assert results.forget_killed() == 2
        assert results.keys() == {row(1)["key"]}
        assert results.forget_killed() == 0


def test_one_run_at_a_time(tmp_path: Path) -> None:
    with begin(tmp_path, RULES), pytest.raises(BusyError), begin(tmp_path, RULES):
        pass
    with begin(tmp_path, RULES) as results:
        assert results.keys() == set()


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").touch()
    with pytest.raises(NoRoomError), begin(tmp_path, RULES):
        pass
    assert [each.name for each in tmp_path.iterdir()] == ["letter.docx"]


@pytest.mark.parametrize("marker", [None, "", "{}", '{"rules": 1, "folder": 2}', '{"rules": {"version": "1"}}'])
def test_a_folder_without_results_says_so(tmp_path: Path, marker: str | None) -> None:
    if marker is not None:
        (tmp_path / "results.json").write_text(marker, "utf-8")
    with pytest.raises(UnreadableError) as none:
        latest(tmp_path)
    assert "hengji check" in none.value.zh


def test_a_marker_leads_nowhere_outside(tmp_path: Path) -> None:
    marker = '{"rules": {"version": "1", "hash": "2"}, "folder": "../../etc"}'
    (tmp_path / "results.json").write_text(marker, "utf-8")
    assert latest(tmp_path).folder == tmp_path / "etc"


def test_text_that_is_none_does_not_stop_a_run(tmp_path: Path) -> None:
    broken = {**row(1), "title": "半个\ud800字"}
    with begin(tmp_path, RULES) as results:
        results.save([broken, row(2)])
        titles = results.kept().to_table(columns=["title"])["title"].to_pylist()
    assert titles == ["半个?字", None]
