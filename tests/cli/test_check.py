"""`hengji check` as its contract says: output, exit codes, one line for what goes wrong."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from hengji.cli.main import main
from hengji.cli.wide import width

PLACE_KEYS = ["path", "label", "start", "end", "text", "item", "page", "table", "row", "column"]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command: its exit code, what it printed, what it complained of."""

    def run(*words: object) -> tuple[int, str, str]:
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:
            code = left.code
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_json_is_the_contract(said: Any, seed_files: dict[str, Path]) -> None:
    code, out, err = said("check", seed_files["docx"], "--format", "json")
    found = json.loads(out)
    assert (code, err) == (1, "")
    assert list(found) == ["document", "rules", "findings", "score"]
    assert list(found["document"]) == ["path", "sha256", "form", "department", "year"]
    assert found["document"]["year"] == 2021
    assert found["document"]["form"] == "department-completion"
    assert re.fullmatch(r"[0-9a-f]{64}", found["rules"]["hash"])
    for finding in found["findings"]:
        assert list(finding) == ["code", "name", "severity", "message", "working", "places"]
        assert set(finding["message"]) == {"zh", "en"}
        for place in finding["places"]:
            assert list(place) == PLACE_KEYS
            whole = place["start"] is None
            assert place["text"] == (place["item"] if whole else place["item"][place["start"] : place["end"]])
            assert place["row"] is None or place["row"] >= 1
            assert "第" in place["label"] or "·" in place["label"] or place["label"]


def test_the_cell_of_a_place_is_counted_from_one(said: Any, seed_files: dict[str, Path]) -> None:
    found = json.loads(said("check", seed_files["docx"], "--format", "json")[1])["findings"]
    assert all(p["table"] == 1 and p["row"] and p["column"] for f in found for p in f["places"] if p["item"])


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on(said: Any, seed_files: dict[str, Path], level: str, code: int) -> None:
    assert said("check", seed_files["txt"], "--fail-on", level)[0] == code


def test_fail_on_looks_at_what_was_selected(said: Any, seed_files: dict[str, Path]) -> None:
    code, out, _ = said("check", seed_files["txt"], "--select", "FO02", "--format", "json")
    assert {f["severity"] for f in json.loads(out)["findings"]} <= {"warning"}
    assert code == 0


def test_select_and_ignore(said: Any, seed_files: dict[str, Path]) -> None:
    def codes(*words: str) -> set[str]:
        return {
            f["code"] for f in json.loads(said("check", seed_files["txt"], "--format", "json", *words)[1])["findings"]
        }

    assert codes("--select", "AG01") == {"AG01"}
    assert {code[:2] for code in codes("--select", "tg,AC")} == {"TG", "AC"}
    assert "TG01" not in codes("--ignore", "TG01")
    assert codes("--select", "AG", "--ignore", "AG") == set()


def test_an_unknown_code_is_wrong_usage(said: Any, seed_files: dict[str, Path]) -> None:
    code, out, err = said("check", seed_files["txt"], "--select", "ZZ09")
    assert (code, out) == (2, "")
    assert "ZZ09" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "zh"),
    [
        (["check"], "缺少 FILE"),
        (["check", "x", "--format", "pdf"], "--format 不能是 'pdf'"),
        (["check", "x", "--jobs", "many"], "--jobs 应为数字"),
        (["check", "x", "--frobnicate"], "不认识 --frobnicate"),
        (["frobnicate"], "不能是 'frobnicate'"),
        (["demo", "--port"], "--port 后面缺少值"),
    ],
)
def test_wrong_usage_is_told_in_one_line_of_the_readers_language(said: Any, words: list[str], zh: str) -> None:
    code, _, err = said(*words, "--lang", "zh")
    assert code == 2
    assert zh in err
    assert err.count("\n") == 1
    code, _, err = said(*words[:1], "--lang", "en", *words[1:]) if words[0] == "check" else said(*words, "--lang", "en")
    assert code == 2
    assert err.startswith("hengji: wrong usage: ")


def test_text_fits_a_terminal_and_ends_with_the_counts(said: Any, seed_files: dict[str, Path]) -> None:
    for lang, closing in (("zh", "已识别"), ("en", "accounted for")):
        _, out, _ = said("check", seed_files["docx"], "--lang", lang)
        lines = out.splitlines()
        assert max(map(width, lines)) <= 100
        assert closing in lines[-1]
        assert "\x1b" not in out
        assert any("8956人次" in line and "→" in line for line in lines)


def test_english_output_of_the_frame_has_no_chinese(said: Any, seed_files: dict[str, Path]) -> None:
    for command in (["--help"], ["check", "--help"], ["rules"], ["demo", "--help"]):
        _, out, err = said(*command, "--lang", "en")
        assert re.findall(r"[\u4e00-\u9fff]", out + err) == []
    assert seed_files


def test_an_unreadable_file_is_exit_3_and_one_line(said: Any, tmp_path: Path) -> None:
    (tmp_path / "空.docx").touch()
    for lang in ("zh", "en"):
        code, out, err = said("check", tmp_path / "空.docx", "--lang", lang, "--format", "json")
        assert (code, out) == (3, "")
        assert "空.docx" in err
        assert err.count("\n") == 1


