"""Files that must be refused in one clear line: broken, hostile, or no performance table."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random

from docx import Document

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CELL = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"


def docx(body: str, *, before: str = "") -> bytes:
    """A Word file with this body, `before` standing between the XML declaration and the document."""
    made = io.BytesIO()
    Document().save(made)
    parts = {name: (whole := zipfile.ZipFile(made)).read(name) for name in zipfile.ZipFile(made).namelist()}
    whole.close()
    parts["word/document.xml"] = f"{XML}{before}<w:document {WORD}><w:body>{body}</w:body></w:document>".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def noise(seed: int, size: int) -> bytes:
    """The same bytes without meaning every time."""
    return Random(seed).randbytes(size)  # noqa: S311


def table(row: str) -> str:
    return f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"


def truncated() -> bytes:
    whole = docx(table(CELL.format("年度绩效目标") * 40))
    return whole[: len(whole) * 2 // 3]


def zip_bomb() -> bytes:
    """About 200 MB of blanks in a file of about 200 kB."""
    return docx(table(CELL.format("绩效目标")) + " " * 200_000_000)


def entity_bomb() -> bytes:
    names = "abcdefghij"
    nested = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    return docx(table(CELL.format("&j;")), before=f'<!DOCTYPE w:document [<!ENTITY a "绩效目标">{nested}]>')


def external_entity() -> bytes:
    said = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return docx(table(CELL.format("&x;")), before=said)


def encrypted() -> bytes:
    """A compound file with a stream EncryptedPackage, as Office writes a file with a password."""
    sector = 512
    header = bytearray(sector)
    struct.pack_into(
        "<8s16xHHHHH6xIIIII", header, 0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096
    )
    struct.pack_into("<IIII", header, 60, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    fat = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *range(3, 10), 0xFFFFFFFE, *[0xFFFFFFFF] * 118)
    entries = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("EncryptedPackage", 2, 0xFFFFFFFF, 2, 4096)
    directory = (entries + bytes(sector))[:sector]
    return bytes(header) + fat + directory + noise(1, 4096)


def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    """One entry of a compound file's directory."""
    spelled = name.encode("utf-16-le") + b"\0\0"
    links = (0xFFFFFFFF, 0xFFFFFFFF, child)
    return struct.pack("<64sHBB3I16xI16xIQ", spelled, len(spelled), kind, 1, *links, 0, start, size)


def wide_row() -> bytes:
    return docx(table(CELL.format("绩效") * 10_000))


def huge_span() -> bytes:
    span = '<w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p><w:r><w:t>绩效目标</w:t></w:r></w:p></w:tc>'
    return docx(table(span * 3))


def pay_list() -> bytes:
    document = Document()
    document.add_paragraph("2022年12月工资发放表")
    rows = [("姓名", "基本工资", "实发"), ("张三", "4200", "6000"), ("李四", "3900", "5400")]
    made = document.add_table(rows=0, cols=3)
    for row in rows:
        for cell, value in zip(made.add_row().cells, row, strict=True):
            cell.text = value
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "empty.docx": bytes,
    "wrong-extension.xlsx": lambda: docx(table(CELL.format("年度绩效目标") * 4)),
    "truncated.docx": truncated,
    "zip-bomb.docx": zip_bomb,
    "entity-bomb.docx": entity_bomb,
    "external-entity.docx": external_entity,
    "encrypted.docx": encrypted,
    "encrypted.xlsx": encrypted,
    "wide-row.docx": wide_row,
    "huge-span.docx": huge_span,
    "long.txt": lambda: "年度绩效目标\t预期实现值\t年度完成值\n".encode() * 1_000_000,
    "noise.xlsx": lambda: noise(2, 200_000),
    "noise.txt": lambda: noise(3, 200_000),
    "pay-list.docx": pay_list,
}


def write(folder: Path) -> list[Path]:
    """Write them all; the text has 50 MB, over the limit that is stated."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
    return [folder / name for name in FILES]
