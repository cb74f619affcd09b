"""The contract of `hengji read --format json`, there and back."""

from __future__ import annotations

import json
from pathlib import Path

from hengji.tables.json import from_json, percent, to_json
from hengji.tables.model import COMPLETION, SELF_EVALUATION

GOLD = Path(__file__).parents[1] / "seed" / "gold" / "table.json"
ROW = {
    "level1": "产出指标", "level2": "数量指标", "level3": "培训人次", "target": "≥100人次", "actual": "120人次",
    "weight": "10", "mark": "10", "explanation": "", "sign": "≥", "unit": "人次",
}  # fmt: skip
FULL = {
    "form": COMPLETION, "title": "某局2022年部门整体绩效完成情况表", "department": "某局", "year": 2022,
    "overall": {
        "objectives": ["一个目标", "另一个目标"],
        "indicators": [{"no": 1, "name": "甲", "target": [{"no": 1, "text": "做好"}], "actual": [], "narrative": []}],
        "budget_execution_rate": {"text": "99.43%", "value": "99.43"},
    },
    "tasks": [{"no": 1, "name": "乙", "objective": "丙", "indicators": []}],
    "unplaced": [{"path": "unplaced[0]", "text": "残句", "reason": "leak"}],
}  # fmt: skip


def test_full_table_comes_back_the_same() -> None:
    assert to_json(from_json(FULL)) == FULL


def test_to_json_is_plain_data() -> None:
    assert json.loads(json.dumps(to_json(from_json(FULL)), ensure_ascii=False)) == FULL


def test_paths() -> None:
    paths = [item.path for item in from_json(FULL).items()]
    assert paths == [
        "title", "department", "overall.objectives[0]", "overall.objectives[1]", "overall.indicators[0].name",
        "overall.indicators[0].target[0]", "overall.budget_execution_rate", "tasks[0].name", "tasks[0].objective",
        "unplaced[0]",
    ]  # fmt: skip


def test_a_row_form_is_guessed_and_keeps_its_columns() -> None:
    table = from_json({"overall": {"indicators": [ROW]}, "funds": [{"name": "年度资金总额", "revised": 854}]})
    row = table.overall.indicators[0]
    assert table.form == SELF_EVALUATION
    assert (row.name.text, row.level3, row.target[0].path) == ("培训人次", row.name, "overall.indicators[0].target[0]")
    assert row.explanation is not None
    assert not row.explanation
    assert row.corrective_action is None
    assert table.funds[0].revised is not None
    assert (table.funds[0].revised.path, table.funds[0].revised.text) == ("funds[0].revised", "854")


def test_details_keep_their_labels() -> None:
    data = to_json(from_json({"details": [{"label": "项目名称", "text": "校舍维修"}]}))
    assert data["details"] == [{"label": "项目名称", "text": "校舍维修"}]


def test_nothing_at_all_is_an_empty_table() -> None:
    table = from_json({})
    assert (table.form, table.title.text, list(table.indicators())) == (COMPLETION, "", [])


def test_plain_strings_stand_for_items() -> None:
    target = ["一", {"no": 2, "mark": "2.", "text": "二"}]
    table = from_json({"tasks": [{"indicators": [{"name": "甲", "target": target}]}]})
    assert [(item.no, item.mark, item.text) for item in table.tasks[0].indicators[0].target] == [
        (None, "", "一"),
        (2, "2.", "二"),
    ]


def test_percent_in_points() -> None:
    assert [percent(x) for x in ("99.43%", "为 87.1 ％", "无", "٣%")] == ["99.43", "87.1", None, "3"]
