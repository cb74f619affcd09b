"""What Word can do to a table: tracked changes, text boxes, automatic numbers, content controls, deep merges."""

from __future__ import annotations

from hengji.readers import open_document
from hengji.readers.assemble import assemble
from hengji.tables.grid import Document
from tests.bad_files import docx, table

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


def texts(document: Document) -> list[list[str]]:
    return [[each.text for each in grid.cells] for grid in document.grids]


def test_deleted_text_is_left_out_and_inserted_text_kept() -> None:
    changed = "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>"
    moved = (
        "<w:p><w:moveFrom><w:r><w:t>搬走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>搬来</w:t></w:r></w:moveTo></w:p>"
    )
    gone = "<w:tr><w:trPr><w:del/></w:trPr>" + cell(paragraph("删行")) + "</w:tr>"
    body = f"<w:tbl><w:tr>{cell(changed)}{cell(moved)}</w:tr>{gone}</w:tbl>"
    assert texts(open_document(docx(body))) == [["新", "搬来"]]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent {MC}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    body = table(cell(f"<w:p>{run('框外')}<w:r>{both}</w:r></w:p>"))
    assert texts(open_document(docx(body))) == [["框外\n框内"]]


def test_tabs_breaks_controls_and_hyperlinks() -> None:
    content = (
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>"
        "<w:sdt><w:sdtContent><w:r><w:t>丁</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:hyperlink><w:r><w:t>戊</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert texts(open_document(docx(table(cell(content))))) == [["甲\t乙\n丙丁戊"]]


def test_merges_down_and_across() -> None:
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        cell(paragraph("左"), start) + cell(paragraph("上"), '<w:gridSpan w:val="2"/>'),
        cell(paragraph(""), on) + cell(paragraph("甲")) + cell(paragraph("乙")),
        cell(paragraph(""), on) + cell(paragraph("丙")) + cell(paragraph("丁")),
    ]
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    (grid,) = open_document(docx(body)).grids
    assert [(c.text, c.row, c.column, c.rows, c.columns) for c in grid.cells] == [
        ("左", 0, 0, 3, 1), ("上", 0, 1, 1, 2), ("甲", 1, 1, 1, 1), ("乙", 1, 2, 1, 1),
        ("丙", 2, 1, 1, 1), ("丁", 2, 2, 1, 1),
    ]  # fmt: skip
    assert (grid.rows, grid.columns) == (3, 3)


def test_tables_in_cells_are_grids_of_their_own_too() -> None:
    inner = table(cell(paragraph("内一")) + cell(paragraph("内二")))
    body = paragraph("标题") + table(cell(paragraph("外") + inner))
    document = open_document(docx(body))
    assert texts(document) == [["外\n内一  内二"], ["内一", "内二"]]
    assert [grid.before for grid in document.grids] == [("标题",), ("外",)]


def test_automatic_numbers_part_items_and_stand_nowhere_in_the_text() -> None:
    """The List Number style of a new document numbers through its own numbering part."""
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr>'
    items = "".join(f"<w:p>{numbered.format(5)}{run(text)}</w:p>" for text in ("演出八十场", "满意度九成", "巡演三地"))
    heads = "".join(cell(paragraph(text)) for text in ("任务", "绩效目标", "指标", "目标值", "完成值"))
    row = "".join(cell(paragraph(text)) for text in ("演出", "繁荣", "场次")) + cell(items) + cell(paragraph("完成"))
    body = paragraph("某局2021年部门整体绩效完成情况表") + f"<w:tbl><w:tr>{heads}</w:tr><w:tr>{row}</w:tr></w:tbl>"
    target = assemble(open_document(docx(body))).tasks[0].indicators[0].target
    assert [(item.no, item.mark, item.text) for item in target] == [
        (1, "1.", "演出八十场"),
        (2, "2.", "满意度九成"),
        (3, "3.", "巡演三地"),
    ]
