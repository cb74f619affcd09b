"""How fast a PDF's tables are read: hengji against pdfplumber and camelot, on the same file in the same run.

    uv run --isolated --group bench python bench/pages.py [PDF] [--rounds N]

Without a file the seed is printed by LibreOffice.  hengji joins the tables over the pages besides, the others do not.
Times are the process's own (CPU) time, the best of several rounds that take turns; a library that is not installed is named.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import pypdfium2  # noqa: E402

from hengji.readers.open import open_document  # noqa: E402
from tests.readers.layouts import to_pdf  # noqa: E402
from tests.seed_files import write  # noqa: E402


def hengji(path: Path) -> int:
    return sum(len(grid.cells) for grid in open_document(path).grids)


def pdfplumber(path: Path) -> int:
    import pdfplumber as library

    with library.open(path) as document:
        return sum(len(row) for page in document.pages for table in page.extract_tables() for row in table)


def camelot(path: Path) -> int:
    import camelot as library

    return sum(table.df.size for table in library.read_pdf(str(path), pages="all", flavor="lattice"))


READERS: tuple[Callable[[Path], int], ...] = (hengji, pdfplumber, camelot)


def own_time(read: Callable[[Path], int], path: Path) -> float:
    """Seconds of this process's own time."""
    began = time.process_time()
    read(path)
    return time.process_time() - began


def measured(path: Path, rounds: int) -> dict[str, float]:
    """The best time of each reader that is installed."""
    ready = []
    for read in READERS:
        try:
            read(path)
        except ImportError as missing:
            print(f"{read.__name__}: not installed ({missing.name})")
        else:
            ready.append(read)
    turns = [[own_time(read, path) for read in ready] for _ in range(rounds)]
    return {read.__name__: min(times) for read, times in zip(ready, zip(*turns, strict=True), strict=True)}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", nargs="?", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        path = asked.path or printed(Path(name))
        count = len(pypdfium2.PdfDocument(path))
        times = measured(path, asked.rounds)
        print(f"{path.name}: {count} pages")
        for reader, seconds in times.items():
            print(f"{reader:12} {count / seconds:8.1f} pages/s {seconds / times['hengji']:8.1f} ×")


def printed(folder: Path) -> Path:
    """The seed as a PDF."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        sys.exit("LibreOffice is needed to print the seed; or name a PDF")
    source = write(folder)["docx"]
    to_pdf([source], folder, soffice)
    return source.with_suffix(".pdf")


if __name__ == "__main__":
    main()
