"""The comments part of one sheet: a cell has only one comment, so what is said of it is gathered there."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from hengji.writers.marked.package import Package, parse, serialize
from hengji.writers.marked.sheets import MAIN, s
from hengji.writers.marked.words import AUTHOR

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# what Excel takes in one comment
_LONGEST = 32000

Line = tuple[str, bool]


class Notes:
    """The comments of one sheet, those that are there kept."""

    def __init__(self, package: Package, sheet: str) -> None:
        self._package = package
        self._sheet = sheet
        self._part = package.target(sheet, "comments")
        empty = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode()
        self._root = parse(empty if self._part is None else package.read(self._part))
        self._list = _child(self._root, "commentList")
        self._known = {each.get("ref"): each for each in self._list.iterfind(s("comment"))}
        self._author = self._find_author()

    def put(self, cell: str, lines: Sequence[Line]) -> bool:
        """Write lines (bold or not) on a cell, after what is said there already; whether the comment is a new one."""
        comment = self._known.get(cell)
        fresh = comment is None
        if comment is None:
            comment = etree.SubElement(self._list, s("comment"), {"ref": cell, "authorId": self._author})
            etree.SubElement(comment, s("text"))
            self._known[cell] = comment
        else:
            _as_runs(_child(comment, "text"))
            lines = [("", False), ("", False), (f"{AUTHOR}：", True), *lines]
        _write(_child(comment, "text"), lines)
        return fresh

    def save(self) -> None:
        """Put the part into the package, with its arrow and its content type where it is new."""
        if self._part is None:
            self._part = self._package.free("xl/comments{}.xml")
            self._package.relate(self._sheet, "comments", self._part)
            self._package.declare(self._part, _TYPE)
        self._package.write(self._part, serialize(self._root))

    def _find_author(self) -> str:
        authors = _child(self._root, "authors")
        names = [each.text or "" for each in authors]
        if AUTHOR not in names:
            etree.SubElement(authors, s("author")).text = AUTHOR
            names.append(AUTHOR)
        return str(names.index(AUTHOR))


def _child(element: etree._Element, name: str) -> etree._Element:
    found = element.find(s(name))
    if found is not None:
        return found
    made = etree.Element(s(name))
    element.insert(0 if name in {"authors", "text"} else len(element), made)
    return made


def _as_runs(text: etree._Element) -> None:
    """Plain text becomes a run, so that more runs can follow it."""
    plain = text.find(s("t"))
    if plain is not None:
        run = etree.Element(s("r"))
        plain.addprevious(run)
        run.append(plain)


def _write(text: etree._Element, lines: Sequence[Line]) -> None:
    last = [each for each in text if each.tag == s("r")]
    at = text.index(last[-1]) + 1 if last else 0
    room = _LONGEST
    for number, (words, bold) in enumerate(lines):
        ending = "" if number == len(lines) - 1 else "\n"
        text.insert(at + number, _run(words[:room] + ending, bold=bold))
        room = max(0, room - len(words))


def _run(words: str, *, bold: bool) -> etree._Element:
    run = etree.Element(s("r"))
    properties = etree.SubElement(run, s("rPr"))
    if bold:
        etree.SubElement(properties, s("b"))
    for name, attributes in (
        ("sz", {"val": "9"}), ("color", {"indexed": "81"}), ("rFont", {"val": "宋体"}),
        ("family", {"val": "3"}), ("charset", {"val": "134"}),
    ):  # fmt: skip
        etree.SubElement(properties, s(name), attributes)
    printable = "".join(sign if sign >= " " or sign == "\n" else " " for sign in words)
    etree.SubElement(run, s("t"), {_SPACE: "preserve"}).text = printable
    return run
