"""Faults of words, dates and figures: a forecast, a year, an order of dates, a unit, a sum, a copied text."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tests.generator.facts import Facts, Indicator, Planted, Sentence, plain
from tests.generator.scheme import mark
from tests.generator.writing import unit_text

OTHER_UNIT = {
    "人": "人次",
    "人次": "人",
    "户": "户次",
    "户次": "户",
    "家": "家次",
    "家次": "家",
    "公里": "米",
    "亩": "平方米",
    "万元": "元",
    "吨": "公斤",
}
PLACES = ("城东", "城西", "城北", "城南", "沿江", "山区", "老城区", "新城区")


def register(fault: Callable[..., Any], pick: Callable[..., Indicator | None]) -> None:
    """Register the faults of this file with those of marks and money."""
    fault("forecast-below-done", "AC")(forecast_below_done)
    fault("wrong-year", "DT")(wrong_year)
    fault("dates-out-of-order", "DT")(dates_out_of_order)
    fault("revised-target-lowered", "TG")(revised_target_lowered)
    fault("target-without-actual", "AC")(lambda facts: target_without_actual(facts, pick))
    fault("unit-differs", "TG")(lambda facts: unit_differs(facts, pick))
    fault("parts-off-total", "AR")(parts_off_total)
    fault("one-measure-two-figures", "AG")(one_measure_two_figures)
    fault("actual-repeats-target", "AC")(lambda facts: actual_repeats_target(facts, pick))


def forecast_below_done(facts: Facts) -> Planted | None:
    """The year's forecast is less than what is done already."""
    rows = (
        [r for r in facts.free("ge", "eq") if r.extra.get("now") and Decimal(r.extra["now"]) > 4]
        if facts.form == "monitoring"
        else []
    )
    if not rows:
        return None
    row = facts.rng.choice(rows)
    facts.take(row)
    less = (Decimal(row.extra["now"]) * Decimal(facts.rng.randint(60, 92)) / 100).quantize(Decimal(1))
    less = min(less, Decimal(row.extra["now"]) - 1)
    bare = unit_text(row) and not row.forecast.endswith(unit_text(row))
    row.forecast = plain(less) + ("" if bare else unit_text(row))
    return Planted(
        "",
        "",
        facts.where(row, "forecast"),
        also=tuple(facts.where(row, part) for part in ("progress", "target", "sure")),
    )


def told_side(facts: Facts) -> str:
    """Which text of the objective the form prints: target alone, or the actual too."""
    return "target" if facts.profile.targets_only or facts.form == "monitoring" else "actual"


def add_sentence(facts: Facts, text: str, side: str | None = None, number: int = 0) -> str:
    """Put a sentence into the objective's text and give its address."""
    side = side or told_side(facts)
    if facts.form == "department-completion":
        row = facts.rng.choice([each for each in facts.indicators if each.explanation])
        row.explanation = row.explanation.rstrip("。") + "。" + text
        facts.take(row)
        return facts.where(row, "explanation")
    getattr(facts.objectives[number], side).append(Sentence(text))
    return facts.objective_at(number, side)


def wrong_year(facts: Facts) -> Planted | None:
    """A sentence names another year where the table's own is meant."""
    if not facts.objectives or any(each.copied for each in facts.objectives):
        return None
    other = facts.year + facts.rng.choice((-1, -1, -2, 1))
    ahead, back = (
        f"确保{other}年12月底前完成全部年度任务",
        f"截至{other}年12月31日，本年度任务已全部实施，年度资金按规定使用。",
    )
    text = ahead if told_side(facts) == "target" else back
    where = add_sentence(facts, text)
    return Planted("", "", where, words=text.rstrip("。"), also=("title", "year"))


def dates(facts: Facts, *, ordered: bool) -> tuple[str, str, str]:
    """Tender, contract, start and finish in a sentence; the words of the two dates that are out of order, if so."""
    rng = facts.rng
    days = [rng.randint(2, 27) for _ in range(4)]
    months = [rng.randint(2, 3), rng.randint(4, 5), rng.randint(6, 7), rng.randint(9, 11)]
    if not ordered:
        first = rng.choice((0, 2))
        months[first], months[first + 1] = months[first + 1], months[first]
    slots = dict(zip(("a", "b", "c", "e"), months, strict=True)) | dict(
        zip(("d1", "d2", "d3", "d4"), days, strict=True)
    )
    words = [f"{month}月{day}日" for month, day in zip(months, days, strict=True)]
    at = 0 if months[0] > months[1] else 2
    facts.used.add("dates")
    return facts.say("dates_good", **slots), words[at], words[at + 1]


