"""Many documents into a folder of results: each content once, named as often as it stands, whatever happens on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from pyarrow import parquet

from hengji.checks.registry import all_rules, rule_set
from hengji.examine.spread import BATCH, Survey, examine_into, local
from hengji.examine.task import Content, Examine, OtherRulesError
from hengji.scoring.scheme import scheme_set
from hengji.tables.examination import RuleSet
from hengji.writers.results.export import export
from hengji.writers.results.store import Results, begin
from tests.bad_files import write as write_bad
from tests.examine import made_up
from tests.examine.nothing import Nothing

RULES = rule_set()
TABLES = ("documents", "findings", "passages")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred and twenty documents, one of them twice, and one that is no table."""
    place = tmp_path_factory.mktemp("documents")
    made_up.write(place, 120)
    (place / "00007-又一份.html").write_bytes((place / "00007.html").read_bytes())
    (place / "工资.txt").write_text("姓名\t工资\n张三\t4200\n", "utf-8")
    return place


def run(place: Path, paths: Sequence[Path], *, jobs: int = 2, size: int | None = None) -> int:
    """Examine what is new; how many documents that was."""
    with begin(place, RULES, scheme_set()) as results:
        survey = Survey(paths, results.keys())
        engine = local(jobs)
        if size is not None:
            engine = smaller(jobs, size)
        return sum(1 for _ in examine_into(results, survey, Examine(None, RULES), engine))


def smaller(jobs: int, size: int):
    """Batches of another size."""

    def engine(task, batches):
        for rows in local(jobs)(task, batches):
            yield from (rows[at : at + size] for at in range(0, len(rows), size))

    return engine


def results_of(place: Path) -> Results:
    with begin(place, RULES, scheme_set()) as results:
        return results


