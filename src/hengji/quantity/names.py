"""Chinese numerals inside words: names, idioms, levels, ordinals and list words (names.yaml and a few mechanisms)."""

from __future__ import annotations

import re
from importlib.resources import files

import yaml

from hengji.quantity.dates import Span
from hengji.quantity.grammar import HAN
from hengji.quantity.units import unit_at

_NUMERALS = frozenset(HAN + "双半")


def _load() -> dict[str, tuple[tuple[int, str, str], ...]]:
    """First numeral of a word with the character behind it → where in the word it stands, word, reason; longest first."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    lists = yaml.load(files(__package__).joinpath("names.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506
    table: dict[str, list[tuple[int, str, str]]] = {}
    for reason, words in lists.items():
        for word in sorted(set(words.split())):
            at = next(i for i, c in enumerate(word) if c in _NUMERALS)
            table.setdefault(word[at : at + 2], []).append((at, word, reason))
    return {c: tuple(sorted(words, key=lambda each: (-len(each[1]), each))) for c, words in table.items()}


_WORDS = _load()
# 一户一策, 千村百镇: numerals that take turns with single characters are a name, whatever measure word follows.
_WOVEN = re.compile(rf"[{HAN}]([^{HAN}，。；、：（）()“”\s0-9点到至和与])[{HAN}][^{HAN}\s，。；、0-9]")
_WOVEN_ONE = re.compile(rf"[一两三四五六七八九十百]个(?:一(?![{HAN}个])|不|更加|坚持|明确)")
_FIRST = re.compile("首(?:批次|季度|[次批届个位家期款轮例部条场年项座台套单站支所名本集区])")
_LIST_WORD = re.compile(rf"[{HAN}]{{1,3}}(?:是(?![一个否])|则(?=[\u4e00-\u9fff]))")
_HALF = re.compile("半(?:数|(?=[^年天日个小学成]))")
# 统一, 唯一, 之一, 每一: 一 is the tail of the word before it
_TAIL_ONE = frozenset("进统同单逐唯万之这那哪每某任另又再专划归如惟均初合其整新上下不")


def han_name(text: str, start: int, end: int, floor: int) -> Span | None:
    """The label that the Chinese numeral at `start:end` belongs to, if it belongs to a word."""
    first = text[start]
    for at, word, reason in _WORDS.get(text[start : start + 2], ()) + _WORDS.get(first, ()):
        if text.startswith(word, start - at) and start - at >= floor:
            return start - at, start - at + len(word), reason
    if first == "首":
        match = _FIRST.match(text, start)
        return (start, match.end(), "ordinal") if match else (start, start + 1, "word")
    if first == "双":
        return start, start + 1, "word"
    return _one(text, start, floor) or (_woven(text, start) if end == start + 1 else None)


def _one(text: str, start: int, floor: int) -> Span | None:
    before = text[start - 1] if start > floor else ""
    if text[start] == "一" and before and before in _TAIL_ONE and text[start + 1 : start + 2] not in _NUMERALS:
        return start - 1, start + 1, "word"
    match = _LIST_WORD.match(text, start)
    return (start, match.end(), "enumerator") if match else None


def _woven(text: str, start: int) -> Span | None:
    match = _WOVEN_ONE.match(text, start)
    if match is not None:
        return start, match.end(), "name"
    match = _WOVEN.match(text, start)
    if match is None or (match[0][0] != match[0][2] and unit_at(text, start + 1, han=True) is not None):
        return None
    return start, match.end(), "name"
