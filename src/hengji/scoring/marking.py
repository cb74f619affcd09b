"""The mark of one indicator by a scheme: its target, its actual, the scheme's rule for that kind, the working."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from hengji.scoring import formulas
from hengji.scoring.answers import Answer, answer, degree, filled, in_time, yes
from hengji.scoring.formulas import Share
from hengji.scoring.goals import Goal, goal
from hengji.scoring.numbers import exact, percent, rounded, written
from hengji.scoring.scheme import Rule, Scheme
from hengji.scoring.several import Answered, FiguresOf, answered
from hengji.tables.amounts import blank, number
from hengji.tables.finding import Text
from hengji.tables.model import Indicator, PerformanceTable
from hengji.tables.score import Kind, Mark

_STAR = re.compile(r"[★☆*＊]")
_POINTS = re.compile(r"[（(](\d{1,3}(?:\.\d+)?)分[）)]")
_FIRST = re.compile(r"tasks\[(\d{1,9})\]\.indicators\[0\]")
_NO_CORE = frozenset({"", "否", "不是", "非核心", "无"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all marks of one table need: the scheme, the table, and its figures where they are read already."""

    scheme: Scheme
    table: PerformanceTable
    figures_of: FiguresOf | None = None

    def points(self, value: Fraction) -> Decimal:
        """The points as the scheme rounds them."""
        return rounded(value, self.scheme.rounding)

    def due(self, value: Fraction, weight: Decimal) -> Decimal:
        """The points as the scheme rounds them; rounding lifts none above its weight."""
        return min(self.points(value), weight)

    def weight(self, indicator: Indicator) -> Decimal | None:
        """The points that an indicator may earn: its own, else those of the goal whose only indicator it is."""
        own = weight_of(indicator)
        if own is not None or not blank(indicator.weight):
            return own
        found = _FIRST.fullmatch(indicator.path)
        goals = self.table.tasks[int(found[1]) :][:1] if found else ()
        points = number(goals[0].weight) if goals and goals[0].indicators == (indicator,) else None
        return None if points is None or points < 0 else points


def mark(indicator: Indicator, sheet: Sheet) -> Mark:
    """The mark of an indicator, or the reason why there is none."""
    blanket = _blank_mark(indicator, sheet)
    told = filled(indicator)
    if not told and blanket.weight is not None:
        return replace(blanket, reason=_no_actual(indicator))
    if sheet.scheme.coefficient and (given := number(indicator.coefficient)) is not None:
        return _by_column(blanket, indicator, exact(given), sheet)
    asked = goal(indicator)
    if isinstance(asked, Text):
        return replace(blanket, reason=asked)
    if asked is None:
        return _several(blanket, indicator, sheet)
    start = replace(blanket, kind=asked.kind, items=(asked.item, *told))
    if not told:
        return replace(start, reason=_no_actual(indicator))
    return _BY_KIND.get(asked.kind, _counted)(start, indicator, asked, sheet)


def weight_of(indicator: Indicator) -> Decimal | None:
    """The points that an indicator may earn: its weight cell, else those in brackets behind its name (培训人数（10分）)."""
    stated = number(indicator.weight)
    found = _POINTS.search(indicator.name.text) if stated is None and indicator.weight is None else None
    points = Decimal(found[1]) if found else stated
    return None if points is None or points < 0 else points


def _blank_mark(indicator: Indicator, sheet: Sheet) -> Mark:
    return Mark(
        path=indicator.path,
        name=indicator.name,
        kind=Kind.UNKNOWN,
        items=(),
        weight=sheet.weight(indicator),
        given=number(indicator.mark),
        core=_core(indicator),
    )


def _core(indicator: Indicator) -> bool:
    marked = indicator.core is not None and indicator.core.text.strip() not in _NO_CORE and not blank(indicator.core)
    return marked or _STAR.match(indicator.name.text.strip()) is not None


def _no_actual(indicator: Indicator) -> Text:
    stated = number(indicator.mark)
    if stated is not None and stated > 0:
        return Text(
            f"没有填完成值，{stated}分无从算起", f"no actual is filled in: nothing to reckon the {stated} points from"
        )
    return Text("没有填完成值，不能计分", "no actual is filled in: no mark can be reckoned")


