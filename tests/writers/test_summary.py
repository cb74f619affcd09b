from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from hengji.tables.examination import Examination, RuleSet
from hengji.tables.finding import Place, Severity, Text
from hengji.tables.grid import Document
from hengji.tables.json import from_json
from hengji.tables.outcome import Outcome
from hengji.writers.summary import summary
from tests.writers.marked.marked_cases import MANUAL, finding, pages, parts

PLAN = {
    "甲局.docx": [("AG01", Severity.ERROR), ("AG01", Severity.WARNING), ("TG01", Severity.INFO)],
    "乙局.xlsx": [("TG01", Severity.WARNING), ("ZZ09", Severity.ERROR)],
    "丙局.txt": [],
}


def examined(name: str, codes: list[tuple[str, Severity]]) -> Examination:
    table = from_json(
        {
            "title": "绩效表", "department": name.partition(".")[0], "year": 2021,
            "overall": {"indicators": [{"name": "培训", "actual": ["=1+1场", "28956人次"]}]},
        }
    )  # fmt: skip
    first, second = (each for each in table.items() if ".actual" in each.path)
    places = [Place(first.path, first), Place(second.path, second, 0, 5), Place(second.path, second, 5, 7)]
    findings = tuple(finding(places, severity, code) for code, severity in codes)
    return Examination(Document(name, "docx", "", ()), table, (), (), findings, RuleSet("0", "0"), (MANUAL,))


def outcomes() -> list[Outcome]:
    read = [Outcome(name, examined(name, codes)) for name, codes in PLAN.items()]
    return [*read, Outcome("坏.docx", error=Text("坏.docx：文件不完整。", "坏.docx: the file is cut short."))]


def sheets(data: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_a_row_a_document_and_a_reason_where_there_is_none() -> None:
    head, *rows = sheets(summary(outcomes()))["汇总"]
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert [each["文件"] for each in found] == [*PLAN, "坏.docx"]
    assert [(each["错误"], each["警告"], each["提示"]) for each in found] == [
        (1, 1, 1),
        (1, 1, 0),
        (0, 0, 0),
        ("",) * 3,
    ]
    assert (found[0]["一致"], found[0]["目标"], found[1]["ZZ"]) == (2, 1, 1)
    assert found[0]["部门"] == "甲局"
    assert found[0]["年度"] == 2021
    assert found[0]["表式"] == "部门整体绩效完成情况表"
    assert found[0]["最严重的问题"].startswith("AG01 one-measure-two-figures：同一项")
    assert [each["未能读取的原因"] for each in found] == ["", "", "", "坏.docx：文件不完整。"]


def test_every_finding_the_gravest_of_a_document_first() -> None:
    head, *rows = sheets(summary(outcomes()))["全部问题"]
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(each["文件"], each["代码"]) for each in found] == [
        ("甲局.docx", "AG01"),
        ("甲局.docx", "AG01"),
        ("甲局.docx", "TG01"),
        ("乙局.xlsx", "ZZ09"),
        ("乙局.xlsx", "TG01"),
    ]
    assert found[0]["程度"] == "✕ 错误"
    assert found[0]["位置"] == "① 总体部分 · 指标1 · 年度完成值第1项\n② 总体部分 · 指标1 · 年度完成值第2项"
    assert found[0]["原文"] == "① “=1+1场”\n② “28956”、“人次”"
    assert found[0]["核算"] == "28956−8956＝20000"


def test_the_common_problems_by_how_many_documents_have_them() -> None:
    head, *rows = sheets(summary(outcomes()))["共性问题"]
    assert head == ["代码", "问题名称", "涉及文件数", "问题数", "示例文件", "示例"]
    assert [(row[0], row[2], row[3], row[4]) for row in rows] == [
        ("TG01", 2, 2, "甲局.docx"),
        ("AG01", 1, 2, "甲局.docx"),
        ("ZZ09", 1, 1, "乙局.xlsx"),
    ]


def test_text_is_never_a_formula() -> None:
    evil = ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1"]
    data = summary([Outcome(name, error=Text(name, name)) for name in evil])
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [row[0] for row in book["汇总"].iter_rows(min_row=2)]
    assert [(each.value, each.data_type, each.quotePrefix) for each in cells] == [(each, "s", True) for each in evil]
    assert not any(b"<f>" in part for part in parts(data).values())


def test_headings_are_frozen_and_filterable() -> None:
    book = openpyxl.load_workbook(io.BytesIO(summary(outcomes())))
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert all(cell.alignment.wrap_text for cell in sheet[1])
    assert book["全部问题"].column_dimensions["H"].width == 54


def test_english() -> None:
    book = sheets(summary(outcomes(), lang="en"))
    assert list(book) == ["Documents", "Findings", "Common problems"]
    assert book["Documents"][0][:4] == ["File", "Department", "Year", "Form"]
    assert book["Documents"][-1][-1] == "坏.docx: the file is cut short."
    assert book["Findings"][1][4] == "✕ Error"


def test_nothing_to_sum_up() -> None:
    assert [len(rows) for rows in sheets(summary([])).values()] == [1, 1, 1]


def test_it_opens_in_an_office(tmp_path: Path) -> None:
    assert pages(summary(outcomes()), "xlsx", tmp_path) == 3


def test_same_bytes_whatever_the_hash_seed() -> None:
    here = hashlib.sha256(summary(outcomes())).hexdigest()
    for seed in "012":
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        order = [sys.executable, "-m", "tests.writers.test_summary"]
        done = subprocess.run(order, env=environment, check=True, capture_output=True, text=True)
        assert done.stdout.strip() == here


if __name__ == "__main__":
    print(hashlib.sha256(summary(outcomes())).hexdigest())
