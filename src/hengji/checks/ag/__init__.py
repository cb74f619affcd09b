"""一致: 同一事实各处写法相同. Agreement: the same fact reads the same everywhere."""

from __future__ import annotations
