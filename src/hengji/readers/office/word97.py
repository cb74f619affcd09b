"""Old Word files (Word 97 to 2003, WPS): handed on with their text alone, and mended where a table ends the text.

Of the streams of the file only those with the text and its form are kept; macros and embedded objects stay behind.

LibreOffice writes a doc whose last table is the end of the text without the paragraph that Word always has there, and
then does not see the table when it reads the file again: an empty paragraph is put after it.
"""

from __future__ import annotations

import struct

from hengji.readers import compound
from hengji.readers.package import damaged
from hengji.tables.errors import UnreadableError

_WORD_97 = 0x00C1
_FLAGS, _TABLE_1, _LOCKED = 0x0A, 0x0200, 0x0100
_CHARACTERS = 0x4C
"""Characters of the main text, in the file's head."""

_PARAGRAPHS, _PIECES = 0x0102, 0x01A2
"""In the file's head, where in the table stream two lists lie and how long they are: which page of the stream holds the
paragraphs of which text, and where the pieces of the text are."""

_PAGE = 512
_CELL_END = 7


def rebuilt(data: bytes) -> bytes:
    """The same document as a compound file of its text streams.

    Raises:
        UnreadableError: it is encrypted or broken.
    """
    try:
        word = compound.stream(data, "WordDocument")
        version, flags = struct.unpack_from("<H", word, 2)[0], struct.unpack_from("<H", word, _FLAGS)[0]
        if flags & _LOCKED:
            raise locked()
        if version < _WORD_97:
            return compound.written({"WordDocument": word})
        name = "1Table" if flags & _TABLE_1 else "0Table"
        word, table = _ended(word, compound.stream(data, name))
        return compound.written({"WordDocument": word, name: table, **_optional(data, "Data")})
    except UnreadableError:
        raise
    except compound.BROKEN as error:
        raise damaged() from error


def locked() -> UnreadableError:
    """The refusal of a file that wants a password."""
    return UnreadableError(
        "文件已加密，需要密码才能打开；请用Word或WPS打开后去掉密码，另存再试。",
        "The file is encrypted with a password; open it, remove the password, save it and try again.",
    )


def _optional(data: bytes, name: str) -> dict[str, bytes]:
    try:
        return {name: compound.stream(data, name)}
    except compound.BROKEN:
        return {}


def _ended(word: bytes, table: bytes) -> tuple[bytes, bytes]:
    """Both streams, with an empty paragraph after a table that ends the main text."""
    count = struct.unpack_from("<I", word, _CHARACTERS)[0]
    before, bounds, pieces = _pieces(table, *struct.unpack_from("<II", word, _PIECES))
    if not count or _last(word, bounds, pieces, count) != _CELL_END:
        return word, table
    word += bytes(-len(word) % _PAGE)
    place, page = len(word), len(word) // _PAGE + 1
    start, length = struct.unpack_from("<II", word, _PARAGRAPHS)
    known = (length - 4) // 8
    places = struct.unpack_from(f"<{known + 1}I", table, start)
    pages = struct.unpack_from(f"<{known}I", table, start + 4 * (known + 1))
    one = struct.pack("<II", places[-1], place + 2) + bytes(13)  # one paragraph, of no particular form
    paragraphs = struct.pack(f"<{2 * known + 3}I", *places, place + 2, *pages, page)
    text = before + _more(bounds, pieces, count, place)
    head = bytearray(word)
    struct.pack_into("<I", head, _CHARACTERS, count + 1)
    struct.pack_into("<II", head, _PARAGRAPHS, len(table), len(paragraphs))
    struct.pack_into("<II", head, _PIECES, len(table) + len(paragraphs), len(text))
    return bytes(head) + b"\r\0".ljust(_PAGE, b"\0") + one.ljust(_PAGE - 1, b"\0") + b"\1", table + paragraphs + text


def _pieces(table: bytes, start: int, length: int) -> tuple[bytes, tuple[int, ...], list[bytes]]:
    """What stands before the list of pieces, the characters where each begins and the last ends, the pieces."""
    at = start
    while at < start + length and table[at] == 1:
        at += 3 + int(struct.unpack_from("<H", table, at + 1)[0])
    size = struct.unpack_from("<I", table, at + 1)[0]
    if at >= start + length or table[at] != 2 or size < 16:
        raise ValueError("no pieces")
    count = (size - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", table, at + 5)
    first = at + 5 + 4 * (count + 1)
    return table[start:at], bounds, [table[first + 8 * n : first + 8 * (n + 1)] for n in range(count)]


def _more(bounds: tuple[int, ...], pieces: list[bytes], count: int, place: int) -> bytes:
    """The list of pieces with one more character, at `place` in the stream, after the main text."""
    spans = list(zip(bounds, bounds[1:], pieces, strict=False))
    text = [(first, min(last, count), piece) for first, last, piece in spans if first < count]
    rest = [(max(first, count), last, _from(first, count, piece)) for first, last, piece in spans if last > count]
    moved = [(first + 1, last + 1, piece) for first, last, piece in rest]
    new = [*text, (count, count + 1, struct.pack("<HIH", 0, place, 0)), *moved]
    starts = [first for first, _, _ in new] + [new[-1][1]]
    listed = struct.pack(f"<{len(starts)}I", *starts) + b"".join(piece for _, _, piece in new)
    return b"\2" + struct.pack("<I", len(listed)) + listed


def _from(first: int, count: int, piece: bytes) -> bytes:
    """The piece from character `count` of the document on, where it begins before."""
    if first >= count:
        return piece
    flags, place, form = struct.unpack("<HIH", piece)
    return struct.pack("<HIH", flags, place + (count - first) * 2, form)  # a narrow piece counts twice its place


def _last(word: bytes, bounds: tuple[int, ...], pieces: list[bytes], count: int) -> int:
    """The code of the last character of the main text."""
    for first, last, piece in zip(bounds, bounds[1:], pieces, strict=False):
        if first < count <= last:
            place: int = struct.unpack("<HIH", piece)[1]
            far = count - 1 - first
            if place & 0x40000000:
                return word[(place & 0x3FFFFFFF) // 2 + far]
            return int(struct.unpack_from("<H", word, place + 2 * far)[0])
    return 0