def exported(place: Path) -> dict[str, bytes]:
    export(results_of(place), place.with_name(f"{place.name}-tables"))
    return {name: (place.with_name(f"{place.name}-tables") / f"{name}.parquet").read_bytes() for name in TABLES}


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of one run without a mishap."""
    place = tmp_path_factory.mktemp("results") / "whole"
    assert run(place, sorted(folder.iterdir())) == 121
    return place


def test_the_same_content_under_two_names_is_examined_once_and_named_twice(folder: Path, whole: Path) -> None:
    results = results_of(whole)
    assert len(results.names()) == 122
    assert len(results.keys()) == 121
    export(results, whole.parent / "tables")
    paths = parquet.read_table(whole.parent / "tables" / "documents.parquet")["paths"].to_pylist()
    assert [str(folder / "00007-又一份.html"), str(folder / "00007.html")] in paths


def test_a_rerun_does_only_what_is_new(folder: Path, tmp_path: Path) -> None:
    some = sorted(folder.glob("000[01]?.html"))
    assert run(tmp_path / "r", some[:10]) == 10
    assert run(tmp_path / "r", some) == len(some) - 10
    assert run(tmp_path / "r", some) == 0


def test_engine_order_batches_and_resumes_leave_no_trace(folder: Path, whole: Path, tmp_path: Path) -> None:
    paths = sorted(folder.iterdir())
    run(tmp_path / "r", paths[:40], jobs=1, size=7)
    run(tmp_path / "r", list(reversed(paths)), jobs=3, size=13)
    assert len(results_of(tmp_path / "r").files()) > len(results_of(whole).files())
    assert exported(tmp_path / "r") == exported(whole)


def test_a_batch_holds_about_fifty_documents(whole: Path) -> None:
    sizes = sorted(parquet.read_metadata(file).num_rows for file in results_of(whole).files())
    assert sizes == [21, BATCH, BATCH]


def test_a_document_changed_while_the_run_went_on_is_kept_as_it_is_now(folder: Path, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.html" for number in range(3)]
    for path, source in zip(paths, sorted(folder.glob("0000[1-3].html")), strict=True):
        path.write_bytes(source.read_bytes())
    with begin(tmp_path / "r", RULES) as results:
        survey = Survey(paths, results.keys())
        paths[0].write_bytes((folder / "00009.html").read_bytes())
        paths[1].unlink()
        rows = list(examine_into(results, survey, Nothing(), local(1)))
        names = results.names()
    assert len(rows) == 2
    assert names[str(paths[0])].key == Content(digest(paths[0]), ".html", b"").key
    assert names[str(paths[1])].reason is not None
    assert {row["key"] for row in rows} == {names[str(paths[0])].key, names[str(paths[2])].key}


def digest(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_is_refused_killed_or_missing_is_a_line(tmp_path: Path) -> None:
    bad = write_bad(tmp_path / "bad")
    run(tmp_path / "r", [*bad, tmp_path / "没有.docx"])
    export(results_of(tmp_path / "r"), tmp_path / "t")
    rows = parquet.read_table(tmp_path / "t" / "documents.parquet").to_pylist()
    assert sorted(path for row in rows for path in row["paths"]) == sorted(map(str, [*bad, tmp_path / "没有.docx"]))
    for row in rows:
        assert row["status"] in {"refused", "killed"}
        for said in (row["reason_zh"], row["reason_en"]):
            assert said
            assert "\n" not in said
            assert "文件." not in said
    assert "没有这个文件" in rows[-1]["reason_zh"]


def test_a_document_that_takes_too_long_is_killed_and_told(folder: Path, tmp_path: Path) -> None:
    with begin(tmp_path / "r", RULES) as results:
        survey = Survey(sorted(folder.glob("0000[1-3].html")), results.keys())
        rows = list(examine_into(results, survey, Examine(None, RULES), local(1, seconds=0.0)))
    assert [row["status"] for row in rows] == ["killed"] * 3
    assert "用时超过" in rows[0]["reason_zh"]
    with begin(tmp_path / "r", RULES) as results:
        assert results.forget_killed() == 3
        assert results.keys() == set()


def test_other_rules_are_other_results(folder: Path, tmp_path: Path) -> None:
    path = folder / "00001.html"
    run(tmp_path / "r", [path])
    fewer = tuple(each for each in all_rules() if each.code == "FO02")
    with begin(tmp_path / "r", rule_set(fewer)) as results:
        assert results.keys() == set()
        survey = Survey([path], results.keys())
        (row,) = examine_into(results, survey, Examine(("FO02",), rule_set(fewer)), local(1))
        assert {each["code"] for each in row["findings"]} <= {"FO02"}


def test_a_machine_with_other_rules_does_nothing() -> None:
    with pytest.raises(OtherRulesError):
        Examine(None, RuleSet("0.0.1", RULES.hash)).ready()
    with pytest.raises(OtherRulesError):
        Examine(None, RULES, "other schemes").ready()


def killed_midway(place: Path, folder: Path) -> int:
    """A run whose process is killed as soon as its first batch is there, by us; how many batches it left."""
    words = [sys.executable, "-m", "hengji.cli", "check", str(folder), "--out", f"{place}/"]
    with subprocess.Popen(
        words, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as driver:
        began = time.monotonic()
        while not list(place.glob("*/batch-*.parquet")):
            assert driver.poll() is None
            assert time.monotonic() - began < 120
            time.sleep(0.005)
        os.kill(driver.pid, signal.SIGKILL)
    return len(list(place.glob("*/batch-*.parquet")))


def test_a_driver_killed_midway_loses_nothing_and_doubles_nothing(folder: Path, whole: Path, tmp_path: Path) -> None:
    place = tmp_path / "r"
    left = killed_midway(place, folder)
    (inside,) = (each for each in place.iterdir() if each.is_dir())
    (inside / "batch-0000000000000000.parquet.4711.unfinished").write_bytes(b"PAR1 half a file")
    (inside / "batch-ffffffffffffffff.parquet").write_bytes(b"PAR1 half a file under its own name")
    done = run(place, sorted(folder.iterdir()))
    assert 0 < done <= 121 - BATCH * left
    assert not list(inside.glob("*.unfinished"))
    kept = [key for file in results_of(place).files() for key in parquet.read_table(file)["key"].to_pylist()]
    assert len(kept) == len(set(kept)) == 121
    assert exported(place) == exported(whole)


def test_a_name_in_another_encoding_is_a_name(folder: Path, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "绩效表.html".encode("gbk")))
    path.write_bytes((folder / "00001.html").read_bytes())
    assert run(tmp_path / "r", [path]) == 1
    (name,) = results_of(tmp_path / "r").names()
    assert name.startswith(f"{tmp_path}/\\xbc\\xa8")
    assert name.endswith(r"\xb1\xed.html")


def test_only_files_that_are_not_there(tmp_path: Path) -> None:
    assert run(tmp_path / "r", [tmp_path / "没有.docx"]) == 0
    export(results_of(tmp_path / "r"), tmp_path / "t")
    (row,) = parquet.read_table(tmp_path / "t" / "documents.parquet").to_pylist()
    assert (row["status"], row["key"]) == ("refused", None)
