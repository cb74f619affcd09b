from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from lxml import etree

from hengji.tables.finding import Place, Severity
from hengji.tables.grid import Spot
from hengji.tables.model import Item, Piece
from hengji.writers.marked import CannotMarkError, marked
from hengji.writers.marked.letters import letters, text
from hengji.writers.marked.package import parse
from hengji.writers.marked.word_cells import WordCells, aligned
from tests.writers.marked.marked_cases import (
    W,
    examination,
    finding,
    items,
    pages,
    parts,
    place,
    plain_word,
    rich_word,
    word_document,
)

SOURCE = rich_word()
DOCUMENT = word_document(SOURCE)
ITEMS = items(DOCUMENT)
WORDS = [
    "4000人次", "不少于4000", "讲座10场", "培训学员", "20期", "28956人次", "8956人次", "5场", "6 场", "12场",
    "3共7项", "12个", "原有批注", "年度目标", "批注的文字",
]  # fmt: skip


def commented(data: bytes) -> dict[str, str]:
    """What stands between the marks of every comment, by its number; a new paragraph is a newline."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    found: dict[str, str] = {}
    open_now: set[str] = set()
    for each in root.iter():
        if each.tag == f"{W}commentRangeStart":
            open_now.add(each.get(f"{W}id"))
            found[each.get(f"{W}id")] = ""
        elif each.tag == f"{W}commentRangeEnd":
            open_now.remove(each.get(f"{W}id"))
        elif each.tag in {f"{W}t", f"{W}p", f"{W}br", f"{W}tab"}:
            sign = {f"{W}t": each.text, f"{W}br": "\n", f"{W}tab": "\t"}.get(each.tag, "\n")
            for number in open_now:
                found[number] += sign or ""
    return found


def test_every_cell_is_found_with_the_text_as_read() -> None:
    cells = WordCells(parse(parts(SOURCE)["word/document.xml"]), DOCUMENT)
    for grid in DOCUMENT.grids:
        for cell in grid.cells:
            spot = piece_spot(grid.index, cell.row, cell.column)
            found = text(letters(cells.paragraphs(spot)))
            assert found == cell.text or "".join(found.split()) == "".join(cell.text.split()) == "线上5场共6场"
    assert len(DOCUMENT.grids) == 3


def piece_spot(table: int, row: int, column: int) -> Spot:
    spots = [piece.spot for item in ITEMS for piece in item.pieces]
    return next(each for each in spots if (each.table, each.row, each.column) == (table, row, column))


@pytest.mark.parametrize("words", WORDS)
def test_a_comment_stands_on_the_exact_characters(words: str) -> None:
    out = marked(SOURCE, examination(DOCUMENT, ITEMS, [finding([place(ITEMS, words)])]))
    assert commented(out)["1"] == words


def test_all_comments_at_once_and_all_else_unchanged() -> None:
    findings = [finding([place(ITEMS, words)]) for words in WORDS]
    out = parts(marked(SOURCE, examination(DOCUMENT, ITEMS, findings)))
    source = parts(SOURCE)
    assert list(out)[: len(source)] == list(source)
    assert {name for name in out if out[name] != source.get(name)} == {"word/document.xml", "word/comments.xml"}
    added = {str(number) for number in range(1, len(WORDS) + 1)}
    assert plain_word(out["word/document.xml"], added) == plain_word(source["word/document.xml"], set())
    assert out["word/document.xml"] != source["word/document.xml"]


def test_existing_comments_stay_and_numbers_go_on() -> None:
    out = marked(SOURCE, examination(DOCUMENT, ITEMS, [finding([place(ITEMS, "20期"), place(ITEMS, "6 场")])]))
    comments = list(docx.Document(io.BytesIO(out)).comments)
    assert [each.comment_id for each in comments] == [0, 1, 2]
    assert [each.author for each in comments] == ["张三", "衡绩 Hengji", "衡绩 Hengji"]
    assert comments[0].text == "请补充佐证材料"
    assert comments[1].text.split("\n") == [
        "✕ 错误 XX01 同一指标两个数",
        "同一项在几处写了不同的数，请核对。",
        "核算：28956−8956＝20000",
        "另见：总体部分 · 指标1 · 年度完成值第8项 “6 场”",
        "建议：请核对原始记录，统一填写。",
    ]


def test_a_first_comment_brings_its_part_arrow_and_type() -> None:
    made = docx.Document()
    made.add_table(1, 1).cell(0, 0).text = "培训4000人次"
    stream = io.BytesIO()
    made.save(stream)
    source = stream.getvalue()
    document = word_document(source)
    found = items(document)
    out = marked(source, examination(document, found, [finding([place(found, "4000人次")])]))
    changed = {name for name, data in parts(out).items() if data != parts(source).get(name)}
    assert changed == {
        "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml",
    }  # fmt: skip
    assert [each.author for each in docx.Document(io.BytesIO(out)).comments] == ["衡绩 Hengji"]


def test_a_place_over_several_pieces_goes_from_its_first_to_its_last_letter() -> None:
    first, second = place(ITEMS, "00人次，").item, place(ITEMS, "28956人次").item
    cut = first.text.index("20期")
    pieces = (
        Piece(0, 4, first.pieces[0].spot, cut),
        Piece(4, 10, second.pieces[0].spot, 0, "page"),
    )
    item = Item("overall.indicators[0].narrative[0]", first.text[cut : cut + 4] + second.text[:6], pieces=pieces)
    out = marked(SOURCE, examination(DOCUMENT, ITEMS, [finding([Place(item.path, item, 1, 6)])]))
    assert commented(out)["1"].replace("\n", "") == "0期。2.举办讲座10场。培训"


def test_an_empty_item_is_commented_in_its_cell_or_at_the_name_above_it() -> None:
    empty = Item("overall.indicators[0].actual[99]", "")
    out = marked(SOURCE, examination(DOCUMENT, ITEMS, [finding([Place(empty.path, empty)])]))
    assert commented(out)["1"] == "填表说明"
    spot = piece_spot(2 - 1, 3, 3)
    here = Item(empty.path, "", pieces=(Piece(0, 0, spot, 0),))
    out = marked(SOURCE, examination(DOCUMENT, ITEMS, [finding([Place(here.path, here)])]))
    assert commented(out)["1"] == ""


def test_words_above_the_table_are_found_there() -> None:
    title = Item("title", "某市某局2021年部门整体绩效完成情况表")
    out = marked(SOURCE, examination(DOCUMENT, ITEMS, [finding([Place("title", title, 2, 9)])]))
    assert commented(out)["1"] == "某局2021年"


def test_infos_only_when_asked_for() -> None:
    findings = [finding([place(ITEMS, "5场")], Severity.INFO), finding([place(ITEMS, "12场")], Severity.WARNING)]
    seen = examination(DOCUMENT, ITEMS, findings)
    assert len(commented(marked(SOURCE, seen))) == 2
    assert len(commented(marked(SOURCE, seen, severities=tuple(Severity)))) == 3


def test_no_finding_no_change() -> None:
    assert parts(marked(SOURCE, examination(DOCUMENT, ITEMS, []))) == parts(SOURCE)


def test_a_changed_file_is_refused() -> None:
    with pytest.raises(CannotMarkError, match="不是同一份"):
        marked(SOURCE + b" ", examination(DOCUMENT, ITEMS, []))


def test_english() -> None:
    out = marked(SOURCE, examination(DOCUMENT, ITEMS, [finding([place(ITEMS, "5场")])]), lang="en")
    said = list(docx.Document(io.BytesIO(out)).comments)[1].text
    assert said.startswith(
        "✕ Error XX01 One measure, two figures\nOne measure has two figures; please check.\nWorking:"
    )


def test_letters_are_aligned_where_reader_and_file_differ() -> None:
    made = docx.Document()
    made.add_table(1, 1).cell(0, 0).text = "共①20期，其中线上8期"
    stream = io.BytesIO()
    made.save(stream)
    root = parse(parts(stream.getvalue())["word/document.xml"])
    found = letters(tuple(root.iter(f"{W}p")))[:11]
    read = "共20期，其中 线上8期"
    start, end = aligned(read, found, read.index("20期"), read.index("20期") + 3)
    assert text(found[start:end]) == "20期"


def test_it_prints_on_as_many_pages(tmp_path: Path) -> None:
    out = marked(SOURCE, examination(DOCUMENT, ITEMS, [finding([place(ITEMS, words)]) for words in WORDS]))
    assert pages(out, "docx", tmp_path / "a") == pages(SOURCE, "docx", tmp_path / "b") == 1
