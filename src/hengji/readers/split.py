"""Numbered items in a cell: where they begin, by a consistent sequence of marks of one style.

A mark counts only at the start of a paragraph, of a sentence, or of a fragment after a page cut; a decimal (1.7万), a
year or an inner list of another style never splits.  What splits nothing is one item.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from hengji.readers.stretch import Stretch

_CHINESE = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MOST = 60
"""A higher number is no list number."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A list mark in a text: `start:end` with the blanks after it, its style and number.

    `paragraph` tells that it opens a paragraph, `apart` that at least a blank stands before it; `weak` that it may as
    well be a decimal (3.5万) and only counts where its number is the next and it stands apart or before its successor.
    """

    start: int
    end: int
    style: str
    number: int
    text: str
    paragraph: bool
    weak: bool = False
    apart: bool = True


def chinese(number: str) -> int:
    """一 to 九十九 as a number; 0 for what is none."""
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return _CHINESE.index(number) + 1 if len(number) == 1 else 0
    return (_CHINESE.index(tens) + 1 if tens else 1) * 10 + (_CHINESE.index(ones) + 1 if ones else 0)


_N = r"(?P<n>\d{1,2})"
_C = rf"(?P<n>[{_CHINESE}]{{1,3}})"
_STYLES: tuple[tuple[str, str, Callable[[str], int]], ...] = (
    ("1.", rf"{_N}[.．](?:(?![\d.．])|(?=(?:19|20)\d\d\s?年))", int),
    ("1.", rf"{_N}[.．](?P<weak>(?=\d))", int),
    ("1、", rf"{_N}、(?!\d+、)", int),
    ("(1)", rf"[(（]\s?{_N}\s?[)）][.、．]?", int),
    ("1)", rf"{_N}[)）][.、．]?", int),
    ("①", rf"(?P<n>[{_CIRCLED}])[.、．]?", lambda x: _CIRCLED.index(x) + 1),
    ("一、", rf"{_C}[、.．](?![{_CHINESE}]+、)", chinese),
    ("(一)", rf"[(（]{_C}[)）][.、．]?", chinese),
    ("一是", rf"{_C}是", chinese),
    ("第一", rf"第{_C}[，,、]", chinese),
)
_PATTERNS = tuple((style, re.compile(pattern), number) for style, pattern, number in _STYLES)
_SPACE = r"[ \t\u3000\u00a0\n]"
_BEGINNING = re.compile(
    rf"(?:^|(?<=[。；;！!？?：:…]){_SPACE}*|\n{_SPACE}*|(?<=[。；;！!？?：:…][”’》）)]){_SPACE}*)(?=[\d(（①-⑳{_CHINESE}第])"
)
_BLANKS = re.compile(rf"{_SPACE}*")
_OUTER = ("1.", "1、", "一、", "(一)", "第一")
"""Styles of an outer list; the others, after words of their own, number the parts of one sentence."""


def split(stretch: Stretch, fragments: tuple[int, ...] = ()) -> list[tuple[Mark | None, Stretch]]:
    """The items of a cell with their marks; `fragments` are the offsets at which a joined fragment begins.

    One pair with no mark where the text is no list; none where nothing is written.
    """
    stretch = stretch.strip()
    if not stretch:
        return []
    chain = _chain(_printed(stretch) or marks(stretch.text, fragments))
    if not chain:
        return [(None, each) for each in _paragraphs(stretch)]
    lead = stretch.cut(0, chain[0].start).strip()
    ends = [each.start for each in chain[1:]] + [len(stretch.text)]
    items: list[tuple[Mark | None, Stretch]] = [(None, lead)] if lead else []
    return items + [(mark, stretch.cut(mark.end, end).strip()) for mark, end in zip(chain, ends, strict=True)]


def marks(text: str, fragments: tuple[int, ...] = ()) -> list[Mark]:
    """Every list mark that stands at a beginning, in reading order."""
    beginnings = {found.end() for found in _BEGINNING.finditer(text)} | {each for each in fragments if each < len(text)}
    found = (_mark(text, at) for at in sorted(beginnings))
    return [replace(each, apart=each.apart or each.start in fragments) for each in found if each is not None]


def _printed(stretch: Stretch) -> list[Mark]:
    """The marks that are printed before paragraphs and stand nowhere in the text."""
    found = ((at, text, _mark(text, 0)) for at, text in stretch.printed)
    return [Mark(at, at, mark.style, mark.number, text, paragraph=True) for at, text, mark in found if mark is not None]


def leading(text: str) -> Mark | None:
    """The list mark at the very start of a text."""
    return _mark(text, 0)


def _mark(text: str, at: int) -> Mark | None:
    for style, pattern, number in _PATTERNS:
        found = pattern.match(text, at)
        if found is None:
            continue
        count = number(found["n"])
        if 0 < count <= _MOST:
            blanks = _BLANKS.match(text, found.end())
            end = blanks.end() if blanks else found.end()
            weak, apart = "weak" in found.groupdict(), at == 0 or text[at - 1].isspace()
            return Mark(at, end, style, count, found[0], _opens_paragraph(text, at), weak, apart)
    return None


def _opens_paragraph(text: str, at: int) -> bool:
    while at > 0 and text[at - 1] in " \t\u3000\u00a0":
        at -= 1
    return at == 0 or text[at - 1] == "\n"


def _chain(found: list[Mark]) -> list[Mark]:
    """The marks of the outer list: of the first mark's style, counting up; empty where there is no list."""
    for style in dict.fromkeys(each.style for each in found):
        same = [each for each in found if each.style == style]
        chain = _by_paragraph(same) or _counted(same)
        if chain and _is_list(chain):
            return chain
        if found[0].style == style and found[0].start == 0:
            return []
    return []


