"""Whether a text goes on in the next fragment: the signs by which a cell cut at a page end is known again."""

from __future__ import annotations

import re

from hengji.readers.split import leading, marks

_FINISHED = re.compile(r"[。！!？?；;…][”’》）)」』]*$")
_NO_BEGINNING = re.compile(r"[，。、；：！？,;:!?)）”’》〉」』】%％‰.]")
_PAIRS = (("（(", "）)"), ("“", "”"), ("《", "》"), ("‘", "’"), ("【", "】"))
_SHORT = 12
"""A shorter text without a full stop may well be complete: 100%, 5场."""

_LOOK_BACK = 1500
"""Characters before a cut that are looked at."""

RESTART, NUMBERED, OPEN, CUT = -2.0, 3.0, 3.0, 2.0


def continuity(before: str, after: str) -> float:
    """How much speaks for `after` being the rest of `before`: above 0 for, below 0 against."""
    if not before:
        return -1.0
    before = before[-_LOOK_BACK:]
    if _NO_BEGINNING.match(after):
        return -0.5 if finished(before) else OPEN
    if unclosed(before):
        return OPEN
    mark = leading(after)
    if mark is not None and not mark.weak:
        if counts_on(before, after):
            return NUMBERED
        return RESTART if mark.number == 1 else 0.0
    if finished(before):
        return -0.5
    return CUT if len(before) >= _SHORT else 0.5


def counts_on(before: str, after: str, *, weak: bool = False) -> bool:
    """Whether `after` begins with the list mark that comes next in `before`, or where `weak` with what may be one."""
    mark = leading(after)
    if mark is None or (mark.weak and not weak):
        return False
    numbers = [each.number for each in marks(before[-_LOOK_BACK:]) if each.style == mark.style]
    return mark.number in {number + 1 for number in numbers[-1:]}


def unclosed(text: str) -> bool:
    """Whether a bracket or quotation mark of the text stays open."""
    return any((count := _count(text, opening)) and count > _count(text, closing) for opening, closing in _PAIRS)


def finished(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return bool(_FINISHED.search(text[-12:]))


def reason(before: str, after: str) -> str:
    """Why the two were joined, for whoever asks where a stretch of text came from."""
    before = before[-_LOOK_BACK:]
    if unclosed(before) or _NO_BEGINNING.match(after):
        return "page cut: within a bracket or before a closing mark"
    mark = leading(after)
    if mark is not None and not mark.weak:
        return f"page cut: the list goes on with {mark.number}"
    return "page cut: the row goes on" if finished(before) else "page cut: within a sentence"


def _count(text: str, letters: str) -> int:
    return sum(map(text.count, letters))
