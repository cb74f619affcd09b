from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx

from hengji.tables.finding import Severity
from hengji.writers.memo import memo
from tests.writers.marked.marked_cases import pages
from tests.writers.test_summary import examined

EXAMINATION = examined("甲局.docx", [("XX01", Severity.WARNING), ("XX01", Severity.ERROR), ("XX01", Severity.INFO)])


def lines(data: bytes) -> list[str]:
    return [each.text for each in docx.Document(io.BytesIO(data)).paragraphs]


def rows(data: bytes) -> list[list[str]]:
    tables = docx.Document(io.BytesIO(data)).tables
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def test_a_letter_to_the_department() -> None:
    said = lines(memo(EXAMINATION))
    assert said[:2] == ["关于《绩效表》的审核意见", "甲局："]
    assert said[2].startswith("你们报来的《绩效表》已收到，谢谢。")
    assert "有 1 项请核对或更正、1 项建议完善，列在下表。请在“部门答复”一栏" in said[2]
    assert said[-2:] == [
        "审核人：　　　　　　　　　　日期：　　年　　月　　日",
        "答复人：　　　　　　　　　　日期：　　年　　月　　日",
    ]


def test_what_must_be_put_right_comes_first_and_there_is_room_to_reply() -> None:
    found = rows(memo(EXAMINATION))
    assert found[0] == ["序号", "位置", "原文", "问题", "依据", "建议", "部门答复"]
    assert [row[0] for row in found] == ["序号", "一、请核对或更正", "1", "二、建议完善", "2"]
    assert found[2][1:] == [
        "① 总体部分 · 指标1 · 年度完成值第1项\n② 总体部分 · 指标1 · 年度完成值第2项",
        "① “=1+1场”\n② “28956”、“人次”",
        "同一项在几处写了不同的数，请核对。\n核算：28956−8956＝20000",
        "财预〔2020〕10号",
        "请核对原始记录，统一填写。",
        "",
    ]
    assert found[4][4:] == ["同第 1 项", "请核对原始记录，统一填写。", ""]


def test_notes_are_in_the_appendix_and_it_stays_short() -> None:
    many = replace(EXAMINATION, findings=EXAMINATION.findings[2:] * 40)
    said = lines(memo(many))
    start = said.index("附：供参考（不需要答复）")
    assert said[start + 1].startswith("1. 总体部分 · 指标1 · 年度完成值第1项：同一项")
    assert said[start + 16] == "另有 25 条同类提示，见核查结果。"
    assert not rows(memo(many))


def test_a_table_without_findings_is_thanked_for() -> None:
    said = lines(memo(replace(EXAMINATION, findings=())))
    assert said[2].endswith("没有发现需要更正或者完善的地方。感谢你们认真填报。")
    assert [each[:4] for each in said if "日期" in each] == ["审核人："]


def test_nobody_is_blamed() -> None:
    said = "\n".join(lines(memo(EXAMINATION)) + [cell for row in rows(memo(EXAMINATION)) for cell in row])
    assert not [word for word in ("错误", "违规", "弄虚作假", "不合格", "责令", "严重") if word in said]


def test_a_nameless_department_and_english() -> None:
    nameless = replace(EXAMINATION, table=replace(EXAMINATION.table, department=None))
    assert lines(memo(nameless))[1] == "填报单位："
    said = lines(memo(nameless, lang="en"))
    assert said[:2] == ["Review opinion on “绩效表”", "To the reporting department,"]
    assert "We found 1 to check or correct and 1 to improve, listed below." in said[2]
    assert rows(memo(nameless, lang="en"))[1][0] == "A. To check or correct"


def test_a_page_long_and_the_same_bytes_again(tmp_path: Path) -> None:
    assert memo(EXAMINATION) == memo(EXAMINATION)
    assert pages(memo(EXAMINATION), "docx", tmp_path) == 1
