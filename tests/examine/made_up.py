"""Thousands of made-up documents at the cost of a few: pages of tests/documents, each under another department's name."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.documents.corpus import documents
from tests.documents.render import render

MARK = "某某某某局"


def write(folder: Path, count: int) -> None:
    """So many pages, no two of the same content."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = _pages()
    for number in range(count):
        page = pages[number % len(pages)].replace(MARK, f"第{number + 1}号局")
        (folder / f"{number + 1:05d}.html").write_text(page, "utf-8")


def _pages() -> list[str]:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "page.html"
        pages = []
        for spec in documents():
            render(_named(spec), path)
            pages.append(path.read_text("utf-8"))
        return pages


def _named(spec: dict) -> dict:
    """The same table of a department whose name can be replaced; one without a department says it in its title."""
    table = spec["table"]
    named = {**table, "department": MARK} if table.get("department") else {**table, "title": f"{MARK}{table['title']}"}
    return {**spec, "table": named}
