"""The same input gives the same bytes, whatever the hash seed, the locale and the number of processes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

SETTINGS = (
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"},
)


def run(folder: Path, inputs: list[Path], jobs: int, settings: dict[str, str]) -> dict[str, str]:
    """Digests of everything that a check leaves."""
    papers = ["--marked", folder / "marked", "--summary", folder / "s.xlsx", "--memos", folder / "memos"]
    options = ["--fail-on", "never", "--jobs", jobs, "--lang", "zh"]
    environment = {**os.environ, **settings}
    for name in ("json", "sarif", "text"):
        out = ["--format", name, "--out", folder / f"findings.{name}"]
        call(["check", *inputs, *options, *out, *(papers if name == "json" else [])], environment)
    call(["check", *inputs, *options, "--format", "html", "--out", folder / "pages"], environment)
    written = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in written}


def call(words: list[object], environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-m", "hengji.cli", *map(str, words)], check=True, env=environment)


def test_same_bytes(seed_files: dict[str, Path], tmp_path: Path) -> None:
    inputs = [seed_files["docx"], seed_files["xlsx"], seed_files["html"]]
    first = run(tmp_path / "one", inputs, 1, SETTINGS[0])
    second = run(tmp_path / "two", inputs, 2, SETTINGS[1])
    assert len(first) == 13
    assert first == second
