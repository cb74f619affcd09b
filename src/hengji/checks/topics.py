"""The event a figure belongs to: the last activity, meeting or contest named before it in its sentence."""

from __future__ import annotations

import re
from functools import cache

from hengji.tables.figures import Figure
from hengji.tables.wording import alternation, sentence_at

_BACKWARD = ("活动", "本次", "该", "此次")
_BREAK = re.compile(r"[，,：:]")
_QUOTED = re.compile(r"[“《]([^”》]{2,30})[”》]")


def event(figure: Figure) -> str:
    """The name of the event, without light verbs: the nearest before the figure in its sentence, or nothing."""
    first, _ = sentence_at(figure.item.text, figure.quantity.start)
    clauses = _BREAK.split(figure.item.text[first : figure.quantity.start])
    named = (_trim(found.group()) for each in reversed(clauses) if (found := _named().search(each)))
    return next((name for name in named if not name.startswith(_BACKWARD)), "")


def _trim(name: str) -> str:
    bare = _opening().sub("", name)
    return _generic().sub("", bare) or bare


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"[^，。；]{{2,60}}(?:{alternation('happenings')}|[\u4e00-\u9fff]{{2}}赛|晚会|音乐会|仪式)")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"^.*?(?:{alternation('light_verbs')})(?=[\u4e00-\u9fff“《]{{2}})")


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(r"(?:系列)?活动$")
