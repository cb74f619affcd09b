"""The seed document as the files that offices keep it in, made anew by tests/seed/renditions/make.py."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXT = ROOT / "src" / "hengji" / "demo" / "seed.txt"
_MAKE = ROOT / "tests" / "seed" / "renditions" / "make.py"


def write(folder: Path) -> dict[str, Path]:
    """Write docx, xlsx and html, which need Python alone; the text is the one that comes along."""
    source, _, _ = _MAKE.read_text("utf-8").partition("\nOUT.mkdir")
    make: dict[str, Callable[[Path], None]] = {"__file__": str(_MAKE)}  # type: ignore[dict-item]
    exec(compile(source, _MAKE, "exec"), make)  # noqa: S102  the file is ours; its last lines need LibreOffice
    folder.mkdir(parents=True, exist_ok=True)
    files = {kind: folder / f"seed.{kind}" for kind in ("docx", "xlsx", "html")}
    for kind, path in files.items():
        make["page" if kind == "html" else kind](path)
    return {"txt": TEXT, **files}


def write_xls(files: dict[str, Path], soffice: str) -> Path:
    """Make the old Excel file from the new one; this needs LibreOffice."""
    folder = files["xlsx"].parent
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [soffice, profile, "--headless", "--convert-to", "xls", "--outdir", folder, files["xlsx"]]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    shutil.rmtree(folder / "profile", ignore_errors=True)
    return folder / "seed.xls"
