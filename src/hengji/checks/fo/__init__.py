"""形式: 编号、写法与归位. Form: numbering, wording, text in its cell."""

from __future__ import annotations
