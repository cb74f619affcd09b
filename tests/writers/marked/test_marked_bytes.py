from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from lxml import etree

from hengji.writers.anew import table_docx
from hengji.writers.marked import letters, marked, package, sheets
from hengji.writers.memo import memo
from tests.writers.marked.excel_cases import excel_document, rich_excel
from tests.writers.marked.marked_cases import examination, finding, items, place, rich_word, word_document

_WORDS = ["28956人次", "20期", "年度"]


def digest(path: Path) -> str:
    """The hash of the marked copy of a file of the cases, of its table made anew and of its opinion sheet."""
    source = path.read_bytes()
    document = word_document(source) if path.suffix == ".docx" else excel_document(source)
    found = items(document)
    findings = [finding([place(found, each)]) for each in _WORDS]
    seen = examination(document, found, findings)
    return hashlib.sha256(marked(source, seen) + table_docx(seen) + memo(seen)).hexdigest()


def test_same_file_same_bytes_whatever_the_hash_seed_and_the_prefixes(tmp_path: Path) -> None:
    files = [tmp_path / "rich.docx", tmp_path / "rich.xlsx"]
    files[0].write_bytes(rich_word())
    files[1].write_bytes(rich_excel(commented=False))
    here = [digest(each) for each in files]
    for seed in "012":
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}"}
        order = [sys.executable, "-m", "tests.writers.marked.test_marked_bytes", *map(str, files)]
        done = subprocess.run(order, env=environment, check=True, capture_output=True, text=True)
        assert done.stdout.split() == here


if __name__ == "__main__":
    for number, space in enumerate((letters.MAIN, sheets.MAIN, package.OFFICE)):  # as other packages may have done
        etree.register_namespace(f"odd{number}", space)
    for name in sys.argv[1:]:
        print(digest(Path(name)))