def dates_out_of_order(facts: Facts) -> Planted | None:
    """The contract before the tender, or the finish before the start."""
    if (
        not facts.objectives
        or any(each.copied for each in facts.objectives)
        or told_side(facts) == "target"
        or "dates" in facts.used
    ):
        return None
    text, _, second = dates(facts, ordered=False)
    return Planted("", "", add_sentence(facts, text), words=second)


def revised_target_lowered(facts: Facts) -> Planted | None:
    """The target was lowered without a word (below what was reached, or below last year's level)."""
    if facts.variant == "chongqing":
        rows = [r for r in facts.free("ge") if r.goal and r.goal >= 10 and r.met and r.level1 == "履职指标"]
        if not rows:
            return None
        row = facts.rng.choice(rows)
        facts.take(row)
        row.goal = ((row.goal or Decimal(1)) * Decimal(facts.rng.randint(50, 75)) / 100).quantize(Decimal(1))
        row.target = plain(row.goal)
        mark(facts, row)
        return Planted(
            "",
            "",
            facts.where(row, "target"),
            also=(facts.where(row, "initial"), facts.where(row, "actual"), "objectives[0].target"),
        )
    if facts.variant not in {"huangshi", "daqing"}:
        return None
    rows = [r for r in facts.free("ge") if r.goal and r.goal >= 10]
    if not rows:
        return None
    row = facts.rng.choice(rows)
    facts.take(row)
    last = ((row.goal or Decimal(1)) * Decimal(facts.rng.randint(140, 220)) / 100).quantize(Decimal(1))
    row.previous = plain(last) + unit_text(row)
    return Planted(
        "",
        "",
        facts.where(row, "target"),
        also=(facts.where(row, "previous"),),
        note="target far below last year's actual",
    )


def target_without_actual(facts: Facts, pick: Callable[..., Indicator | None]) -> Planted | None:
    """The target stands, nothing says what became of it; on forms without marks."""
    if facts.profile.scored or facts.profile.targets_only or facts.form == "monitoring":
        return None
    row = pick(facts, "ge", "rate", "eq", weighed=False)
    if row is None or (facts.form == "department-completion" and not alone(facts, row)):
        return None
    row.actual = row.said_actual = row.explanation = ""
    if facts.form == "department-completion":
        row.explanation = facts.say("narrative_short_bare", name="相关工作", actual="有序推进")
        return Planted(
            "",
            "",
            facts.where(row, "target"),
            also=(facts.where(row, "actual"), facts.where(row, "name"), facts.where(row, "explanation")),
        )
    return Planted("", "", facts.where(row, "actual"), also=(facts.where(row, "target"), facts.where(row, "name")))


def alone(facts: Facts, row: Indicator) -> bool:
    """Whether the row is the only item of its key indicator."""
    return sum(each.extra["path"] == row.extra["path"] for each in facts.indicators) == 1


def unit_differs(facts: Facts, pick: Callable[..., Indicator | None]) -> Planted | None:
    """The target counts people, the actual attendances, and the like."""
    if facts.profile.targets_only or facts.form == "monitoring" or facts.variant == "scorecard":
        return None
    row = pick(facts, "ge", "eq", weighed=False)
    if row is None or row.unit not in OTHER_UNIT or row.done is None:
        return None
    other = OTHER_UNIT[row.unit]
    if not facts.profile.split:
        row.target = f"≥{plain(row.goal or row.done)}{row.unit}"
        row.said_target = f"不少于{plain(row.goal or row.done)}{row.unit}"
    row.actual = row.said_actual = f"{plain(row.done)}{other}"
    if facts.form == "department-completion":
        row.explanation = facts.say("narrative_item", name=row.name, actual=row.said_actual)
    also = tuple(facts.where(row, part) for part in ("target", "unit", "explanation"))
    return Planted("", "", facts.where(row, "actual"), words=row.actual, also=(*also, *objective_places(facts)))


def objective_places(facts: Facts) -> tuple[str, ...]:
    told = tuple(facts.objective_at(n, "actual") for n in range(len(facts.objectives)))
    return told + tuple(f"paragraphs[{n}]" for n in range(4, 8))


