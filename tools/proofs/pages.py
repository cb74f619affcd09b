"""PDFs: the seed's printed forms, tables in many layouts, every made-up table, speed and size of a long one."""

from __future__ import annotations

import copy
import re
import shutil
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement

from tests.documents.corpus import FOLDER, FOLDERS, documents, load
from tests.documents.render import render
from tests.readers.layouts import LAYOUTS, f1, items, printed, to_pdf
from tests.seed_files import write
from tests.weighed import weighed
from tools.proofs.row import HENGJI, ROOT, Row, last_line, ran

TABLES = ("B01", "B08")
"""Two made-up tables beside the seed: one in two parts, one with a row an indicator."""


def pages(work: Path) -> Iterator[Row]:
    """All of it; needs LibreOffice."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        yield Row("PDF", "–", "just prove pages", "not run: needs LibreOffice", reached=None)
        return
    source = write(work / "seed")["docx"]
    yield from seed(source, work, soffice)
    yield layouts(source, work, soffice)
    yield corpus(work, soffice)
    yield long(source, work, soffice)
    yield from speed()


def seed(source: Path, work: Path, soffice: str) -> Iterator[Row]:
    """The seed printed plainly and with its heading rows on every page."""
    document = Document(str(source))
    for row in list(document.tables[0].rows)[:2]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  python-docx has no name for it
    document.save(str(work / "repeated.docx"))
    to_pdf([source, work / "repeated.docx"], work, soffice)
    for name in ("seed.pdf", "repeated.pdf"):
        table = work / f"{name}.json"
        ran(*HENGJI, "read", work / name, "--out", table)
        said = last_line(ran(sys.executable, ROOT / "tests/seed/gold/score.py", "table", table).out)
        yield Row(f"cells of the seed, {name}", "157/157", "score.py table", said, "157/157" in said)


def layouts(source: Path, work: Path, soffice: str) -> Row:
    """Three tables in every layout, against what is read from the Word file."""
    sources = [source]
    for name in TABLES:
        sources.append(work / f"{name}.docx")
        render(load(FOLDER / f"{name}.yaml"), sources[-1])
    found = []
    for each in sources:
        wanted = items(each)
        found += [f1(wanted, items(path)) for path in printed(each, LAYOUTS, work / "layouts", soffice).values()]
    mean, least = statistics.mean(found), min(found)
    figure = f"mean {mean:.4f}, least {least:.4f}, {sum(value == 1 for value in found)} of {len(found)} without a fault"
    what = f"PDF: {len(sources)} tables in {len(LAYOUTS)} layouts by two programs"
    return Row(what, "mean ≥ 0.99, none < 0.95", "F1 of items", figure, mean >= 0.99 and least >= 0.95)


def corpus(work: Path, soffice: str) -> Row:
    """Every made-up table printed as its Word file stands."""
    folder = work / "corpus"
    folder.mkdir()
    for document in (each for place in FOLDERS for each in documents(place)):
        render(document, folder / f"{document['id']}.docx")
    sources = sorted(folder.glob("*.docx"))
    to_pdf(sources, folder, soffice)
    found = {each.stem: f1(items(each), items(each.with_suffix(".pdf"))) for each in sources}
    below = ", ".join(f"{name} {value:.3f}" for name, value in found.items() if value < 0.99)
    figure = f"mean {statistics.mean(found.values()):.4f}; {sum(v == 1 for v in found.values())} of {len(found)} whole"
    return Row("PDF: every made-up table", "–", "F1 of items", f"{figure}; below 0.99: {below or 'none'}", None)


def long(source: Path, work: Path, soffice: str) -> Row:
    """The seed with its tasks seven times over, more than sixty pages, as `hengji check` reads it."""
    document = Document(str(source))
    table = document.tables[0]
    for row in list(table.rows)[7:] * 6:
        table._tbl.append(copy.deepcopy(row._tr))  # noqa: SLF001
    document.save(str(work / "long.docx"))
    to_pdf([work / "long.docx"], work, soffice)
    done = weighed(*HENGJI, "check", work / "long.pdf", "--format", "json", "--fail-on", "never")
    count = len(re.findall(rb"/Type\s*/Page\b", (work / "long.pdf").read_bytes()))
    figure = f"{count} pages, exit {done.code}, {done.seconds:.1f} s, {done.megabytes:.0f} MB"
    good = done.code == 0 and done.seconds <= 10 and done.megabytes <= 400
    return Row("PDF: a table of many pages", "≤ 10 s, ≤ 400 MB", "hengji check", figure, good)


def speed() -> Iterator[Row]:
    """Pages a second against other libraries, in the same run."""
    done = ran("uv", "run", "--isolated", "--group", "bench", "python", "bench/pages.py")
    rates = re.findall(r"^(\S.*?) {2,}([\d.]+) pages/s +([\d.]+) ×", done.out, re.MULTILINE)
    if not rates:
        yield Row("PDF: speed", "–", "bench/pages.py", done.err.strip()[-200:], reached=False)
    for name, rate, times in rates:
        bar = 5 if name == "pdfplumber" else None
        figure = f"{rate} pages a second; hengji is {times} × as fast"
        reached = None if bar is None else float(times) >= bar
        yield Row(f"PDF pages: {name}", f"≥ {bar} ×" if bar else "–", "bench/pages.py", figure, reached)
