"""The marked copy of a Word file: a comment on the exact characters of every place, all else unchanged."""

from __future__ import annotations

from collections.abc import Sequence

from hengji.tables.examination import Examination
from hengji.writers.marked.anchors import anchor, insert
from hengji.writers.marked.marks import Mark
from hengji.writers.marked.package import Package, parse, serialize
from hengji.writers.marked.refusal import strict
from hengji.writers.marked.word_cells import WordCells
from hengji.writers.marked.word_comments import Comments
from hengji.writers.marked.words import body, head, manuals


def mark_word(source: bytes, examination: Examination, found: Sequence[Mark], lang: str) -> bytes:
    """The Word file with one comment for every mark."""
    package = Package(source)
    if package.strict:
        raise strict()
    if not found:
        return package.to_bytes()
    part = package.target("", "officeDocument") or "word/document.xml"
    root = parse(package.read(part))
    cells = WordCells(root, examination.document)
    pages = manuals(examination)
    comments = Comments(package, part)
    placed = []
    for mark in found:
        number = comments.add(head(mark.finding, pages, lang), body(mark.finding, mark.place, pages, lang))
        placed.append((anchor(mark, cells), number))
    insert(placed)
    package.write(part, serialize(root))
    comments.save()
    return package.to_bytes()
