"""衡绩 Hengji: read, check and mark up the performance tables of public bodies."""

from __future__ import annotations

from importlib import import_module
from typing import Any

# Public name → the module that has it.  Loaded when first asked for, so that `hengji --version` loads nothing.
_EXPORTS = {
    "quantities": "hengji.quantity",
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
