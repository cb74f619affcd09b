"""What an indicator, a task or a fund row holds under a role, as items."""

from __future__ import annotations

from collections.abc import Iterator

from hengji.tables.layouts import plain
from hengji.tables.model import Fund, Indicator, Item

Items = tuple[Item | None, ...]

INDICATOR = (
    "level1", "level2", "name", "definition", "criteria", "sign", "direction", "previous", "initial_target", "target",
    "unit", "actual", "forecast", "rate", "coefficient", "narrative", "weight", "mark", "core", "explanation",
    "likelihood", "corrective_action", "evidence",
)  # fmt: skip
"""The roles of an indicator that are one column each, in their official order."""

FUND = ("name", "approved", "revised", "outturn", "forecast", "weight", "rate", "mark", "explanation")
"""The roles of a fund row in their official order."""

TICK = "√"


def part(owner: Indicator | Fund, role: str) -> Items:
    """The items under a role that is one column."""
    found: Item | tuple[Item, ...] | None = getattr(owner, "name" if role == "level3" else role, None)
    return found if isinstance(found, tuple) else (found,)


def headed(items: tuple[Item, ...], heading: str) -> Items:
    """Those of an indicator's notes or causes that stand under this heading."""
    return tuple(each for each in items if same(heading, each.mark))


def same(label: str, mark: str) -> bool:
    """Whether two labels or headings are the same words."""
    return label == mark or (plain(label) == plain(mark) != "")


def roles_of(owner: Indicator | Fund) -> Iterator[str]:
    """The roles under which the owner has words."""
    roles = INDICATOR if isinstance(owner, Indicator) else FUND
    return (role for role in roles if any(each for each in part(owner, role)))


def sum_of(fund: Fund) -> Item | None:
    """The amount of a fund row: the approved one, or the first that is written."""
    amounts = (fund.approved, fund.revised, fund.outturn, fund.forecast)
    return next((each for each in amounts if each), None) or next((each for each in amounts if each is not None), None)
