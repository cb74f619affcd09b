"""Whether a text gives a reason for what it reports, or puts it off to a later year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from hengji.tables.model import Item
from hengji.tables.wording import alternation, sentences

_SHORT = 160
_CALLED_OFF = r"(?:活动|演出|会议|比赛|大赛|赛事|展览|培训|讲座|论坛|大会|晚会)(?:均|已|全部)?取消(?=[。；，,;]|$)"
_CLAUSE_END = re.compile(r"(?<=.)[，,。；;！!\n]")

_BECAUSE = (
    r"因(?!此|地制宜|材施教|人而|素|子)|受(?=[^，。；]{1,14}(?:影响|制约|限制))|为(?=(?:更好|满足|配合|落实|适应))"
    r"|与[^，。；]{0,6}目标[^，。；]{0,4}(?:差距|偏差)[，,：:](?=[^。；]{6,})"
)


def reason(texts: Iterable[str]) -> str | None:
    """The first reason in these texts, from its first word to the end of its clause, or None where none is given."""
    found = ((text, match) for text in texts if (match := _reasons().search(text)))
    return next((_CLAUSE_END.split(text[match.start() :], maxsplit=1)[0] for text, match in found), None)


def around(item: Item, number: str) -> str:
    """What an item says near a number: all of it where it is short, else the sentences with the number and their neighbours."""
    if len(item.text) <= _SHORT:
        return item.text
    spans = sentences(item.text)
    named = [i for i, (start, end) in enumerate(spans) if number in item.text[start:end]]
    near = sorted({j for i in named for j in (i - 1, i, i + 1) if 0 <= j < len(spans)})
    return "".join(item.text[slice(*spans[j])] for j in near)


def deferral(text: str) -> re.Match[str] | None:
    """Where a text says that something was put off, dropped or not done."""
    return _deferrals().search(text)


@cache
def _reasons() -> re.Pattern[str]:
    return re.compile(f"{alternation('reasons')}|{_BECAUSE}")


@cache
def _deferrals() -> re.Pattern[str]:
    return re.compile(f"{alternation('deferrals')}|{_CALLED_OFF}")
