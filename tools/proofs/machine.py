"""Speed, start, bad input, determinism, and the reviewer's folder."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import statistics
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from openpyxl import load_workbook

from bench import examine as examining
from tests.bad_files import write as write_bad
from tests.seed_files import write
from tests.weighed import weighed
from tools.make_folder import fill
from tools.proofs.row import HENGJI, Row, ran

REFUSED = 3


def start(work: Path) -> Iterator[Row]:
    """The installed script as a process, median of ten."""
    script = Path(sys.executable).parent / "hengji"
    document = write(work / "start")["docx"]
    for words, bar in ((("--version",), 0.25), (("check", document), 0.8)):
        seconds = statistics.median(ran(script, *words).seconds for _ in range(10))
        command = "hengji --version" if len(words) == 1 else "hengji check seed.docx"
        yield Row(f"start: {command}", f"≤ {bar} s", "median of 10 processes", f"{seconds:.3f} s", seconds <= bar)


def warm(_: Path) -> Iterator[Row]:
    """`hengji.examine` in a process that has done it before."""
    best = examining.warm() * 1000
    what = "hengji.examine(seed.docx), warm"
    yield Row(what, "≤ 100 ms", "just speed: own time, best of 12", f"{best:.0f} ms", best <= 100)


def growth(_: Path) -> Iterator[Row]:
    """What twice the document costs: the tasks repeated as they are, and with every word of theirs made fresh."""
    for kind, fresh in examining.KINDS.items():
        times = examining.growth(fresh=fresh)
        steps = [later / earlier for earlier, later in pairwise(times)]
        figure = ", ".join(f"{step:.2f}" for step in steps) + f" ({times[0] * 1000:.0f} → {times[-1] * 1000:.0f} ms)"
        what = f"cost at 2×, 4×, 8×, {kind}"
        yield Row(what, "each ≤ 2.2 ×", "just speed: own time, best of 5", figure, max(steps) <= 2.2)


def bad_input(work: Path) -> Iterator[Row]:
    """Broken, hostile and foreign files, and a folder with one of them among good ones."""
    for path in write_bad(work / "bad"):
        done = weighed(*HENGJI, "check", path, "--lang", "zh")
        one_line = done.err.count("\n") == 1 and "程序自身出错" not in done.err
        good = done.code == REFUSED and one_line and done.megabytes <= 512 and done.seconds <= 10
        figure = f"exit {done.code}, {done.seconds:.1f} s, {done.megabytes:.0f} MB: {done.err.strip()}"
        yield Row(f"bad input: {path.name}", "exit 3, one line, ≤ 512 MB, ≤ 10 s", "hengji check", figure, good)
    folder = work / "mixed"
    files = write(folder)
    shutil.copy(work / "bad" / "truncated.docx", folder)
    done = ran(*HENGJI, "check", folder, "--format", "json")
    documents = json.loads(done.out)["documents"]
    read = sum("findings" in each for each in documents)
    good = done.code == REFUSED and read == len(files) - 1 and done.err.count("\n") == 1
    figure = f"exit {done.code}, {read} read, {len(documents) - read} refused"
    yield Row("bad input: a folder with one bad file", "exit 3, the rest is done", "hengji check FOLDER", figure, good)


def determinism(work: Path) -> Iterator[Row]:
    """The same bytes whatever the hash seed, the locale and the number of processes."""
    files = write(work / "same")
    inputs = [files["docx"], files["xlsx"], files["html"], files["txt"]]
    outputs: dict[str, set[str]] = {name: set() for name in ("json", "sarif", "html", "marked", "papers", "read")}
    runs = 0
    for seed in ("0", "1", "2"):
        for locale in ("C", "zh_CN.UTF-8"):
            for jobs in (1, 2):
                runs += 1
                for name, digest in produced(inputs, work / f"same-{runs}", jobs, PYTHONHASHSEED=seed, LC_ALL=locale):
                    outputs[name].add(digest)
    for name, digests in outputs.items():
        what = {"papers": "summary and opinion sheets", "marked": "marked copies", "html": "pages"}.get(name, name)
        figure = f"{len(digests)} over {runs} runs"
        yield Row(f"determinism: {what}", "1", "hash seeds 0, 1, 2; C, zh_CN; 1, 2 workers", figure, len(digests) == 1)


def produced(inputs: list[Path], folder: Path, jobs: int, **environment: str) -> Iterator[tuple[str, str]]:
    """Everything that a check leaves, as one digest a kind."""
    check = (*HENGJI, "check", *inputs, "--jobs", jobs, "--fail-on", "never")
    for name in ("json", "sarif"):
        yield name, digest(ran(*check, "--format", name, **environment).out.encode())
    papers = ("--marked", folder / "marked", "--summary", folder / "papers" / "s.xlsx", "--memos", folder / "papers")
    ran(*check, "--format", "html", "--out", folder / "html", *papers, **environment)
    for name in ("html", "marked", "papers"):
        files = sorted((folder / name).iterdir())
        yield name, digest(b"".join(each.name.encode() + each.read_bytes() for each in files))
    yield "read", digest(ran(*HENGJI, "read", inputs[0], **environment).out.encode())
    shutil.rmtree(folder)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def folder(work: Path) -> Iterator[Row]:
    """Three hundred documents, one broken, one not a table."""
    place = work / "folder"
    fill(place, 300)
    papers = ("--summary", work / "summary.xlsx", "--memos", work / "memos")
    command = (*HENGJI, "check", place, *papers, "--resume", work / "kept")
    done = ran(*command, "--format", "json")
    again = ran(*command, "--format", "json")
    documents = json.loads(done.out)["documents"]
    unread = [each for each in documents if "error" in each]
    sheet = load_workbook(work / "summary.xlsx").worksheets[0]
    listed = sum(any(str(cell).endswith((".docx", ".xlsx", ".html")) for cell in row if cell) for row in sheet.values)
    memos = len(list((work / "memos").iterdir()))
    figure = f"{len(documents) - len(unread)} examined, {len(unread)} with the reason; {listed} rows; "
    figure += f"{memos} opinion sheets; {done.seconds:.0f} s, again {again.seconds:.0f} s"
    good = len(documents) == listed == 300 and len(unread) == 2 and memos == 298 and again.out == done.out
    said = "hengji check FOLDER --summary --memos"
    yield Row("the reviewer's folder of 300", "298 rows, 2 with the reason", said, figure, good)
    for each in unread:
        said = each["error"]["zh"]
        yield Row(f"the reason: {Path(each['document']['path']).name}", "–", "–", said, None)


def benchmarks(_: Path) -> Iterator[Row]:
    """Speed of reading quantities against other libraries, in the same run."""
    done = ran("uv", "run", "--isolated", "--group", "bench", "python", "bench/quantities.py")
    rates = re.findall(r"^(\S.*?) {2,}([\d,]+) +([\d,.]+) ×$", done.out, re.MULTILINE)
    if not rates:
        yield Row("speed against other libraries", "–", "just bench", done.err.strip()[-200:], reached=False)
    for name, rate, times in rates:
        bar = 250 if name == "recognizers-text, all models" else None
        value = float(times.replace(",", ""))
        reached = None if bar is None else value >= bar
        figure = f"{rate} characters a second; hengji is {times} × as fast"
        yield Row(f"quantities: {name}", f"≥ {bar} ×" if bar else "–", "just bench", figure, reached)
