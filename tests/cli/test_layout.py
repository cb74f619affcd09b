"""hengji layout list | show | learn, and --layout for reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hengji.cli.main import main
from hengji.tables.layouts.layout import layouts
from tests.readers.files import Sheet, docx
from tests.readers.test_learning import FORMS, filled


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HENGJI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_list_and_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["layout", "list", "--lang", "zh"]) == 0
    listed = capsys.readouterr().out
    assert all(each.id in listed and each.zh in listed for each in layouts())
    assert main(["layout", "show", "monitoring"]) == 0
    assert "财预〔2019〕136号" in capsys.readouterr().out


def test_learn_keep_and_read(tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blank, whole = tmp_path / "blank.docx", tmp_path / "whole.docx"
    blank.write_bytes(docx([Sheet(FORMS["promise"])]))
    rows, written = filled(FORMS["promise"])
    whole.write_bytes(docx([Sheet(rows)]))
    assert main(["layout", "learn", str(blank), "--out", str(tmp_path / "promise.yaml"), "--lang", "en"]) == 0
    assert "marked “# ?”" in capsys.readouterr().out
    assert main(["read", str(whole), "--layout", str(tmp_path / "promise.yaml")]) == 0
    given = json.loads(capsys.readouterr().out)
    assert given["layout"] == "promise"
    (home / "layouts").mkdir(parents=True)
    (tmp_path / "promise.yaml").rename(home / "layouts" / "promise.yaml")
    assert main(["read", str(whole)]) == 0
    kept = capsys.readouterr().out
    assert json.loads(kept) == given
    assert all(text in kept for text in written)
    assert main(["layout", "list"]) == 0
    assert "promise" in capsys.readouterr().out
    assert main(["check", str(whole), "--fail-on", "never"]) == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [("a: [", "bad.yaml"), ("- 1", "no keys form"), ("form: monitoring", "'name' is missing"), ("", "no keys form")],
)
def test_a_bad_layout_gives_one_line(text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(text, "utf-8")
    assert main(["read", str(bad), "--layout", str(bad)]) == 2
    line = capsys.readouterr().err
    assert said in line
    assert line.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [(["learn"], 2), (["show"], 2), (["show", "nothing"], 2), (["learn", "nothing.docx"], 3)],
)
def test_what_is_wrong_is_said_in_one_line(words: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["layout", *words]) == code
    assert capsys.readouterr().err.count("\n") == 1
