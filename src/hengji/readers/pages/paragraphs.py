"""Lines of one cell → its text: lines that were only wrapped are joined, true paragraphs are parted by newlines.

A line was wrapped if what follows it would not have fitted on it; where it would, the writer ended a paragraph there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hengji.readers.joining import finished
from hengji.readers.pages.lines import Line
from hengji.readers.split import leading

_UNIT = re.compile(
    r"[（(“‘《〈「『【\[]*(?:[A-Za-z0-9][A-Za-z0-9.,%％:/\-]*|—+|…+|.)[，。、；：！？,.;:!?)）”’》〉」』】\]%％‰]*",
    re.DOTALL,
)
"""What a program keeps together at the beginning of a line: a character, word or number with its marks."""

_NARROW = re.compile(r"[\x20-\x7e]")
_WORDS = re.compile(r"[A-Za-z]$")
_SURE, _DOUBTFUL = 0.3, 0.9
"""Room to spare that ends a paragraph, in parts of the size: after a full stop or before a list mark, and elsewhere."""

_RUNS_ON, _ENDS = 1.4, 2.6
"""Room at the end of a cell's last line below which its sentence may go on, and above which it ends, in parts of the size."""


@dataclass(frozen=True, slots=True)
class Writing:
    """The text of a cell, and whether its last line reaches the edge (None where that is doubtful)."""

    text: str
    runs_on: bool | None


def writing(lines: Sequence[Line], left: float, right: float) -> Writing:
    """The text of a cell's lines that were set between these edges."""
    if not lines:
        return Writing("", None)
    centred = _is_centred(lines, left, right)
    text = lines[0].text
    for line, after in zip(lines, lines[1:], strict=False):
        text += _between(line, after, _room(line, left, right, centred=centred)) + after.text
    room = _room(lines[-1], left, right, centred=centred) / max(lines[-1].size, 1)
    return Writing(text, True if room < _RUNS_ON else False if room > _ENDS else None)


def _is_centred(lines: Sequence[Line], left: float, right: float) -> bool:
    """Whether the lines are set in the middle: as much room on the left as on the right, and some of each."""
    gaps = [(line.left - left, right - line.right, line.size) for line in lines]
    even = all(line.level for line in lines) and all(abs(a - b) <= 0.6 * size for a, b, size in gaps)
    return even and any(a > size for a, _, size in gaps)


def _room(line: Line, left: float, right: float, *, centred: bool) -> float:
    """How much room a line leaves before the right edge."""
    if not line.level:
        return 0.0
    return right - line.right + (line.left - left if centred else 0.0)


def _between(line: Line, after: Line, room: float) -> str:
    """What stands between a line and the next: nothing where it is wrapped, a blank between words, or a newline."""
    found = _UNIT.match(after.text)
    unit = _width(found[0] if found else after.text[:1], after.size)
    mark = leading(after.text)
    listed = mark is not None and not mark.weak
    spare = _SURE if listed or finished(line.text) else _DOUBTFUL
    if room > unit + spare * after.size:
        return "\n"
    if listed and finished(line.text):
        return "\n"
    return " " if _WORDS.search(line.text) and after.text[:1].isascii() and after.text[:1].isalpha() else ""


def _width(text: str, size: float) -> float:
    """About how wide the text is."""
    narrow = len(_NARROW.findall(text))
    return size * (len(text) - narrow + 0.55 * narrow)
