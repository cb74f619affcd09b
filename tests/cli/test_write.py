from __future__ import annotations

from pathlib import Path

import pytest

import hengji
from hengji.cli.main import main
from hengji.tables.json import to_json
from hengji.tables.layouts.layout import layouts
from tests.writers.forms.samples import SAMPLES


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "表.docx"
    hengji.write(SAMPLES["department-completion"], path)
    return path


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html", "pdf"])
def test_a_file_is_written_in_its_own_form(kind: str, source: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / f"b.{kind}"
    assert main(["write", str(source), "--out", str(out)]) == 0
    assert out.read_bytes() == hengji.write(hengji.read(source), kind)


def test_a_path_is_written_to_and_its_bytes_are_given(source: Path) -> None:
    assert source.read_bytes() == hengji.write(SAMPLES["department-completion"], "docx")
    assert to_json(hengji.read(source))["title"] == "部门整体绩效完成情况表"


def test_another_layout_and_the_empty_form(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "b.html"
    assert main(["write", str(source), "--layout", "project-self-evaluation", "--out", str(out)]) == 0
    page = out.read_text("utf-8")
    assert "偏差原因分析及改进措施" in page
    assert "38期" in page
    assert main(["write", str(source), "--blank", "--out", str(out)]) == 0
    assert "具体完成情况" in out.read_text("utf-8")
    assert "38期" not in out.read_text("utf-8")
    assert main(["write", "--blank", "--layout", "monitoring", "--out", str(out)]) == 0
    assert "硬件条件保障" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["FILE"], 2, "--out"),
        (["--out", "a.docx"], 2, "--blank --layout"),
        (["FILE", "--out", "a.odt"], 2, ".docx, .xlsx, .pdf, .html"),
        (["FILE", "--out", "a.docx", "--layout", "none"], 2, ", ".join(each.id for each in layouts())),
        (["nowhere.docx", "--out", "a.docx"], 3, "nowhere.docx"),
        (["FILE", "--out", "/proc/none/a.docx"], 2, "cannot write"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    arguments: list[str], code: int, line: str, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [str(source) if each == "FILE" else each for each in arguments]
    assert main(["write", *words, "--lang", "en"]) == code
    said = capsys.readouterr().err
    assert line in said
    assert said.count("\n") == 1
