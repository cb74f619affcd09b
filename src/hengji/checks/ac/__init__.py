"""完成: 每个目标都有完成值，且是实数. Actuals: every target has one, and it is a result."""

from __future__ import annotations
