"""What an actual cell says in answer to a goal: a number in the goal's unit, a day, yes or no, a degree of fulfilment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hengji.quantity.model import Quantity
from hengji.scoring.goals import Goal, calendar, numbers_in
from hengji.scoring.numbers import exact, percent, written
from hengji.scoring.units import amount, in_unit
from hengji.tables.amounts import blank
from hengji.tables.dates import Day, days
from hengji.tables.finding import Text
from hengji.tables.model import Indicator, Item
from hengji.tables.score import Kind

_YES = frozenset(
    (
        "是",
        "有",
        "达标",
        "已达标",
        "均达标",
        "全部达标",
        "合格",
        "均合格",
        "全部合格",
        "通过",
        "已通过",
        "全部通过",
        "完成",
        "已完成",
        "全部完成",
        "均已完成",
        "达成",
        "已达成",
        "建成",
        "已建成",
        "100%",
    )
)
_NO = frozenset(["否", "无", "没有", "未达标", "不达标", "不合格", "未通过", "未完成", "未达成", "未建成"])
_DONE = re.compile(
    r"(?:按时|按期|如期|及时|提前|按计划)[^，。；不未没]{0,8}$|^(?:已|均已|全部|已全部|均)?(?:完成|达成|达标)$"
)
_UNDONE = re.compile(r"未|尚|推迟|延期|延至|顺延|取消|逾期|滞后|没有|不")
_DEGREES = (
    ("未达成", re.compile(r"(?:未|没有)(?:达成|完成|达到|实现)(?:预期)?(?:指标|目标|效果)?(?:且效果较差)?")),
    ("部分达成", re.compile(r"部分(?:达成|完成|达到|实现)(?:预期)?(?:指标|目标|效果)?(?:并具有一定效果)?")),
    ("达成", re.compile(r"(?:已|全部|完全|均)?(?:达成|达到|实现)(?:预期)?(?:指标|目标|效果)?|达成年度指标")),
)
_LAST_DAY = 28
_BARE = "。.；;，,、 "


@dataclass(frozen=True, slots=True)
class Answer:
    """The number that answers a goal, in the goal's unit, with a note where it was not simply read."""

    value: Fraction
    items: tuple[Item, ...]
    note: Text | None = None


def filled(indicator: Indicator) -> tuple[Item, ...]:
    """The actual's cells that say something."""
    return tuple(item for item in indicator.actual if not blank(item))


def answer(goal: Goal, indicator: Indicator, items: Sequence[Item]) -> Answer | Text | None:
    """The number that answers a counted goal, the reason why there is none, or None where several might."""
    found = [(item, each) for item in items for each in numbers_in(item.text)]
    if not found:
        return Text(
            f"完成值“{_said(items)}”里没有数，不能与指标值比较",
            f"the actual, “{_said(items)}”, has no number to compare with the target",
        )
    fitting = [(item, each, value) for item, each in found if (value := _valued(each, goal, indicator)) is not None]
    if len(fitting) > 1 and len(found) > 1:
        alike = [each for each in fitting if each[1].unit is not None]
        fitting = alike if len(alike) == 1 else fitting
    if not fitting:
        units = f"{goal.unit}", f"{found[0][1].unit}"
        return Text(
            f"指标值的单位是“{units[0]}”，完成值的单位是“{units[1]}”，不能比较",
            f"the target is in {units[0]}, the actual in {units[1]}: they cannot be compared",
        )
    return _single(goal, *fitting[0]) if len(fitting) == 1 else None


def _said(items: Sequence[Item]) -> str:
    return "；".join(item.text.strip() for item in items)[:40]


def _valued(found: Quantity, goal: Goal, indicator: Indicator) -> Fraction | None:
    """The number in the goal's unit; 0.97 beside a target in percent is 97 %."""
    if found.per is not None:
        return None
    given = amount(found, indicator.unit)
    if goal.unit == "%" and given.unit is None and "." in found.number and found.value <= 1 < goal.target:
        return given.value * 100
    return in_unit(given, goal.unit)


def _single(goal: Goal, item: Item, found: Quantity, value: Fraction) -> Answer | Text:
    if found.comparator == "range" or (found.comparator != "=" and found.approximation == "none"):
        return _bounded(goal, item, found)
    note = None
    if found.approximation != "none":
        number = written(exact(found.value))
        note = Text(f"“{found.text}”按{number}计", f"“{found.text}” is taken as {number}")
    elif value != exact(found.value) * (goal.size if found.unit is None else 1):
        shown = percent(value / 100) if goal.unit == "%" else f"{written(value)}{goal.unit or ''}"
        note = Text(f"“{item.text.strip()[:20]}”即{shown}", f"“{item.text.strip()[:20]}” is {shown}")
    return Answer(value, (item,), note)


def _bounded(goal: Goal, item: Item, found: Quantity) -> Answer | Text:
    """An actual written as a bound (≥266米) is none, unless the bound itself keeps the target."""
    low, high = found.low, found.high
    if goal.kind is Kind.AT_LEAST and low is not None and exact(low) >= goal.target:
        return Answer(exact(low), (item,), Text(f"“{found.text}”按下限计", f"“{found.text}” is taken at its lower end"))
    if goal.kind is Kind.AT_MOST and high is not None and exact(high) <= goal.target:
        return Answer(
            exact(high), (item,), Text(f"“{found.text}”按上限计", f"“{found.text}” is taken at its upper end")
        )
    return Text(
        f"完成值“{found.text}”是目标的写法，请填实际数",
        f"the actual, “{found.text}”, is written like a target: please fill in the number",
    )


def yes(items: Sequence[Item]) -> bool | None:
    """Whether the cells say that it was done; None where they say neither."""
    said = {item.text.strip(_BARE) for item in items}
    if said <= _YES:
        return True
    return False if said <= _NO else None


def degree(items: Sequence[Item]) -> str | None:
    """The degree of fulfilment that the actual names: 达成, 部分达成, 未达成."""
    said = "".join(item.text.strip(_BARE) for item in items)
    return next((word for word, pattern in _DEGREES if pattern.fullmatch(said)), None)


def in_time(goal: Goal, items: Sequence[Item], year: int | None) -> bool | None:
    """Whether it was done by the goal's day; None where the cells do not tell."""
    text = "；".join(item.text.strip() for item in items)
    named = [*days(calendar(text))]
    if _UNDONE.search(text):
        return None
    if named and goal.day is not None:
        return _by(named[-1], goal.day, year)
    done = all(_DONE.search(item.text.strip(_BARE)) for item in items)
    timely = re.search(r"按时|按期|如期|及时|提前|按计划", text) is not None
    ends_year = goal.day is not None and goal.day.key[1:] == (12, 31)
    return True if done and (timely or ends_year) else None


def _by(done: Day, due: Day, year: int | None) -> bool | None:
    """Whether a day is no later than another; a month without a day may be any of its days."""
    a, b = ((each.key[0] or (year or 0), *each.key[1:]) for each in (done, due))
    if bool(a[0]) != bool(b[0]):
        return None
    if a[:2] == b[:2] and a[2] == 31 and b[2] < _LAST_DAY:
        return None
    return a <= b
