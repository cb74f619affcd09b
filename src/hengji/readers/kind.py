"""What kind of file it is, found from its content; the file's name must agree."""

from __future__ import annotations

import re
from pathlib import PurePath

from hengji.tables.errors import UnreadableError

_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
_RTF, _ODF = b"{\\rtf", b"mimetypeapplication/vnd.oasis.opendocument."
_EXTENSIONS = {
    "docx": {".docx", ".docm"},
    "xlsx": {".xlsx", ".xlsm"},
    "xls": {".xls", ".et"},
    "doc": {".doc", ".dot", ".wps"},
    "wps": {".wps"},
    "rtf": {".rtf", ".doc", ".wps"},  # RTF under the name .doc is opened by every office program
    "odt": {".odt", ".ott"},
    "ods": {".ods", ".ots"},
    "html": {".html", ".htm", ".xhtml", ".xls", ".doc"},  # many offices' systems export pages under the name .xls
    "pdf": {".pdf"},
    "image": {".png", ".jpg", ".jpeg", ".jpe", ".tif", ".tiff", ".bmp", ".gif"},
    "text": {".txt", ".text", ".tsv", ".md", ".csv"},
}
_NAMES = {
    "docx": ("Word文档", "a Word document"), "xlsx": ("Excel工作簿", "an Excel workbook"),
    "xls": ("旧版Excel工作簿（xls）", "an old Excel workbook (xls)"), "html": ("网页", "a web page"),
    "doc": ("旧版Word文档（doc）", "an old Word document (doc)"), "wps": ("WPS文字文档", "a WPS document"),
    "rtf": ("RTF文档", "an RTF document"), "odt": ("ODF文本文档（odt）", "an OpenDocument text (odt)"),
    "ods": ("ODF电子表格（ods）", "an OpenDocument spreadsheet (ods)"), "pdf": ("PDF文件", "a PDF file"), "image": ("图片", "a picture"),
    "text": ("纯文本", "plain text"),
}  # fmt: skip
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|table|body|head|meta|div)\b", re.IGNORECASE)
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_BITMAP = re.compile(rb"BM.{4}\x00\x00\x00\x00", re.DOTALL)
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"Rar!", "压缩包", "an archive"),
    (b"7z\xbc\xaf", "压缩包", "an archive"),
    (b"\x1f\x8b", "压缩包", "an archive"),
)
_WORD_STREAM, _SHEET_STREAMS, _LOCKED = "WordDocument", ("Workbook", "Book"), "EncryptedPackage"


def kind(data: bytes, name: str) -> str:
    """docx, xlsx, xls, doc, wps, rtf, odt, ods, html, pdf, image or text.

    Raises:
        UnreadableError: the file is empty, encrypted, of another kind, or its name says another kind than its content.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        zh, en = called(name)
        raise UnreadableError(f"{zh}是空的；请检查是否保存或下载完整。", f"{en} is empty; check that it was saved.")
    found = _content(data, name)
    extension = PurePath(name).suffix.lower()
    if extension and extension not in _EXTENSIONS[found] and (_claims(extension) or found == "text"):
        (zh, en), (zh_name, en_name) = _NAMES[found], called(name)
        raise UnreadableError(
            f"{zh_name}的扩展名是{extension}，内容却是{zh}；请改成正确的扩展名后重试。",
            f"{en_name} ends in {extension} but holds {en}; give it the right ending and try again.",
        )
    return found


def _claims(extension: str) -> bool:
    return any(extension in each for each in _EXTENSIONS.values())


def _content(data: bytes, name: str) -> str:
    if data.startswith(_ZIP):
        return _zipped(data, name)
    if data.startswith(_OLE):
        return _compound(data, name)
    if data.lstrip(b"\x00 \t\r\n\xef\xbb\xbf").startswith(_PDF):
        return "pdf"
    if data.startswith(_RTF):
        return "rtf"
    if data.startswith(_PICTURES) or _BITMAP.match(data):
        return "image"
    other = next(((zh, en) for start, zh, en in _OTHERS if data.startswith(start)), None)
    if other is not None:
        raise _unknown(name, *other)
    if _HTML.search(data[:4096].replace(b"\x00", b"")) or (b"<table" in data[:200_000].lower()):
        return "html"
    if _noise(data):
        raise _unknown(name, "无法识别的二进制内容", "unknown binary content")
    return "text"


def _zipped(data: bytes, name: str) -> str:
    """By the names of the parts, which stand readable in a zip file even where it is cut off."""
    if b"word/document.xml" in data:
        return "docx"
    if b"xl/workbook" in data:
        return "xlsx"
    if _ODF in data[:100]:
        rest = data[data.index(_ODF) + len(_ODF) :]
        found = next(
            (kind for word, kind in ((b"text", "odt"), (b"spreadsheet", "ods")) if rest.startswith(word)), None
        )
        if found is not None:
            return found
    if b"OFD.xml" in data:
        raise _ofd(name)
    extension = PurePath(name).suffix.lower()
    claimed = next((each for each in ("docx", "xlsx") if extension in _EXTENSIONS[each]), None)
    if claimed and (b"[Content_Types].xml" in data or len(data) < 512 or b"_rels/" in data):
        return claimed
    raise _unknown(name, "压缩包或其他格式的文件", "an archive or another kind of file")


def _compound(data: bytes, name: str) -> str:
    """An old Office file: its streams are named in its directory."""
    if _utf16(_LOCKED) in data:
        zh, en = called(name)
        raise UnreadableError(
            f"{zh}已加密，需要密码才能打开；请用Word、Excel或WPS打开后去掉密码，另存再试。",
            f"{en} is encrypted with a password; open it, remove the password, save it and try again.",
        )
    if any(_utf16(each) in data for each in _SHEET_STREAMS):
        return "xls"
    if _utf16(_WORD_STREAM) in data:
        return "wps" if name.lower().endswith(".wps") else "doc"
    raise _unknown(name, "无法识别的旧版Office文件", "an unknown old Office file")


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le") + b"\x00\x00"


def _noise(data: bytes) -> bool:
    """Whether the bytes are no text: control characters, or undecodable in every encoding that texts come in."""
    head = data[:65536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    if b"\x00" in head or sum(byte < 9 or 13 < byte < 32 for byte in head) * 50 > len(head):
        return True
    for encoding in ("utf-8", "gb18030"):
        try:
            head.decode(encoding)
        except UnicodeDecodeError as error:
            if error.start >= len(head) - 4:  # a character cut at the end of the head
                return False
        else:
            return False
    return len(head.decode("utf-8", "replace").replace("\ufffd", "")) * 10 < 9 * len(head.decode("utf-8", "replace"))


def _unknown(name: str, zh: str, en: str) -> UnreadableError:
    zh_name, en_name = called(name)
    return UnreadableError(
        f"{zh_name}是{zh}，目前不能读取；请提供Word、Excel、WPS、PDF、网页或文本格式的绩效表。",
        f"{en_name} is {en}, which cannot be read; provide the table as a file of Word, Excel or WPS, as pdf, web page or text.",
    )


def _ofd(name: str) -> UnreadableError:
    zh, en = called(name)
    return UnreadableError(
        f"{zh}是版式文件（OFD），目前不能直接读取；请用OFD阅读器打开，导出为PDF或Word（docx）后重试。",
        f"{en} is an OFD file, which is not read directly; open it in an OFD reader, export it as pdf or docx and try again.",
    )


def called(name: str) -> tuple[str, str]:
    """How a message calls a file, in both languages."""
    return (f"“{name}”", f'"{name}"') if name else ("文件", "The file")
