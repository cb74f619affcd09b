"""Where a command's result goes, and what is said when it cannot."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from hengji.cli.language import Voice
from hengji.tables.errors import reason

FOUND = 1
WRONG_USAGE = 2
UNREADABLE = 3


class CannotWriteError(Exception):
    """A result that cannot be written; the message is the line for the reader."""


def complain(line: str) -> None:
    """One line to the reader, beside the result."""
    sys.stderr.write(f"hengji: {line}\n")


def write(out: Path | None, parts: Iterable[str], voice: Voice) -> None:
    """Write text to the file, or to the screen where there is none."""
    if out is None:
        sys.stdout.writelines(parts)
        sys.stdout.flush()
    else:
        save(out, "".join(parts).encode("utf-8"), voice)


def save(out: Path, data: bytes, voice: Voice) -> None:
    """Write a file, with the folders that lead to it.

    Raises:
        CannotWriteError: where the place cannot be written to.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(data)
    except OSError as failed:
        why = voice(*reason(failed))
        zh = f"不能写入 {out}（{why}）；请检查路径和权限，文件是否正在别处打开。"
        en = f"cannot write {out} ({why}); check its path and permissions, and whether it is open elsewhere."
        raise CannotWriteError(voice(zh, en)) from failed


def say(line: str) -> None:
    """One line of the result."""
    sys.stdout.write(f"{line}\n")
