"""时间: 年度与先后. Time: years and their order."""

from __future__ import annotations
