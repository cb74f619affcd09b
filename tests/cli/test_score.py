"""`hengji score`, `hengji schemes` and the page of a scheme: what is printed, in 100 columns, in both languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hengji.cli.main import main
from hengji.cli.wide import width
from hengji.scoring.scheme import schemes
from tests.documents.corpus import load
from tests.documents.render import render

DOCUMENT = Path(__file__).parents[1] / "documents" / "final" / "Z05.yaml"


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command: its exit code, what it printed, what it complained of."""

    def run(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up self-evaluation table as a workbook."""
    out = tmp_path_factory.mktemp("score") / "自评表.xlsx"
    render(load(DOCUMENT), out)
    return out


def test_the_table_of_marks(said: Any, project: Path) -> None:
    code, out, err = said("score", project, "--lang", "zh")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert max(map(width, lines)) <= 100
    assert any(line.startswith("储备粮质量合格率") and line.endswith("5.00    4.96 ≠") for line in lines)
    assert any(line.startswith("预算执行") and line.endswith("9.00    9.00") for line in lines)
    assert any(line.startswith("合计") and line.endswith("99.00   87.89") for line in lines)
    assert "办法：mof-2020-10 项目支出绩效自评（财政部）" in lines
    assert "可靠程度：与公开表格一致，详见 hengji explain mof-2020-10" in lines
    assert "× " not in out


def test_explain_shows_every_working(said: Any, project: Path) -> None:
    out = said("score", project, "--explain", "--lang", "zh")[1]
    assert "完成率 = 97.2 ÷ 98 ≈ 99.18%；得分 = 5 × 97.2 ÷ 98 = 4.96" in out
    assert "逾期完成，办法没有规定怎样扣分" in out
    assert max(map(width, out.splitlines())) <= 100


def test_json(said: Any, project: Path) -> None:
    found = json.loads(said("score", project, "--format", "json", "--lang", "en")[1])
    assert list(found) == ["document", "score"]
    score = found["score"]
    assert score["scheme"]["id"] == "mof-2020-10"
    assert score["scheme"]["certainty"] == "confirmed by forms"
    assert (score["total"], score["given"], score["open"], score["rating"]) == ("87.89", "99.00", "9.00", None)
    assert score["execution"]["mark"] == "9.00"
    assert all((mark["mark"] is None) is (mark["reason"] is not None) for mark in score["marks"])
    assert json.loads(said("check", project, "--format", "json", "--lang", "en")[1])["score"] == score


def test_another_scheme(said: Any, project: Path) -> None:
    found = json.loads(said("score", project, "--scheme", "office-caps", "--format", "json")[1])["score"]
    assert found["scheme"]["id"] == "office-caps"
    assert "指定" in found["why"]["zh"]


def test_an_unknown_scheme(said: Any, project: Path) -> None:
    code, out, err = said("score", project, "--scheme", "no-such", "--lang", "en")
    assert (code, out) == (2, "")
    assert err == "hengji: there is no scheme no-such; hengji schemes lists them all.\n"


def test_a_form_without_weights(said: Any, seed_files: dict[str, Path]) -> None:
    code, out, _ = said("score", seed_files["docx"], "--lang", "zh")
    assert code == 0
    assert "表上没有分值，不能计分，只列各项指标的完成率" in out
    assert "11 ÷ 12 ≈ 91.67%" in out
    assert max(map(width, out.splitlines())) <= 100


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_schemes_and_their_pages(said: Any, lang: str) -> None:
    listed = said("schemes", "--lang", lang)[1].splitlines()
    assert [line.split()[0] for line in listed] == [each.id for each in schemes()]
    for each in schemes():
        code, page, _ = said("explain", each.id, "--lang", lang)
        assert code == 0
        assert page.startswith(each.id)
        assert max(map(width, page.splitlines())) <= 100
