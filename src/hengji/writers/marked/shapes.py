"""The boxes in which Excel shows comments: a drawing in the old VML language beside each sheet.

Excel writes VML that is not always well-formed, so boxes are added to a drawing that is there by putting text before
its end: whatever it holds (buttons, boxes of other comments) stays as it is, byte for byte.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from hengji.writers.marked.package import OFFICE, Package, serialize
from hengji.writers.marked.refusal import damaged
from hengji.writers.marked.sheets import Lengths, columns, rows, s

_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NAMES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_BOX = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;width:{width}pt;height:{height}pt;'
    'z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_ID = re.compile(rb"_x0000_s(\d+)")
_MAP = re.compile(rb"(<o:idmap\b[^>]*\bdata=[\"'])([\d,]+)")
_END = re.compile(rb"</xml\s*>\s*$")
# a drawing's shapes are numbered in blocks of this size, and it lists the blocks it uses
_BLOCK = 1024
# what may not come after the drawing's element in a sheet, by the schema
_AFTER = {
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
    "AlternateContent",
}  # fmt: skip
# pixels, and narrow signs in a line; a box does not scroll, so that long text gets a wide one
_WIDTHS = ((340, 50), (640, 96))
_LINE = 16
_TALL = 480
_TALLEST = 1200


@dataclass(frozen=True, slots=True)
class Box:
    """A comment's box: its cell, the first column to the right of the cell, and the text it must hold."""

    row: int
    column: int
    beside: int
    text: str


def draw(package: Package, part: str, sheet: etree._Element, boxes: list[Box]) -> None:
    """Add boxes to a sheet's drawing; without one, make it and tie it to the sheet."""
    drawing = _drawing(package, part, sheet)
    fresh = drawing is None
    if drawing is None:
        drawing = package.free("xl/drawings/vmlDrawing{}.vml")
        names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
        head = f'<xml {names}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
        package.write(drawing, head.encode())
    package.write(drawing, _added(package.read(drawing), boxes, columns(sheet), rows(sheet)))
    if fresh:
        package.declare_ending("vml", _TYPE)
        _tie(sheet, package.relate(part, "vmlDrawing", drawing))
        package.write(part, serialize(sheet))


def _drawing(package: Package, part: str, sheet: etree._Element) -> str | None:
    element = sheet.find(s("legacyDrawing"))
    if element is None:
        return None
    link = element.get(f"{{{OFFICE}}}id")
    return next((each.target for each in package.relations(part) if each.id == link), None)


def _tie(sheet: etree._Element, link: str) -> None:
    for broken in sheet.findall(s("legacyDrawing")):
        sheet.remove(broken)
    element = etree.Element(s("legacyDrawing"), nsmap={"r": OFFICE})
    element.set(f"{{{OFFICE}}}id", link)
    names = [etree.QName(each).localname if isinstance(each.tag, str) else "" for each in sheet]
    at = len(names)
    while at and (names[at - 1] in _AFTER or not names[at - 1]):
        at -= 1
    sheet.insert(at, element)


def _added(drawing: bytes, boxes: list[Box], wide: Lengths, high: Lengths) -> bytes:
    first = max((int(each) for each in _ID.findall(drawing)), default=_BLOCK) + 1
    shapes = [_shape(each, first + number, number + 1, wide, high) for number, each in enumerate(boxes)]
    kind = "" if b'id="_x0000_t202"' in drawing else _BOX
    end = _END.search(drawing)
    if end is None:
        raise damaged()
    grown = drawing[: end.start()] + (kind + "".join(shapes)).encode() + drawing[end.start() :]
    return _MAP.sub(lambda found: found[1] + _blocks(found[2], first, first + len(boxes) - 1), grown, count=1)


def _blocks(listed: bytes, first: int, last: int) -> bytes:
    known = [int(each) for each in listed.split(b",") if each]
    more = [each for each in range(first // _BLOCK, last // _BLOCK + 1) if each not in known]
    return ",".join(str(each) for each in known + more).encode()


def _shape(box: Box, number: int, order: int, wide: Lengths, high: Lengths) -> str:
    width, height = _size(box.text)
    left, top = (box.beside, 12), (box.row, 4)
    right, bottom = wide.advance(box.beside, width + 12), high.advance(box.row, height + 4)
    anchor = ", ".join(str(each) for each in (*left, *top, *right, *bottom))
    sizes = {"width": width * 3 / 4, "height": height * 3 / 4}
    return _SHAPE.format(id=number, order=order, anchor=anchor, row=box.row, column=box.column, **sizes)


def _size(text: str) -> tuple[int, int]:
    """How wide and high the box of a text is."""
    lines = [sum(2 if sign > "\u2e7f" else 1 for sign in line) for line in text.split("\n")]
    sizes = [(width, _LINE * (1 + sum(1 + each // room for each in lines))) for width, room in _WIDTHS]
    width, height = next((each for each in sizes if each[1] <= _TALL), sizes[-1])
    return width, min(_TALLEST, height)
