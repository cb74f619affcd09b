"""Where this program keeps a person's files."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """Where this program keeps its files: HENGJI_HOME, else `.hengji` in the person's own folder."""
    return Path(os.environ.get("HENGJI_HOME") or Path.home() / ".hengji")
