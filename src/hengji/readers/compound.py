"""Compound files, the small file systems that old Office programs keep documents in: their streams read, and written anew."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from itertools import pairwise

_END = 0xFFFFFFFA  # this and above: no further sector
_CHAIN_END, _TABLE, _FURTHER, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC, 0xFFFFFFFF
_SECTOR, _ENTRY, _PER = 512, 128, 128
_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LEAST = 4096
"""Streams shorter than this lie in the small sectors; those that we write are made as long."""

BROKEN = (struct.error, IndexError, ValueError, UnicodeDecodeError)
"""What reading raises where the structure cannot be followed."""


def stream(data: bytes, *names: str) -> bytes:
    """The first stream with one of these names.

    Raises:
        ValueError, IndexError, struct.error: there is none, or the structure cannot be followed.
    """
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    directory, _, cutoff, mini_table = struct.unpack_from("<IIII", data, 48)
    size, per = 1 << shift, (1 << shift) // 4
    tables = list(struct.unpack_from("<109I", data, 76))
    further = struct.unpack_from("<I", data, 68)[0]
    while further < _END and len(tables) < len(data) // size + 109:
        block = struct.unpack_from(f"<{per}I", data, (further + 1) * size)
        tables += block[:-1]
        further = block[-1]
    table = [n for each in tables if each < _END for n in struct.unpack_from(f"<{per}I", data, (each + 1) * size)]
    entries = b"".join(data[(n + 1) * size : (n + 2) * size] for n in _chain(table, directory))
    root, (start, length) = _entry(entries, "Root Entry"), _entry(entries, *names)
    if length >= cutoff:
        return b"".join(data[(n + 1) * size : (n + 2) * size] for n in _chain(table, start))[:length]
    small = b"".join(data[(n + 1) * size : (n + 2) * size] for n in _chain(table, root[0]))
    minis = [n for each in _chain(table, mini_table) for n in struct.unpack_from(f"<{per}I", data, (each + 1) * size)]
    return b"".join(small[n << mini_shift : (n + 1) << mini_shift] for n in _chain(minis, start))[:length]


def _chain(table: list[int], start: int) -> Iterator[int]:
    """The sectors of a stream in order; a chain longer than the table is broken."""
    for _ in range(len(table) + 1):
        if start >= _END:
            return
        yield start
        start = table[start]
    raise ValueError("sectors in a circle")


def _entry(entries: bytes, *names: str) -> tuple[int, int]:
    """First sector and length of the named stream."""
    for at in range(0, len(entries), _ENTRY):
        length = struct.unpack_from("<H", entries, at + 64)[0]
        if entries[at : at + max(0, length - 2)].decode("utf-16-le", "replace") in names:
            start, size = struct.unpack_from("<II", entries, at + 116)
            return start, size
    raise ValueError("no such stream")


def written(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of these streams (at most three) and nothing else: no macros, no embedded objects."""
    contents = [each.ljust(max(_LEAST, _whole(len(each))), b"\0") for each in streams.values()]
    starts, links, at = list[int](), list[int](), 0
    for each in contents:
        starts.append(at)
        at += len(each) // _SECTOR
        links += [*range(starts[-1] + 1, at), _CHAIN_END]
    tables, further = _tables(at)
    links += [_CHAIN_END, *[_TABLE] * tables, *[_FURTHER] * further]
    links += [_FREE] * (tables * _PER - len(links))
    places = [at + 1 + n for n in range(tables)]
    body = b"".join(contents) + _directory(streams, starts, contents) + struct.pack(f"<{len(links)}I", *links)
    return _header(at, places, further) + body + _rest(places, further)


def _whole(length: int) -> int:
    return -(-length // _SECTOR) * _SECTOR


def _tables(sectors: int) -> tuple[int, int]:
    """How many sectors of links it takes for so many sectors of content, and how many to list those beyond 109."""
    tables = further = 0
    while tables * _PER < sectors + 1 + tables + further:
        tables += 1
        further = -(-max(0, tables - 109) // (_PER - 1))
    return tables, further


def _header(directory: int, places: list[int], further: int) -> bytes:
    """The sectors follow one another: contents, directory, links, the list of links beyond the first 109."""
    start = struct.pack("<8s16xHHHHH6xIII", _SIGNATURE, 62, 3, 0xFFFE, 9, 6, 0, len(places), directory)
    first = [*places, *[_FREE] * 109][:109]
    beyond = directory + 1 + len(places) if further else _CHAIN_END
    return start + struct.pack("<IIIIII109I", 0, _LEAST, _CHAIN_END, 0, beyond, further, *first)


def _rest(places: list[int], further: int) -> bytes:
    """The places of the links that the header has no room for."""
    listed, own = places[109:], places[-1] + 1
    blocks = [listed[n : n + _PER - 1] for n in range(0, len(listed), _PER - 1)]
    following = [own + n for n in range(1, further)] + [_CHAIN_END]
    filled = (
        block + [_FREE] * (_PER - 1 - len(block)) + [after] for block, after in zip(blocks, following, strict=False)
    )
    return b"".join(struct.pack(f"<{_PER}I", *block) for block in filled)


def _directory(streams: Mapping[str, bytes], starts: list[int], contents: list[bytes]) -> bytes:
    """The root and the streams; they hang under the one that comes first by length and letters, each right of the last."""
    order = sorted(streams, key=lambda name: (len(name), name.upper()))
    number = {name: n for n, name in enumerate(streams, 1)}
    right = {name: number[other] for name, other in pairwise(order)}
    entries = _spelled("Root Entry", 5, (_FREE, number[order[0]]), _CHAIN_END, 0)
    for name, start, content in zip(streams, starts, contents, strict=True):
        entries += _spelled(name, 2, (right.get(name, _FREE), _FREE), start, len(content))
    return entries + _spelled("", 0, (_FREE, _FREE), 0, 0) * (_SECTOR // _ENTRY - 1 - len(starts))


def _spelled(name: str, kind: int, links: tuple[int, int], start: int, size: int) -> bytes:
    """An entry of the directory; its links lead to the entry right of it and to the first one under it."""
    words = name.encode("utf-16-le") + b"\0\0" if name else b""
    return struct.pack("<64sHBBIII36xIQ", words, len(words), kind, 1, _FREE, *links, start, size)
