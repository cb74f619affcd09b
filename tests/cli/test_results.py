"""`hengji check --out FOLDER/` and `hengji corpus`: what is said, what is kept, what goes with what."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hengji.cli.main import main
from tests.examine import made_up


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command: its exit code, what it printed, what it complained of."""

    def run(*words: object) -> tuple[int, str, str]:
        try:
            code = main([*map(str, words), "--lang", "zh"])
        except SystemExit as left:
            code = left.code
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("表")
    made_up.write(place, 8)
    (place / "抄件.html").write_bytes((place / "00001.html").read_bytes())
    (place / "工资.txt").write_text("姓名\t工资\n张三\t4200\n", "utf-8")
    return place


@pytest.fixture(scope="module")
def results(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("results") / "r"
    assert main(["check", str(folder), "--out", f"{place}/", "--lang", "zh"]) == 3
    return place


def test_a_first_run_says_how_it_stands(said: Any, folder: Path, tmp_path: Path) -> None:
    code, out, err = said("check", folder, "--out", f"{tmp_path / 'r'}/")
    assert code == 3
    assert out.startswith("共 10 份文件，9 份不同内容，未能读取 1 份，问题 ")
    assert f"hengji corpus query {tmp_path / 'r'}" in out
    assert err.count("\n") == 1
    assert err.startswith(f"hengji: {folder / '工资.txt'}：文件里没有找到绩效表")


def test_a_second_run_does_nothing_and_says_the_same(said: Any, folder: Path, results: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in results.rglob("batch-*.parquet")}
    first = said("check", folder, "--out", f"{results}/", "--resume")
    assert first[2].startswith("hengji: 10 份文件，已有结果 9 份，还要核查 0 份\n")
    assert said("check", folder, "--format", "parquet", "--out", results) == first
    assert said("check", folder, "--out", results, "--retry-killed") == first
    assert {path: path.stat().st_mtime_ns for path in results.rglob("batch-*.parquet")} == before


def test_a_list_names_files_and_folders(said: Any, folder: Path, tmp_path: Path) -> None:
    listed = tmp_path / "清单.txt"
    listed.write_text(f"\ufeff{folder / '00002.html'}\n\n  {folder / '00003.html'}\r\n", "utf-8")
    assert said("check", f"@{listed}", "--out", f"{tmp_path / 'r'}/", "--fail-on", "never")[1].startswith(
        "共 2 份文件，"
    )
    listed.write_text(f"{folder}\n", "utf-8")
    assert said("check", f"@{listed}", "--select", "FO02")[1].splitlines()[-1].startswith("共 10 份文件")
    code, _, err = said("check", f"@{tmp_path / '没有.txt'}")
    assert code == 3
    assert err.startswith("hengji: 读不了清单")


def test_results_within_the_folder_are_no_documents(said: Any, tmp_path: Path) -> None:
    made_up.write(tmp_path, 2)
    for _ in range(2):
        code, out, _ = said("check", tmp_path, "--out", f"{tmp_path / 'results'}/", "--fail-on", "never")
        assert code == 0
        assert out.startswith("共 2 份文件，")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--format", "parquet"], "parquet 结果要写入文件夹"),
        (["--engine", "local"], "--engine 只用于 parquet 结果"),
        (["--address", "a:1"], "--address 只用于 parquet 结果"),
        (["--retry-killed"], "--retry-killed 只用于 parquet 结果"),
        (["--resume"], "--resume 后面请写文件夹"),
        (["--out", "{r}/", "--resume", "elsewhere"], "parquet 结果总是接着做"),
        (["--out", "{r}/", "--summary", "s.xlsx"], "--summary 不能与 parquet 结果同用"),
        (["--out", "{r}/", "--address", "a:1"], "--address 要与 --engine ray 同用"),
        (["--out", "{folder}/"], "里有别的东西"),
        (["--out", "{file}/"], "里有别的东西"),
    ],
)
def test_what_does_not_go_together_is_one_line(
    said: Any, folder: Path, results: Path, words: list[str], line: str
) -> None:
    places = {"r": results, "folder": folder, "file": folder / "00001.html"}
    code, out, err = said("check", folder, *(word.format(**places) for word in words))
    assert (code, out) == (2, "")
    assert line in err
    assert err.count("\n") == 1


