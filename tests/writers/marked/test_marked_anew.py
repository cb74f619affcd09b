from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from lxml import etree

from hengji.tables.examination import Examination, RuleSet
from hengji.tables.finding import Place, Severity
from hengji.tables.grid import Document
from hengji.tables.json import from_json
from hengji.tables.model import PerformanceTable
from hengji.writers.anew import table_docx
from hengji.writers.forms import form
from hengji.writers.marked import CannotMarkError, marked
from tests.writers.marked.marked_cases import MANUAL, W, finding, pages, parts

_GOLD = json.loads((Path(__file__).parents[2] / "seed" / "gold" / "table.json").read_text("utf-8"))


def _indicator(row: dict[str, object], target: str) -> dict[str, object]:
    names = {"no": "no", "name": "name", "target": target, "actual": "actual", "narrative": "detail"}
    return {ours: row[theirs] for ours, theirs in names.items()}


def _rows(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [_indicator(each, "standard") for each in rows]


def completion() -> PerformanceTable:
    overall = _GOLD["overall"]
    goals = [{"text": text, "mark": mark} for mark, text in zip(overall["goal_marks"], overall["goals"], strict=True)]
    tasks = [
        {"no": number, "name": task["name"], "objective": task["goal"], "indicators": _rows(task["indicators"])}
        for number, task in enumerate(_GOLD["tasks"], 1)
    ]
    indicators = [_indicator(each, "expected") for each in overall["indicators"]]
    rate = overall["budget_execution_rate"]["text"]
    return from_json(
        {
            "title": _GOLD["title"],
            "department": _GOLD["department"],
            "overall": {"objectives": goals, "indicators": indicators, "budget_execution_rate": rate},
            "tasks": tasks,
            "unplaced": ["来历不明的一句话"],
        }
    )


def evaluation() -> PerformanceTable:
    rows = [
        ("产出指标", "数量指标", "培训期数", "≥40期", "38期", "20", "19", "报名不足"),
        ("产出指标", "数量指标", "培训人数", "≥400人", "438人", "30", "30", ""),
        ("效益指标", "社会效益", "就业率", "≥60%", "61%", "40", "40", ""),
    ]
    names = ("level1", "level2", "level3", "target", "actual", "weight", "mark", "explanation")
    money = {"approved": "100", "revised": "90", "outturn": "89", "weight": "10", "rate": "99%", "mark": "9.9"}
    return from_json(
        {
            "title": "2021年度项目支出绩效自评表",
            "details": ["项目名称：技能培训"],
            "funds": [{"name": "年度资金总额", **money}],
            "overall": {
                "objectives": ["完成培训40期"],
                "actual": ["完成培训38期"],
                "indicators": [dict(zip(names, row, strict=True)) for row in rows],
            },
            "total_weight": "100",
            "total_mark": "98.9",
        }
    )


def examined(table: PerformanceTable, paths: list[str]) -> Examination:
    items = {each.path: each for each in table.items()}
    findings = [finding([Place(each, items[each])]) for each in paths]
    return Examination(Document("x.txt", "text", "", ()), table, (), (), tuple(findings), RuleSet("0", "0"), (MANUAL,))


def stretches(data: bytes) -> list[str]:
    """What each comment stands on, in the order of the comments."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    found: dict[str, str] = {}
    running: list[str] = []
    for each in root.iter():
        number = each.get(f"{W}id", "")
        if each.tag == f"{W}commentRangeStart":
            running.append(number)
            found[number] = ""
        elif each.tag == f"{W}commentRangeEnd":
            running.remove(number)
        elif each.tag == f"{W}t":
            found.update({number: found[number] + (each.text or "") for number in running})
    return [found[number] for number in sorted(found, key=int)]


@pytest.mark.parametrize("table", [completion(), evaluation()], ids=["completion", "self-evaluation"])
def test_every_item_has_its_cell_and_every_place_its_comment(table: PerformanceTable) -> None:
    written = [each for each in table.items() if each.text]
    out = table_docx(examined(table, [each.path for each in written]))
    assert sorted(stretches(out)) == sorted(each.text for each in written)
    assert len(list(docx.Document(io.BytesIO(out)).comments)) == len(written)


def test_levels_that_go_on_are_one_cell() -> None:
    cells = {each.text: each for each in form(evaluation()).grid.cells}
    assert cells["产出指标"].rows == cells["数量指标"].rows == 2
    assert cells["效益指标"].rows == 1
    assert (cells["100"].row, cells["100"].column) == (cells["98.9"].row, cells["98.9"].column - 1)


def test_no_two_cells_lie_on_one_another_and_none_is_missing() -> None:
    for table in (completion(), evaluation()):
        grid = form(table).grid
        covered = [
            (row, column)
            for each in grid.cells
            for row in range(each.row, each.row + each.rows)
            for column in range(each.column, each.column + each.columns)
        ]
        assert len(covered) == len(set(covered)) == grid.rows * grid.columns


def test_only_the_stretch_and_only_what_is_sent_back() -> None:
    table = completion()
    item = next(each for each in table.items() if "28956人次" in each.text)
    start = item.text.index("28956")
    place = Place(item.path, item, start, start + 7)
    base = examined(table, [])
    seen = Examination(base.document, table, (), (), (finding([place]), finding([place], Severity.INFO)), base.rules)
    assert stretches(table_docx(seen)) == ["28956人次"]
    assert stretches(table_docx(seen, severities=tuple(Severity))) == ["28956人次", "28956人次"]


def test_it_opens_and_prints(tmp_path: Path) -> None:
    out = table_docx(examined(completion(), ["title"]))
    made = docx.Document(io.BytesIO(out))
    assert made.core_properties.title == _GOLD["title"]
    assert made.sections[0].page_width > made.sections[0].page_height
    assert out == table_docx(examined(completion(), ["title"]))
    assert 8 <= pages(out, "docx", tmp_path) <= 14


@pytest.mark.parametrize("kind", ["xls", "html", "text"])
def test_kinds_without_comments_are_refused_with_an_offer(kind: str) -> None:
    seen = examined(completion(), [])
    there = Examination(Document("x", kind, "", ()), seen.table, (), (), (), seen.rules)
    with pytest.raises(CannotMarkError) as refused:
        marked(b"", there)
    assert refused.value.message().endswith("可以另存一份内容相同、带批注的 Word（.docx）表格。")
    assert refused.value.message("en").endswith("the same table can be had as a Word file (.docx) with comments.")
    assert "\n" not in refused.value.zh + refused.value.en
