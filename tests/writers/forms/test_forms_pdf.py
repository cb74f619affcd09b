"""Forms as PDF: set by Typst, words as data and never as markup, the same bytes every time."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from hengji.writers.forms import form, write
from hengji.writers.forms.fonts import fonts
from hengji.writers.forms.pdf import CannotPrintError, pdf
from tests.writers.forms.samples import SAMPLES
from tests.writers.forms.test_forms_sheets import SENTENCE, narrated
from tests.writers.forms.test_forms_word import LONG

MARKUP = (
    '#import "@preview/x:1.0.0": *', "#panic()", "$x^2$", "*粗* _斜_ `码`", "= 标题", "- 项", "<标签> @引用", "\\ \\n \\u{41}",
    "// 注 /* 注 */", "#sys.inputs", "[甲](乙)", "~ -- --- ...", "\"甲\" '乙'",
)  # fmt: skip


def said(data: bytes, pdftotext: str, tmp_path: Path) -> str:
    (tmp_path / "a.pdf").write_bytes(data)
    command = [pdftotext, "-raw", str(tmp_path / "a.pdf"), "-"]
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()


def solid(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_printed_as_it_is_written(text: str, pdftotext: str, tmp_path: Path) -> None:
    assert solid(text) in solid(said(write(narrated(text), "pdf"), pdftotext, tmp_path))


def test_headings_come_again_and_pages_are_numbered(pdftotext: str, tmp_path: Path) -> None:
    pages = said(write(LONG, "pdf"), pdftotext, tmp_path).split("\f")[:-1]
    assert len(pages) >= 3
    for number, page in enumerate(pages, 1):
        assert "具体完成情况" in page
        assert f"{number}/{len(pages)}" in solid(page)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_word_is_printed(name: str, pdftotext: str, tmp_path: Path) -> None:
    letters = set(solid(said(write(SAMPLES[name], "pdf"), pdftotext, tmp_path)))
    assert set(solid("".join(item.text for item in SAMPLES[name].items()))) <= letters


def test_two_runs_give_the_same_bytes() -> None:
    code = (
        "import hashlib,sys;from hengji.writers.forms import write;from tests.writers.forms.samples import SAMPLES;"
        "sys.stdout.write(hashlib.sha256(write(SAMPLES['monitoring'],'pdf')).hexdigest())"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=120).stdout for _ in "ab"
    ]
    assert runs[0] == runs[1] != b""


def test_the_fonts_of_the_package_print_where_the_system_has_none(pdftotext: str, tmp_path: Path) -> None:
    found = fonts(system=False)
    assert found is not None
    assert "Noto Sans CJK SC" in found.body
    data = pdf(form(narrated(SENTENCE), whole=True), system=False)
    assert solid(SENTENCE) in solid(said(data, pdftotext, tmp_path))


def test_without_chinese_fonts_it_says_what_to_install() -> None:
    with pytest.raises(CannotPrintError, match="pip install manimgx-fonts-cjk") as cannot:
        pdf(form(narrated(SENTENCE), whole=True), system=False, packaged=False)
    assert "pip install manimgx-fonts-cjk" in cannot.value.en
    assert "\n" not in cannot.value.zh + cannot.value.en


def test_without_typst_it_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import sys;sys.modules['typst']=None;from hengji.cli.main import main;"
        f"sys.exit(main(['write','--blank','--layout','monitoring','--out',r'{tmp_path / 'a.pdf'}','--lang','en']))"
    )
    run = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, timeout=120)
    assert run.returncode == 2
    assert run.stderr.decode() == 'hengji: Writing PDF needs its typesetter; run pip install "hengji[pdf]".\n'
