"""doc, wps, rtf, odt, ods → docx or xlsx by LibreOffice, then read as such.

The program gets a copy with as little in it as can be, in a folder and with a profile of its own that are both gone
afterwards; it is run without network and within bounds (`confined`).
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hengji.readers import docx, limits, xlsx
from hengji.readers.office import confined, opendocument, profile, word97
from hengji.readers.steps import Step, announce
from hengji.tables.errors import UnreadableError
from hengji.tables.grid import Grid

_PROGRAMS = ("soffice", "libreoffice")
_DOCX, _XLSX = "docx:MS Word 2007 XML", "xlsx:Calc MS Excel 2007 XML"


@dataclass(frozen=True, slots=True)
class _Way:
    """How one kind of file is converted: its name in messages, the ending and the filter it is opened with, the result."""

    zh: str
    en: str
    ending: str
    opened: str
    result: str
    prepare: Callable[[bytes], bytes]


_WAYS = {
    "doc": _Way("旧版Word文档（doc）", "An old Word document (doc)", "doc", "MS Word 97", _DOCX, word97.rebuilt),
    "wps": _Way("WPS文字文档（wps）", "A WPS document (wps)", "doc", "MS Word 97", _DOCX, word97.rebuilt),
    "rtf": _Way("RTF文档", "An RTF document", "rtf", "Rich Text Format", _DOCX, bytes),
    "odt": _Way("ODF文本文档（odt）", "An OpenDocument text (odt)", "odt", "writer8", _DOCX, opendocument.rebuilt),
    "ods": _Way("ODF电子表格（ods）", "An OpenDocument spreadsheet (ods)", "ods", "calc8", _XLSX, opendocument.rebuilt),
}


def read(data: bytes, kind: str) -> tuple[list[Grid], tuple[str, ...]]:
    """The tables of a document of one of these kinds, and the lines after the last one.

    Raises:
        UnreadableError: LibreOffice is not installed or cannot convert the file, or its result cannot be read.
    """
    way = _WAYS[kind]
    converted = _converted(way.prepare(data), way, _program(way))
    return xlsx.read(converted) if way.result is _XLSX else docx.read(converted)


def _program(way: _Way) -> str:
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if found is None:
        raise UnreadableError(
            f"{way.zh}要借助LibreOffice读取，这台机器上没有找到它；请用Word或WPS另存为docx（表格存为xlsx），或者安装LibreOffice后重试。",
            f"{way.en} is read by way of LibreOffice, which was not found on this machine; save the file as docx (a"
            " spreadsheet as xlsx), or install LibreOffice and try again.",
        )
    return found


def _converted(data: bytes, way: _Way, program: str) -> bytes:
    announce(Step("正在用LibreOffice转换", "converting by LibreOffice", limits.OFFICE_SECONDS + 15))
    with tempfile.TemporaryDirectory(prefix="hengji-office-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        profile.write(folder / "profile")
        source = folder / f"in.{way.ending}"
        source.write_bytes(data)
        bounds = confined.Bounds(limits.OFFICE_SECONDS, limits.OFFICE_MEGABYTES, limits.OFFICE_FILE_MEGABYTES)
        done = confined.run(_command(program, folder, source, way), folder, bounds)
        result = folder / "out" / f"in.{way.result.partition(':')[0]}"
        if not done or not result.is_file() or result.stat().st_size > limits.OFFICE_FILE_MEGABYTES * 2**20:
            raise _failed(way)
        return result.read_bytes()


def _command(program: str, folder: Path, source: Path, way: _Way) -> list[str]:
    return [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard",
        f"--infilter={way.opened}", "--convert-to", way.result, "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip


def _failed(way: _Way) -> UnreadableError:
    return UnreadableError(
        f"{way.zh}转换失败：文件可能已损坏，或者用时、内存超过上限；请用Word或WPS打开后另存为docx（表格存为xlsx）再试。",
        f"{way.en} could not be converted: it may be damaged, or took too much time or memory; open it, save it as docx (a"
        " spreadsheet as xlsx) and try again.",
    )
