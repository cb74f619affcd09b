"""衡绩 Hengji: read, check and mark up the performance tables of public bodies.

>>> import hengji
>>> [(each.text, str(each.value), each.unit) for each in hengji.quantities("培训学员不少于4000人")]
[('不少于4000人', '4000', '人')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from hengji.version import VERSION

if TYPE_CHECKING:
    from hengji.checks.context import Context
    from hengji.checks.run import check
    from hengji.examine.many import examine_many
    from hengji.examine.one import examine, read
    from hengji.quantity import quantities
    from hengji.scoring.score import score
    from hengji.tables.errors import UnreadableError
    from hengji.writers.forms.printing import write

__version__ = VERSION
__all__ = [
    "Context",
    "UnreadableError",
    "__version__",
    "check",
    "examine",
    "examine_many",
    "quantities",
    "read",
    "score",
    "write",
]

# Public name → the module that has it.  Loaded when first asked for, so that `hengji --version` loads nothing.
_EXPORTS = {
    "Context": "hengji.checks.context",
    "UnreadableError": "hengji.tables.errors",
    "check": "hengji.checks.run",
    "examine": "hengji.examine.one",
    "examine_many": "hengji.examine.many",
    "quantities": "hengji.quantity",
    "read": "hengji.examine.one",
    "score": "hengji.scoring.score",
    "write": "hengji.writers.forms.printing",
}


def __getattr__(name: str) -> Any:
    if name not in _EXPORTS:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    found = getattr(import_module(_EXPORTS[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_EXPORTS})
