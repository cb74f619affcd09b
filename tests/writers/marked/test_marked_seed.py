"""The seed as Word and as Excel file, examined and marked: every place of every error and warning has its comment."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import openpyxl
import pytest

from hengji.examine.one import examine
from hengji.tables.examination import Examination
from hengji.tables.finding import Place, Severity
from hengji.writers.anew import table_docx
from hengji.writers.marked import marked
from hengji.writers.marked.marks import marks
from tests import seed_files
from tests.writers.marked.marked_cases import pages, parts, plain_word
from tests.writers.marked.test_marked_anew import stretches


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return seed_files.write(tmp_path_factory.mktemp("seed"))


def places(examination: Examination) -> list[Place]:
    sent_back = [each for each in examination.findings if each.severity is not Severity.INFO]
    return [place for each in sent_back for place in dict.fromkeys(each.places)]


def bare(words: str) -> str:
    return "".join(words.split())


def test_word(files: dict[str, Path], tmp_path: Path) -> None:
    source = files["docx"].read_bytes()
    examination = examine(files["docx"])
    out = marked(source, examination)
    wanted = sorted(bare(each.text) for each in places(examination))
    assert sorted(map(bare, stretches(out))) == wanted
    assert len(list(docx.Document(io.BytesIO(out)).comments)) == len(wanted) > 20
    before, after = parts(source), parts(out)
    numbers = {str(number) for number in range(len(wanted))}
    assert plain_word(after["word/document.xml"], numbers) == plain_word(before["word/document.xml"], set())
    assert {name for name in after if after[name] != before.get(name)} == {
        "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml",
    }  # fmt: skip
    assert pages(out, "docx", tmp_path / "a") == pages(source, "docx", tmp_path / "b")


def test_excel(files: dict[str, Path], tmp_path: Path) -> None:
    source = files["xlsx"].read_bytes()
    examination = examine(files["xlsx"])
    out = marked(source, examination)
    sheet = openpyxl.load_workbook(io.BytesIO(out)).active
    comments = {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment is not None}
    heads = re.findall(r"^(?:✕ 错误|! 警告) \w+", "\n".join(comments.values()), re.MULTILINE)
    assert len(heads) == len(places(examination))
    for mark in marks(examination):
        spot = mark.first.spot
        cell = sheet.cell(spot.row + 1, spot.column + 1)
        assert bare(mark.place.text)[:6] in bare(str(cell.value))
        assert mark.finding.message.zh in comments[cell.coordinate]
    assert pages(out, "xlsx", tmp_path / "a") == pages(source, "xlsx", tmp_path / "b")


@pytest.mark.parametrize("kind", ["txt", "html"])
def test_a_new_word_table_for_the_others(files: dict[str, Path], kind: str) -> None:
    examination = examine(files[kind])
    out = table_docx(examination)
    assert sorted(stretches(out)) == sorted(each.text for each in places(examination))
    again = examine(out)
    assert placed(again) == placed(examination)


def placed(examination: Examination) -> list[tuple[str, str]]:
    """Every item that has its place, with its path."""
    items = ((each.path, each.text) for each in examination.table.items() if each.text)
    return [each for each in items if not each[0].startswith("unplaced")]