def test_kept_examinations_work_as_before(said: Any, folder: Path, tmp_path: Path) -> None:
    command = ["check", folder / "00001.html", "--format", "json", "--resume", tmp_path / "kept"]
    first = said(*command)
    assert len(list((tmp_path / "kept").iterdir())) == 1
    assert said(*command) == first


def test_without_a_question_all_are_listed(said: Any, results: Path) -> None:
    code, out, err = said("corpus", "query", results)
    assert (code, err) == (0, "")
    assert {line.split()[0] for line in out.splitlines()} >= {"rules", "organs", "years", "forms", "passages", "events"}


def test_an_answer_as_text_csv_and_json(said: Any, results: Path) -> None:
    text = said("corpus", "query", results, "rules")[1]
    table = list(csv.DictReader(io.StringIO(said("corpus", "query", results, "rules", "--format", "csv")[1])))
    data = json.loads(said("corpus", "query", results, "rules", "--format", "json")[1])
    assert [{key: str(value) for key, value in row.items()} for row in data] == table
    assert text.splitlines()[0].split() == list(table[0])
    assert text.splitlines()[-1] == f"共 {len(table)} 行"
    assert sum(row["findings"] for row in data) > 0


def test_an_answer_into_a_file(said: Any, results: Path, tmp_path: Path) -> None:
    assert said("corpus", "query", results, "unread", "--format", "csv", "--out", tmp_path / "a.csv") == (0, "", "")
    assert "工资.txt" in (tmp_path / "a.csv").read_text("utf-8")


def test_sql_and_what_it_may_not(said: Any, results: Path) -> None:
    code, out, _ = said("corpus", "query", results, "--sql", "SELECT count(*) AS n FROM documents", "--format", "json")
    assert (code, json.loads(out)) == (0, [{"n": 9}])
    for sql in ("DROP VIEW findings", "SELECT * FROM '/etc/passwd'", "SELECT nonsense FROM findings"):
        code, out, err = said("corpus", "query", results, "--sql", sql)
        assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_cell_that_begins_like_a_formula_stays_text(said: Any, results: Path) -> None:
    sql = "SELECT '=1+1' AS formula, -1 AS number, '-' AS dash FROM documents LIMIT 1"
    assert said("corpus", "query", results, "--sql", sql, "--format", "csv")[1].splitlines()[1] == "'=1+1,-1,'-"


def test_questions_that_cannot_be_asked(said: Any, folder: Path, results: Path) -> None:
    assert said("corpus", "query", results, "weather")[0] == 2
    assert said("corpus", "query", results, "rules", "--sql", "SELECT 1")[0] == 2
    assert said("corpus", "export", results)[0] == 2
    code, _, err = said("corpus", "query", folder, "rules")
    assert code == 3
    assert "不是核查结果文件夹" in err


def test_three_tables(said: Any, results: Path, tmp_path: Path) -> None:
    code, out, _ = said("corpus", "export", results, "--out", tmp_path / "t")
    assert code == 0
    assert out.startswith("9 份文件、")
    names = ["documents.parquet", "findings.parquet", "passages.parquet"]
    assert sorted(each.name for each in (tmp_path / "t").iterdir()) == names


@pytest.mark.parametrize(("missing", "extra"), [("pyarrow", "many"), ("duckdb", "many")])
def test_without_the_extra_one_line_says_which(results: Path, missing: str, extra: str) -> None:
    script = f"import sys; sys.modules[{missing!r}] = None; from hengji.cli.main import main; sys.exit(main())"
    words = ["corpus", "query", str(results), "rules", "--lang", "en"]
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == f"hengji: this needs the extra {extra}, which is not installed; install hengji[{extra}].\n"
