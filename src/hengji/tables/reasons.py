"""Whether a text gives a reason for what it reports, or puts it off to a later year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from hengji.tables.wording import alternation

_BECAUSE = (
    r"因(?!此|地制宜|材施教|人而|素|子)|受(?=[^，。；]{1,14}(?:影响|制约|限制))|为(?=(?:更好|满足|配合|落实|适应))"
)


def reason(texts: Iterable[str]) -> str | None:
    """The first word of a reason in these texts, or None where none is given."""
    return next((found.group() for text in texts if (found := _reasons().search(text))), None)


def deferral(text: str) -> re.Match[str] | None:
    """Where a text says that something was put off, dropped or not done."""
    return _deferrals().search(text)


@cache
def _reasons() -> re.Pattern[str]:
    return re.compile(f"{alternation('reasons')}|{_BECAUSE}")


@cache
def _deferrals() -> re.Pattern[str]:
    return re.compile(alternation("deferrals"))