def parts(facts: Facts, shift: int) -> tuple[str, str]:
    """A total with its parts in a sentence; the total is off by the shift."""
    rng = facts.rng
    side = told_side(facts)
    pattern = rng.choice([p for p in facts.words["parts_good"] if side != "target" or p.startswith("全年")])
    a, b, c = (rng.randint(6, 90) for _ in range(3))
    if "万元" in pattern:
        room = int(facts.funds[0].revised * 6 / 10) if facts.funds else 90
        if room < 24:
            pattern = facts.words["parts_good"][3]
        else:
            a, b, c = (rng.randint(2, room // 3 - 4) for _ in range(3))
            wish = "拟" if side == "target" else "其中"
            pattern = wish + "委托事项合同额共{total}万元，包括{p1}{a}万元、{p2}{b}万元、{p3}{c}万元"
    if pattern in facts.used:
        return "", ""
    facts.used.add(pattern)
    names = rng.sample(facts.words["parts_money"] if "万元" in pattern else PLACES, 3)
    total = a + b + c + shift
    text = pattern.format(total=total, a=a, b=b, c=c, p1=names[0], p2=names[1], p3=names[2])
    return text, str(total)


def parts_off_total(facts: Facts) -> Planted | None:
    """The parts named in a sentence do not add up to its total."""
    if not facts.objectives or any(each.copied for each in facts.objectives):
        return None
    text, total = parts(facts, facts.rng.choice((-3, -2, 2, 4, 10)))
    if not text:
        return None
    return Planted("", "", add_sentence(facts, text), words=text.rstrip("。"), note=total)


def one_measure_two_figures(facts: Facts) -> Planted | None:
    """The objective's text gives another figure than the row."""
    side = told_side(facts)
    if facts.form == "department-completion":
        return _two_in_narrative(facts)
    for number, objective in enumerate(facts.objectives):
        told = [
            s for s in getattr(objective, side) if s.about is not None and id(s.about) not in facts.taken and s.text()
        ]
        if objective.copied or not told:
            continue
        sentence = facts.rng.choice(told)
        row = sentence.about
        figure = _other_figure(facts, row, side)
        if not figure:
            continue
        facts.take(row)
        sentence.figure = figure
        also = (facts.where(row, "target" if side == "target" else "actual"), facts.where(row, "name"))
        where = "objectives[0].actual" if facts.variant == "hubei" else facts.objective_at(number, side)
        return Planted("", "", where, words=sentence.text(), also=also)
    return None


def _other_figure(facts: Facts, row: Indicator | None, side: str) -> str:
    number = None if row is None else row.goal if side == "target" else row.done
    if row is None or number is None or number <= 3 or row.kind not in {"ge", "eq", "rate"}:
        return ""
    if row.unit == "%":
        other = number - Decimal(facts.rng.randint(3, 9))
    else:
        other = (number * Decimal(facts.rng.choice((70, 80, 88, 115, 130))) / 100).quantize(Decimal(1))
    if other == number:
        return ""
    said = row.said_target if side == "target" else row.said_actual
    return said.replace(plain(number), plain(other), 1)


def _two_in_narrative(facts: Facts) -> Planted | None:
    rows = [r for r in facts.free("ge", "eq", "rate") if r.met and r.said_actual]
    facts.rng.shuffle(rows)
    for row in rows:
        figure = _other_figure(facts, row, "actual")
        if not figure:
            continue
        facts.take(row)
        row.explanation = facts.say("narrative_short_bare", name=row.name, actual=figure)
        return Planted("", "", facts.where(row, "explanation"), words=figure, also=(facts.where(row, "actual"),))
    return None


def copied_objective(facts: Facts) -> bool:
    """Copy the objective's target text into its actual, where nothing else was put there."""
    free = told_side(facts) == "actual" and facts.form != "department-completion" and len(facts.objectives) == 1
    busy = any(each.where == "objectives[0].actual" for each in (*facts.faults, *facts.traps))
    if not free or busy or any(fund.reason for fund in facts.funds) or facts.rng.random() < 0.6:
        return False
    facts.objectives[0].copied = True
    return True


def actual_repeats_target(facts: Facts, pick: Callable[..., Indicator | None]) -> Planted | None:
    """The actual is the target's own wording: ≥, 不少于, 不低于."""
    if facts.profile.targets_only or facts.form == "monitoring" or facts.profile.split or facts.variant == "scorecard":
        return None
    if copied_objective(facts):
        return Planted(
            "", "", "objectives[0].actual", also=("objectives[0].target",), note="the objective's text copied"
        )
    row = pick(facts, "ge", "rate", weighed=False)
    if row is None or row.goal is None or row.goal == 100:
        return None
    sign = facts.rng.choice(("≥", "不少于" if row.unit != "%" else "不低于"))
    row.target = row.actual = f"{sign}{plain(row.goal)}{unit_text(row)}"
    row.said_target, row.said_actual, row.explanation = row.target, "", ""
    if facts.form == "department-completion":
        row.explanation = facts.say("narrative_short_bare", name="相关工作", actual="有序推进")
    mark(facts, row)
    return Planted(
        "",
        "",
        facts.where(row, "actual"),
        words=row.actual,
        also=(facts.where(row, "target"), facts.where(row, "explanation")),
    )
