"""What remains of a label cell when its mark is taken off: `指标 1(举办大赛)` is 举办大赛, number 1."""

from __future__ import annotations

import re

from hengji.readers.split import chinese, leading
from hengji.readers.stretch import Stretch

_PREFIX = re.compile(
    r"(?:指标|任务|政策|项目|目标)\s*(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:[:：.、．)）]\s*|[-－–—]{1,2}\s*(?!\d)|(?=[（(《])|\s+)"
)
_LINE = re.compile(r"(?<=[^\x00-\x7f])[ \t\u3000]*\n\s*(?=[^\x00-\x7f])")
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff、，])[ \t\u3000\u00a0\n]+(?=[\u4e00-\u9fff、，])")
_QUOTES = re.compile(r"[“”《》\"]")
_WRAP = "blank made by the wrapping of a narrow cell"


def named(stretch: Stretch, *, wrapped: bool = False) -> tuple[Stretch, int | None, str]:
    """The name in a label cell, its number and the mark taken off.

    Line ends inside a name come from its narrow cell and go; `wrapped` also takes blanks between Chinese characters,
    as a text extract of a narrow cell has them.
    """
    rest, number, mark = _unmarked(stretch.strip())
    rest = _unbracketed(rest) if mark else rest
    rest = rest.without(_LINE, _WRAP)
    if wrapped and not _QUOTES.search(rest.text):
        rest = rest.without(_BLANK, _WRAP)
    return rest, number, mark


def _unmarked(stretch: Stretch) -> tuple[Stretch, int | None, str]:
    text = stretch.text
    found = _PREFIX.match(text)
    if found and found.end() < len(text):
        number = int(found["n"]) if found["n"].isdecimal() else chinese(found["n"])
        return stretch.cut(found.end(), len(text)).strip(), number or None, found[0].strip()
    mark = leading(text)
    if mark and not mark.weak and mark.style not in ("一是", "第一") and mark.end < len(text):
        return stretch.cut(mark.end, len(text)).strip(), mark.number, mark.text
    return stretch, None, ""


def _unbracketed(stretch: Stretch) -> Stretch:
    """Without the one pair of brackets that holds all of it: 指标1（…）, 任务1《…》."""
    text, depth = stretch.text, 0
    if not text or text[0] not in "（(《" or text[-1] not in "）)》":
        return stretch
    for index, character in enumerate(text):
        depth += (character in "（(《") - (character in "）)》")
        if depth == 0 and index < len(text) - 1:
            return stretch
    return stretch.cut(1, len(text) - 1).strip()
