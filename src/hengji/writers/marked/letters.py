"""The letters of a Word document's cells and paragraphs, each with the run it stands in.

A cell's text is read as the readers read it: paragraphs parted by newlines, runs joined, deleted text left out,
nested tables on their own.  Every letter knows its node, so that a comment can begin and end between any two.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
# containers that hold paragraphs, rows, cells or runs without being one
_WRAPPERS = {"sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "ins", "moveTo", "fldSimple", "dir", "bdo"}


def w(name: str) -> str:
    """A name of the main vocabulary, qualified."""
    return f"{{{MAIN}}}{name}"


@dataclass(frozen=True, slots=True)
class Letter:
    """One character and the node it stands in; the newline between two paragraphs stands in none."""

    text: str
    node: etree._Element | None = None
    index: int = 0

    def run(self) -> etree._Element:
        """The run that the letter stands in, as things are now."""
        run = None if self.node is None else self.node.getparent()
        if run is None:
            raise ValueError("a paragraph break stands in no run")
        return run


def local(element: etree._Element) -> str:
    """The element's name without its namespace; empty for comments and instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The nearest descendants of a name, through wrappers only."""
    for child in element:
        if child.tag == w(name):
            yield child
        elif local(child) in _WRAPPERS:
            yield from inside(child, name)


def letters(paragraphs: tuple[etree._Element, ...]) -> list[Letter]:
    """Every letter of the paragraphs, in order."""
    found: list[Letter] = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            found.append(Letter("\n"))
        for run in inside(paragraph, "r"):
            for node in run:
                found.extend(_node(node))
    return found


def text(read: list[Letter]) -> str:
    """The letters as one string."""
    return "".join(each.text for each in read)


def _node(node: etree._Element) -> Iterator[Letter]:
    name = local(node)
    if name == "t":
        yield from (Letter(sign, node, index) for index, sign in enumerate(node.text or ""))
    elif name in _SIGNS:
        yield Letter(_SIGNS[name], node)
    elif name == "br" and node.get(w("type"), "textWrapping") == "textWrapping":
        yield Letter("\n", node)


def split(letter: Letter) -> None:
    """Make the letter the first of its run: what stands before it in the run stays, the rest moves to a new one."""
    node, run = letter.node, letter.run()
    assert node is not None  # noqa: S101 - run() has seen to it
    if letter.index:
        node = _split_text(node, letter.index)
    before = [each for each in node.itersiblings(preceding=True) if local(each) != "rPr"]
    if not before:
        return
    rest = [node, *node.itersiblings()]
    fresh = etree.Element(run.tag, _attributes(run))
    properties = run.find(w("rPr"))
    if properties is not None:
        fresh.append(copy.deepcopy(properties))
    run.addnext(fresh)
    for each in rest:
        fresh.append(each)


def _split_text(node: etree._Element, index: int) -> etree._Element:
    whole = node.text or ""
    rest = etree.Element(node.tag, _attributes(node))
    node.text, rest.text = whole[:index], whole[index:]
    node.set(_SPACE, "preserve")
    rest.set(_SPACE, "preserve")
    node.addnext(rest)
    return rest


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}
