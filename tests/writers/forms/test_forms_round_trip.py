"""What is written is read again: the same table, the same form and layout, and written again the same bytes."""

from __future__ import annotations

from importlib import util
from typing import Any

import pytest

from hengji.readers import read
from hengji.tables.json import from_json, to_json
from hengji.tables.layouts.layout import layout
from hengji.writers.forms import write
from tests.writers.forms.samples import SAMPLES

KINDS = ["docx", "xlsx", "html", *(["pdf"] if util.find_spec("hengji.readers.pdf") else [])]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_written_form_is_read_as_the_same_table(name: str, kind: str) -> None:
    first = write(SAMPLES[name], kind)
    table = read(first)
    assert (table.form, table.layout) == (SAMPLES[name].form, name)
    again = write(table, kind)
    assert to_json(read(again)) == to_json(table)
    assert again == write(read(again), kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_reading_gives_what_was_written(name: str, kind: str) -> None:
    found = to_json(read(write(SAMPLES[name], kind)))
    assert comparable(found, name, kind) == comparable(to_json(SAMPLES[name]), name, kind)


def comparable(data: dict[str, Any], name: str, kind: str = "") -> dict[str, Any]:
    """Without the department, which a form that has no place for it takes from who supervises it, without the lines
    printed below the sheet, which a workbook's cells hold like any others, and, in a PDF, without the signatures, which
    stand outside all rules.
    """
    one = layout(name)
    signed = (
        {slot.label for block in one.blocks if block.kind == "signature" for slot in block.lines[0]} if one else set()
    )
    left_out = signed if kind == "pdf" else set()
    details = [each for each in data.get("details", ()) if one is None or each["text"] not in one.notes]
    details = [each for each in details if each["label"] not in left_out]
    return {key: value for key, value in data.items() if key != "department"} | {"details": details}


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_of_many_pages_with_two_heading_rows_is_read_whole(kind: str) -> None:
    said = [{"no": n, "mark": f"{n}.", "text": SENTENCE * 7 + "全部完成。"} for n in range(1, 5)]
    row = {"name": "培训期数（示例）", "target": said[:2], "actual": said[:1], "narrative": said}
    tasks = [
        {"no": n, "name": f"任务甲{n}（示例）", "objective": "目标（示例）。", "indicators": [row, row]} for n in (1, 2)
    ]
    overall = {"objectives": ["总目标（示例）。"], "indicators": [row], "budget_execution_rate": "99.41%"}
    data = {
        "title": "部门整体绩效完成情况表",
        "department": "某市示例局",
        "year": 2021,
        "overall": overall,
        "tasks": tasks,
    }
    table = from_json({"form": "department-completion", "layout": "department-completion", **data})
    assert to_json(read(write(table, kind))) == to_json(table)


SENTENCE = "全年举办青年技能培训三十八期，其中线上五期、线下三十三期，培训学员四百余人（示例）；"
