"""Traps: correct things that a careless checker would report. A trap never makes the table wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from tests.generator.facts import Facts, Indicator, Planted, cents, plain
from tests.generator.faults import execute, explain_money, rated
from tests.generator.faults_words import add_sentence, dates, parts, told_side
from tests.generator.scheme import mark, settle_money
from tests.generator.world import reason
from tests.generator.writing import PARTLY_DONE, short_of, unit_text, write_actual

Trap = Callable[[Facts], Planted | None]
TRAPS: list[tuple[str, str, Trap]] = []


def trap(kind: str, family: str) -> Callable[[Trap], Trap]:
    """Register a trap; `family` is the one that a careless rule would belong to."""

    def register(plant: Trap) -> Trap:
        TRAPS.append((kind, family, plant))
        return plant

    return register


def quiet(facts: Facts, rows: list[Indicator], part: str) -> Planted | None:
    """A trap that is there already: the first of the rows, which no fault may touch from now on."""
    if not rows:
        return None
    facts.take(rows[0])
    return Planted("", "", facts.where(rows[0], part))


@trap("sub-rows-unmarked", "SC")
def sub_rows(facts: Facts) -> Planted | None:
    rows = [row for row in facts.indicators if row.sub]
    return Planted("", "", facts.where(rows[0], "name")) if rows else None


@trap("deduction-explained", "SC")
def deduction_explained(facts: Facts) -> Planted | None:
    """A met target, marked down by the rule on targets set too low, and the column says so."""
    rows = (
        [r for r in facts.free("ge") if r.met and r.weight and r.weight >= 5 and (r.goal or 0) >= 10]
        if rated(facts) and facts.profile.explained
        else []
    )
    if not rows or facts.variant == "hubei":
        return None
    row = facts.rng.choice(rows)
    facts.take(row)
    row.done = ((row.goal or Decimal(1)) * Decimal(facts.rng.randint(180, 240)) / 100).quantize(Decimal(1))
    write_actual(facts, row)
    row.mark = (row.weight or Decimal(1)) - 1
    row.explanation = "实际完成数远超年初目标，系目标设定偏低，按偏离程度自行扣减1分；下年度据实提高目标值。"
    return Planted("", "", facts.where(row, "mark"))


@trap("over-execution-capped", "BU")
def over_execution(facts: Facts) -> Planted | None:
    """More was spent than budgeted, with the reason; the mark stays at its weight."""
    if not rated(facts) or len(facts.funds) < 2 or id(facts.funds) in facts.taken or facts.profile.execution is None:
        return None
    execute(facts, Decimal("1.0") + Decimal(facts.rng.randint(1, 4)) / 100)
    explain_money(facts, "年底据实追加支付的款项使执行数略大于全年预算数，已按规定履行追加手续")
    return Planted("", "", "funds[0].rate")


@trap("weights-as-percent", "SC")
def percent_weights(facts: Facts) -> Planted | None:
    if facts.variant not in {"sichuan", "yunnan"}:
        return None
    facts.percent_weights = True
    return quiet(facts, facts.indicators[:1], "weight")


@trap("cost-scheme-2021", "SC")
def cost_scheme(facts: Facts) -> Planted | None:
    """20/40/20/10 beside 10, as 财预〔2021〕101号 has it, printed on the form."""
    return Planted("", "", facts.where(facts.indicators[0], "level1")) if "成本指标" in facts.printed_level1 else None


def reported(facts: Facts) -> bool:
    """Whether the form prints actuals by indicator."""
    return not facts.profile.targets_only and facts.form != "monitoring" and facts.variant != "scorecard"


@trap("reverse-met", "SC")
def reverse_met(facts: Facts) -> Planted | None:
    """Less than the upper limit, which is as it should be."""
    rows = [r for r in facts.free("le", "cap") if r.met and r.done is not None and r.done < (r.goal or 0)]
    return quiet(facts, rows if reported(facts) else [], "actual")


@trap("zero-tolerance", "SC")
def zero_tolerance(facts: Facts) -> Planted | None:
    rows = facts.free("zero")
    return quiet(facts, rows, "target")


@trap("satisfaction-over-target", "TG")
def satisfaction_over(facts: Facts) -> Planted | None:
    """More satisfied than was asked for."""
    rows = [r for r in facts.free("rate") if "满意度" in r.name and r.done is not None and r.goal and r.done > r.goal]
    return quiet(facts, rows if reported(facts) else [], "actual")


@trap("shortfall-explained", "EX")
def shortfall_explained(facts: Facts) -> Planted | None:
    """Missed, marked in proportion, and explained in its column."""
    rows = (
        [r for r in facts.free("ge", "rate") if r.met and (r.goal or 0) > 4]
        if facts.profile.explained and not facts.profile.targets_only
        else []
    )
    if not rows or facts.form == "monitoring" or facts.variant == "scorecard":
        return None
    row = facts.rng.choice(rows)
    facts.take(row)
    row.done = short_of(facts.rng, row)
    row.explanation = reason(facts, row)
    write_actual(facts, row)
    mark(facts, row)
    return Planted("", "", facts.where(row, "actual"))


@trap("same-words-two-scopes", "AG")
def two_scopes(facts: Facts) -> Planted | None:
    """Two figures of one name, of different scope, and the text says which is which."""
    rows = (
        [r for r in facts.free("ge") if r.said_actual and r.done and r.done >= 10]
        if told_side(facts) == "actual"
        else []
    )
    if not rows or facts.form == "department-completion" or facts.variant == "scorecard":
        return None
    row = facts.rng.choice(rows)
    facts.take(row)
    big = plain((row.done * Decimal(facts.rng.randint(210, 640)) / 100).quantize(Decimal(1))) + unit_text(row)
    text = facts.rng.choice(facts.words["two_scopes"][:3]).format(name=row.name, big=big, small=row.said_actual)
    return Planted("", "", add_sentence(facts, text), words=big)


@trap("revised-target-explained", "TG")
def revised_explained(facts: Facts) -> Planted | None:
    """Raised in the year, reached, and explained."""
    rows = (
        [r for r in facts.free("ge") if r.goal and r.goal >= 20 and r.met and r.level1 == "履职指标"]
        if facts.variant == "chongqing"
        else []
    )
    if not rows:
        return None
    row = facts.rng.choice(rows)
    facts.take(row)
    row.goal = ((row.goal or Decimal(1)) * Decimal("1.2")).quantize(Decimal(1))
    row.done = row.goal
    row.target = plain(row.goal)
    write_actual(facts, row)
    mark(facts, row)
    facts.note_lines.append(f"{row.name}目标调整说明：" + facts.say("adjusted_target_reason"))
    return Planted("", "", facts.where(row, "target"))


@trap("mid-year-adjustment-explained", "BU")
def adjusted_budget(facts: Facts) -> Planted | None:
    """The revised budget differs from the initial one, and the text says why."""
    usable = (
        rated(facts)
        and len(facts.funds) > 1
        and id(facts.funds) not in facts.taken
        and facts.variant not in {"hubei", "transfer"}
    )
    if not usable:
        return None
    facts.take(facts.funds)
    fund, whole = facts.funds[1], facts.funds[0]
    fund.initial = cents(fund.revised * Decimal(facts.rng.choice((85, 90, 110, 120))) / 100)
    whole.initial = sum((each.initial for each in facts.funds[1:]), Decimal(0))
    settle_money(facts)
    up = whole.revised > whole.initial
    reasons = facts.words["adjustment_reason"]
    explain_money(facts, reasons[facts.rng.choice((0, 3))] if up else reasons[facts.rng.choice((1, 4))])
    return Planted("", "", "funds[0].revised")


@trap("low-execution-explained", "EX")
def low_execution_explained(facts: Facts) -> Planted | None:
    usable = rated(facts) and len(facts.funds) > 1 and id(facts.funds) not in facts.taken
    if not usable or facts.rng.random() < 0.5:
        return None
    execute(facts, Decimal(facts.rng.randint(80, 89)) / 100)
    explain_money(facts, facts.say("low_execution_reason"))
    return Planted("", "", "funds[0].rate")


@trap("qualitative-in-band", "SC")
def qualitative_in_band(facts: Facts) -> Planted | None:
    """A mark given by hand inside its band, explained."""
    rows = (
        [r for r in facts.free("qual") if r.weight and r.weight >= 4 and r.standing == "达成"]
        if rated(facts) and facts.profile.explained
        else []
    )
    if not rows:
        return None
    row = facts.rng.choice(rows)
    facts.take(row)
    if facts.rng.random() < 0.5:
        row.share, row.explanation = Decimal("0.9"), "机制运行时间较短，效果有待进一步显现，自行扣分。"
    else:
        row.share, row.standing, row.actual = Decimal("0.7"), "部分达成", facts.rng.choice(PARTLY_DONE)
        row.explanation = reason(facts, row)
    mark(facts, row)
    return Planted("", "", facts.where(row, "mark"))


@trap("rounding-difference", "AR")
def rounding(facts: Facts) -> Planted | None:
    """The mark of the execution is rounded to one place, as many offices do; the total takes the rounded mark."""
    if not rated(facts) or not facts.funds or id(facts.funds) in facts.taken or facts.variant == "hubei":
        return None
    whole = facts.funds[0]
    exact = cents(Decimal(10) * whole.outturn / whole.revised) if whole.revised else Decimal(0)
    rounded = exact.quantize(Decimal("0.1"))
    if exact == rounded or exact > 10 or whole.mark is None:
        return None
    whole.mark = rounded
    facts.take(facts.funds)
    return Planted("", "", "funds[0].mark")


@trap("approximate-agrees", "AG")
def approximate(facts: Facts) -> Planted | None:
    """The text rounds (余, 近) what the row gives exactly."""
    for number, objective in enumerate(facts.objectives if told_side(facts) == "actual" else []):
        told = [
            s
            for s in objective.actual
            if s.about
            and s.about.done
            and s.about.done > 120
            and s.about.kind in {"ge", "eq"}
            and id(s.about) not in facts.taken
        ]
        if not told or facts.form == "department-completion" or objective.copied:
            continue
        sentence = told[0]
        row = sentence.about
        step = Decimal(10) ** (row.done.adjusted() - 1)
        floor = row.done // step * step
        if floor == row.done:
            continue
        facts.take(row)
        sentence.figure = f"{plain(floor)}余{unit_text(row)}"
        where = "objectives[0].actual" if facts.variant == "hubei" else facts.objective_at(number, "actual")
        return Planted("", "", where, words=sentence.figure)
    return None


@trap("dates-in-order", "DT")
def dates_in_order(facts: Facts) -> Planted | None:
    if told_side(facts) != "actual" or not facts.objectives:
        return None
    text, _, _ = dates(facts, ordered=True)
    return Planted("", "", add_sentence(facts, text), words=text.rstrip("。"))


@trap("parts-make-the-total", "AR")
def parts_fit(facts: Facts) -> Planted | None:
    if not facts.objectives:
        return None
    text, _ = parts(facts, 0)
    if not text:
        return None
    return Planted("", "", add_sentence(facts, text), words=text.rstrip("。"))


@trap("earlier-year-named-rightly", "DT")
def earlier_year(facts: Facts) -> Planted | None:
    """Last year is named as last year."""
    if not facts.objectives or facts.form == "department-completion":
        return None
    text = (
        f"较{facts.year - 1}年进一步规范了工作流程"
        if told_side(facts) == "actual"
        else f"在{facts.year - 1}年工作基础上持续推进"
    )
    return Planted("", "", add_sentence(facts, text), words=text)


# a trap that nearly every form has room for waits
COMMON = {
    "parts-make-the-total": 0.25, "earlier-year-named-rightly": 0.25, "dates-in-order": 0.5, "zero-tolerance": 0.6,
    "weights-as-percent": 2.0, "cost-scheme-2021": 1000.0, "sub-rows-unmarked": 3.0, "rounding-difference": 1.6, "approximate-agrees": 1.5,
}  # fmt: skip


def plant_traps(facts: Facts, count: int | None = None) -> None:
    """Set some traps, as far as the form has room for them."""
    wanted = facts.rng.randint(1, 4) if count is None else count
    keys = {kind: facts.rng.random() ** (1 / COMMON.get(kind, 1.0)) for kind, _, _ in TRAPS}
    traps = sorted(TRAPS, key=lambda each: -keys[each[0]])
    for kind, family, plant in traps:
        if len(facts.traps) >= wanted:
            break
        planted = plant(facts)
        if planted:
            facts.traps.append(replace(planted, kind=kind, family=family))
