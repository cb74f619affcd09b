"""A new Word file: the few elements our papers are made of, set as offices set them, the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from lxml import etree

from hengji.tables.grid import Cell, Grid
from hengji.writers.marked.letters import MAIN, w
from hengji.writers.marked.package import OFFICE, Package
from hengji.writers.marked.words import AUTHOR

BODY = "仿宋"
HEAD = "黑体"
FORM = "仿宋_GB2312"
TITLE = "方正小标宋简体"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = f"""{_HEADER}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
</Types>"""
# stated on every element, for otherwise lxml takes whatever prefix some other package has registered
_NAMES = {"w": MAIN, "r": OFFICE}
# names under which the same faces are known elsewhere, for machines that have not got them
_FONTS = (
    (BODY, "仿宋_GB2312,FangSong,STFangsong,Noto Serif CJK SC,Source Han Serif SC,SimSun", "roman"),
    (FORM, "仿宋,FangSong,STFangsong,Noto Serif CJK SC,Source Han Serif SC,SimSun", "roman"),
    (TITLE, "方正小标宋_GBK,宋体,SimSun,STZhongsong,Noto Serif CJK SC,Source Han Serif SC", "roman"),
    (HEAD, "SimHei,Microsoft YaHei,Noto Sans CJK SC,Source Han Sans SC", "swiss"),
)
# twentieths of a point: A4 and its margins
_A4 = (11906, 16838)
_MARGIN = 1020
_INSET = {"top": 30, "left": 70, "bottom": 30, "right": 70}
CENTIMETRE = 567


def el(name: str, /, *children: etree._Element, **attributes: str | int) -> etree._Element:
    """One element of the main vocabulary with its attributes and children."""
    made = etree.Element(w(name), {w(key): str(value) for key, value in attributes.items()}, nsmap=_NAMES)
    made.extend(children)
    return made


def run(text: str, *, size: float = 10.5, bold: bool = False, font: str = BODY, colour: str = "") -> etree._Element:
    """Words in one look (size in points); newlines and tabs are kept."""
    properties = el("rPr", el("rFonts", ascii="Times New Roman", hAnsi="Times New Roman", eastAsia=font))
    properties.extend([el("b")] if bold else [])
    properties.extend([el("color", val=colour)] if colour else [])
    properties.append(el("sz", val=round(size * 2)))
    made = el("r", properties)
    for number, line in enumerate(text.split("\n")):
        made.extend([el("br")] if number else [])
        for count, words in enumerate(line.split("\t")):
            made.extend([el("tab")] if count else [])
            made.append(_words("".join(max(sign, " ") for sign in words)))
    return made


def _words(text: str) -> etree._Element:
    made = el("t")
    made.set(_SPACE, "preserve")
    made.text = text
    return made


def paragraph(
    *runs: etree._Element,
    align: str = "left",
    before: int = 0,
    after: int = 0,
    indent: int = 0,
    keep: bool = False,
    line: int = 0,
) -> etree._Element:
    """A paragraph; spacing in twentieths of a point, first-line indent in hundredths of a character.

    Lines are `line` apart whatever the font, where that is not 0.
    """
    properties = el("pPr", *([el("keepNext")] if keep else []))
    exact: dict[str, str | int] = {"line": line, "lineRule": "exact"} if line else {}
    properties.append(el("spacing", before=before, after=after, **exact))
    properties.extend([el("ind", firstLineChars=indent, firstLine=indent * 2)] if indent else [])
    properties.append(el("jc", val=align))
    return el("p", properties, *runs)


Fill = Callable[[Cell], "Iterable[etree._Element]"]  # noqa: SLF001 - lxml names its element so


def seam() -> etree._Element:
    """What parts two tables that are to look like one: a line a point high."""
    spacing = el("spacing", before=0, after=0, line=20, lineRule="exact")
    return el("p", el("pPr", spacing, el("rPr", el("sz", val=2))))


def table(
    grid: Grid,
    sizes: Sequence[int],
    fill: Fill,
    *,
    headings: int = 0,
    whole: bool = False,
    height: int = 0,
    open_edges: Callable[[Cell], tuple[str, ...]] | None = None,
) -> etree._Element:
    """A ruled table of the grid; `fill` gives a cell's paragraphs.

    The first `headings` rows come again on each page; `whole` rows are not cut at the end of one.  Rows are at least
    `height` high, in twentieths of a point; `open_edges` tells the edges at which a cell has no rule.
    """
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = el("tblBorders", *(el(each, val="single", sz=4, space=0, color="000000") for each in edges))
    margins = el("tblCellMar", *(el(each, w=_INSET[each], type="dxa") for each in ("top", "left", "bottom", "right")))
    properties = el("tblPr", el("tblW", w=sum(sizes), type="dxa"), el("jc", val="center"), borders)
    properties.extend([el("tblLayout", type="fixed"), margins])
    made = el("tbl", properties, el("tblGrid", *(el("gridCol", w=each) for each in sizes)))
    for row in range(grid.rows):
        manners = [el("cantSplit")] if whole else []
        manners += [el("trHeight", val=height, hRule="atLeast")] if height else []
        manners += [el("tblHeader")] if row < headings else []
        made.append(el("tr", el("trPr", *manners), *_row(grid, row, sizes, fill, open_edges)))
    return made


def shared(shares: Sequence[float], width: int) -> list[int]:
    """A width parted by shares."""
    return [round(each * width / sum(shares)) for each in shares]


def _row(
    grid: Grid, row: int, sizes: Sequence[int], fill: Fill, open_edges: Callable[[Cell], tuple[str, ...]] | None
) -> Iterator[etree._Element]:
    """The cells that a row shows; one that goes on from above is empty, and so is a gap."""
    here = {each.column: each for each in grid.cells if each.row <= row < each.row + each.rows}
    column = 0
    while column < grid.columns:
        cell = here.get(column)
        width = 1 if cell is None else cell.columns
        properties = el("tcPr", el("tcW", w=sum(sizes[column : column + width]), type="dxa"))
        properties.extend([el("gridSpan", val=width)] if width > 1 else [])
        if cell is not None and cell.rows > 1:
            properties.append(el("vMerge", val="restart" if cell.row == row else "continue"))
        edges = open_edges(cell) if cell is not None and open_edges is not None else ()
        properties.extend([el("tcBorders", *(el(each, val="nil") for each in edges))] if edges else [])
        properties.append(el("vAlign", val="center"))
        content = list(fill(cell)) if cell is not None and cell.row == row else []
        yield el("tc", properties, *(content or [el("p")]))
        column += width


def word(body: Iterable[etree._Element], *, title: str, landscape: bool) -> bytes:
    """A Word file with this body on A4, its pages numbered."""
    package = Package()
    package.write("[Content_Types].xml", _TYPES.encode())
    part = "word/document.xml"
    package.relate("", "officeDocument", part)
    package.declare(part, f"{_WORD}.document.main+xml")
    made = {"footer": _footer(), "styles": _styles(), "fontTable": _fonts(), "settings": _settings()}
    links = {kind: _add(package, kind, data) for kind, data in made.items()}
    package.write("docProps/core.xml", _core(title))
    package.relate("", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
    edges = dict.fromkeys(("top", "right", "bottom", "left"), _MARGIN)
    margins = el("pgMar", **edges, header=600, footer=600, gutter=0)
    section = el("sectPr", _footer_reference(links["footer"]), _page(landscape=landscape), margins)
    package.write(part, _bytes(el("document", el("body", *body, section))))
    return package.to_bytes()


def room(*, landscape: bool) -> int:
    """The width between the margins, in twentieths of a point."""
    return _A4[1 if landscape else 0] - 2 * _MARGIN


def _add(package: Package, kind: str, data: bytes) -> str:
    part = f"word/{kind}.xml"
    package.write(part, data)
    package.declare(part, f"{_WORD}.{kind}+xml")
    return package.relate("word/document.xml", kind, part)


def _page(*, landscape: bool) -> etree._Element:
    short, long = _A4
    if landscape:
        return el("pgSz", w=long, h=short, orient="landscape")
    return el("pgSz", w=short, h=long)


def _bytes(element: etree._Element) -> bytes:
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def _footer_reference(link: str) -> etree._Element:
    made = el("footerReference", type="default")
    made.set(f"{{{OFFICE}}}id", link)
    return made


def _footer() -> bytes:
    number = el("fldSimple", run("1", size=9), instr=" PAGE ")
    return _bytes(el("ftr", paragraph(run("— ", size=9), number, run(" —", size=9), align="center")))


def _styles() -> bytes:
    look = run("")[0]
    defaults = el("docDefaults", el("rPrDefault", look), el("pPrDefault"))
    normal = el("style", el("name", val="Normal"), el("qFormat"), type="paragraph", default=1, styleId="Normal")
    return _bytes(el("styles", defaults, normal))


def _settings() -> bytes:
    """Without this mode Word takes the file for one of an old version."""
    mode = el("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return _bytes(el("settings", el("compat", mode)))


def _fonts() -> bytes:
    made = (el("font", el("altName", val=other), el("charset", val="86"), el("family", val=kind), name=name)
            for name, other, kind in _FONTS)  # fmt: skip
    return _bytes(el("fonts", *made))


def _core(title: str) -> bytes:
    names = f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    root = etree.fromstring(f"<cp:coreProperties {names}><dc:title/><dc:creator/></cp:coreProperties>")
    root[0].text, root[1].text = " ".join(title.split()), AUTHOR
    return _bytes(root)
