from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hengji.tables.json import from_json
from hengji.tables.layouts.layout import Block, Column, Layout, layouts
from hengji.tables.model import PerformanceTable

LEVELS = (
    ("产出指标", "数量指标", "培训期数（示例）"),
    ("产出指标", "数量指标", "培训人数（示例）"),
    ("产出指标", "质量指标", "结业率（示例）"),
    ("效益指标", "社会效益指标", "学员就业率（示例）"),
    ("满意度指标", "服务对象满意度指标", "学员满意度（示例）"),
)
VALUES = {
    "target": ("≥40期", "≥400人", "≥95%", "≥60%", "≥90%"),
    "initial_target": ("≥36期", "≥380人", "≥95%", "≥55%", "≥90%"),
    "previous": ("35期", "352人", "94%", "57%", "91%"),
    "actual": ("38期", "438人", "97%", "61%", "93%"),
    "forecast": ("40期", "450人", "97%", "62%", "92%"),
    "weight": ("20", "20", "10", "30", "10"),
    "mark": ("19", "20", "10", "30", "10"),
    "sign": ("≥", "≥", "≥", "≥", "≥"),
    "unit": ("期", "人", "%", "%", "%"),
    "coefficient": ("95", "100", "100", "100", "100"),
    "core": ("是", "否", "否", "是", "否"),
    "explanation": ("第三季度场地维修，两期顺延至次年一月举办，已与学员逐一说明。", "", "", "", ""),
    "definition": (
        "当年举办的培训班期数。",
        "参加培训的人数，同一人只计一次。",
        "结业人数÷参训人数。",
        "就业人数÷结业人数。",
        "问卷调查。",
    ),
    "criteria": ("完成得满分，未完成按比例得分。",) * 5,
    "corrective_action": ("提前预订备用场地。", "", "", "", ""),
    "evidence": ("办班通知",) * 5,
    "narrative": ("全年举办38期。",) * 5,
}
MONEY = {
    "approved": ("120.00", "100.00", "20.00", "0.00", "0.00"),
    "revised": ("118.50", "100.00", "18.50", "0.00", "0.00"),
    "outturn": ("117.80", "99.60", "18.20", "0.00", "0.00"),
    "forecast": ("118.50", "100.00", "18.50", "0.00", "0.00"),
    "weight": ("10", "—", "—", "—", "—"),
    "rate": ("99.41%", "99.60%", "98.38%", "—", "—"),
    "mark": ("9.94", "—", "—", "—", "—"),
    "explanation": ("年中调减1.5万元（示例）。", "", "", "", ""),
}
DETAILS = {
    "项目名称": "青年技能培训（示例）", "专项名称": "青年技能培训专项（示例）", "主管部门": "某市示例局", "实施单位": "某市示例中心",
    "联系电话": "000-00000000", "自评总分": "98.94",
}  # fmt: skip
GOALS = "1. 举办技能培训40期，培训学员400人以上（示例）。\n2. 学员结业率不低于95%。"


def sample(layout: Layout) -> PerformanceTable:
    """A table that fills every place of the layout."""
    data: dict[str, Any] = {
        "form": layout.form, "layout": layout.id, "title": layout.title, "year": 2021,
        "overall": {"objectives": [], "indicators": []}, "tasks": [], "funds": [], "details": [],
    }  # fmt: skip
    if any("{month}" in column.heading for column in layout.columns()):
        data["month"] = 7
    for block in layout.blocks:
        _fill(block, data)
    roles = {each.role for each in layout.columns()}
    if "objectives" in roles:
        data["overall"]["objectives"] = [
            {"no": 1, "mark": "1.", "text": "举办技能培训40期，培训学员400人以上（示例）。"},
            {"no": 2, "mark": "2.", "text": "学员结业率不低于95%，就业率不低于60%。"},
        ]
    return from_json(data)


