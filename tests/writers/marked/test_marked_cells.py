"""The cells of a Word file as the readers read them and as the marks find them: both must be the same."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from hengji.tables.finding import Place
from hengji.tables.grid import Spot
from hengji.writers.marked import CannotMarkError, marked
from hengji.writers.marked.letters import letters, text
from hengji.writers.marked.package import Package, parse
from hengji.writers.marked.word_cells import WordCells
from tests import seed_files
from tests.writers.marked.excel_cases import rich_excel
from tests.writers.marked.marked_cases import W, examination, finding, items, parts, place, rich_word, word_document

_WORDS = (
    f"{nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
    "xmlns:v='urn:schemas-microsoft-com:vml'"
)
_ODD = f"""<w:tbl {_WORDS}><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>
<w:tr><w:trPr><w:del w:id="1" w:author="甲"/></w:trPr><w:tc><w:p><w:del w:id="2" w:author="甲"><w:r><w:delText>删去的行</w:delText>
</w:r></w:del></w:p></w:tc></w:tr>
<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:p><w:r><w:t>培训</w:t><w:ruby><w:rt><w:r><w:t>注</w:t></w:r></w:rt>
<w:rubyBase><w:r><w:t>音</w:t></w:r></w:rubyBase></w:ruby><w:t>20期</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>前12场</w:t><mc:AlternateContent><mc:Choice Requires="v"><w:pict><v:rect><v:textbox><w:txbxContent>
<w:p><w:r><w:t>框中3项</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict></mc:Choice><mc:Fallback><w:pict><v:rect>
<v:textbox><w:txbxContent><w:p><w:r><w:t>框中3项</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback>
</mc:AlternateContent><w:t>后5场</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>无头的续格</w:t></w:r></w:p></w:tc>
<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:sdt><w:sdtContent><w:r><w:t>内容</w:t></w:r>
</w:sdtContent></w:sdt><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>控件7个</w:t><w:br w:type="page"/><w:t>下页9个</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>控件里的格</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt>
<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"""


def odd_word() -> bytes:
    """Deleted rows, rubies, text boxes, content controls, fields, a continued cell without a beginning."""
    made = docx.Document()
    made.add_paragraph("部门整体绩效完成情况表")
    made.element.body.insert(1, parse_xml(_ODD))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def both(source: bytes) -> list[tuple[str, str]]:
    """Every cell's text as read and as found."""
    document = word_document(source)
    cells = WordCells(parse(parts(source)["word/document.xml"]), document)
    return [
        (cell.text, text(letters(cells.paragraphs(Spot(grid.index, cell.row, cell.column)))))
        for grid in document.grids
        for cell in grid.cells
    ]


def test_odd_cells_are_found_as_they_are_read() -> None:
    found = both(odd_word())
    assert [here for _, here in found] == [read for read, _ in found]
    assert [read for read, _ in found] == [
        "培训注音20期",
        "前12场后5场\n框中3项",
        "无头的续格",
        "内容控件7个\n下页9个",
        "控件里的格",
    ]


def test_the_cells_of_the_seed_are_found_as_they_are_read(tmp_path: Path) -> None:
    found = both(seed_files.write(tmp_path)["docx"].read_bytes())
    assert len(found) == 75
    assert [here for _, here in found] == [read for read, _ in found]


@pytest.mark.parametrize("words", ["音20", "前12", "场后5", "3项", "续格", "容控", "9个", "里的", "注音"])
def test_odd_places_are_commented_and_nothing_is_lost(words: str) -> None:
    source = odd_word()
    document = word_document(source)
    found = items(document)
    out = marked(source, examination(document, found, [finding([place(found, words)])]))
    assert both(out) == both(source)
    comment = next(iter(docx.Document(io.BytesIO(out)).comments))
    assert comment.text.startswith("✕ 错误 XX01")
    root = etree.fromstring(parts(out)["word/document.xml"])
    order = [each.tag for each in root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")]
    assert order == [f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"]


def test_a_seed_marked_on_every_item_keeps_all_its_text(tmp_path: Path) -> None:
    source = seed_files.write(tmp_path)["docx"].read_bytes()
    document = word_document(source)
    found = items(document)
    out = marked(source, examination(document, found, [finding([Place(each.path, each, 1, 3)]) for each in found]))
    assert both(out) == both(source)
    assert len(list(docx.Document(io.BytesIO(out)).comments)) == 75


def _broken(source: bytes, name: str, data: bytes) -> bytes:
    package = Package(source)
    package.write(name, data)
    return package.to_bytes()


@pytest.mark.parametrize(
    ("source", "name"),
    [(rich_word(), "word/comments.xml"), (rich_excel(), "xl/comments1.xml"), (rich_excel(), "xl/drawings/vmlDrawing1.vml")],
)  # fmt: skip
def test_a_broken_part_is_one_clear_line(source: bytes, name: str) -> None:
    source = _broken(source, name, b"<comments")
    document = word_document(source)
    found = items(document)
    with pytest.raises(CannotMarkError, match="有损坏的部分"):
        marked(source, examination(document, found, [finding([place(found, "28956")])]))


def test_what_unpacks_to_too_much_is_refused() -> None:
    source = _broken(rich_word(), "word/media/zeros.bin", bytes(200 * 2**20))
    document = word_document(source)
    with pytest.raises(CannotMarkError, match="展开后过大") as refused:
        marked(source, examination(document, items(document), []))
    assert "unpacks to too much" in refused.value.message("en")
