"""Numbering inside a text 行文中的序号: 一是…二是…三是, （1）…（2）, ①…②."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_CN = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_KINDS = (
    re.compile(r"(?:^|(?<=[。；;，,：:！!？?\n\s]))([一二三四五六七八九十]{1,3})是"),
    re.compile(r"(?:^|(?<=[。；;，,：:！!？?\n\s]))[（(](\d{1,2})[）)]"),
    re.compile(rf"([{_CIRCLED}])"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One number of a sequence with its place in the text."""

    number: int
    start: int
    end: int


def breaks(text: str) -> Iterator[tuple[Step | None, Step]]:
    """Every slip of a sequence: the step before it, if any, and the step that should not come next.

    A sequence may begin anew at one.  A number that stands alone is no sequence, unless it is 二是 or later.
    """
    for kind in _KINDS:
        steps = [Step(_number(m[1]), *m.span()) for m in kind.finditer(text)]
        if len(steps) > 1 and (slip := first_break([step.number for step in steps])) is not None:
            yield steps[slip - 1] if slip else None, steps[slip]


def first_break(numbers: Sequence[int]) -> int | None:
    """Where numbers stop counting 1, 2, 3 … (beginning anew at 1 is allowed), or None."""
    before = 0
    for index, number in enumerate(numbers):
        if number != before + 1 and number != 1:
            return index
        if number == 1 and before == 1:
            return index
        before = number
    return None


def _number(text: str) -> int:
    if text in _CIRCLED:  # before isdigit, which ① is to Python
        return _CIRCLED.index(text) + 1
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _CN.index(text) + 1 if len(text) == 1 else 0
    return 10 * (_CN.index(tens) + 1 if tens else 1) + (_CN.index(ones) + 1 if ones else 0)
