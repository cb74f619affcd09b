"""Word and Excel files with everything in them that a careless writer loses, and examinations of them made by hand."""

from __future__ import annotations

import atexit
import io
import re
import shutil
import struct
import subprocess
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from hengji.readers import open_document
from hengji.tables.examination import Examination, Manual, RuleSet
from hengji.tables.finding import Finding, Place, Severity, Text
from hengji.tables.grid import Cell, Document, Grid, Spot
from hengji.tables.model import COMPLETION, Indicator, Item, Overall, PerformanceTable, Piece

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MANUAL = Manual(
    "XX01", "one-measure-two-figures", ("同一指标两个数", "One measure, two figures"), ("同一件事写了不同的数。", "…"),
    ("读者无法知道哪个数是对的。", "…"),
    ("请核对原始记录，统一填写。", "Please check the records and write one figure."),
    ("财预〔2020〕10号", "Caiyu [2020] No. 10"),
)  # fmt: skip


def png() -> bytes:
    """A picture of one red point."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\x00\xff\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def rich_word() -> bytes:
    """Several tables, one nested, merged cells, mixed runs, tracked changes, a link, a picture, a shape, comments."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "内部资料"
    title = made.add_paragraph()
    title.add_run("某市某局").bold = True
    title.add_run("2021年部门整体绩效完成情况表")
    made.add_picture(io.BytesIO(png()))
    made.add_table(1, 1).cell(0, 0).text = "填表说明"
    table = made.add_table(4, 4)
    table.style = "Table Grid"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "部门名称"
    table.cell(0, 2).merge(table.cell(0, 3)).text = "某市某局"
    table.cell(1, 0).merge(table.cell(3, 0)).text = "年度目标"
    cell = table.cell(1, 1)
    _mixed(cell.paragraphs[0])
    cell.add_paragraph("2.举办讲座10场。")
    table.cell(1, 2).text = "培训28956人次\t其中线上8956人次"
    nested = table.cell(2, 1).add_table(1, 2)
    nested.cell(0, 0).text, nested.cell(0, 1).text = "线上", "5场"
    table.cell(2, 1).add_paragraph("共 6 场")
    _tracked(table.cell(2, 2).paragraphs[0])
    _link(table.cell(2, 3).paragraphs[0])
    table.cell(3, 1).text = "𠮷林路街道12个"
    old = table.cell(3, 2).paragraphs[0].add_run("原有批注的文字")
    made.add_comment(old, text="请补充佐证材料", author="张三", initials="张")
    _shape(made.add_paragraph("表后说明"))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _mixed(paragraph: docx.text.paragraph.Paragraph) -> None:
    paragraph.add_run("1.培训学员")
    run = paragraph.add_run("不少于40")
    run.bold = True
    run.font.color.rgb = docx.shared.RGBColor(0xC0, 0, 0)
    paragraph.add_run("00人次").italic = True
    paragraph.add_run("，开班\n20期。")


def _tracked(paragraph: docx.text.paragraph.Paragraph) -> None:
    paragraph.add_run("完成")
    for kind, name, words in (("del", "delText", "9场"), ("ins", "t", "12场讲座")):
        change = OxmlElement(f"w:{kind}", {qn("w:id"): "90", qn("w:author"): "李四"})
        change.append(parse_xml(f"<w:r {nsdecls('w')}><w:{name}>{words}</w:{name}></w:r>"))
        paragraph._p.append(change)
    paragraph.add_run("。")


def _link(paragraph: docx.text.paragraph.Paragraph) -> None:
    paragraph.add_run("见")
    paragraph._p.append(
        parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="a"><w:r><w:t>附件3共7项</w:t></w:r></w:hyperlink>')
    )


def _shape(paragraph: docx.text.paragraph.Paragraph) -> None:
    pict = (
        f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:rect style="width:60pt;height:20pt">'
        "<v:textbox><w:txbxContent><w:p><w:r><w:t>公章</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict>"
    )
    paragraph.runs[0]._r.append(parse_xml(pict))


def word_document(source: bytes) -> Document:
    """The Word file as read."""
    return open_document(source)


def items(document: Document) -> tuple[Item, ...]:
    """Every cell as one item."""
    return tuple(
        Item(f"overall.indicators[0].actual[{number}]", cell.text, pieces=(piece(grid, cell),))
        for number, (grid, cell) in enumerate((grid, cell) for grid in document.grids for cell in grid.cells)
    )


def piece(grid: Grid, cell: Cell) -> Piece:
    """The whole of a cell."""
    return Piece(0, len(cell.text), Spot(grid.index, cell.row, cell.column), 0)


def place(found: Iterable[Item], words: str) -> Place:
    """The first stretch with these words."""
    item = next(each for each in found if words in each.text)
    start = item.text.index(words)
    return Place(item.path, item, start, start + len(words))


def finding(places: Sequence[Place], severity: Severity = Severity.ERROR, code: str = "XX01") -> Finding:
    """A finding over these places."""
    message = Text("同一项在几处写了不同的数，请核对。", "One measure has two figures; please check.")
    return Finding(
        code, "one-measure-two-figures", severity, message, tuple(places), Text("28956−8956＝20000", "20000")
    )


def examination(document: Document, found: Sequence[Item], findings: Sequence[Finding]) -> Examination:
    """An examination of the document with these findings."""
    name = Item("overall.indicators[0].name", "指标1", pieces=found[0].pieces if found else ())
    table = PerformanceTable(
        COMPLETION,
        Item("title", "某市某局2021年部门整体绩效完成情况表"),
        overall=Overall(indicators=(Indicator("overall.indicators[0]", name, 1, actual=tuple(found)),)),
    )
    return Examination(document, table, (), (), tuple(findings), RuleSet("0", "0"), (MANUAL,))


def parts(data: bytes) -> dict[str, bytes]:
    """Every part of an Office file, in the order of the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def plain_word(document_part: bytes, added: set[str]) -> bytes:
    """A Word document part in one canonical spelling: these comments taken out, runs of one look joined."""
    root = etree.fromstring(document_part)
    for each in list(root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")):
        if each.get(f"{W}id") in added:
            gone = each.getparent() if each.tag == f"{W}commentReference" else each
            gone.getparent().remove(gone)
    for run in root.findall(f".//{W}r"):
        _join(run)
    return re.sub(rb' xml:space="preserve"', b"", etree.tostring(root, method="c14n"))


def _join(run: etree._Element) -> None:
    """Put a run's content into the run before it, where both look the same."""
    before = run.getprevious()
    if before is None or before.tag != run.tag or _look(before) != _look(run):
        return
    for each in run:
        last = before[-1] if len(before) else None
        if last is not None and last.tag == each.tag == f"{W}t":
            last.text = (last.text or "") + (each.text or "")
        elif each.tag != f"{W}rPr":
            before.append(each)
    run.getparent().remove(run)


def _look(run: etree._Element) -> bytes:
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties, method="c14n")


def pages(data: bytes, ending: str, folder: Path) -> int:
    """How many pages LibreOffice prints the file on."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("not run: needs LibreOffice")
    folder.mkdir(exist_ok=True)
    (folder / f"file.{ending}").write_bytes(data)
    profile = f"-env:UserInstallation=file://{_profile()}"
    order = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), f"{folder}/file.{ending}"]
    subprocess.run(order, check=True, capture_output=True, timeout=180)
    return len(re.findall(rb"/Type\s*/Page\b", (folder / "file.pdf").read_bytes()))


@cache
def _profile() -> str:
    """One LibreOffice profile for all the tests of a process."""
    profile = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, profile, ignore_errors=True)
    return profile
