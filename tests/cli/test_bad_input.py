"""Broken, hostile and foreign files: exit code 3, one clear line, little memory, little time; the rest is done."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.bad_files import FILES
from tests.weighed import weighed


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_refused_in_one_clear_line(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    code, out, err, seconds, megabytes = weighed(sys.executable, "-m", "hengji.cli", "check", path, "--lang", "zh")
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
    code, out, err, _, _ = weighed(sys.executable, "-m", "hengji.cli", "check", tmp_path, "--jobs", 2)
    assert code == 3
    assert all(f"seed.{kind}" in out for kind in ("docx", "xlsx", "html"))
    assert "huge-span.docx" in err
    assert err.count("\n") == 1
