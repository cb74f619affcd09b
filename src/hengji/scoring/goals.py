"""What a target cell asks for: a floor, a ceiling, a number, a range, a day, yes or no, or words; and how that is known.

The indicator's own columns come first (指标性质, 指标方向), then the target's words, then what its name and level say.  Where
two of them contradict each other nothing is chosen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from hengji.quantity import scan
from hengji.quantity.model import Quantity
from hengji.scoring.units import Amount, amount
from hengji.tables.achievement import wants_few
from hengji.tables.amounts import blank
from hengji.tables.dates import Day, days
from hengji.tables.finding import Text
from hengji.tables.model import Indicator, Item
from hengji.tables.score import Kind
from hengji.tables.signs import SIGNS, sign_of

_OPPOSITE = {Kind.AT_LEAST: Kind.AT_MOST, Kind.AT_MOST: Kind.AT_LEAST}
_WANTED = frozenset(["是", "有", "达标", "合格", "通过", "完成", "已完成", "建成"])
_UNWANTED = frozenset({"否"})
_PLUS_MINUS = re.compile(r"\s*(?:±|\+/-|﹢/﹣)\s*")
_SAVED = re.compile(r"节约|降低|压减|压缩|下降|达标|合格")
_WANTS_MUCH = re.compile(
    r"(?<!不)(?:满意度|满意率|合格率|达标率|优良率|完成率|覆盖率|办结率|及时率|到位率|通过率|就业率|普及率|参保率|入学率)$"
)
_EQUALS = tuple(word for word, kind in SIGNS.items() if kind is Kind.EQUAL)
_ALONE = re.compile(
    rf"(?:{'|'.join(map(re.escape, sorted(_EQUALS, key=len, reverse=True)))})?\s*"
    r"(?P<number>-?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|-?\d{1,18}(?:\.\d{1,9})?)",
    re.ASCII,
)
_ONE = scan("1")[0][0]
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_END = re.compile(r"年底|年末|年内")
_ISO = re.compile(r"((?:19|20)\d\d)[-./](1[0-2]|0?[1-9])(?:[-./](3[01]|[12]\d|0?[1-9]))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Goal:
    """What a target asks for; `low` and `high` are its numbers in `unit`, of a floor only `low`, of a ceiling only `high`.

    `size` is how many of the unit the written unit is: 5万元 is 50000 元 of size 10000, and is written as 5 in a working.
    `doubt` says why nothing can be reckoned unless the actual equals the target.
    """

    kind: Kind
    item: Item
    known: Text
    low: Fraction | None = None
    high: Fraction | None = None
    unit: str | None = None
    size: Fraction = Fraction(1)
    day: Day | None = None
    wanted: bool = True
    doubt: Text | None = None

    @property
    def target(self) -> Fraction:
        """The number that the actual is divided by."""
        return next((each for each in (self.low, self.high) if each is not None), Fraction(0))


@lru_cache(maxsize=20_000)
def numbers_in(text: str) -> tuple[Quantity, ...]:
    """The quantities of a cell; a number alone, or behind an equals sign alone, is no year, whatever its digits."""
    alone = _ALONE.fullmatch(text.strip())
    if alone is None:
        return scan(text)[0]
    number = alone["number"]
    value = Decimal(number.replace(",", "").replace("，", ""))
    start = text.index(number)
    return (
        _ONE._replace(
            text=number, start=start, end=start + len(number), number=number, value=value, low=value, high=value
        ),
    )


def goal(indicator: Indicator) -> Goal | Text | None:
    """What the only target of an indicator asks for, the reason why that cannot be told, or None for several figures."""
    items = [item for item in indicator.target if not blank(item)]
    if not items:
        return Text("没有填指标值，不能计分", "no target is filled in: no mark can be reckoned")
    if len(items) > 1:
        return None
    (item,) = items
    said = _declared(indicator)
    if isinstance(said, Text):
        return said
    if said and said[0] is Kind.QUALITATIVE:
        return Goal(Kind.QUALITATIVE, item, said[1])
    if "时效" in _levels(indicator) and _A_YEAR.fullmatch(item.text.strip()):
        return _worded(item)  # 2022 as a time is the year
    found = numbers_in(item.text)
    if len(found) == 2 and _PLUS_MINUS.fullmatch(item.text, found[0].end, found[1].start):
        return _around(indicator, item, found[0], found[1])
    if len(found) > 1 or any(each.per is not None for each in found):
        return None
    return _counted(indicator, item, found[0], said) if found else _worded(item)


def _declared(indicator: Indicator) -> tuple[Kind, Text] | Text | None:
    """What the columns 指标性质 and 指标方向 say; a contradiction between them is a reason."""
    sign, way = sign_of(indicator.sign), sign_of(indicator.direction)
    if sign and way and _OPPOSITE.get(sign) is way:
        return _contrary(_text(indicator.sign), _text(indicator.direction))
    if sign is not None:
        return sign, Text(f"指标性质“{_text(indicator.sign)}”", f"sign “{_text(indicator.sign)}”")
    if way is not None:
        return way, Text(f"指标方向“{_text(indicator.direction)}”", f"direction “{_text(indicator.direction)}”")
    return None


def _text(cell: Item | None) -> str:
    return cell.text.strip() if cell else ""


def _contrary(one: str, other: str) -> Text:
    return Text(
        f"“{one}”与“{other}”方向相反，请核对后再计分",
        f"“{one}” and “{other}” point in opposite directions: please check",
    )


def _around(indicator: Indicator, item: Item, middle: Quantity, reach: Quantity) -> Goal:
    """5±1 is 4 to 6."""
    centre = amount(middle, indicator.unit)
    width = amount(reach._replace(unit=reach.unit or middle.unit), indicator.unit)
    return _between(item, centre.value - width.value, centre.value + width.value, centre.unit)


def _between(item: Item, low: Fraction, high: Fraction, unit: str | None) -> Goal:
    said = item.text.strip()
    return Goal(Kind.RANGE, item, Text(f"指标值为区间“{said}”", f"the target is a range, “{said}”"), low, high, unit)


def _counted(indicator: Indicator, item: Item, found: Quantity, said: tuple[Kind, Text] | None) -> Goal | Text:
    own = _own(found)
    value = amount(found, indicator.unit)
    if found.comparator == "range" and found.low is not None and found.high is not None:
        low, high = (amount(found._replace(value=each), indicator.unit) for each in (found.low, found.high))
        return _between(item, low.value, high.value, value.unit)
    if said and own and _OPPOSITE.get(said[0]) is own[0]:
        return _contrary(said[1].zh.partition("“")[2].rstrip("”"), found.text)
    kind, known = said or own or _implied(indicator, value, equal=_equal(item, found))
    doubt = _doubt(indicator, kind, told=bool(said or own))
    if kind is Kind.AT_MOST:
        return Goal(kind, item, known, None, value.value, value.unit, value.size, doubt=doubt)
    return Goal(kind, item, known, value.value, None, value.unit, value.size, doubt=doubt)


def _own(found: Quantity) -> tuple[Kind, Text] | None:
    """What the target's own words say: ≥, 不少于, 以内 …"""
    kind = {">": Kind.AT_LEAST, "<": Kind.AT_MOST}.get(found.comparator[0])
    return None if kind is None else (kind, Text(f"指标值写明“{found.text}”", f"the target says “{found.text}”"))


