"""Lines that belong to the page and not to the document: page numbers, running heads and feet, 续表."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hengji.readers.pages.page import Page

_NUMBER = re.compile(
    r"[\s\-—–·/~|]*(?:第\s*)?\d{1,3}\s*页?(?:\s*[,，/共|]\s*(?:共\s*)?\d{1,3}\s*页?)?[\s\-—–·~|]*|(?i:page)\s*\d{1,3}(?:\s*of\s*\d{1,3})?"
)
_CONTINUED = re.compile(r"[（(【]?\s*(?:接上页|续上表|续前表|上接|续表|续)\s*[\d一二三四五六七八九十]{0,2}\s*[）)】]?")
_TAIL = re.compile(r"[（(【]\s*续\s*表?\s*[）)】]$")
_DIGITS = re.compile(r"\d+")


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without such lines; of a running head the first one stays, for it may be the title."""
    heads = Counter(line for page in pages for line in {_masked(each) for each in _head(page)})
    feet = Counter(line for page in pages for line in {_masked(each) for each in page.after})
    seen: set[str] = set()
    cleaned: list[Page] = []
    for page in pages:
        tables = list(page.tables)
        if tables:
            kept = [each for each in tables[0].before if not _is_head(each, heads, seen)]
            tables[0] = replace(tables[0], before=tuple(kept))
        after = tuple(each for each in page.after if not _is_foot(each, feet, alone=not tables))
        cleaned.append(replace(page, tables=tuple(tables), after=after))
    return cleaned


def _head(page: Page) -> Iterator[str]:
    """The lines above the first table of a page."""
    yield from page.tables[0].before if page.tables else ()


def _is_head(line: str, heads: Counter[str], seen: set[str]) -> bool:
    """Whether a line above a page's first table is furniture; the lines met are remembered."""
    masked = _masked(line)
    again = heads[masked] > 1 and masked in seen
    seen.add(masked)
    return again or _is_number(line) or bool(_CONTINUED.fullmatch(line.strip()))


def _is_foot(line: str, feet: Counter[str], *, alone: bool) -> bool:
    return _is_number(line) or (not alone and feet[_masked(line)] > 1)


def _is_number(line: str) -> bool:
    return bool(_NUMBER.fullmatch(line.strip()))


def _masked(line: str) -> str:
    """The line with its numbers, blanks and 续 left out."""
    return _DIGITS.sub("#", "".join(_TAIL.sub("", line.strip()).split()))
