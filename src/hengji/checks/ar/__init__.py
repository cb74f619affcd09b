"""勾稽: 分项与合计、单价与数量、比率与基数对得上. Cross-footing: parts, products and rates come out."""

from __future__ import annotations
