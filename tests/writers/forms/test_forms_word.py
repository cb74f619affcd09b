"""Forms as Word files: one table where a page holds it, else headings that come again; set as offices set them."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from hengji.writers.forms import write
from tests.writers.forms.samples import SAMPLES
from tests.writers.forms.test_forms_sheets import SENTENCE, narrated

LONG = narrated([{"no": n, "mark": f"{n}.", "text": SENTENCE * 12} for n in range(1, 9)])


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


def headings(table: docx.table.Table) -> int:
    return sum(row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_it_opens_on_its_page_with_widths_and_numbers(name: str) -> None:
    made = opened(write(SAMPLES[name], "docx"))
    section = made.sections[0]
    assert (section.page_width > section.page_height) is (
        name not in ("department-target", "project-target", "self-evaluation-report")
    )
    assert "PAGE" in section.footer._element.xml
    for table in made.tables:
        grid = [int(each.get(qn("w:w"))) for each in table._tbl.tblGrid.iter(qn("w:gridCol"))]
        assert sum(grid) == pytest.approx(section.page_width.twips - 2040, abs=len(grid))
        for row in table._tbl.tr_lst:
            assert sum(int(tc.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for tc in row.tc_lst) == sum(grid)
    fonts = {each.get(qn("w:eastAsia")) for each in made.element.iter(qn("w:rFonts"))}
    assert fonts == {"仿宋_GB2312", "黑体", "方正小标宋简体"}


def test_a_form_of_one_page_is_one_table_and_a_long_one_repeats_its_headings() -> None:
    assert [headings(each) for each in opened(write(SAMPLES["project-self-evaluation"], "docx")).tables] == [0]
    made = opened(write(LONG, "docx"))
    assert [headings(each) for each in made.tables] == [0, 1, 1]
    for table in made.tables:
        first = table._tbl.tr_lst[: headings(table)]
        merges = [tc.tcPr.find(qn("w:vMerge")) for tr in first for tc in tr.tc_lst]
        assert all(each is None for each in merges)


def test_rows_break_across_pages_and_headings_are_printed_on_each(
    libreoffice: str, pdftotext: str, tmp_path: Path
) -> None:
    (tmp_path / "a.docx").write_bytes(write(LONG, "docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        libreoffice,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    said = subprocess.run(
        [pdftotext, "-layout", str(tmp_path / "a.pdf"), "-"], check=True, capture_output=True, timeout=60
    )
    pages = said.stdout.decode().split("\f")[:-1]
    assert len(pages) >= 3
    assert all("具体完成情况" in each for each in pages)


def test_the_same_table_gives_the_same_bytes() -> None:
    assert write(LONG, "docx") == write(LONG, "docx")
