"""Three forms that no list knows: learned from the blank, confirmed by a person, every cell of a filled copy read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hengji.cli.main import main
from hengji.readers.assemble import assemble
from hengji.readers.learning import learn, open_blank
from hengji.readers.open import open_document
from hengji.readers.parts import heading_doubts
from hengji.readers.proposal import proposal
from tests.readers.files import WRITERS, Sheet
from tests.readers.learned_forms import FOLDER, FORMS, KINDS, cells, confirmed, expected, proposed, read_with, wrong

FORM = pytest.mark.parametrize("name", FORMS)
KIND = pytest.mark.parametrize("kind", KINDS)
UNKNOWN = {
    "bond-project": {"资金来路", "衡量维度", "衡量细目", "数值", "度量", "占分", "核定分"},
    "bought-services": {"价款构成", "考核方面", "赋分", "落实程度"},
    "capital-register": {"项次", "拟办事项", "想要做到的程度", "分量", "打分", "没做到的话怎么补"},
}


@FORM
def test_the_proposal_knows_the_columns_and_marks_its_doubts(name: str) -> None:
    text = proposal(learn(open_blank(FOLDER / name / "BLANK.docx")), "BLANK.docx")
    layout = proposed(name)
    assert layout.title == expected(name)["title"]
    assert {column.heading for column in layout.columns()} >= UNKNOWN[name]
    assert heading_doubts(learn(open_blank(FOLDER / name / "BLANK.docx")).parts) >= 9
    marked = [line for line in text.splitlines() if "- {role:" in line and "# ?" in line]
    assert all(any(f"heading: {word}" in line for line in marked) for word in UNKNOWN[name] - {"资金来路", "价款构成"})


@FORM
def test_the_confirmed_layout_is_the_proposal_with_other_roles(name: str) -> None:
    first, last = proposed(name), confirmed(name)
    assert [(c.heading, c.group, c.columns) for c in last.columns()] == [
        (c.heading, c.group, c.columns) for c in first.columns()
    ]
    assert [(block.kind, block.frame, block.rows) for block in last.blocks] == [
        (block.kind, block.frame, block.rows) for block in first.blocks
    ]


@FORM
@KIND
def test_every_cell_is_read_with_the_confirmed_layout(name: str, kind: str) -> None:
    told, table = expected(name), read_with(name, kind, confirmed(name))
    assert len(list(cells(told, table))) >= 65
    assert wrong(told, table) == []
    assert table.layout == "confirmed"
    assert table.unplaced == ()
    assert len(list(table.indicators())) == len(told["rows"])


@FORM
def test_the_command_reads_it_too(name: str, tmp_path: Path) -> None:
    out = tmp_path / "table.json"
    layout = FOLDER / name / "confirmed.yaml"
    assert main(["read", str(FOLDER / name / "FILLED.docx"), "--layout", str(layout), "--out", str(out)]) == 0
    assert json.loads(out.read_text("utf-8"))["title"] == expected(name)["title"]


@KIND
def test_a_band_names_the_indicators_below_it_and_a_remark_does_not(kind: str) -> None:
    rows = [
        ["项目绩效自评表", "<", "<", "<", "<"],
        ["绩效指标", "年度指标值", "全年完成值", "分值", "得分"],
        ["一、建设", "<", "<", "<", "<"],
        ["修路", "12公里", "12公里", "50", "50"],
        ["植树", "3万株", "3万株", "20", "20"],
        ["二、管护", "<", "<", "<", "<"],
        ["巡查", "40次", "41次", "30", "30"],
        ["以上数据由项目单位提供", "<", "<", "<", "<"],
    ]
    table = assemble(open_document(WRITERS[kind]([Sheet(rows)])))
    assert [each.level1.text if each.level1 else None for each in table.indicators()] == [
        "一、建设",
        "一、建设",
        "二、管护",
    ]
    assert [item.text for item in table.details] == ["以上数据由项目单位提供"]
