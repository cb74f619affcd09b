"""The comments part of a Word file: made where there is none, continued where there is one."""

from __future__ import annotations

from lxml import etree

from hengji.writers.marked.letters import MAIN, w
from hengji.writers.marked.package import Package, parse, serialize
from hengji.writers.marked.words import AUTHOR, INITIALS

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# half points: a comment is read in 10 point, whatever the document's own text is set in
_SIZE = "20"
# the same for every copy, so that the same file gives the same bytes; without any, some offices write an impossible one
_DATE = "2000-01-01T00:00:00Z"


class Comments:
    """The comments of one Word file; new ones continue the numbers of those that are there."""

    def __init__(self, package: Package, document: str) -> None:
        self._package = package
        self._document = document
        self._part = package.target(document, "comments")
        if self._part is not None and self._part in package:
            self._root = parse(package.read(self._part))
        else:
            self._part = None
            self._root = etree.Element(w("comments"), nsmap={"w": MAIN})
        numbers = [each.get(w("id"), "") for each in self._root.findall(w("comment"))]
        self._next = max((int(each) for each in numbers if each.isdigit()), default=-1) + 1

    def add(self, head: str, lines: tuple[str, ...]) -> int:
        """A new comment: a first line in bold, then the lines; gives its number."""
        number = self._next
        self._next += 1
        attributes = {w("id"): str(number), w("author"): AUTHOR, w("initials"): INITIALS, w("date"): _DATE}
        comment = etree.SubElement(self._root, w("comment"), attributes)
        first = _paragraph(comment)
        etree.SubElement(etree.SubElement(first, w("r")), w("annotationRef"))
        _write(first, head, bold=True)
        for line in lines:
            _write(_paragraph(comment), line, bold=False)
        return number

    def save(self) -> None:
        """Put the part into the package, with its arrow and its content type where it is new."""
        if self._part is None:
            self._part = "word/comments.xml" if "word/comments.xml" not in self._package else None
            self._part = self._part or self._package.free("word/comments{}.xml")
            self._package.relate(self._document, "comments", self._part)
            self._package.declare(self._part, _TYPE)
        self._package.write(self._part, serialize(self._root))


def _paragraph(comment: etree._Element) -> etree._Element:
    paragraph = etree.SubElement(comment, w("p"))
    properties = etree.SubElement(paragraph, w("pPr"))
    spacing = {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}
    etree.SubElement(properties, w("spacing"), {w(name): value for name, value in spacing.items()})
    etree.SubElement(properties, w("ind"), {w("left"): "0", w("firstLine"): "0"})
    etree.SubElement(properties, w("jc"), {w("val"): "left"})
    return paragraph


def _write(paragraph: etree._Element, text: str, *, bold: bool) -> None:
    run = etree.SubElement(paragraph, w("r"))
    properties = etree.SubElement(run, w("rPr"))
    if bold:
        etree.SubElement(properties, w("b"))
    etree.SubElement(properties, w("sz"), {w("val"): _SIZE})
    etree.SubElement(run, w("t"), {_SPACE: "preserve"}).text = _printable(text)


def _printable(text: str) -> str:
    """The text without the control signs that XML cannot hold."""
    return "".join(max(sign, " ") for sign in text)
