"""Short ways to make tables that can be scored; all of them made up."""

from __future__ import annotations

from typing import Any

from hengji.tables.json import from_json
from hengji.tables.model import PerformanceTable


def row(target: object = "≥100人", actual: object = "100人", weight: object = "10", **cells: Any) -> dict[str, Any]:
    """One indicator."""
    return {"level1": "产出指标", "level3": "事项", "target": target, "actual": actual, "weight": weight, **cells}


def fund(revised: str = "100", outturn: str = "100", weight: str | None = "10", **cells: Any) -> dict[str, Any]:
    """The total row of the fund block."""
    weighted = {} if weight is None else {"weight": weight}
    return {"name": "年度资金总额", "revised": revised, "outturn": outturn, **weighted, **cells}


def table(*rows: dict[str, Any], money: dict[str, Any] | None = None, **about: Any) -> PerformanceTable:
    """A project's self-evaluation unless said otherwise."""
    funds = {} if money is None else {"funds": [money]}
    made = {"form": "project-self-evaluation", "title": "项目支出绩效自评表", **about}
    return from_json({**made, **funds, "overall": {"indicators": list(rows)}})
