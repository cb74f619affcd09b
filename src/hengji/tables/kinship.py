"""How near two figures are: whether one can be an answer to, or another statement of, the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hengji.quantity.model import Quantity
from hengji.quantity.units import comparable
from hengji.tables.figures import Figure
from hengji.tables.standing import Standing
from hengji.tables.wording import likeness, plain, share

# Units in which offices count one thing now this way, now that; within a group a pair is possible, not certain.
_NEAR = (
    frozenset(["场", "场次", "次", "期", "批", "批次", "轮", "届", "班次", "次会议"]),
    frozenset(["人", "人次", "人天", "户", "户次"]),
    frozenset(["个", "项", "件", "宗", "家", "所", "间", "处", "座", "条", "门", "种", "类", "篇", "份", "部", "例", "起", "站", "台", "套", "支", "课", "节"]),
    frozenset(["元", "万元", "亿元"]),
    frozenset(["辆", "台", "艘", "架"]),
    frozenset(["小时", "课时", "学时"]),
    frozenset(["公里", "千米", "米"]),
    frozenset(["亩", "公顷", "平方米"]),
)  # fmt: skip
_APART = frozenset({"percent", "money", "duration", "age"})
_RATE_HEAD = re.compile(r"[\u4e00-\u9fff]{1,3}(?:率|度|比例|占比|比重)$")
_RISE = re.compile(r"(?:增速|增幅|增长率?)$")
_FALL = re.compile(r"(?:降幅|下降率?|降低率?)$")
_FELL = re.compile(r"(?:下降|降低|减少)了?$")
_FLOOR = 0.34
_SURE = 0.75
_NEARBY = 0.7
_HEAD = 0.75
_RARE = 10
_TOUCH = 0.15
_BROAD = frozenset({"个", "项", "次", "件", "人", "元", None})


def kinship(asked: Figure, given: Figure, every: Sequence[Figure], others: Sequence[Figure]) -> float:
    """From 0 (not related) upward: how well `given` answers `asked`, among all asked and all given of the line."""
    near = _unit(asked.quantity, given.quantity)
    if not near or not _stands(asked, given) or _clash(asked, given):
        return 0.0
    words = 1.0 if bare(given) and near >= _NEARBY else subject_likeness(asked, given)
    if near < _NEARBY and words < _SURE:
        return 0.0
    equal = asked.quantity.value == given.quantity.value
    if words < _FLOOR and not (_only(asked, given, every, others) or (equal and near == 1 and _telling(given))):
        return 0.0
    return near * (0.3 + 0.7 * words) + (0.3 if equal and _telling(given) else 0.05 * equal)


def _stands(asked: Figure, given: Figure) -> bool:
    """Whether the answer stands as the question does: a result, or for a wanted growth (增速不低于5%) a change (增长5.6%)."""
    if given.standing in (Standing.RESULT, asked.standing):
        return True
    wanted = _FALL if _FELL.search(given.lead) else _RISE
    growth = given.standing is Standing.CHANGE and asked.quantity.kind == given.quantity.kind == "percent"
    return growth and wanted.search(plain(asked.subject)) is not None


def bare(figure: Figure) -> bool:
    """Whether the cell holds nothing but the figure: then it counts what the target names."""
    return len(figure.item.text.strip("。.；;，, ")) <= len(figure.quantity.text) + 1


def _telling(figure: Figure) -> bool:
    """Whether a value is rare enough that its coming twice is no chance."""
    return figure.quantity.value >= _RARE


def subject_likeness(one: Figure, other: Figure) -> float:
    """How much two figures count the same thing, by the words beside them, from 0 to 1."""
    a, b = one.subject, other.subject
    if not plain(a) or not plain(b):
        return likeness(one.lead[-12:], other.lead[-12:])
    if plain(a) == plain(b):
        return 1.0
    words = max(likeness(a, b), 0.9 * share(a, b), 0.8 * share(b, a))
    return words if _heads_meet(plain(a), plain(b)) else _HEAD * words


def _heads_meet(one: str, other: str) -> bool:
    """Whether the last word of one noun is found in the other: in Chinese the last word says what a thing is."""
    return one[-2:] in other or other[-2:] in one


def same_kind(one: Quantity, other: Quantity) -> bool:
    """Whether both are measured in one unit, so that their values can be compared as they stand."""
    return one.unit == other.unit and (one.kind == other.kind or not {one.kind, other.kind} & _APART)


def _unit(one: Quantity, other: Quantity) -> float:
    if one.kind != other.kind and {one.kind, other.kind} & _APART:
        bare = one if one.unit is None else other
        return 0.8 if "percent" in (one.kind, other.kind) and bare.unit is None and bare.value == 0 else 0.0
    if one.unit == other.unit:
        return 1.0
    if one.unit is None or other.unit is None:
        return 0.5
    return 0.8 if near_units(one, other) else 0.6


def near_units(one: Quantity, other: Quantity) -> bool:
    """Whether the two are counted in units that offices use for one thing: 场 and 期, 个 and 项."""
    if one.unit and other.unit and comparable(one.unit, other.unit):
        return True
    return any(one.unit in group and other.unit in group for group in _NEAR)


def _clash(one: Figure, other: Figure) -> bool:
    """Whether words forbid the pair: rates of different things, or figures in scopes that exclude each other."""
    if any(scope.startswith("channel:") and scope not in other.scopes for scope in one.scopes):
        return True
    if one.quantity.kind == "percent" and other.quantity.kind == "percent":
        heads = [_RATE_HEAD.search(plain(each.subject)) for each in (one, other)]
        return all(heads) and not _one_in_other(*(head.group() for head in heads if head))
    return False


def _one_in_other(one: str, other: str) -> bool:
    a, b = one.rstrip("率度"), other.rstrip("率度")
    return a.endswith(b) or b.endswith(a) or a[-2:] == b[-2:]


def _only(asked: Figure, given: Figure, every: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Whether both are the only ones of their unit, and the unit (or a word in common) says enough."""
    unit = asked.quantity.unit
    rate = asked.quantity.kind == "rate"
    if given.quantity.unit != unit or (given.quantity.per != asked.quantity.per and not rate):
        return False
    if unit in _BROAD and asked.subject and given.subject and likeness(asked.subject, given.subject) < _TOUCH:
        return False
    own = [f for f in others if f.quantity.unit == unit and f.standing in (Standing.RESULT, asked.standing)]
    return sum(f.quantity.unit == unit for f in every) == 1 == len(own)
