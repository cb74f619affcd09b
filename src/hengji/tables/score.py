"""Marks 得分 and lights 监控预警: what an official scheme gives for a table, each with a working that can be followed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from hengji.tables.finding import Text
from hengji.tables.model import Item


class Certainty(StrEnum):
    """How sure it is that a scheme's rules are the authority's."""

    READ = "read"
    CONFIRMED_BY_FORMS = "confirmed by forms"
    TO_BE_CONFIRMED = "to be confirmed"


class Kind(StrEnum):
    """What kind of target an indicator has; that decides which rule of the scheme marks it."""

    AT_LEAST = "at-least"
    """正向: the more the better, ≥."""
    AT_MOST = "at-most"
    """反向: the less the better, ≤."""
    EQUAL = "equal"
    """等于: the number itself."""
    RANGE = "range"
    """区间: between two numbers, 3—5, 5±1."""
    DEADLINE = "deadline"
    """时限: done by a day."""
    YES_NO = "yes-no"
    """是否: done or not."""
    QUALITATIVE = "qualitative"
    """定性: marked by hand, inside a band."""
    SEVERAL = "several"
    """Several targets in one cell."""
    EXECUTION = "execution"
    """预算执行率."""
    UNKNOWN = "unknown"
    """What cannot be measured."""


class Colour(StrEnum):
    """A light of in-year monitoring, the worst first."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Band:
    """A rating 等级 and the least total that earns it."""

    word: Text
    least: Decimal


@dataclass(frozen=True, slots=True)
class SchemeName:
    """Which scheme marked: its id, name, authority and how certain its rules are."""

    id: str
    name: Text
    authority: Text
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of one indicator, or of the execution row: `value` with its `working`, or the `reason` why there is none.

    `path` and `name` are the indicator's or the fund row's, `items` the cells that the mark rests on.  `given` is the mark
    that the table states.  `rate` is actual divided by target (outturn by revised budget) in percent, half up to two
    decimals, also where there is no mark.  `admissible` is the least and the greatest mark that the scheme allows a
    reviewer to give by hand, `within` whether the mark given lies in it.  `notes` are what a reviewer should know besides.
    """

    path: str
    name: Item
    kind: Kind
    items: tuple[Item, ...]
    weight: Decimal | None
    given: Decimal | None
    value: Decimal | None = None
    rate: Decimal | None = None
    working: Text | None = None
    reason: Text | None = None
    admissible: tuple[Decimal, Decimal] | None = None
    within: bool | None = None
    core: bool = False
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Light:
    """The light of one indicator, of a goal or of the money so far; `colour` is None where nothing can be said.

    `share` is what was reached of the year's target (or spent of the year's budget), `pace` that share by the share of the
    year that is over, both in percent.
    """

    path: str
    name: Item
    colour: Colour | None
    share: Decimal | None
    working: Text
    items: tuple[Item, ...] = ()
    pace: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """What a scheme gives for a table.

    `scheme` is None where no scheme fits or none was needed; `why` says how it was chosen.  `total` is the sum of all
    marks that could be reckoned, `open` the points of the rows that could not.  `rating` is set only where those open
    points cannot change it.  `given` is the total that the table states.  `reason` says why there are no marks at all.
    A monitoring form has `lights` instead of marks.
    """

    scheme: SchemeName | None
    why: Text
    execution: Mark | None = None
    marks: tuple[Mark, ...] = ()
    total: Decimal | None = None
    open: Decimal = Decimal(0)
    given: Decimal | None = None
    rating: Band | None = None
    lights: tuple[Light, ...] = ()
    notes: tuple[Text, ...] = ()
    reason: Text | None = None