def test_the_rest_of_a_folder_is_done(said: Any, seed_files: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "表"
    folder.mkdir()
    for number in range(6):
        shutil.copy(seed_files["docx"], folder / f"{number}.docx")
    (folder / "坏.docx").write_bytes(seed_files["docx"].read_bytes()[:3000])
    code, out, err = said("check", folder)
    assert code == 3
    assert "坏.docx" in err
    assert sum(".docx" in line for line in out.splitlines()) == 7
    assert "未能读取 1 份" in out.splitlines()[-1]
    assert said("check", folder, "--fail-on", "never")[0] == 0
    documents = json.loads(said("check", folder, "--format", "json")[1])["documents"]
    assert ["error" in each for each in documents] == [False] * 6 + [True]


def test_html_of_several_goes_into_a_folder(said: Any, seed_files: dict[str, Path], tmp_path: Path) -> None:
    both = [seed_files["docx"], seed_files["xlsx"]]
    assert said("check", *both, "--format", "html")[0] == 2
    assert said("check", *both, "--format", "html", "--out", tmp_path / "pages")[0] == 1
    assert names(tmp_path / "pages") == ["seed-2.html", "seed.html"]


def test_marked_copies(said: Any, seed_files: dict[str, Path], tmp_path: Path) -> None:
    for kind in ("docx", "xlsx"):
        code, _, err = said("check", seed_files[kind], "--marked", tmp_path / f"out.{kind}")
        assert (code, err) == (1, "")
        assert (tmp_path / f"out.{kind}").read_bytes()[:2] == b"PK"


def test_a_kind_without_comments_is_refused_in_one_line_with_an_offer(
    said: Any, seed_files: dict[str, Path], tmp_path: Path
) -> None:
    code, out, err = said("check", seed_files["html"], "--marked", tmp_path / "out.html")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "--marked" in err
    assert ".docx" in err
    code, _, err = said("check", seed_files["html"], "--marked", tmp_path / "out.docx")
    assert (code, err.count("\n")) == (1, 1)
    assert (tmp_path / "out.docx").exists()


def test_summary_and_memos(said: Any, seed_files: dict[str, Path], tmp_path: Path) -> None:
    both = [seed_files["docx"], seed_files["xlsx"]]
    papers = {"--summary": tmp_path / "s.xlsx", "--memos": tmp_path / "memos", "--marked": tmp_path / "marked"}
    said("check", *both, *(word for pair in papers.items() for word in pair))
    assert papers["--summary"].read_bytes()[:2] == b"PK"
    assert names(papers["--memos"]) == ["seed-2-审核意见.docx", "seed-审核意见.docx"]
    assert names(papers["--marked"]) == ["seed-2-批注.xlsx", "seed-批注.docx"]


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_place_that_cannot_be_written_is_told(said: Any, seed_files: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code, _, err = said("check", seed_files["docx"], "--out", tmp_path / "file" / "x.txt")
    assert code == 2
    assert "不能写入" in err
    assert err.count("\n") == 1


def test_read_and_figures(said: Any, seed_files: dict[str, Path]) -> None:
    code, out, _ = said("read", seed_files["xlsx"], "--format", "json")
    table = json.loads(out)
    assert code == 0
    assert list(table)[:4] == ["form", "department", "year", "title"]
    code, out, _ = said("figures", seed_files["xlsx"], "--format", "jsonl", "--rejected")
    rows = [json.loads(line) for line in out.splitlines()]
    quantity = next(row for row in rows if row.get("number") == "8956")
    assert (quantity["value"], quantity["unit"], quantity["comparator"]) == ("8956", "人次", "=")
    assert {row["rejected"] for row in rows if "rejected" in row} >= {"year", "ordinal"}
    assert all(isinstance(row["value"], str) for row in rows if "value" in row)


def test_read_of_nothing_is_exit_3(said: Any, tmp_path: Path) -> None:
    code, out, err = said("read", tmp_path / "没有.docx")
    assert (code, out, err.count("\n")) == (3, "", 1)


def test_explain_and_rules(said: Any) -> None:
    code, out, _ = said("explain", "FO02")
    assert code == 0
    assert "约数写法自相矛盾" in out
    assert max(map(width, out.splitlines())) <= 100
    assert "What to do" in said("explain", "fo02", "--lang", "en")[1]
    assert said("explain", "XX01")[0] == 2
    assert "FO02" in said("rules")[1]


def test_version(said: Any) -> None:
    assert said("--version") == (0, "hengji 0.1.0\n", "")


def test_demo(said: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HENGJI_HOME", str(tmp_path))
    code, out, err = said("demo", "--no-browser", "--port", "8000")
    assert (code, err) == (0, "")
    places = [Path(found) for found in re.findall(re.escape(str(tmp_path)) + r"\S+", out)]
    assert [place.suffix for place in places[:2]] == [".html", ".docx"]
    assert all(place.stat().st_size > 10_000 for place in places[:2])
    assert "10" in out


def test_demo_leads_on_by_commands_that_run(said: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "a person's folder"
    monkeypatch.setenv("HENGJI_HOME", str(home))
    out = said("demo", "--no-browser", "--lang", "en")[1]
    score, write = (shlex.split(found) for found in re.findall(r"hengji ((?:score|write) .+)", out))
    code, rates, _ = said(*score, "--lang", "en")
    assert (code, "achievement rates" in rates) == (0, True)
    assert said(*write)[0] == 0
    assert (home / "demo" / "form.pdf").read_bytes().startswith(b"%PDF-")


def test_a_long_report_ends_with_where_to_begin(said: Any, seed_files: dict[str, Path]) -> None:
    lines = said("check", seed_files["docx"], "--lang", "zh")[1].splitlines()
    start = lines.index("最要紧的：")
    named = lines[start + 1 : lines.index("", start)]
    assert len(named) == 5
    assert named[0].split()[:2] == ["✕", "AG01"]
    assert all(width(line) <= 100 for line in named)
    assert [line.split()[0] for line in named] == sorted((line.split()[0] for line in named), key="✕!".index)
    assert lines[lines.index("", start) + 1].startswith("问题 ")
