"""The marked copy of a PDF: the file's own bytes, then a highlight with its note on exactly the words of every place."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

import hengji
from hengji.tables.examination import Examination
from hengji.writers.marked import SENT_BACK, CannotMarkError, marked
from tests.readers.layouts import Layout, set_anew


@pytest.fixture(scope="module")
def source(seed_files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed set by typst."""
    path = tmp_path_factory.mktemp("set") / "seed.pdf"
    set_anew(seed_files["docx"], Layout("typst", 10.5, "A4 landscape", repeated=True), path)
    return path


@pytest.fixture(scope="module")
def examination(source: Path) -> Examination:
    return hengji.examine(source)


@pytest.fixture(scope="module")
def copy(source: Path, examination: Examination) -> bytes:
    return marked(source.read_bytes(), examination)


def said(mark: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(mark, key, None, 0)
    letters = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetStringValue(mark, key, ctypes.cast(letters, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return letters.raw[:-2].decode("utf-16-le")


def notes(data: bytes) -> Iterator[tuple[str, str, str]]:
    """Every highlight's note, who wrote it, and the words under it."""
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
            mark = pdfium.FPDFPage_GetAnnot(page, index)
            points, words = pdfium.FS_QUADPOINTSF(), ""
            for at in range(pdfium.FPDFAnnot_CountAttachmentPoints(mark)):
                pdfium.FPDFAnnot_GetAttachmentPoints(mark, at, points)
                words += text.get_text_bounded(points.x1 + 0.2, points.y3 + 2, points.x2 - 0.2, points.y1 - 2)
            yield said(mark, b"Contents"), said(mark, b"T"), "".join(words.split())
            pdfium.FPDFPage_CloseAnnot(mark)


def test_the_file_itself_is_untouched(source: Path, copy: bytes) -> None:
    assert copy.startswith(source.read_bytes())
    before, after = (pypdfium2.PdfDocument(each) for each in (source.read_bytes(), copy))
    texts = [[page.get_textpage().get_text_range() for page in each] for each in (before, after)]
    assert texts[0] == texts[1]


def test_every_place_is_highlighted_with_its_message(copy: bytes, examination: Examination) -> None:
    found = list(notes(copy))
    assert {author for _, author, _ in found} == {"衡绩 Hengji"}
    for finding in examination.findings:
        if finding.severity not in SENT_BACK:
            continue
        own = [words for note, _, words in found if finding.message.zh in note]
        places = {"".join(place.text.split()) for place in finding.places if place.text and place.start is not None}
        assert own
        joined = "".join(own)
        assert all(place in own or place in joined for place in places if len(place) < 12), (places, own)


def test_the_same_bytes_in_every_process(source: Path, copy: bytes, tmp_path: Path) -> None:
    code = (
        "import sys, hengji; from hengji.writers.marked import marked; from pathlib import Path; s = Path(sys.argv[1]);"
    )
    code += "Path(sys.argv[2]).write_bytes(marked(s.read_bytes(), hengji.examine(s)))"
    out = tmp_path / "again.pdf"
    subprocess.run([sys.executable, "-c", code, source, out], check=True, env={"PYTHONHASHSEED": "7"})
    assert out.read_bytes() == copy


def test_another_file_is_not_marked(source: Path, examination: Examination) -> None:
    with pytest.raises(CannotMarkError):
        marked(source.read_bytes() + b"\n", examination)
