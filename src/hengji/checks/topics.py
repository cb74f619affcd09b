"""The event a figure belongs to: the last activity, meeting or contest named before it in its sentence."""

from __future__ import annotations

import re
from functools import cache

from hengji.tables.figures import Figure
from hengji.tables.wording import alternation, sentence_at

_BREAK = re.compile(r"[，,：:、]")
_QUOTED = re.compile(r"[“《]([^”》]{2,30})[”》]")


def event(figure: Figure) -> str:
    """The name of the event, without light verbs, or nothing where the sentence names none before the figure."""
    first, _ = sentence_at(figure.item.text, figure.quantity.start)
    start = max(first, figure.before)
    for clause in _BREAK.split(figure.item.text[start : figure.quantity.start]):
        found = _named().search(clause)
        if found:
            return _trim(found.group())
    return ""


def _trim(name: str) -> str:
    bare = _opening().sub("", name)
    return _generic().sub("", bare) or bare


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"[^，。；]{{2,60}}(?:{alternation('event_endings')})")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"^.*?(?:{alternation('light_verbs')})(?=[\u4e00-\u9fff“《])")


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(r"(?:系列)?活动$")