def _is_list(chain: list[Mark]) -> bool:
    first = chain[0]
    if first.start == 0 or first.paragraph:
        return len(chain) > 1 or (first.style not in ("一是", "第一") and first.start == 0 and first.number == 1)
    return len(chain) > 1 and first.number == 1 and first.style in _OUTER


def _by_paragraph(same: list[Mark]) -> list[Mark]:
    """The marks that open paragraphs, where these alone already count up without a gap or with an author's slip."""
    opening = [each for each in same if each.paragraph]
    chain: list[Mark] = []
    second = any(each.number == 2 for each in opening)
    for mark in opening:
        if mark.weak:
            begins = not chain and mark.number == 1 and second
            fits = begins or (chain and mark.number == chain[-1].number + 1)
        else:
            fits = not chain or chain[-1].number <= mark.number <= chain[-1].number + 3
        if fits:
            chain.append(mark)
    strong = sum(not each.weak for each in opening)
    complete = len(chain) > 1 and sum(not each.weak for each in chain) == strong
    inline = {each.number for each in same if not each.paragraph and not each.weak}
    missing = set(range(chain[0].number, chain[-1].number)) - {each.number for each in chain} if chain else set()
    return chain if complete and not missing & inline and chain[-1].number + 1 not in inline else []


def _counted(same: list[Mark]) -> list[Mark]:
    """Marks that count up one by one, from the first; a weak one only between its neighbours."""
    chain: list[Mark] = []
    for index, mark in enumerate(same):
        expected = chain[-1].number + 1 if chain else mark.number
        if mark.number != expected:
            continue
        if mark.weak and not (chain and mark.apart):
            nearby = same[index + 1 : index + 1 + _MOST]
            if not any(each.number == expected + 1 for each in nearby):
                continue
        chain.append(mark)
    return chain


def paragraphs(stretch: Stretch) -> list[Stretch]:
    """The paragraphs of a text, ends trimmed, empty ones left out."""
    ends = [found.start() for found in re.finditer(r"\n+", stretch.text)] + [len(stretch.text)]
    starts = [0, *ends[:-1]]
    parts = [stretch.cut(start, end).strip() for start, end in zip(starts, ends, strict=True)]
    return [each for each in parts if each]


def _paragraphs(stretch: Stretch) -> Iterator[Stretch]:
    """The paragraphs of a text without numbers where each is a sentence of its own; otherwise all of it as one."""
    parts = paragraphs(stretch)
    sentences = all(len(each.text) >= 6 and each.text[-1] in "。；;！!" for each in parts[:-1])
    yield from parts if sentences else [stretch]
