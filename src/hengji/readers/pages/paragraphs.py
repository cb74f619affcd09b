"""Lines of one cell → its text: lines that were only wrapped are joined, true paragraphs are parted by newlines.

A line was wrapped if what follows it would not have fitted on it; where it would, the writer ended a paragraph there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hengji.readers.joining import finished
from hengji.readers.pages.lines import Line
from hengji.readers.split import Mark, leading

_UNIT = re.compile(
    r"[（(《〈「『【〔\[“”‘’]*[≥≤＞＜><=＝±+～~¥￥$]*(?:[A-Za-z0-9][A-Za-z0-9.,%％:/·\-]*|—+|…+|.)"
    r"(?:[，。、；：！？,.;:!?)）》〉」』】〕\]%％‰/]+[A-Za-z0-9.,%]*|[“”‘’]+(?:[A-Za-z0-9][A-Za-z0-9.,%·\-]*|.))*",
    re.DOTALL,
)
"""What a program keeps together at the beginning of a line: a character, word or number with its marks.

Quotation marks hold to what stands on both sides of them (UAX 14, class QU).
"""

_NARROW = re.compile(r"[\x20-\x7e]")
_WORDS = re.compile(r"[A-Za-z]$")
_SURE, _DOUBTFUL = 0.3, 0.9
"""Room to spare that ends a paragraph, in parts of the size: after a full stop or before a list mark, and elsewhere."""

_STRETCHED = 0.4
"""Room that a stretched line does not leave, in parts of the size."""

_RUNS_ON, _ENDS = 1.4, 2.6
"""Room at the end of a cell's last line below which its sentence may go on, and above which it ends, in parts of the size."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Between which edges a cell's text is set, and whether its lines are stretched to the right one."""

    left: float
    right: float
    justified: bool = False


@dataclass(frozen=True, slots=True)
class Writing:
    """The text of a cell, and whether its last line reaches the edge (None where that is doubtful)."""

    text: str
    runs_on: bool | None


def writing(lines: Sequence[Line], edges: Edges) -> Writing:
    """The text of a cell's lines that were set between these edges."""
    if not lines:
        return Writing("", None)
    centred = _is_centred(lines, edges)
    text, listed = lines[0].text, leading(lines[0].text)
    for line, after in pairwise(lines):
        mark = leading(after.text)
        room = _room(line, edges, centred=centred)
        ended = edges.justified and not centred and room > _STRETCHED * line.size
        between = "\n" if ended else _between(line, after, room, mark, listed)
        listed = mark if between == "\n" and mark is not None else listed
        text += between + after.text
    room = _room(lines[-1], edges, centred=centred) / max(lines[-1].size, 1)
    if edges.justified and not centred:
        return Writing(text, room <= _STRETCHED)
    return Writing(text, True if room < _RUNS_ON else False if room > _ENDS else None)


def _is_centred(lines: Sequence[Line], edges: Edges) -> bool:
    """Whether the lines are set in the middle: as much room on the left as on the right, and some of each."""
    gaps = [(line.left - edges.left, edges.right - line.right, line.size) for line in lines]
    even = all(line.level for line in lines) and all(abs(a - b) <= 0.6 * size for a, b, size in gaps)
    return even and any(a > size for a, _, size in gaps)


def _room(line: Line, edges: Edges, *, centred: bool) -> float:
    """How much room a line leaves before the right edge."""
    if not line.level:
        return 0.0
    return edges.right - line.right + (line.left - edges.left if centred else 0.0)


def _between(line: Line, after: Line, room: float, mark: Mark | None, listed: Mark | None) -> str:
    """What stands between a line and the next: nothing where it is wrapped, a blank between words, or a newline.

    `mark` is the list mark with which the next line begins, `listed` the last one with which a paragraph began.
    """
    found = _UNIT.match(after.text)
    unit = _width(found[0] if found else after.text[:1], after.size)
    ends, counts = finished(line.text), _counts(listed, mark)
    strong = mark is not None and not mark.weak
    spare = _SURE if strong or ends else _DOUBTFUL
    if room > unit + spare * after.size or (strong and (ends or counts)) or (ends and counts):
        return "\n"
    return " " if _WORDS.search(line.text) and after.text[:1].isascii() and after.text[:1].isalpha() else ""


def _counts(listed: Mark | None, mark: Mark | None) -> bool:
    """Whether a list mark is the next after the last one, which may stand on the page before."""
    if mark is None or listed is None:
        return mark is not None and mark.number > 1
    return mark.style == listed.style and mark.number == listed.number + 1


def _width(text: str, size: float) -> float:
    """About how wide the text is."""
    narrow = len(_NARROW.findall(text))
    return size * (len(text) - narrow + 0.55 * narrow)
