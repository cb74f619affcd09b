"""The page of a scheme: whose it is, where it applies, how it marks, how sure that is; in words, from its data."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hengji.scoring.numbers import written
from hengji.scoring.scheme import Rule, Scheme, Watch
from hengji.tables.finding import Text
from hengji.tables.naming import FORMS
from hengji.tables.score import Certainty, Kind

CERTAINTIES = {
    Certainty.READ: Text("读自文件", "read"),
    Certainty.CONFIRMED_BY_FORMS: Text("与公开表格一致", "confirmed by forms"),
    Certainty.TO_BE_CONFIRMED: Text("待确认", "to be confirmed"),
}
_KINDS = {
    Kind.AT_LEAST: Text("不低于（≥）", "no less than (≥)"),
    Kind.AT_MOST: Text("不超过（≤）", "no more than (≤)"),
    Kind.EQUAL: Text("等于（=）", "equal (=)"),
    Kind.RANGE: Text("区间，低于下限", "range, below it"),
    "beyond": Text("区间，高于上限", "range, above it"),
    Kind.YES_NO: Text("是否", "yes or no"),
}
_FORMULAS = {
    "proportional": Text("达到得满分，否则 分值 × 完成 ÷ 目标", "met: all; else weight × actual ÷ target"),
    "bands": Text("按区间得分", "by steps"),
    "one-minus-excess": Text(
        "不超过得满分，否则 分值 × (1 − (完成 − 目标) ÷ 目标)，不低于0",
        "kept: all; else weight × (1 − (actual − target) ÷ target), not below 0",
    ),
    "inverse": Text("不超过得满分，否则 分值 × 目标 ÷ 完成", "kept: all; else weight × target ÷ actual"),
    "all-or-nothing": Text("完成得满分，否则不得分", "done: all; else nothing"),
}
Section = tuple[Text, list[Text]]


def page(one: Scheme) -> Iterator[Section]:
    """The sections of a scheme's page: a heading and its lines, each in both languages."""
    authority = Text(
        f"{one.authority.zh}，{one.document}，{one.article}", f"{one.authority.en}; {one.document}; {one.article}"
    )
    yield Text("依据", "Authority"), [authority]
    yield Text("可靠程度", "How sure"), [CERTAINTIES[one.certainty], one.basis]
    yield Text("适用", "Where it applies"), list(_scope(one))
    if one.execution is not None:
        yield Text("预算执行", "Budget execution"), list(_execution(one))
    if one.level1:
        parts = [(name, written(points)) for name, points in one.level1.items()]
        said = Text("、".join(f"{n} {p}" for n, p in parts), ", ".join(f"{n} {p}" for n, p in parts))
        yield Text("一级指标分值", "Points of level 1"), [said]
    if one.watch is not None:
        yield Text("预警", "Lights"), list(_lights(one.watch))
    else:
        yield Text("指标计分", "Marks of indicators"), list(_rules(one))
        yield Text("定性指标", "Qualitative indicators"), [_degrees(one)]
        yield Text("超额完成", "Overshoot"), list(_overshoot(one))
        yield Text("等级", "Ratings"), [_ratings(one)]


def _scope(one: Scheme) -> Iterator[Text]:
    forms = [FORMS[each] for each in one.forms]
    yield Text(f"表式：{'、'.join(each.zh for each in forms)}", f"forms: {', '.join(each.en for each in forms)}")
    places = "、".join(one.places)
    yield Text(f"地方：{places or '不限'}", f"places: {places or 'any'}")
    since, until = (None if each is None else each.isoformat() for each in (one.since, one.until))
    yield Text(f"时间：{since or '不限'} 至 {until or '现在'}", f"from {since or 'any time'} until {until or 'now'}")
    for words in one.requires.values():
        yield Text(f"只用于有“{words}”一级指标的表", f"only for tables with level-1 indicators of “{words}”")
    if not one.automatic:
        yield Text("只在用 --scheme 指定时使用", "used only where it is asked for with --scheme")


def _execution(one: Scheme) -> Iterator[Text]:
    rule = one.execution
    if rule is None:
        return
    points = written(rule.weight)
    yield Text(
        f"{points}分 × 执行数 ÷ 全年预算数，不超过满分", f"{points} × outturn ÷ revised budget, never above its weight"
    )
    if rule.rule.least:
        least = written(rule.rule.least)
        yield Text(f"执行率低于{least}%，不得分", f"below a rate of {least} % nothing")
    if rule.explain_below is not None:
        line = written(rule.explain_below)
        yield Text(f"执行率低于{line}%，要说明原因", f"below {line} % a reason is wanted")


