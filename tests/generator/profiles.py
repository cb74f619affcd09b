"""The forms and their shapes: what each scores, by which scheme, and which columns it has."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Profile:
    """A form in one shape. `split` writes sign, value and unit in columns of their own."""

    title: str
    scored: bool = True
    execution: Decimal | None = Decimal(10)
    level1: dict[str, int] = field(default_factory=lambda: {"产出指标": 50, "效益指标": 30, "满意度指标": 10})
    reverse: str = "one-minus"
    partly: Decimal = Decimal("0.6")
    split: bool = False
    funds: bool = True
    explained: bool = True
    told: bool = True
    landscape: bool = False
    rating: bool = False
    targets_only: bool = False


_MOF = {"产出指标": 50, "效益指标": 30, "满意度指标": 10}
_NINETY = {"产出指标": 60, "效益指标": 30}
PROFILES: dict[tuple[str, str], Profile] = {
    ("department-completion", "guangzhou"): Profile(
        "部门整体绩效完成情况表", scored=False, execution=None, funds=False, explained=False, landscape=True
    ),
    ("department-target", "mof"): Profile(
        "部门（单位）整体支出绩效目标申报表",
        scored=False,
        execution=None,
        funds=False,
        explained=False,
        targets_only=True,
    ),
    ("department-self-evaluation", "chongqing"): Profile(
        "部门整体绩效自评表", level1={"管理指标": 30, "履职指标": 60}, split=True, landscape=True, explained=False
    ),
    ("department-self-evaluation", "tianjin"): Profile(
        "部门整体支出绩效自评表|部门（单位）整体支出绩效自评表", split=True, landscape=True
    ),
    ("department-self-evaluation", "hebei"): Profile(
        "部门整体绩效自评表", level1=_MOF, landscape=True, explained=True, rating=True
    ),
    ("department-self-evaluation", "scorecard"): Profile(
        "部门整体支出绩效评价自评表",
        execution=None,
        level1={},
        funds=False,
        told=False,
        explained=False,
        landscape=True,
    ),
    ("project-target", "common"): Profile(
        "项目支出绩效目标申报表|项目支出绩效目标表|项目支出绩效目标批复表",
        scored=False,
        execution=None,
        explained=False,
        targets_only=True,
    ),
    ("project-target", "huangshi"): Profile(
        "项目支出绩效目标批复表", scored=False, execution=None, explained=False, targets_only=True
    ),
    ("project-target", "daqing"): Profile(
        "项目支出绩效目标表", scored=False, execution=None, explained=False, targets_only=True
    ),
    ("project-self-evaluation", "mof-2020-10"): Profile(
        "项目支出绩效自评表|项目支出绩效自评表|预算项目支出绩效自评表|部门项目支出绩效自评表"
    ),
    ("project-self-evaluation", "yunnan"): Profile("项目支出绩效自评表", split=True, landscape=True),
    ("project-self-evaluation", "sichuan"): Profile(
        "部门预算项目支出绩效自评表", level1=_NINETY, split=True, landscape=True, rating=True
    ),
    ("project-self-evaluation", "hubei"): Profile(
        "项目自评表", execution=Decimal(20), level1={}, reverse="ratio", partly=Decimal("0.5")
    ),
    ("project-self-evaluation", "transfer"): Profile("财政衔接推进乡村振兴补助资金绩效目标自评表"),
    ("project-self-evaluation", "hunan"): Profile("县级专项资金绩效目标自评表", scored=False, execution=None),
    ("monitoring", "mof-2019-136"): Profile(
        "项目支出绩效目标执行监控表|项目支出绩效运行监控表|项目绩效目标运行监控表",
        scored=False,
        execution=None,
        landscape=True,
    ),
    ("self-evaluation-report", "project"): Profile("项目支出绩效自评报告", rating=True),
}
FORMS: dict[str, tuple[str, ...]] = {}
for _form, _variant in PROFILES:
    FORMS[_form] = (*FORMS.get(_form, ()), _variant)
