"""评分: 权重、得分与总分对得上. Marks: weights, marks and totals come out."""

from __future__ import annotations
