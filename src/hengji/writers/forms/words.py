"""What heads a column, and how wide it is, where no official layout says so."""

from __future__ import annotations

from hengji.tables.layouts.layout import Column, Slot

HEADINGS = {
    "level1": "一级指标", "level2": "二级指标", "name": "三级指标", "definition": "指标解释", "criteria": "评分标准",
    "sign": "指标性质", "direction": "指标方向", "previous": "上年完成值", "initial_target": "年初指标值",
    "target": "年度指标值", "unit": "计量单位", "actual": "实际完成值", "forecast": "全年预计完成情况", "rate": "完成率",
    "coefficient": "得分系数", "narrative": "具体完成情况", "weight": "分值", "mark": "得分", "core": "是否核心指标",
    "explanation": "偏差原因分析", "likelihood": "完成目标可能性", "corrective_action": "改进措施",
    "evidence": "佐证材料", "task": "任务（政策）", "objective": "任务（政策）的绩效目标", "task:weight": "任务分值",
    "task:actual": "任务完成情况", "objectives": "预期目标", "result": "实际完成情况",
}  # fmt: skip
FUND_HEADINGS = {
    "name": "", "approved": "年初预算数", "revised": "全年预算数", "outturn": "全年执行数", "forecast": "全年预计执行数",
    "weight": "分值", "rate": "执行率", "mark": "得分", "explanation": "原因",
}  # fmt: skip
NAME_ALONE = "关键指标"
"""What heads the indicators' names where the form has no levels."""

CAUSES = "偏差原因分析"
SHARES = {
    "level1": 8, "level2": 9, "name": 15, "definition": 18, "criteria": 22, "target": 20, "actual": 18, "narrative": 32,
    "explanation": 18, "corrective_action": 18, "task": 9, "objective": 14, "objectives": 14, "evidence": 14,
    "forecast": 12, "task:actual": 14, "approved": 10, "revised": 10, "outturn": 10,
}  # fmt: skip
_SHARE = 8

DEPARTMENT = "部门名称"
RATE = "预算完成率"
TOTAL = "总分"
FUNDS = "项目资金"
GOALS = "年度总体目标"
INDICATORS = "绩效指标"
PASSAGES = "正文"
UNPLACED = "未归位文字"


def share(role: str) -> int:
    """How wide a column of this role is, beside the others."""
    return SHARES.get(role, _SHARE)


def column(role: str, heading: str | None = None) -> Column:
    """A column of an indicator block with its usual heading."""
    merged = role in ("level1", "level2", "task", "objective", "objectives", "task:weight", "task:actual")
    merged = merged or role.startswith("fund:")
    known = HEADINGS.get(role, role.removeprefix("fund:")) if heading is None else heading
    return Column(role, known, merge=merged)


def line(label: str, value: str, columns: int) -> tuple[Slot, ...]:
    """A label beside its value over so many columns."""
    lead = min(2, columns - 1)
    return Slot(label, "", lead), Slot("", value, columns - lead)