def _by_column(start: Mark, indicator: Indicator, given: Fraction, sheet: Sheet) -> Mark:
    """Chongqing's way: the form's own coefficient in percent times the weight."""
    cells = tuple(each for each in (indicator.coefficient, *indicator.target, *indicator.actual) if each)
    asked = goal(indicator)
    kind = asked.kind if isinstance(asked, Goal) else Kind.UNKNOWN
    part = min(Fraction(1), max(Fraction(0), given / 100))
    steps = Text(f"得分系数{written(given)}%", f"coefficient {written(given)} %")
    marked = _earned(replace(start, kind=kind, items=cells), Share(part, steps, percent(part)), None, sheet)
    if kind is Kind.QUALITATIVE:
        return _in_band(marked, part, degree(filled(indicator)), sheet)
    own = share_of(indicator, sheet)
    if own is not None and abs(own.value - part) * 100 > Fraction(1, 2):
        note = Text(
            f"按指标值和完成值，系数应为{percent(own.value)}，表中为{written(given)}%",
            f"target and actual give a coefficient of {percent(own.value)}, the table has {written(given)} %",
        )
        return replace(marked, notes=(*marked.notes, note))
    return marked


def _in_band(marked: Mark, part: Fraction, named: str | None, sheet: Sheet) -> Mark:
    """A qualitative coefficient is given by hand, too, and held against the band of what the actual says."""
    band = next((each for each in sheet.scheme.degrees if each.word == named), None)
    if band is None or marked.weight is None:
        return marked
    low, high = band.low / 100, band.high / 100
    full = exact(marked.weight)
    admissible = (sheet.points(full * low), sheet.points(full * high))
    return replace(marked, admissible=admissible, within=low <= part and (part < high or part == high == 1))


def share_of(indicator: Indicator, sheet: Sheet) -> Share | None:
    """Which share of its weight an indicator earns by its target and actual alone, where both are numbers, days or yes."""
    asked, told = goal(indicator), filled(indicator)
    if not isinstance(asked, Goal) or not told:
        return None
    if asked.kind is Kind.YES_NO:
        said = yes(told)
        return None if said is None else _yes_share(asked, said=said)
    if asked.kind in (Kind.QUALITATIVE, Kind.DEADLINE):
        return None
    found = _found(asked, indicator, sheet)
    return (
        _share(asked, found, _rule(indicator, asked.kind, sheet.scheme), sheet.scheme)
        if isinstance(found, Answer)
        else None
    )


def _found(asked: Goal, indicator: Indicator, sheet: Sheet) -> Answer | Text:
    """The answer to a counted goal; where a cell has several numbers, the one that belongs to the target's words."""
    found = answer(asked, indicator, filled(indicator))
    if found is None:
        both = answered(indicator, sheet.figures_of)
        if len(both) == 1 and both[0].actual is not None and asked.kind in (Kind.AT_LEAST, Kind.AT_MOST, Kind.EQUAL):
            return Answer(both[0].actual, both[0].items)
        return Text(
            "完成值里有几个数，分不清哪个对应指标值",
            "the actual has several numbers; which answers the target is not clear",
        )
    if asked.doubt is not None and isinstance(found, Answer) and found.value != asked.target:
        return asked.doubt
    return found


def _counted(start: Mark, indicator: Indicator, asked: Goal, sheet: Sheet) -> Mark:
    found = _found(asked, indicator, sheet)
    if isinstance(found, Text):
        return replace(start, reason=found)
    share = _share(asked, found, _rule(indicator, asked.kind, sheet.scheme), sheet.scheme)
    rate = _rate(asked, found.value)
    marked = replace(start, rate=None if rate is None else rounded(rate * 100))
    if found.note is not None:
        marked = replace(marked, notes=(found.note,))
    if asked.kind is Kind.AT_LEAST and rate is not None:
        marked = replace(marked, notes=(*marked.notes, *_overshot(rate * 100, indicator, sheet.scheme)))
    return _earned(marked, share, asked.known, sheet)


def _rate(asked: Goal, value: Fraction) -> Fraction | None:
    """Actual by target, of a range by the end that was missed; None where nothing can be divided."""
    target = asked.target
    if asked.kind is Kind.RANGE and asked.high is not None:
        if target <= value <= asked.high:
            return None
        target = asked.high if value > asked.high else target
    return value / target if target > 0 else None


def _rule(indicator: Indicator, kind: Kind, scheme: Scheme) -> Rule:
    """The scheme's rule for the kind, unless the indicator's own 评分标准 names one of the scheme's methods."""
    criteria = indicator.criteria.text if indicator.criteria else ""
    named = [rule for word, rule in scheme.methods.items() if word in criteria]
    usable = [each for each in named if kind is not Kind.AT_MOST or each.formula == "all-or-nothing"]
    return usable[0] if len(usable) == 1 else scheme.rule(kind)


