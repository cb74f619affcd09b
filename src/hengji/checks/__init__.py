"""One rule, one file, one code; families as folders; findings are values."""

from __future__ import annotations
