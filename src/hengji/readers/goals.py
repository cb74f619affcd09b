"""Goals that have a block of indicators of their own: 年度绩效目标1（40分）, its words, and what became of it."""

from __future__ import annotations

import re

from hengji.readers.labels import Labelled
from hengji.readers.rows import Row
from hengji.readers.stretch import Stretch
from hengji.tables.layouts import label_roles

_GOAL = re.compile(
    r"(?:年度|总体|绩效|项目|工作|部门|整体|支出){0,4}目标\s*(?P<no>\d{1,2}|[一二三四五六七八九十]{1,2})\s*"
    r"(?:[（(]\s*(?:权重|分值)?\s*(?P<weight>\d{1,3}(?:\.\d+)?)\s*[分%％]?\s*[)）])?\s*[:：]?"
)


def goal(row: Row) -> list[Labelled]:
    """The label of a goal and what stands beside it, where the row's first cell is such a label."""
    boxes = row.filled
    found = _GOAL.fullmatch(boxes[0].text) if boxes else None
    if found is None:
        return []
    label = boxes[0].stretch
    weight = label.cut(*found.span("weight")) if found["weight"] else Stretch()
    parts = [Labelled("goal", found["no"], weight, label)]
    role = "objective"
    for box in boxes[1:]:
        said = next((each for each in label_roles(box.text) if each in ("objective", "outcome")), None)
        if said:
            role = said
        elif not any(part.role == role for part in parts):
            parts.append(Labelled(role, "", box.stretch))
    return parts