def _share(asked: Goal, found: Answer, rule: Rule, scheme: Scheme) -> Share:
    value = found.value / asked.size
    if asked.size != 1:
        low, high = (None if each is None else each / asked.size for each in (asked.low, asked.high))
        asked = replace(asked, low=low, high=high)
    if asked.kind is Kind.AT_MOST:
        return formulas.ceiling(asked.target, value, rule)
    if asked.kind is Kind.RANGE and asked.high is not None:
        if value > asked.high:
            return formulas.ceiling(asked.high, value, scheme.rule("beyond"))
        if value < asked.target:
            return formulas.floor(asked.target, value, rule)
        span = f"{written(value)} ∈ [{written(asked.target)}, {written(asked.high)}]"
        return Share(Fraction(1), Text(f"{span}，在区间内", f"{span}, inside the range"), "100%")
    if asked.kind is Kind.EQUAL and asked.target == 0:
        return formulas.kept(asked.target, value, value <= 0, "≤", ">")
    share = formulas.floor(asked.target, value, rule, percentage=asked.unit == "%")
    return _deducted(share, asked, value, scheme)


def _deducted(share: Share, asked: Goal, value: Fraction, scheme: Scheme) -> Share:
    """What a scheme takes off where a floor is far exceeded."""
    if asked.kind is not Kind.AT_LEAST or asked.target <= 0:
        return share
    taken = [(line, part) for line, part in scheme.overshoot.deduct if value / asked.target * 100 > line]
    if not taken:
        return share
    line, part = max(taken)
    zh = f"{share.steps.zh}，超过{written(line)}%，扣分值的{written(part)}%"
    en = f"{share.steps.en}, above {written(line)} %: {written(part)} % of the weight deducted"
    return Share(max(Fraction(0), share.value - part / 100), Text(zh, en), f"(1 − {written(part)}%)")


def _overshot(rate: Fraction, indicator: Indicator, scheme: Scheme) -> tuple[Text, ...]:
    over = scheme.overshoot
    if over.explain is not None and rate >= over.explain and blank(indicator.explanation):
        line = written(over.explain)
        return (Text(f"完成率达到{line}%以上，没有说明原因", f"at or above {line} % of the target, and not explained"),)
    if over.flag is not None and rate >= over.flag:
        line = written(over.flag)
        return (Text(f"完成率达到{line}%以上", f"at or above {line} % of the target"),)
    return ()


def _earned(start: Mark, share: Share, known: Text | None, sheet: Sheet) -> Mark:
    """The mark for a share of the weight; without a weight only the steps."""
    zh, en = ("", "") if known is None else (f"{known.zh}：", f"{known.en}: ")
    zh, en = zh + share.steps.zh, en + share.steps.en
    if start.weight is None:
        reason = Text("没有分值，只列完成情况", "no weight: the achievement is listed, no mark")
        return replace(start, working=Text(zh, en), reason=reason)
    value = sheet.due(exact(start.weight) * share.value, start.weight)
    sum_ = f"{written(exact(start.weight))} × {share.factor} = {value}"
    return replace(start, value=value, working=Text(f"{zh}；得分 = {sum_}", f"{en}; mark = {sum_}"))


def _yes_no(start: Mark, indicator: Indicator, asked: Goal, sheet: Sheet) -> Mark:  # noqa: ARG001  all kinds are called alike
    said = yes(start.items[1:])
    if said is None:
        reason = Text("完成值看不出是否完成，不能计分", "the actual does not say whether it was done: no mark")
        return replace(start, reason=reason)
    return _earned(start, _yes_share(asked, said=said), asked.known, sheet)


def _yes_share(asked: Goal, *, said: bool) -> Share:
    if said is asked.wanted:
        return Share(Fraction(1), Text("已完成", "done"), "100%")
    return Share(Fraction(0), Text("未完成，不得分", "not done: no points"), "0%")


def _by_day(start: Mark, indicator: Indicator, asked: Goal, sheet: Sheet) -> Mark:  # noqa: ARG001  all kinds are called alike
    timely = in_time(asked, start.items[1:], sheet.table.year)
    if timely:
        return _earned(start, Share(Fraction(1), Text("按时完成", "done in time"), "100%"), asked.known, sheet)
    if timely is None:
        reason = Text(
            "完成值看不出是否按时完成，不能计分", "the actual does not say whether it was done in time: no mark"
        )
        return replace(start, reason=reason)
    if sheet.scheme.late:
        return _earned(start, Share(Fraction(0), Text("逾期，不得分", "late: no points"), "0%"), asked.known, sheet)
    reason = Text("逾期完成，办法没有规定怎样扣分", "done late; the scheme does not say how many points that costs")
    return replace(start, reason=reason)


