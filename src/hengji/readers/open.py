"""File → Document: its kind found from its content, its tables as cells."""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path

from hengji.readers import limits
from hengji.readers.kind import called, kind
from hengji.tables.errors import UnreadableError, reason
from hengji.tables.grid import Document, Grid

_CONVERTED = frozenset(("doc", "wps", "rtf", "odt", "ods"))
"""Kinds that another program turns into one that we read."""


def open_document(source: str | Path | bytes, name: str = "") -> Document:
    """The file as tables of cells; its kind is found from its content and its name must agree.

    A file may also be given as its bytes; it then has the name given, or none.

    Raises:
        UnreadableError: with one line in each language, saying what, where and what to do.
    """
    if isinstance(source, bytes):
        return _opened(source, name)
    path = Path(source)
    return _opened(_bytes(path), path.name)


def _opened(data: bytes, name: str) -> Document:
    if len(data) > limits.FILE_BYTES:
        raise too_big(name, len(data))
    found = kind(data, name)
    grids, after = _read(data, found)
    return Document(name, found, hashlib.sha256(data).hexdigest(), tuple(grids), after)


def _read(data: bytes, found: str) -> tuple[list[Grid], tuple[str, ...]]:
    """By the reader of this kind; only the parser that it needs is loaded."""
    grids: list[Grid]
    if found in _CONVERTED:
        grids, after = import_module("hengji.readers.office").read(data, found)
    else:
        grids, after = import_module(f"hengji.readers.{found}").read(data)
    return grids, after


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.FILE_BYTES:
            raise too_big(path.name, size)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            f"打不开“{path.name}”：{reason(error)[0]}；请检查路径和权限。",
            f'Cannot open "{path.name}": {reason(error)[1]}; check its path and permissions.',
        ) from error


def too_big(name: str, size: int) -> UnreadableError:
    """The refusal of a file of more bytes than are read."""
    bound, found = limits.FILE_BYTES // 2**20, -(-size // 2**20)
    zh, en = called(name)
    return UnreadableError(
        f"{zh}有{found} MB，超过上限{bound} MB；请只保留绩效表（可去掉图片）后重试。",
        f"{en} has {found} MB, over the limit of {bound} MB; keep only the performance table (without pictures).",
    )
