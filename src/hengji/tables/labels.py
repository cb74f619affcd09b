"""How a person calls a path: `tasks[1].indicators[2].actual[4]` is 任务2 · 指标3 · 年度完成值第5项."""

from __future__ import annotations

import re

_STEP = re.compile(r"([a-z_0-9]+)(?:\[(\d+)\])?")
_ZH = {
    "overall": "总体部分", "tasks": "任务", "indicators": "指标", "target": "预期实现值", "actual": "年度完成值",
    "narrative": "具体完成情况", "objectives": "绩效目标", "objective": "绩效目标", "name": "名称", "title": "标题",
    "department": "部门名称", "budget_execution_rate": "预算完成率", "funds": "项目资金", "approved": "年初预算数",
    "revised": "全年预算数", "outturn": "全年执行数", "weight": "分值", "rate": "执行率", "mark": "得分",
    "explanation": "偏差原因", "corrective_action": "改进措施", "level1": "一级指标", "level2": "二级指标",
    "level3": "三级指标", "sign": "指标性质", "unit": "计量单位", "total_weight": "总分分值", "total_mark": "总分得分",
    "unplaced": "未归位文字", "details": "表头信息", "notes": "其他栏", "definition": "指标解释", "criteria": "评分标准", "direction": "指标方向",
    "previous": "上年完成值", "initial_target": "年初指标值", "forecast": "全年预计", "coefficient": "得分系数",
    "core": "核心指标", "causes": "偏差原因", "likelihood": "完成目标可能性", "evidence": "佐证材料", "passages": "正文",
}  # fmt: skip
_EN = {
    "overall": "overview", "tasks": "task", "indicators": "indicator", "target": "target", "actual": "actual",
    "narrative": "narrative", "objectives": "objective", "objective": "objective", "name": "name", "title": "title",
    "department": "department", "budget_execution_rate": "budget execution rate", "funds": "fund row",
    "approved": "approved budget", "revised": "revised budget", "outturn": "outturn", "weight": "weight",
    "rate": "execution rate", "mark": "mark", "explanation": "explanation", "corrective_action": "corrective action",
    "level1": "level 1", "level2": "level 2", "level3": "level 3", "sign": "sign", "unit": "unit",
    "total_weight": "total weight", "total_mark": "total mark", "unplaced": "unplaced text", "details": "heading",
    "notes": "other column", "definition": "definition", "criteria": "marking criteria", "direction": "direction",
    "previous": "last year's actual", "initial_target": "initial target", "forecast": "forecast for the year",
    "coefficient": "coefficient", "core": "core indicator", "causes": "cause of variance",
    "likelihood": "likelihood", "evidence": "evidence", "passages": "passage",
}  # fmt: skip
_COUNTED = {"tasks", "indicators"}


def label(path: str, lang: str = "zh") -> str:
    """The path in words; counts from 1, as people do."""
    words = _ZH if lang == "zh" else _EN
    return " · ".join(_step(name, number, words, lang) for name, number in _STEP.findall(path))


def _step(name: str, number: str, words: dict[str, str], lang: str) -> str:
    word = words.get(name, name)
    if not number:
        return word
    count = int(number) + 1
    if lang == "zh":
        return f"{word}{count}" if name in _COUNTED else f"{word}第{count}项"
    return f"{word} {count}" if name in _COUNTED else f"{word}, item {count}"
