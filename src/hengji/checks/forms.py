"""Which rules have nothing to say about which forms: a plan has no actuals yet, a monitoring form those of some months."""

from __future__ import annotations

from hengji.tables.model import DEPARTMENT_TARGET, MONITORING, PROJECT_TARGET

_OF_RESULTS = (
    "AC",
    "EX",
    "AG05",
    "AG06",
    "BU02",
    "BU04",
    "BU05",
    "BU07",
    "DT03",
    "SC01",
    "SC03",
    "SC04",
    "SC06",
    "TG02",
)
_OF_THE_YEAR = ("AC01", "AC05", "EX01", "EX02", "EX04", "AG05", "BU04", "BU05", "BU07", "SC01", "SC03", "SC04", "SC06")
_SILENT = {DEPARTMENT_TARGET: _OF_RESULTS, PROJECT_TARGET: _OF_RESULTS, MONITORING: _OF_THE_YEAR}
"""Rules, or whole families, about what was achieved; and about what a whole year achieved."""


def suits(code: str, form: str) -> bool:
    """Whether a rule has a meaning on a form."""
    return not code.startswith(_SILENT.get(form, ("-",)))
