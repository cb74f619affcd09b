"""Which role a heading of a blank form may have where no list knows it: a guess, always marked for a person to confirm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hengji.readers.headings import LEVELS
from hengji.tables.layouts.layout import ROLES

_HINTS = (
    ("explanation", r"原因|偏差|差异|未达"),
    ("actual", r"实际|完成|实绩|达成|已[完达]|结果|年末|兑现|进展|落实"),
    ("target", r"目标|计划|应[完达]|预期|拟|标准值|指标值|承诺值|标杆|要求"),
    ("weight", r"权重|权数|分值|满分|标准分"),
    ("mark", r"得分|评分|打分|自评分"),
    ("corrective_action", r"措施|整改"),
    ("evidence", r"佐证|证明|材料|依据"),
    ("unit", r"单位"),
    ("number", r"序[号次]|编号"),
    ("name", r"指标|事项|名称|内容|项目"),
)
_ORDER = ("number", *sorted(LEVELS), "name", "sign", "target", "unit", "actual", "weight", "mark", "explanation")
_MOST = 5
_NEEDED = ("name", "target", "actual")


@dataclass(frozen=True, slots=True)
class Guess:
    """A role for a heading; `sure` where the vocabulary knows the words, else with other roles that it may have."""

    role: str
    sure: bool
    others: tuple[str, ...] = ()


def guesses(headings: Sequence[str], roles: Sequence[str | None]) -> list[Guess]:
    """One guess a column of an indicator block; `roles` are those that the vocabulary knows (None or `note` where not)."""
    known = [role if role in ROLES["indicators"] and role != "note" else None for role in roles]
    taken = {role for role in known if role}
    made: list[Guess] = []
    for index, heading in enumerate(headings):
        role = known[index]
        if roles[index] == "fund":
            made.append(Guess(f"fund:{heading}", sure=True))
        elif role == "objective" and "task" not in known:
            made.append(Guess("objectives", sure=True))
        elif role == "level3" and "name" not in known:
            made.append(Guess("name", sure=True))
        elif role is not None:
            made.append(Guess(role, sure=True))
        elif roles[index] == "note" and re.search("备注", heading):
            made.append(Guess("note", sure=True))
        else:
            made.append(Guess("note", sure=False, others=_others(heading, index, known)))
    return _needed(made, taken)


def _others(heading: str, index: int, known: Sequence[str | None]) -> tuple[str, ...]:
    """Roles that the words hint at, then those that stand between its neighbours' in the usual order of columns."""
    hinted = [role for role, pattern in _HINTS if re.search(pattern, heading)]
    places = [_ORDER.index(role) if role in _ORDER else None for role in known]
    before = [place for place in places[:index] if place is not None]
    after = [place for place in places[index + 1 :] if place is not None]
    if hinted and not (before and after):
        between: list[str] = []
    elif not before and not after:
        between = [role for role in _NEEDED if role not in known]
    else:
        left, right = max(before, default=-1), min(after, default=len(_ORDER))
        between = [role for role in _ORDER[left + 1 : right] if role not in known]
    return tuple(dict.fromkeys([*(role for role in hinted if role not in known), *between]))[:_MOST]


def _needed(made: list[Guess], taken: set[str]) -> list[Guess]:
    """A block cannot be read without a name: an unknown column is taken for it, and for target and actual where hinted."""
    for role in _NEEDED:
        if role in taken or (role == "name" and "level3" in taken):
            continue
        free = [index for index, each in enumerate(made) if not each.sure and each.role == "note"]
        hinted = [index for index in free if likeliest(made[index]) == role]
        chosen = next(iter(hinted or (free if role == "name" else [])), None)
        if chosen is not None:
            made[chosen] = Guess(role, sure=False, others=made[chosen].others)
    return made


def likeliest(guess: Guess) -> str:
    """The likeliest of the other roles."""
    return guess.others[0] if guess.others else ""
