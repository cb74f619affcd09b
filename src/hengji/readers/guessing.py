"""Which role a heading of a blank form may have where no list knows it: a guess, always marked for a person to confirm."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hengji.readers.headings import LEVELS
from hengji.readers.sheet import Place
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
_SUM = re.compile(r"(?:100)?[%％]?|1\.?0*")
_MOST = 5
_NEEDED = ("name", "target", "actual")


@dataclass(frozen=True, slots=True)
class Guess:
    """A role for a heading; `sure` where the vocabulary knows the words, else with other roles that it may have."""

    role: str
    sure: bool
    others: tuple[str, ...] = ()


def guesses(headings: Sequence[str], roles: Sequence[str | None], seen: Mapping[int, str] | None = None) -> list[Guess]:
    """One guess a column of an indicator block; `roles` are those that the vocabulary knows (None or `note` where not).

    `seen` are roles that the blank's rows suggest by what is printed in them, whatever the heading says.
    """
    known = [role if role in ROLES["indicators"] and role != "note" else None for role in roles]
    suggested = {index: role for index, role in (seen or {}).items() if known[index] is None and role not in known}
    taken = {role for role in (*known, *suggested.values()) if role}
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
            role = suggested.get(index, "note")
            others = dict.fromkeys((role, *_others(heading, index, known)))
            made.append(Guess(role, sure=False, others=tuple(each for each in others if each != "note")[:_MOST]))
    return _needed(made, taken)


def printed_roles(lines: Sequence[Sequence[Place]], starts: Sequence[int]) -> dict[int, str]:
    """What the rows of a blank suggest of its columns, by the column's index: running numbers, merged groups, a total's sums.

    The last of the lines is the one below the block.
    """
    found: dict[int, str] = {}
    for index, start in enumerate(starts):
        cells = [place for line in lines[:-1] for place in line if place.column == start and place.begins]
        own = [place for place in cells if len(starts) > 1 and place.columns < _across(starts)]
        texts = [place.text for place in own]
        if len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)]:
            found[index] = "number"
        elif texts and all(texts) and any(place.rows > 1 for place in own) and "level1" not in found.values():
            found[index] = "level1"
    closing = lines[-1] if lines else ()
    if len(closing) > 1 and closing[0].text and sum(start < closing[0].columns for start in starts) > 1:
        sums = [place for place in closing[1:] if place.column in starts and _SUM.fullmatch(place.text)]
        found |= {starts.index(place.column): role for place, role in zip(sums, ("weight", "mark"), strict=False)}
    return found


def _across(starts: Sequence[int]) -> int:
    """A cell of so many columns runs across the block."""
    return max(2, (starts[-1] - starts[0] + 1) // 2 + 1)


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
