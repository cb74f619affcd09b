"""Lights of in-year monitoring 绩效运行监控: progress against the time elapsed, for each indicator, each goal and the money.

A light is given only where something can be reckoned; what has no number yet has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from hengji.scoring.answers import Answer, answer, degree, filled, in_time, yes
from hengji.scoring.execution import spent
from hengji.scoring.goals import Goal, goal
from hengji.scoring.marking import Sheet, share_of
from hengji.scoring.numbers import exact, percent, rounded, written
from hengji.scoring.scheme import Watch
from hengji.tables.amounts import total_fund
from hengji.tables.finding import Text
from hengji.tables.model import Indicator, Item
from hengji.tables.score import Colour, Kind, Light

_YEAR = 12
_DEGREES = {"达成": Colour.GREEN, "部分达成": Colour.YELLOW, "未达成": Colour.RED}
WORDS = {
    Colour.RED: Text("红", "red"),
    Colour.YELLOW: Text("黄", "yellow"),
    Colour.GREEN: Text("绿", "green"),
    Colour.BLUE: Text("蓝", "blue"),
}


def lights(sheet: Sheet, watch: Watch) -> tuple[Light, ...]:
    """The light of every indicator, of the overview and each task as their worst, and of the money."""
    table = sheet.table
    found: list[Light] = []
    groups = [("overall", table.title, table.overall.indicators)]
    groups += [(task.path, task.name, task.indicators) for task in table.tasks]
    for path, name, rows in groups:
        own = [_light(each, sheet, watch) for each in rows]
        found += own + ([_worst(path, name, own)] if own else [])
    return (*found, *_money(sheet, watch))


def _worst(path: str, name: Item, own: Sequence[Light]) -> Light:
    """A goal is as good as the worst of its indicators."""
    colours = [each.colour for each in own if each.colour is not None]
    if not colours:
        return Light(path, name, None, None, Text("没有能判断的指标", "no indicator that can be judged"))
    worst = min(colours, key=list(Colour).index)
    count = colours.count(worst)
    said = WORDS[worst]
    steps = Text(f"最差的指标为{said.zh}灯（{count}项）", f"the worst of its indicators is {said.en} ({count})")
    return Light(path, name, worst, None, steps)


def _light(indicator: Indicator, sheet: Sheet, watch: Watch) -> Light:
    asked, told = goal(indicator), filled(indicator)
    if isinstance(asked, Text):
        return _dark(indicator, asked)
    if asked is None:
        return _dark(indicator, Text("指标值里有几个数", "the target has several figures"))
    if not told:
        return _dark(indicator, Text("没有填执行情况", "nothing is filled in so far"))
    if asked.kind in (Kind.QUALITATIVE, Kind.YES_NO, Kind.DEADLINE):
        return _by_words(indicator, asked, told, sheet)
    found = answer(asked, indicator, told)
    if not isinstance(found, Answer):
        return _dark(indicator, found or Text("执行情况里有几个数", "what was done so far has several figures"))
    colour, steps = _colour(asked, found.value, sheet.table.month, watch)
    share = found.value / asked.target if asked.target > 0 else None
    rate = None if share is None else rounded(share * 100)
    pace = None if asked.kind is Kind.AT_MOST else _pace(share, sheet.table.month)
    return Light(indicator.path, indicator.name, colour, rate, steps, (asked.item, *told), pace)


def _pace(share: Fraction | None, month: int | None) -> Decimal | None:
    return None if share is None or not month else rounded(share * _YEAR / month * 100)


def _dark(indicator: Indicator, why: Text) -> Light:
    return Light(indicator.path, indicator.name, None, None, why)


def _by_words(indicator: Indicator, asked: Goal, told: tuple[Item, ...], sheet: Sheet) -> Light:
    """达成 is green, 部分达成 yellow, 未达成 red; a day that was kept is green, what is not yet done says nothing."""
    said = "；".join(item.text.strip() for item in told)[:30]
    if asked.kind is Kind.QUALITATIVE:
        colour = _DEGREES.get(degree(told) or "")
    else:
        done = yes(told) is asked.wanted if asked.kind is Kind.YES_NO else in_time(asked, told, sheet.table.year)
        colour = Colour.GREEN if done else None
    if colour is None:
        return _dark(indicator, Text(f"“{said}”看不出进度", f"“{said}” does not tell how far it is"))
    return Light(indicator.path, indicator.name, colour, None, Text(f"“{said}”", f"“{said}”"), (asked.item, *told))


def _colour(asked: Goal, value: Fraction, month: int | None, watch: Watch) -> tuple[Colour | None, Text]:
    top = asked.high if asked.kind is Kind.RANGE else None
    if asked.kind is Kind.AT_MOST or asked.target <= 0 or (top is not None and value > top):
        most = asked.high if asked.high is not None else asked.target
        kept = value <= most
        said = f"{written(value)} {'≤' if kept else '>'} {written(most)}"
        return (Colour.GREEN if kept else Colour.RED), Text(said, said)
    share = value / asked.target
    said = f"{written(value)} ÷ {written(asked.target)} = {percent(share)}"
    if value == 0:
        return Colour.RED, Text("还没有开始，完成0", "not begun: 0 so far")
    if share * 100 >= watch.blue:
        line = written(watch.blue)
        return Colour.BLUE, Text(
            f"已完成全年目标：{said}，达到{line}%以上", f"of the year's target: {said}, {line} % or more"
        )
    if month is None:
        return None, Text(f"{said}，没有写明到几月", f"{said}; up to which month is not said")
    return _banded(share, said, month, watch)


def _banded(share: Fraction, said: str, month: int, watch: Watch) -> tuple[Colour, Text]:
    """The share reached against the share of the year that is over."""
    elapsed = Fraction(month, _YEAR)
    pace = share / elapsed
    colour = Colour.RED if pace * 100 < watch.red else Colour.YELLOW if pace * 100 < watch.yellow else Colour.GREEN
    zh = f"{said}；时间已过 {month} ÷ 12 = {percent(elapsed)}；进度比 {percent(pace)}"
    en = f"{said}; time elapsed {month} ÷ 12 = {percent(elapsed)}; progress to time {percent(pace)}"
    return colour, Text(zh, en)


def _money(sheet: Sheet, watch: Watch) -> Iterator[Light]:
    fund = total_fund(sheet.table)
    found = spent(fund) if fund is not None else None
    if fund is None or found is None or found.share is None:
        return
    said = f"{written(found.outturn)} ÷ {written(found.budget)} = {percent(found.share)}"
    month = sheet.table.month
    rate = rounded(found.share * 100)
    if month is None:
        yield Light(
            fund.path, fund.name, None, rate, Text(f"{said}，没有写明到几月", f"{said}; up to which month is not said")
        )
    elif watch.money == "elapsed":
        colour, steps = _banded(found.share, said, month, watch)
        yield Light(fund.path, fund.name, colour, rate, steps, found.items, _pace(found.share, month))
    else:
        least = dict(watch.least).get(month)
        warned = least is not None and found.share * 100 < least
        steps = _least(said, month, least)
        colour_of = None if least is None else Colour.RED if warned else Colour.GREEN
        yield Light(fund.path, fund.name, colour_of, rate, steps, found.items)


def _least(said: str, month: int, least: Fraction | None) -> Text:
    if least is None:
        return Text(f"{said}；{month}月底没有规定执行率", f"{said}; no rate is laid down for month {month}")
    line = written(least)
    return Text(f"{said}；{month}月底应不低于{line}%", f"{said}; {line} % are due by the end of month {month}")


def gap(sheet: Sheet, watch: Watch) -> Text | None:
    """A warning where progress of the goal and execution of the budget are too far apart."""
    fund = total_fund(sheet.table)
    money = spent(fund) if fund is not None else None
    if watch.gap is None or money is None or money.share is None:
        return None
    reached, count = progress(sheet)
    if reached is None or abs(reached - money.share) * 100 <= watch.gap:
        return None
    zh = f"目标进度{percent(reached)}（{count}项指标），执行进度{percent(money.share)}，相差超过{written(watch.gap)}个百分点，请预警"
    en = (
        f"progress of the goal {percent(reached)} ({count} indicators), execution {percent(money.share)}: "
        f"more than {written(watch.gap)} points apart, a warning is due"
    )
    return Text(zh, en)


def progress(sheet: Sheet) -> tuple[Fraction | None, int]:
    """How far the goal is, the weighted mean of its indicators' shares (1 is all), and of how many; None where there are none.

    An indicator counts where it has a number, or says yes or no; nothing is taken for one that says nothing.
    """
    found = list(_parts(sheet))
    weight = sum((each for each, _ in found), Fraction(0))
    reached = sum((each * share for each, share in found), Fraction(0))
    return (reached / weight if found else None), len(found)


def _parts(sheet: Sheet) -> Iterator[tuple[Fraction, Fraction]]:
    """Weight and share earned so far of every indicator that has a number; all alike where the form has no weights."""
    for each in sheet.table.indicators():
        share, weight = share_of(each, sheet), sheet.weight(each)
        if share is not None and (weight is None or weight > 0):
            yield Fraction(1) if weight is None else exact(weight), share.value
