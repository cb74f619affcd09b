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
    before = 0
    for count, stream in enumerate(_STREAM.finditer(data)):
        if count > limits.PDF_STREAMS or not _weighed(data, max(before, stream.start() - _HEAD), stream, scale):
            return True
        before = stream.end()
    if scale.paints > limits.PDF_PAINTS:
        return True
    if any(each.draws for each in scale.forms.values()):
        _name(data, scale)
    known: dict[int, int] = {}
    return any(_cost(scale, each, known, ()) > limits.PDF_PAINTS for each in scale.forms)


def _name(data: bytes, scale: _Scale) -> None:
    """Which objects every object without a stream names: forms may be named there."""
    for found in _OBJECT.finditer(data):
        end = data.find(b"endobj", found.end(), found.end() + _HEAD)
        names = _REFERENCE.findall(data, found.end(), end if end >= 0 else found.end())
        scale.dictionaries[int(found[1])] = tuple(map(int, names))


def _weighed(data: bytes, low: int, stream: re.Match[bytes], scale: _Scale) -> bool:
    """Whether one stream is light enough; what it draws is kept.  Its dictionary stands between `low` and its start.

    What begins as packed data does is unpacked whatever the dictionary says: that may be hidden from us.
    """
    head = data[low : stream.start()]
    begun = list(_OBJECT.finditer(head))
    number = int(begun[-1][1]) if begun else -stream.start()
    head = head[begun[-1].end() :] if begun else head
    packers = [name for name in _filters(head) if name in _PACKERS]
    if len(packers) > 1:
        return False
    if _CLOSED.search(head):
        return True
    if packers and packers[0] not in (b"FlateDecode", b"Fl"):
        return data.find(b"endstream", stream.end()) - stream.end() <= limits.PDF_RARE_BYTES
    font = bool(_FONT.search(head))
    packed = _is_packed(data[stream.end() : stream.end() + 2])
    paints = draws = size = 0
    for block in _unpacked(data, stream.end()) if packed else _plain(data, stream.end()):
        if packed and size == 0 and not font and _is_packed(block[:2]) and any(map(len, _unpacked(block, 0))):
            return False  # packed twice
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
        scale.forms[number] = _Form(paints, draws, tuple(map(int, _REFERENCE.findall(head))))
    return True


def _is_packed(two: bytes) -> bool:
    """Whether data begin as zlib's do (RFC 1950)."""
    return len(two) == 2 and two[0] & 15 == 8 and two[0] >> 4 <= 7 and int.from_bytes(two, "big") % 31 == 0


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


def _cost(scale: _Scale, number: int, known: dict[int, int], above: tuple[int, ...]) -> int:
    """How many things a stream draws with all that it draws by reference."""
    if number in above or len(above) > 30:
        return 0
    if number not in known:
        form = scale.forms[number]
        inside = (_cost(scale, each, known, (*above, number)) for each in sorted(_drawn(scale, form)))
        known[number] = min(form.paints + form.draws * max(inside, default=0), limits.PDF_PAINTS + 1)
    return known[number]


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
