"""衡绩 Hengji: read, check and mark up the performance tables of public bodies."""

from __future__ import annotations
