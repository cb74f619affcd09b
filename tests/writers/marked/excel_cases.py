"""An Excel file, written part by part, with everything in it that a load and save would lose."""

from __future__ import annotations

import io
import zipfile

from hengji.readers import open_document
from hengji.tables.grid import Document
from tests.writers.marked.marked_cases import png

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006"
_DRAW = "http://schemas.openxmlformats.org/drawingml/2006"
_KIND = "application/vnd.openxmlformats-officedocument"

TYPES = f"""{_HEAD}<Types xmlns="{_PACK}/content-types"><Default Extension="xml" ContentType="application/xml"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="png" ContentType="image/png"/><Default Extension="vml" ContentType="{_KIND}.vmlDrawing"/>
<Default Extension="bin" ContentType="{_KIND}.spreadsheetml.printerSettings"/>
<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.spreadsheetml.worksheet+xml"/>
<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{_KIND}.spreadsheetml.worksheet+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.spreadsheetml.sharedStrings+xml"/>
<Override PartName="/xl/comments1.xml" ContentType="{_KIND}.spreadsheetml.comments+xml"/>
<Override PartName="/xl/drawings/drawing1.xml" ContentType="{_KIND}.drawing+xml"/></Types>"""

BOOK = f"""{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINK}"><sheets>
<sheet name="封面" sheetId="3" r:id="rId2"/><sheet name="完成情况表" sheetId="1" r:id="rId1"/></sheets>
<definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">完成情况表!$A$1:$D$6</definedName></definedNames>
</workbook>"""

STRINGS = f"""{_HEAD}<sst xmlns="{_MAIN}" count="6" uniqueCount="6"><si><t>某市某局2021年绩效完成情况表</t></si>
<si><t>年度完成值</t></si><si><r><t>培训</t></r><r><rPr><b/><color rgb="FFC00000"/></rPr><t>28956人次</t></r></si>
<si><t>培训8956人次</t></si><si><t>开班20期</t></si><si><t>封面</t></si></sst>"""

SHEET = f"""{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_LINK}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>
<cols><col min="1" max="3" width="20" customWidth="1"/></cols><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2" ht="300" customHeight="1"><c r="B2" t="s"><v>1</v></c></row>
<row r="3"><c r="B3" t="s"><v>2</v></c><c r="C3" t="s"><v>3</v></c></row>
<row r="4"><c r="B4" t="s"><v>4</v></c><c r="C4"><v>0.9943</v></c></row></sheetData>
<mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells><pageMargins left="1" right="1" top="1" bottom="1" header="0"
 footer="0"/><pageSetup paperSize="9" orientation="landscape" r:id="rId3"/>
<headerFooter><oddHeader>&amp;C内部资料</oddHeader></headerFooter><drawing r:id="rId1"/>{{legacy}}
<extLst><ext uri="{{{{00000000-0000-0000-0000-000000000001}}}}"/></extLst></worksheet>"""

COVER = f"""{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>5</v></c></row></sheetData>
</worksheet>"""

COMMENTS = f"""{_HEAD}<comments xmlns="{_MAIN}"><authors><author>张三</author></authors><commentList>
<comment ref="B4" authorId="0"><text><t>请附佐证材料</t></text></comment></commentList></comments>"""

# as Excel itself writes it: an unclosed <br> in a button's text
VML = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>
</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>
<v:shape id="_x0000_s1025" type="#_x0000_t202" style="visibility:hidden"><v:textbox><div>甲<br>乙</div></v:textbox>
<x:ClientData ObjectType="Note"><x:Anchor>3, 15, 3, 2, 5, 31, 7, 1</x:Anchor><x:Row>3</x:Row><x:Column>1</x:Column>
</x:ClientData></v:shape></xml>
"""

DRAWING = f"""{_HEAD}<xdr:wsDr xmlns:xdr="{_DRAW}/spreadsheetDrawing" xmlns:a="{_DRAW}/main" xmlns:r="{_LINK}">
<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row><xdr:rowOff>0</xdr:rowOff>
</xdr:from><xdr:ext cx="360000" cy="360000"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="公章"/><xdr:cNvPicPr/>
</xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>
<xdr:oneCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row><xdr:rowOff>0</xdr:rowOff>
</xdr:from><xdr:ext cx="900000" cy="360000"/><xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="3" name="框"/>
<xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/>
<a:p><a:r><a:t>经办人</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>"""


def _links(*links: tuple[str, str]) -> str:
    rows = (f'<Relationship Id="rId{n}" Type="{_LINK}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(links, 1))
    return f'{_HEAD}<Relationships xmlns="{_PACK}/relationships">{"".join(rows)}</Relationships>'


def rich_excel(*, commented: bool = True) -> bytes:
    """Two sheets, the second with a picture, a shape, rich text, header, print area and, if wanted, a comment."""
    links = [("drawing", "../drawings/drawing1.xml"), ("image", "../nothing.png")]
    links[1:] = [("hyperlink", "#A1"), ("printerSettings", "../printerSettings/printerSettings1.bin")]
    if commented:
        links += [("comments", "../comments1.xml"), ("vmlDrawing", "../drawings/vmlDrawing1.vml")]
    legacy = '<legacyDrawing r:id="rId5"/>' if commented else ""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES if commented else TYPES.replace("comments1.xml", "none.xml"),
        "_rels/.rels": _links(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": _links(
            ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "/xl/worksheets/sheet2.xml"),
            ("sharedStrings", "sharedStrings.xml"),
        ),
        "xl/worksheets/sheet1.xml": SHEET.format(legacy=legacy),
        "xl/worksheets/_rels/sheet1.xml.rels": _links(*links),
        "xl/worksheets/sheet2.xml": COVER,
        "xl/sharedStrings.xml": STRINGS,
        "xl/drawings/drawing1.xml": DRAWING,
        "xl/drawings/_rels/drawing1.xml.rels": _links(("image", "../media/image1.png")),
        "xl/media/image1.png": png(),
        "xl/printerSettings/printerSettings1.bin": b"\x00\x01printer",
        **({"xl/comments1.xml": COMMENTS, "xl/drawings/vmlDrawing1.vml": VML} if commented else {}),
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2022, 3, 4, 5, 6, 8)), data)
    return out.getvalue()


def excel_document(source: bytes) -> Document:
    """The Excel file as read."""
    return open_document(source)
