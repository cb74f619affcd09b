"""A rule's docstring is its manual page; this reads it.

The first line is the title, Chinese then English.  Then come five sections, each in both languages, each begun by
its label at the start of a line; a section runs to the next label, over as many lines as it needs::

    同一指标两个数 One measure, two figures.

    查什么: 同一件事在几处写了不同的数。
    What it checks: the same fact written with different figures.
    为什么: …
    Why it matters: …
    示例: …
    Example: …
    怎么办: …
    What to do: …
    依据: 财预〔2020〕10号第五条。
    Authority: …
"""

from __future__ import annotations

import re

from hengji.tables.examination import Manual

SECTIONS = {
    "what": ("查什么", "What it checks"),
    "why": ("为什么", "Why it matters"),
    "example": ("示例", "Example"),
    "remedy": ("怎么办", "What to do"),
    "authority": ("依据", "Authority"),
}
_LABELS = {label: (field, lang) for field, pair in SECTIONS.items() for lang, label in enumerate(pair)}
_LABEL = re.compile("^(" + "|".join(map(re.escape, _LABELS)) + ")[:：][ \t]*", re.MULTILINE)
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—"
_TITLE = re.compile(rf"^(.*[{_WIDE}0-9%])\s+([^{_WIDE}]*[A-Za-z][^{_WIDE}]*)$")
_BREAK = re.compile(rf"(?<=[{_WIDE}])\s*\n\s*(?=[{_WIDE}])")


class ManualError(ValueError):
    """A manual page that does not follow the grammar; the message names what is missing."""


def manual(code: str, name: str, docstring: str | None) -> Manual:
    """The page that a rule module's docstring spells."""
    head, sections = _split(code, docstring or "")
    return Manual(code=code, name=name, title=_title(code, head), **sections)


def _split(code: str, docstring: str) -> tuple[str, dict[str, tuple[str, str]]]:
    head, *rest = _LABEL.split(docstring)
    found = {_LABELS[label]: _begun(flow(text)) for label, text in zip(rest[::2], rest[1::2], strict=True)}
    for field, pair in SECTIONS.items():
        for lang, label in enumerate(pair):
            if not found.get((field, lang)):
                raise ManualError(f"{code}: the manual page has no section “{label}:”")
    return head, {field: (found[field, 0], found[field, 1]) for field in SECTIONS}


def _begun(text: str) -> str:
    """After its label a section may go on in small letters; as a section of its own it begins with a capital."""
    return text[:1].upper() + text[1:]


def _title(code: str, head: str) -> tuple[str, str]:
    match = _TITLE.match(flow(head).rstrip("."))
    if match is None:
        raise ManualError(f"{code}: the first line is not “中文标题 English title.”")
    return match[1].rstrip("。"), match[2]


def flow(text: str) -> str:
    """Lines joined as their language joins them: Chinese to Chinese without a blank, all else with one."""
    return re.sub(r"\s*\n\s*", " ", _BREAK.sub("", text.strip()))
