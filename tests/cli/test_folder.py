"""A reviewer's folder: many departments, one file broken, one no performance table."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from hengji.cli.main import main
from tools.make_folder import fill


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("表")
    fill(place, 14)
    return place


def test_a_summary_with_a_row_for_each_and_an_opinion_sheet_for_each_that_was_read(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["check", str(folder), "--summary", str(tmp_path / "s.xlsx"), "--memos", str(tmp_path / "memos")])
    out, err = capsys.readouterr()
    assert code == 3
    assert len(err.splitlines()) == 2
    assert out.splitlines()[-1].startswith("共 14 份文件，未能读取 2 份")
    rows = [[str(cell or "") for cell in row] for row in load_workbook(tmp_path / "s.xlsx").worksheets[0].values]
    for name in sorted(path.name for path in folder.iterdir()):
        assert any(name in cell for row in rows for cell in row)
    memos = sorted((tmp_path / "memos").iterdir())
    assert len(memos) == 12
    department = memos[0].name.split("-")[1]
    texts = [each.text for each in Document(str(memos[0])).paragraphs]
    assert any(department in text for text in texts)


def test_a_run_that_is_resumed_says_the_same(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["check", str(folder), "--format", "json", "--resume", str(tmp_path / "kept")]
    main(command)
    first = capsys.readouterr().out
    assert len(list((tmp_path / "kept").iterdir())) == 12
    main(command)
    assert capsys.readouterr().out == first


def test_where_nothing_could_be_read_nothing_is_said_of_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("一.txt", "二.txt"):
        (tmp_path / name).write_text("不是绩效表", "utf-8")
    assert main(["check", str(tmp_path), "--lang", "zh"]) == 3
    assert capsys.readouterr().out.splitlines()[-1] == "共 2 份文件，都未能读取。"


def test_a_summary_of_another_kind_is_refused_at_once(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(folder), "--summary", str(tmp_path / "s.docx"), "--lang", "zh"]) == 2
    assert capsys.readouterr().err == "hengji: 汇总表只能是 .xlsx，不能写成 s.docx。\n"
    assert not (tmp_path / "s.docx").exists()


def test_why_a_file_cannot_be_opened_is_said_in_the_readers_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "没有.docx", "--lang", "zh"]) == 3
    assert "没有这个文件" in capsys.readouterr().err
    assert main(["check", "没有.docx", "--lang", "en"]) == 3
    assert "No such file" in capsys.readouterr().err