def _fill(block: Block, data: dict[str, Any]) -> None:
    if block.kind in ("lines", "total", "signature"):
        _labels(block, data)
    elif block.kind == "funds":
        data["funds"] = [_money(block, name, n) for n, name in enumerate(block.rows)]
    elif block.kind == "objectives":
        for column in block.columns:
            if column.role == "actual":
                data["overall"]["actual"] = ["全年举办培训38期，培训学员438人，结业率97%（示例）。"]
            elif column.role != "objectives":
                data["details"].append({"label": column.heading, "text": f"{column.heading}的内容（示例）。"})
    elif block.of == "overall":
        data["overall"]["indicators"] = list(_indicators(block))
    else:
        data["tasks"] = [_task(block, n) for n in range(2)]


def _labels(block: Block, data: dict[str, Any]) -> None:
    for line in block.lines:
        label = ""
        for slot in line:
            label = slot.label or label
            if slot.value == "department":
                data["department"] = "某市示例局"
            elif slot.value.startswith("fund:"):
                data["funds"].append({"name": slot.value.removeprefix("fund:"), "approved": "120.00"})
            elif slot.value == "budget_execution_rate":
                data["overall"]["budget_execution_rate"] = "99.41%"
            elif slot.value in ("total_weight", "total_mark"):
                data[slot.value] = {"total_weight": "100", "total_mark": "98.94"}[slot.value]
            elif slot.value == "detail" or (block.kind == "signature" and slot.label):
                data["details"].append({"label": label, "text": DETAILS.get(label, f"{label}的内容（示例）")})


def _money(block: Block, name: str, n: int) -> dict[str, str]:
    roles = [each.role for each in block.columns if each.role != "name"]
    return {"name": name, **{role: MONEY[role][min(n, 4)] for role in roles}}


def _indicators(block: Block) -> Iterator[dict[str, Any]]:
    roles = {each.role for each in block.columns}
    levels = roles & {"level1", "level2", "level3"}
    for n, (level1, level2, name) in enumerate(LEVELS):
        row: dict[str, Any] = {"level3" if levels else "name": name}
        row |= {key: text for key, text in (("level1", level1), ("level2", level2)) if key in roles}
        row |= {role: VALUES[role][n] for role in roles if role in VALUES}
        row |= _others(block.columns, n)
        yield row if levels else _listed(row)


def _listed(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a form with numbered items in its cells."""
    if "narrative" not in row:
        return row
    said = {
        "target": ("不少于40期", "不少于400人"),
        "actual": ("38期", "438人"),
        "narrative": ("全年举办技能培训38期（示例），其中线上5期。", "培训学员438人，\n含返乡青年61人。"),
    }
    lists = {k: [{"no": i, "mark": f"{i}.", "text": t} for i, t in enumerate(v, 1)] for k, v in said.items()}
    return row | lists


def _others(columns: tuple[Column, ...], n: int) -> dict[str, Any]:
    made: dict[str, Any] = {}
    ticks = [each.heading for each in columns if each.role == "likelihood"]
    if ticks:
        made["likelihood"] = ticks[n % len(ticks)]
    for role, key in (("note", "notes"), ("cause", "causes")):
        heads = [each.heading for each in columns if each.role == role]
        found = [{"label": head, "text": f"{head}（示例）"} for head in heads if n % 2 == 0]
        made |= {key: found} if found else {}
    return made


def _task(block: Block, n: int) -> dict[str, Any]:
    roles = {each.role for each in block.columns}
    task: dict[str, Any] = {"no": n + 1, "name": f"青年就业服务{n + 1}（示例）"}
    if block.of == "task":
        task["name"] = block.frame.format(no=n + 1, name="", weight=40)
        task["weight"] = "40"
    if "objective" in roles:
        task["objective"] = f"为第{n + 1}批青年提供就业服务（示例），服务不少于500人次。"
    task["funds"] = [
        {"name": r.removeprefix("fund:"), "approved": f"{60 + n}.00"} for r in sorted(roles) if r.startswith("fund:")
    ]
    if roles & {"name", "level3"}:
        task["indicators"] = list(_indicators(block))[: 3 + n]
    return task


SAMPLES = {each.id: sample(each) for each in layouts()}
