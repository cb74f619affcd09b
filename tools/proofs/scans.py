"""The seed document scanned: printed by LibreOffice, 200 dpi, askew, grainy, nothing but pictures; and as an old Word file."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from tests.readers import scans
from tests.seed_files import write
from tests.weighed import weighed
from tools.proofs.row import HENGJI, Row
from tools.proofs.seed import score, share

_ASKEW = (-0.6, 0.3, 0.0, 0.7, -0.2)


def scanned(work: Path) -> Iterator[Row]:
    """Cells of the scan, its numbers, seconds a page and memory; cells of the doc."""
    soffice = shutil.which("soffice")
    if soffice is None:
        yield Row("cells of the seed, scanned", "150/157", "hengji read", "not run: needs LibreOffice", None)
        return
    source = write(work / "scanned")["docx"]
    for ending in ("pdf", "doc"):
        profile = f"-env:UserInstallation=file://{work / 'profile'}"
        command = [soffice, profile, "--headless", "--convert-to", ending, "--outdir", work, source]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    right, all_ = share(score("table", work / "seed.doc", work), "exact")
    yield Row("cells of the seed, doc", "157/157", "hengji read seed.doc", f"{right}/{all_}", right == all_ == 157)
    yield from _scan(source, work)


def _scan(source: Path, work: Path) -> Iterator[Row]:
    with pypdfium2.PdfDocument(work / "seed.pdf") as printed:
        count = len(printed)
    sheets = [
        scans.scanned(scans.printed(work / "seed.pdf", index), degrees=_ASKEW[index % len(_ASKEW)], seed=index)
        for index in range(count)
    ]
    path, answer = work / "seed_scan.pdf", work / "seed_scan.json"
    path.write_bytes(scans.pdf(*sheets))
    done = weighed(*HENGJI, "read", path, "--format", "json", "--out", answer)
    command = "hengji read seed_scan.pdf --format json; score.py table"
    right, all_ = share(score("table", path, work), "exact")
    yield Row("cells of the seed, scanned at 200 dpi", "150/157", command, f"{right}/{all_}", right >= 150)
    wrong = _wrong(source, answer, work)
    yield Row("numbers of the scan wrong and not marked", "0", command, str(wrong), wrong == 0)
    seconds = done.seconds / count
    yield Row("seconds a scanned page", "30", command, f"{seconds:.1f} ({count} pages)", seconds <= 30)
    yield Row("memory for a scan", "2048 MB", command, f"{done.megabytes:.0f} MB", done.megabytes <= 2048)


def _wrong(source: Path, answer: Path, work: Path) -> int:
    """Items whose digits differ from those of the docx and of which none is marked as doubtful."""
    true = work / "true.json"
    subprocess.run([*HENGJI, "read", source, "--format", "json", "--out", true], check=True, capture_output=True)
    wanted, found = json.loads(true.read_text("utf-8")), json.loads(answer.read_text("utf-8"))
    marked = {each["path"] for each in found.pop("doubts", [])}
    said = dict(_texts(found, ""))
    return sum(_digits(said.get(path, "")) != _digits(text) and path not in marked for path, text in _texts(wanted, ""))


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Every text of a table with its path."""
    if isinstance(value, str):
        yield path.removesuffix(".text"), value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _texts(each, f"{path}[{index}]")


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?", text)
