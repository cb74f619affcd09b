"""目标: 指标值可以衡量. Targets: what was promised can be measured."""

from __future__ import annotations
