"""The page: an examined table and its findings as one self-contained HTML file."""

from __future__ import annotations

from hengji.writers.page.frame import page

__all__ = ["page"]
