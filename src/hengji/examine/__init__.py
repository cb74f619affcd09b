"""A file → its examination: table, figures, findings.

`hengji.examine` is this package and also the function: calling it is calling `hengji.examine.one.examine`.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _Examine(ModuleType):
    """Whichever of its modules was imported first, `hengji.examine(source)` works."""

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        from hengji.examine.one import examine

        return examine(*arguments, **named)


sys.modules[__name__].__class__ = _Examine
