"""The same tables printed in many layouts: what is read from the PDF is what is read from the Word file.

All layouts are measured by `python tools/prove.py pages`; here are six, those that broke most.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.corpus import FOLDER, load
from tests.documents.render import render
from tests.readers.layouts import Layout, f1, items, printed

TWO_PART, ROWS = "B01", "B08"
CASES = (
    ("seed", Layout("LibreOffice", 10.5, "A4", repeated=True)),
    ("seed", Layout("typst", 13, "A4", repeated=True)),
    (TWO_PART, Layout("LibreOffice", 13, "A4", repeated=False)),
    (TWO_PART, Layout("typst", 8, "A4 landscape", repeated=True)),
    (ROWS, Layout("LibreOffice", 11, "A3 landscape", repeated=True)),
    (ROWS, Layout("typst", 10.5, "A4", repeated=False)),
)


@pytest.mark.parametrize(("name", "layout"), CASES, ids=lambda each: getattr(each, "name", each))
def test_read_as_the_word_file_is(
    name: str, layout: Layout, seed_files: dict[str, Path], libreoffice: str, tmp_path: Path
) -> None:
    source = seed_files["docx"]
    if name != "seed":
        source = tmp_path / f"{name}.docx"
        render(load(FOLDER / f"{name}.yaml"), source)
    paths = printed(source, [layout], tmp_path / "printed", libreoffice)
    assert f1(items(source), items(paths[layout])) >= 0.98
