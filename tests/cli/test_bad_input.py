"""Broken, hostile and foreign files: exit code 3, one clear line, little memory, little time; the rest is done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bad_files import FILES


def measured(command: list[object]) -> tuple[int, str, str, float, float]:
    """Exit code, output, complaint, seconds and megabytes of a process and its children."""
    began = time.monotonic()
    running = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = running.stdout.read(), running.stderr.read()
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    megabytes = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    return running.returncode, out.decode(), err.decode(), time.monotonic() - began, megabytes


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_refused_in_one_clear_line(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    command = [sys.executable, "-m", "hengji.cli", "check", path, "--lang", "zh"]
    code, out, err, seconds, megabytes = measured(command)
    assert (code, out) == (3, "")
    assert name in err
    assert err.count("\n") == 1
    assert "程序自身出错" not in err
    assert "root:" not in err
    assert seconds <= 10
    assert megabytes <= 512


def test_one_bad_file_among_good_ones(seed_files: dict[str, Path], tmp_path: Path) -> None:
    for kind in ("docx", "xlsx", "html"):
        shutil.copy(seed_files[kind], tmp_path)
    (tmp_path / "huge-span.docx").write_bytes(FILES["huge-span.docx"]())
    command = [sys.executable, "-m", "hengji.cli", "check", tmp_path, "--jobs", 2]
    code, out, err, _, _ = measured(command)
    assert code == 3
    assert all(f"seed.{kind}" in out for kind in ("docx", "xlsx", "html"))
    assert "huge-span.docx" in err
    assert err.count("\n") == 1
