"""Hostile and broken files: one clear line or a table, within 512 MB and 10 seconds of work, each in its own process."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import bad_files
from tests.readers import hostile

MEGABYTES, SECONDS = 512, 10
CHILD = """
import json, resource, sys
from hengji.readers import read
from hengji.tables.errors import UnreadableError
try:
    said = {"form": read(sys.argv[1]).form}
except UnreadableError as error:
    said = {"zh": error.zh, "en": error.en}
said["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps(said))
"""
REFUSED = bad_files.FILES | hostile.REFUSED


def limited() -> None:
    """More than ten seconds of work, or far more memory than allowed, ends the process."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (3 * MEGABYTES * 2**20, 3 * MEGABYTES * 2**20))


def told(path: Path) -> dict[str, Any]:
    """What a process of its own says of the file."""
    command = [sys.executable, "-c", CHILD, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limited)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def made(name: str, make: Callable[[], bytes], folder: Path) -> Path:
    path = folder / name
    path.write_bytes(make())
    return path


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_one_clear_line(name: str, tmp_path: Path) -> None:
    said = told(made(name, REFUSED[name], tmp_path))
    assert said.get("zh"), said
    assert "\n" not in said["zh"] + said["en"]
    assert said["zh"].endswith(("。", "）。"))
    assert said["megabytes"] <= MEGABYTES


@pytest.mark.parametrize("name", hostile.READ)
def test_read_within_bounds(name: str, tmp_path: Path) -> None:
    said = told(made(name, hostile.READ[name], tmp_path))
    assert said.get("form"), said
    assert said["megabytes"] <= MEGABYTES


REASONS = {
    "empty.docx": "空", "wrong-extension.xlsx": "扩展名", "truncated.docx": "损坏", "zip-bomb.docx": "过大",
    "external-entity.docx": "实体", "encrypted.docx": "密码", "encrypted.xlsx": "密码", "wide-row.docx": "列数",
    "huge-span.docx": "列数", "long.txt": "20 MB", "noise.xlsx": "无法识别", "pay-list.docx": "没有找到绩效表",
}  # fmt: skip


@pytest.mark.parametrize("name", REASONS)
def test_the_line_says_why(name: str, tmp_path: Path) -> None:
    assert REASONS[name] in told(made(name, bad_files.FILES[name], tmp_path))["zh"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "打不开" in told(tmp_path / "none.docx")["zh"]
