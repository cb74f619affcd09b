"""What is said where a part of the program is asked for that was not installed along."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hengji.cli.language import Voice

_PACKAGES = {"pyarrow", "duckdb", "ray"}


class NotInstalledError(Exception):
    """An extra is missing; the message is the line for the reader."""


@contextmanager
def told(voice: Voice, extra: str) -> Iterator[None]:
    """Say in one line which extra is needed, where one of its packages is missing.

    Raises:
        NotInstalledError: with that line.
    """
    try:
        yield
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in _PACKAGES:
            raise
        zh = f"这要用到附加部分 {extra}，还没有安装；请安装 hengji[{extra}]。"
        raise NotInstalledError(
            voice(zh, f"this needs the extra {extra}, which is not installed; install hengji[{extra}].")
        ) from None