def _qualitative(start: Mark, indicator: Indicator, asked: Goal, sheet: Sheet) -> Mark:  # noqa: ARG001  all kinds are called alike
    """A mark given by hand is held against its band; without one there is only the interval that is allowed."""
    named = degree(start.items[1:])
    bands = [each for each in sheet.scheme.degrees if named in (None, each.word)]
    weight = start.weight
    if weight is None or not bands:
        return replace(start, reason=Text("定性指标，没有分值", "a qualitative indicator without a weight"))
    full = exact(weight)
    low, high = min(each.low for each in bands) / 100, max(each.high for each in bands) / 100
    start = replace(start, admissible=(sheet.points(full * low), sheet.points(full * high)))
    span = _span(start, top=high == 1)
    if start.given is None:
        return replace(
            start, reason=Text(f"定性指标，由评审人给分，{span.zh}", f"qualitative, marked by hand: {span.en}")
        )
    part = exact(start.given) / full if full else Fraction(start.given != 0) * 2
    within = low <= part and (part < high or (part == high == 1))
    if not 0 <= part <= 1:
        return replace(
            start,
            within=False,
            reason=Text(f"手工给分{start.given}不在{span.zh}", f"the mark given is not in {span.en}"),
        )
    value = sheet.due(exact(start.given), weight)
    return _by_hand(replace(start, within=within, value=value), part, named, span, sheet)


def _span(start: Mark, *, top: bool) -> Text:
    low, high = start.admissible or (Decimal(0), Decimal(0))
    if top:
        return Text(f"{low}—{high}分之间", f"{low} to {high}")
    return Text(f"{low}分以上、低于{high}分", f"{low} and more, below {high}")


def _by_hand(start: Mark, part: Fraction, named: str | None, span: Text, sheet: Sheet) -> Mark:
    weight = written(exact(start.weight or Decimal(0)))
    quotient = f"{start.given} ÷ {weight} = {percent(part)}"
    if named is None:
        band = next((each.word for each in sheet.scheme.degrees if part * 100 >= each.low), "")
        working = Text(
            f"定性指标，沿用手工给分：{quotient}，属“{band}”一档",
            f"qualitative, marked by hand: {quotient}, in the band “{band}”",
        )
        return replace(start, working=working)
    zh = "符合" if start.within else "不符合"
    en = "in its band" if start.within else "outside its band"
    working = Text(
        f"定性指标，完成情况“{named}”应在{span.zh}；手工给分{quotient}，{zh}",
        f"qualitative, “{named}” allows {span.en}; given {quotient}, {en}",
    )
    return replace(start, working=working)


def _several(start: Mark, indicator: Indicator, sheet: Sheet) -> Mark:
    """Several figures in one target: all kept earns all; how one that is missed counts no scheme says."""
    both = answered(indicator, sheet.figures_of)
    told = replace(start, kind=Kind.SEVERAL, items=tuple(dict.fromkeys(i for each in both for i in each.items)))
    if len(both) == 1 and both[0].actual is not None:
        return _one_of_words(told, indicator, both[0], sheet)
    if not both or any(each.actual is None for each in both):
        reason = Text(
            "指标值里有几个数，没有都找到对应的完成值", "the target has several figures, and not all have an actual"
        )
        return replace(told, reason=reason, working=_listing(both))
    if all(each.kept for each in both):
        steps = _listing(both) or Text("", "")
        return _earned(
            told, Share(Fraction(1), Text(f"{steps.zh}，全部达到", f"{steps.en}: all met"), "100%"), None, sheet
        )
    reason = Text(
        "指标值里有几个数，没有全部达到，办法没有规定各占多少分",
        "the target has several figures, not all met; how much each counts is not laid down",
    )
    return replace(told, reason=reason, working=_listing(both))


def _one_of_words(start: Mark, indicator: Indicator, both: Answered, sheet: Sheet) -> Mark:
    """One figure that stands among words, or a rate such as 每月1次 that is turned into the year's number."""
    kind = Kind.AT_MOST if both.ceiling else Kind.AT_LEAST
    value = both.actual if both.actual is not None else Fraction(0)
    low, high = (None, both.wanted) if both.ceiling else (both.wanted, None)
    asked = Goal(kind, start.items[0] if start.items else indicator.name, both.known, low, high)
    share = _share(asked, Answer(value, both.items), _rule(indicator, kind, sheet.scheme), sheet.scheme)
    rate = rounded(value / both.wanted * 100) if both.wanted > 0 else None
    return _earned(replace(start, kind=kind, rate=rate), share, both.known, sheet)


def _listing(both: tuple[Answered, ...]) -> Text | None:
    lines = [each.steps for each in both if each.actual is not None]
    return Text("；".join(each.zh for each in lines), "; ".join(each.en for each in lines)) if lines else None


_BY_KIND: dict[Kind, Callable[[Mark, Indicator, Goal, Sheet], Mark]] = {
    Kind.QUALITATIVE: _qualitative,
    Kind.YES_NO: _yes_no,
    Kind.DEADLINE: _by_day,
}
