"""A file of any kind → Document → PerformanceTable; one file a format, each makes only grids."""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path

from hengji.readers import limits
from hengji.readers.kind import kind
from hengji.tables.errors import UnreadableError
from hengji.tables.grid import Document, Grid
from hengji.tables.model import PerformanceTable


def open_document(path: str | Path) -> Document:
    """The file as tables of cells; its kind is found from its content and its name must agree.

    Raises:
        UnreadableError: with one line in each language, saying what, where and what to do.
    """
    path = Path(path)
    return open_bytes(_bytes(path), path.name)


def open_bytes(data: bytes, name: str) -> Document:
    """A file's content as tables of cells; see `open_document`."""
    if len(data) > limits.FILE_BYTES:
        raise _too_big(name, len(data))
    found = kind(data, name)
    grids: list[Grid]
    grids, after = import_module(f"hengji.readers.{found}").read(data)  # loads only the parser that this kind needs
    return Document(name, found, hashlib.sha256(data).hexdigest(), tuple(grids), after)


def read(path: str | Path) -> PerformanceTable:
    """The performance table of a file.

    Raises:
        UnreadableError: the file cannot be read, or has no performance table in it.
    """
    from hengji.readers.assemble import assemble  # a reader of grids alone need not load it

    return assemble(open_document(path))


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.FILE_BYTES:
            raise _too_big(path.name, size)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            f"打不开“{path.name}”：{error.strerror}；请检查路径和权限。",
            f'Cannot open "{path.name}": {error.strerror}; check its path and permissions.',
        ) from error


def _too_big(name: str, size: int) -> UnreadableError:
    bound, found = limits.FILE_BYTES // 2**20, -(-size // 2**20)
    return UnreadableError(
        f"“{name}”有{found} MB，超过上限{bound} MB；请只保留绩效表（可去掉图片）后重试。",
        f'"{name}" has {found} MB, over the limit of {bound} MB; keep only the performance table (without pictures).',
    )