def _rules(one: Scheme) -> Iterator[Text]:
    if one.coefficient:
        yield Text("表中有得分系数的，得分 = 分值 × 得分系数", "where the form has a coefficient: weight × coefficient")
    for kind, called in _KINDS.items():
        said = _rule(one.rule(kind))
        yield Text(f"{called.zh}：{said.zh}", f"{called.en}: {said.en}")
    if one.late:
        yield Text("时限：按时得满分，逾期不得分", "deadline: all in time, nothing if late")
    else:
        yield Text(
            "时限：按时得满分，逾期的办法没有规定，不计分",
            "deadline: all in time; what being late costs is not laid down: no mark",
        )
    for word, rule in one.methods.items():
        said = _rule(rule)
        yield Text(f"评分标准写明“{word}”：{said.zh}", f"criteria that say “{word}”: {said.en}")


def _rule(rule: Rule) -> Text:
    said = _FORMULAS[rule.formula]
    if not rule.steps:
        return said
    steps = [f"≥{written(bound)}% {written(part)}%" for bound, part in rule.steps]
    return Text(f"{said.zh}（{'，'.join(steps)}）", f"{said.en} ({', '.join(steps)})")


def _degrees(one: Scheme) -> Text:
    bands = [(each.word, f"{written(each.low)}—{written(each.high)}%") for each in one.degrees]
    zh = "；".join(f"{word} {span}" for word, span in bands)
    en = "; ".join(f"{word} {span}" for word, span in bands)
    return Text(f"由评审人在档内给分：{zh}（占分值）", f"marked by hand inside a band, in percent of the weight: {en}")


def _overshoot(one: Scheme) -> Iterator[Text]:
    over = one.overshoot
    if over.flag is not None:
        yield _line(over.flag, "提示", "pointed out")
    if over.explain is not None:
        yield _line(over.explain, "没有说明原因的，提示", "pointed out where it is not explained")
    for line, part in over.deduct:
        yield Text(
            f"完成率超过{written(line)}%，扣分值的{written(part)}%",
            f"above {written(line)} % of a floor {written(part)} % of the weight deducted",
        )
    if not over.deduct:
        yield Text("不扣分", "nothing deducted")


def _line(line: Fraction, zh: str, en: str) -> Text:
    return Text(f"完成率达到{written(line)}%：{zh}", f"from {written(line)} % of a floor: {en}")


def _ratings(one: Scheme) -> Text:
    zh = "，".join(f"{each.zh} ≥{written(each.least)}" for each in one.ratings)
    en = ", ".join(f"{each.en} ≥{written(each.least)}" for each in one.ratings)
    return Text(zh, en)


def _lights(watch: Watch) -> Iterator[Text]:
    red, yellow, blue = written(watch.red), written(watch.yellow), written(watch.blue)
    yield Text(
        f"指标：进度比 = 完成 ÷ 目标 ÷ (月数 ÷ 12)，低于{red}%红，低于{yellow}%黄，其余绿；已达全年目标{blue}%蓝；完成0红",
        f"indicators: actual ÷ target ÷ (month ÷ 12); below {red} % red, below {yellow} % yellow, else green; "
        f"{blue} % of the year's target blue; nothing done red",
    )
    yield Text("不超过（≤）：未超过绿，超过红", "no more than (≤): kept green, else red")
    yield Text("定性：达成绿，部分达成黄，未达成红", "qualitative: 达成 green, 部分达成 yellow, 未达成 red")
    yield Text("目标：取最差的指标", "a goal: the worst of its indicators")
    if watch.money == "elapsed":
        yield Text("资金：执行率 ÷ (月数 ÷ 12)，分档同指标", "money: execution rate ÷ (month ÷ 12), the same lines")
    for month, rate in watch.least:
        yield Text(
            f"资金：{month}月底低于{written(rate)}%红",
            f"money: below {written(rate)} % by the end of month {month} red",
        )
    if watch.gap is not None:
        points = written(watch.gap)
        yield Text(
            f"目标进度与执行进度相差超过{points}个百分点：预警",
            f"goal and execution more than {points} points apart: a warning",
        )
