"""What a PDF would unpack to and draw, weighed before it is opened: the library that opens it knows no such limits.

Streams are unpacked piece by piece and thrown away; forms that draw forms are followed, so that ten that draw ten that
draw ten are seen for what they are.  An encrypted stream cannot be looked into; a limited process holds what is left
(hengji.examine.pool).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from hengji.readers import limits

_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})\s+\d{1,5}\s+obj\b")
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_NAMES = re.compile(rb"/Filter\s*(?:\[([^\]]*)\]|/([A-Za-z0-9#]+))")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_REFERENCE = re.compile(rb"(?<!\d)(\d{1,9})\s+\d{1,5}\s+R\b")
_PAINTS = frozenset(b"re f F f* S s B B* b b* n Do sh EI ' \" Tj TJ".split())
_TEXTS = (b")Tj", b">Tj", b"]TJ", b")'")
_FONT = re.compile(rb"/Length1\b|/FontFile|Type1C|CIDFontType0C|/OpenType")
_CLOSED = re.compile(rb"/Image\b|/EmbeddedFile\b")
"""Streams that are not opened here: pictures, and files that lie in the file."""

_HEAD = 4096
"""Bytes before a stream in which its dictionary stands."""

_PACKERS = (b"FlateDecode", b"Fl", b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL")
_BLOCK = 1 << 16


@dataclass(slots=True)
class _Form:
    """One stream that draws: how many things, how often other forms, and which objects it names."""

    paints: int
    draws: int
    names: tuple[int, ...]


@dataclass(slots=True)
class _Scale:
    """What has been weighed so far."""

    bytes: int = 0
    paints: int = 0
    forms: dict[int, _Form] = field(default_factory=dict)
    dictionaries: dict[int, tuple[int, ...]] = field(default_factory=dict)


def is_too_heavy(data: bytes) -> bool:
    """Whether the file unpacks to more, or draws more, than any table does."""
    scale = _Scale()
    for match in _OBJECT.finditer(data):
        end = data.find(b"endobj", match.end(), match.end() + _HEAD)
        head = data[match.end() : end if end >= 0 else match.end() + _HEAD]
        stream = _STREAM.search(head)
        names = tuple(int(each) for each in _REFERENCE.findall(head[: stream.start()] if stream else head))
        scale.dictionaries[int(match[1])] = names
        if stream and not _weighed(data, match.end() + stream.end(), head[: stream.start()], int(match[1]), scale):
            return True
    return scale.paints > limits.PDF_PAINTS or any(_cost(scale, each) > limits.PDF_PAINTS for each in scale.forms)


def _weighed(data: bytes, start: int, head: bytes, number: int, scale: _Scale) -> bool:
    """Whether one stream is light enough; what it draws is kept."""
    packers = [name for name in _filters(head) if name in _PACKERS]
    if len(packers) > 1:
        return False
    if _CLOSED.search(head):
        return True
    if packers and packers[0] not in (b"FlateDecode", b"Fl"):
        return data.find(b"endstream", start) - start <= limits.PDF_RARE_BYTES
    font = bool(_FONT.search(head))
    paints = draws = size = 0
    for block in _unpacked(data, start) if packers else _plain(data, start):
        size += len(block)
        if not font:
            words = block.split()
            paints += sum(map(_PAINTS.__contains__, words)) + sum(map(block.count, _TEXTS))
            draws += words.count(b"Do")
        most = limits.PDF_FONT_BYTES if font else limits.PDF_STREAM_BYTES
        if size > most or scale.bytes + size > limits.PDF_BYTES or paints > limits.PDF_STREAM_PAINTS:
            return False
    scale.bytes += size
    if not font:
        scale.paints += paints
        scale.forms[number] = _Form(paints, draws, scale.dictionaries[number])
    return True


def _filters(head: bytes) -> list[bytes]:
    found = _NAMES.search(_HEX.sub(lambda each: bytes([int(each[1], 16)]), head))
    return re.findall(rb"[A-Za-z0-9]+", found[1] or found[2]) if found else []


def _plain(data: bytes, start: int) -> Iterator[bytes]:
    end = data.find(b"endstream", start)
    for at in range(start, end if end >= 0 else len(data), _BLOCK):
        yield data[at : min(at + _BLOCK, end if end >= 0 else len(data))]


def _unpacked(data: bytes, start: int) -> Iterator[bytes]:
    """The stream that begins here, unpacked block by block, as far as it can be."""
    unpacker, at = zlib.decompressobj(), start
    while not unpacker.eof and (at < len(data) or unpacker.unconsumed_tail):
        given = unpacker.unconsumed_tail or data[at : at + _BLOCK]
        at += 0 if unpacker.unconsumed_tail else _BLOCK
        try:
            block = unpacker.decompress(given, 16 * _BLOCK)
        except zlib.error:  # another filter lies above it, or it is encrypted
            return
        if not block and not unpacker.unconsumed_tail and at >= len(data):
            return
        yield block


def _cost(scale: _Scale, number: int) -> int:
    """How many things a stream draws with all that it draws by reference."""
    known: dict[int, int] = {}

    def cost(form: int, above: tuple[int, ...]) -> int:
        if form in above or len(above) > 30:
            return 0
        if form not in known:
            found = scale.forms[form]
            inner = max((cost(each, (*above, form)) for each in _drawn(scale, found)), default=0)
            known[form] = min(found.paints + found.draws * inner, limits.PDF_PAINTS + 1)
        return known[form]

    return cost(number, ())


def _drawn(scale: _Scale, form: _Form) -> set[int]:
    """The drawing streams that a stream names, itself or through dictionaries of their own."""
    if not form.draws:
        return set()
    found: set[int] = set()
    left, seen = list(form.names), set[int]()
    while left and len(seen) < 200:
        each = left.pop()
        if each in seen:
            continue
        seen.add(each)
        if each in scale.forms:
            found.add(each)
        else:
            left += scale.dictionaries.get(each, ())
    return found
