"""What forms, severities and families of rules are called, in both languages; and which findings come first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hengji.tables.finding import Finding, Severity, Text
from hengji.tables.model import (
    COMPLETION,
    DEPARTMENT_SELF_EVALUATION,
    DEPARTMENT_TARGET,
    MONITORING,
    PROJECT_TARGET,
    REPORT,
    ROWS,
    SELF_EVALUATION,
)

FORMS = {
    COMPLETION: Text("部门整体绩效完成情况表", "whole-of-department completion table"),
    DEPARTMENT_TARGET: Text("部门整体支出绩效目标申报表", "whole-of-department target form"),
    DEPARTMENT_SELF_EVALUATION: Text("部门整体支出绩效自评表", "whole-of-department self-evaluation table"),
    PROJECT_TARGET: Text("项目支出绩效目标表", "project target form"),
    SELF_EVALUATION: Text("项目支出绩效自评表", "project self-evaluation table"),
    MONITORING: Text("绩效运行监控表", "in-year monitoring table"),
    REPORT: Text("绩效自评报告", "self-evaluation report"),
    ROWS: Text("未识别的表式（按行读取）", "form not known, read as rows"),
}
SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "note"),
}
SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.INFO: "i"}
FAMILIES = {
    "AG": Text("一致", "Agreement"),
    "AR": Text("勾稽", "Cross-footing"),
    "TG": Text("目标", "Targets"),
    "AC": Text("完成", "Actuals"),
    "EX": Text("说明", "Explanations"),
    "BU": Text("资金", "Money"),
    "SC": Text("评分", "Marks"),
    "DT": Text("时间", "Dates"),
    "FO": Text("形式", "Form"),
}
# contradictions first: they call the whole table into question; then what was not done and what was not told
_GRAVITY = ("AG", "AR", "BU", "SC", "EX", "AC", "DT", "TG", "FO")


def gravest(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by severity, then by what their family puts in question, then as they were given."""
    return sorted(findings, key=lambda each: (list(Severity).index(each.severity), _family(each.code)))


def foremost(findings: Iterable[Finding], most: int = 5) -> list[tuple[Finding, int]]:
    """What a reader should look at first: of each rule its first error or warning, with how many it has; the gravest rules."""
    loud = [each for each in gravest(findings) if each.severity is not Severity.INFO]
    number = Counter((each.severity, each.code) for each in loud)
    first = {(each.severity, each.code): each for each in reversed(loud)}
    return [(first[key], number[key]) for key in list(number)[:most]]


def family(code: str) -> str:
    """The letters of a rule's code: AG, AR, TG …"""
    return code.rstrip("0123456789")


def _family(code: str) -> int:
    letters = family(code)
    return _GRAVITY.index(letters) if letters in _GRAVITY else len(_GRAVITY)
