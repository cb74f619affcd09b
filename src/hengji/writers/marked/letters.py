"""The letters of a Word document's cells and paragraphs, each with the run it stands in.

A cell's text is read as the readers read it: paragraphs parted by newlines, runs joined, deleted text left out, a text
box after its paragraph, a table within a cell in its place.  Every letter knows its node, so that a comment can begin
and end between any two; the letters of a text box stand in the node that holds the box.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SKIPPED = {"del", "moveFrom", "pPr", "rPr", "sectPr", "instrText", "delText", "footnoteReference", "Fallback"}
# what holds paragraphs, tables, rows or cells without being one
_HOLDERS = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}


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


def inside(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The nearest descendants of these names, through what only holds them."""
    for child in element:
        name = local(child)
        if name in names:
            yield child
        elif name in _HOLDERS:
            yield from inside(child, *names)


def contents(cell: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a cell, those of a table within it too."""
    for block in inside(cell, "p", "tbl"):
        if local(block) == "p":
            yield block
        else:
            for row in inside(block, "tr"):
                for inner in inside(row, "tc"):
                    yield from contents(inner)


def letters(paragraphs: tuple[etree._Element, ...]) -> list[Letter]:
    """Every letter of the paragraphs, in order."""
    found: list[Letter] = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            found.append(Letter("\n"))
        boxes: list[tuple[etree._Element, etree._Element]] = []
        for run in _runs(paragraph):
            for node in run:
                found.extend(_node(node, node, boxes))
        for node, box in boxes:
            for inner in inside(box, "p"):
                found.append(Letter("\n"))
                found.extend(Letter(each.text, node) for each in letters((inner,)))
    return found


def text(read: list[Letter]) -> str:
    """The letters as one string."""
    return "".join(each.text for each in read)


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        name = local(child)
        if name == "r":
            yield child
        elif name not in _SKIPPED:
            yield from _runs(child)


def _node(
    node: etree._Element, holder: etree._Element, boxes: list[tuple[etree._Element, etree._Element]]
) -> Iterator[Letter]:
    """The letters of one part of a run; what lies deeper (a ruby, a drawing) stands in the part that holds it."""
    name = local(node)
    if name == "t":
        inner = node is not holder
        yield from (Letter(sign, holder, 0 if inner else index) for index, sign in enumerate(node.text or ""))
    elif name in _SIGNS:
        yield Letter(_SIGNS[name], holder)
    elif name == "txbxContent":
        boxes.append((holder, node))
    elif name not in _SKIPPED:
        for child in node:
            yield from _node(child, holder, boxes)


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
