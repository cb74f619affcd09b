"""The parts of a docx or xlsx package and their XML, with every bound kept: nothing of a file is trusted.

Parsers expand no entities, load nothing from anywhere and build no huge trees; a packed bomb meets the bound while it
is being unpacked.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import IO

from lxml import etree

from hengji.readers import limits
from hengji.tables.errors import UnreadableError

_CHUNK = 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
"""What the zip reader raises on a broken file (RuntimeError also for a password and an unknown packing)."""


class Package:
    """A zip package opened from memory."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except _BROKEN as error:
            raise damaged() from error
        if len(self.names) > limits.PACKAGE_PARTS:
            raise swollen()
        self._unpacked = 0

    def part(self, name: str) -> bytes:
        """The unpacked bytes of a part; empty where the package has no such part."""
        if name not in self.names:
            return b""
        try:
            with self._zip.open(name) as stream:
                return self._bounded(stream)
        except UnreadableError:
            raise
        except _BROKEN as error:
            raise damaged() from error

    def xml(self, name: str) -> etree._Element | None:
        """The root element of a part; None where the package has no such part."""
        data = self.part(name)
        return xml(data) if data else None

    def _bounded(self, stream: IO[bytes]) -> bytes:
        chunks: list[bytes] = []
        size = 0
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > limits.PART_BYTES or self._unpacked + size > limits.PACKAGE_BYTES:
                raise swollen()
            chunks.append(chunk)
        self._unpacked += size
        return b"".join(chunks)


def xml(data: bytes) -> etree._Element:
    """The root element of an XML text without document type, entities or overlong contents."""
    if data.count(b"<") > limits.TAGS:
        raise swollen()
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged() from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError(
            "文件里含有实体或文档类型定义（DTD），办公软件不会这样保存，为安全起见不予读取；请用Word、Excel或WPS另存后重试。",
            "The file declares a document type or entities, which no office program writes; it is not read for safety."
            " Save it again with Word, Excel or WPS.",
        )
    return root


def damaged() -> UnreadableError:
    """The file is broken."""
    return UnreadableError(
        "文件已损坏或不完整，无法打开；请重新下载，或用Word、Excel、WPS打开后另存再试。",
        "The file is damaged or incomplete and cannot be opened; download it again, or open and save it once more.",
    )


def swollen() -> UnreadableError:
    """The file holds more than any table does."""
    return UnreadableError(
        f"文件内容过大（展开后超过{limits.PART_BYTES // 2**20} MB或标签、单元格过多），已停止读取；请只保留绩效表另存后重试。",
        f"The file holds too much (unpacked over {limits.PART_BYTES // 2**20} MB, or too many tags or cells); reading"
        " stopped.  Keep only the performance table, save it and try again.",
    )