def _equal(item: Item, found: Quantity) -> bool:
    """Whether an equals sign stands before the number: =12."""
    return found.comparator == "=" and item.text[: found.start].rstrip().endswith(_EQUALS)


def _implied(indicator: Indicator, value: Amount, *, equal: bool) -> tuple[Kind, Text]:
    """What is left where no bound is written: nought, names that want few, cost and time; else the number, or a floor."""
    name = indicator.name.text
    if value.value == 0:
        return Kind.EQUAL, Text("目标为0", "the target is nought")
    if wants_few(name):
        return Kind.AT_MOST, Text("名称表明越少越好", "by its name, the less the better")
    levels = _levels(indicator)
    if "成本" in levels and value.dimension == "money" and not _SAVED.search(name):
        return Kind.AT_MOST, Text("成本指标，不应超过", "a cost indicator, not to be exceeded")
    if "时效" in levels and value.dimension == "time":
        return Kind.AT_MOST, Text("时效指标，用时越短越好", "a timeliness indicator, the shorter the better")
    if equal:
        return Kind.EQUAL, Text("指标值写明“=”", "the target says “=”")
    return Kind.AT_LEAST, Text("没有写明方向，按越多越好", "no direction is given: taken as the more the better")


def _levels(indicator: Indicator) -> str:
    return _text(indicator.level1) + _text(indicator.level2)


def _doubt(indicator: Indicator, kind: Kind, *, told: bool) -> Text | None:
    """Why the direction had better be asked for: a cost that does not say it, a sign that contradicts the name."""
    name = indicator.name.text
    few = kind is Kind.AT_LEAST and wants_few(name) and "控制" not in name
    if told and (few or (kind is Kind.AT_MOST and _WANTS_MUCH.search(name))):
        return Text(
            f"“{name}”与指标值的方向相反，请核对后再计分",
            f"“{name}” and its target point in opposite directions: please check",
        )
    if told or kind is not Kind.AT_LEAST or "成本" not in _levels(indicator) or _SAVED.search(name):
        return None
    return Text(
        "成本指标没有写明是上限还是下限，请补填指标性质后再计分",
        "a cost indicator that does not say whether its target is a ceiling or a floor: please fill in the sign",
    )


def _worded(item: Item) -> Goal:
    text = item.text.strip()
    named = [*days(calendar(text))]
    if named:
        known = Text(f"指标值为时限“{text}”", f"the target is a day, “{text}”")
        return Goal(Kind.DEADLINE, item, known, day=named[-1])
    bare = text.strip("。.；; ")
    if bare in _WANTED or bare in _UNWANTED:
        known = Text(f"指标值为“{bare}”，按是否完成计分", f"the target is “{bare}”: done or not")
        return Goal(Kind.YES_NO, item, known, wanted=bare in _WANTED)
    return Goal(Kind.QUALITATIVE, item, Text("定性指标", "a qualitative indicator"))


def calendar(text: str) -> str:
    """The text with the days written another way (2022-12-31, 年底前) as `hengji.tables.dates` reads them."""
    return _YEAR_END.sub(_december, _ISO.sub(_chinese, text))


def _december(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 1) : found.start()]
    return "年12月底" if before.isdigit() else "12月底"


def _chinese(found: re.Match[str]) -> str:
    day = f"{found[3]}日" if found[3] else ""
    return f"{found[1]}年{found[2]}月{day}"
