"""Faults that are planted into a clean table, each with its label. Nothing here but the fault itself is changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from tests.generator import faults_words
from tests.generator.facts import Facts, Indicator, Planted, Sentence, cents, plain
from tests.generator.scheme import BANDS, execution_mark, mark, settle, settle_money
from tests.generator.world import reason
from tests.generator.writing import PARTLY_DONE, percent, short_of, write_actual


@dataclass(frozen=True)
class Fault:
    """A kind of fault, the family of rules it belongs to, and how it is planted; None where the table has no place for it."""

    kind: str
    family: str
    plant: Callable[[Facts], Planted | None]


FAULTS: list[Fault] = []


def fault(kind: str, family: str) -> Callable[[Callable[[Facts], Planted | None]], Callable[[Facts], Planted | None]]:
    """Register a fault."""

    def register(plant: Callable[[Facts], Planted | None]) -> Callable[[Facts], Planted | None]:
        FAULTS.append(Fault(kind, family, plant))
        return plant

    return register


def pick(facts: Facts, *kinds: str, weighed: bool = True) -> Indicator | None:
    """An untouched indicator of the kinds whose target was met, with a figure."""
    rows = [row for row in facts.free(*kinds) if row.met and row.done is not None]
    rows = [row for row in rows if row.weight is not None or not weighed]
    if not rows:
        return None
    row = facts.rng.choice(rows)
    facts.take(row)
    return row


def rated(facts: Facts) -> bool:
    return facts.profile.scored and facts.variant != "scorecard"


def miss(facts: Facts, row: Indicator, low: float = 0.7, high: float = 0.93) -> None:
    """Let the row fall short of its target, without a word of why."""
    row.done, row.explanation = short_of(facts.rng, row, low, high), ""
    write_actual(facts, row)
    if facts.form == "department-completion":
        row.explanation = facts.say("narrative_short_bare", name=row.name, actual=row.said_actual)


@fault("mark-off-scheme", "SC")
def mark_off_scheme(facts: Facts) -> Planted | None:
    """Met and yet marked down without a reason, or missed and marked in full."""
    row = pick(facts, "ge", "rate", "eq", "le") if rated(facts) else None
    if row is None or row.weight is None or row.weight < 3 or row.mark != row.weight or not row.goal:
        return None
    if facts.rng.random() < 0.5 or facts.variant == "chongqing":
        row.mark = row.weight - facts.rng.choice((Decimal(1), Decimal("1.5"), Decimal(2)))
        row.explanation = ""
        note = "met, marked down without a word"
    else:
        miss(facts, row)
        row.explanation = reason(facts, row)
        note = "missed, full mark"
        if cents(row.weight * row.done / row.goal) == row.weight and row.kind != "le":
            return None
    also = (facts.where(row, "coefficient"), facts.where(row, "actual"), facts.where(row, "weight"))
    return Planted("", "", facts.where(row, "mark"), also=also, note=note)


@fault("weights-do-not-sum", "SC")
def weights_do_not_sum(facts: Facts) -> Planted | None:
    """One weight too large or too small; the marks follow the printed weights."""
    if "weights" in facts.used:
        return None
    if facts.variant == "scorecard":
        row = facts.rng.choice(facts.free())
        facts.take(row)
        facts.used.add("weights")
        row.weight, row.mark = (row.weight or Decimal(0)) + 2, (row.mark or Decimal(0)) + 1
        also = tuple(facts.where(row, part) for part in ("weight", "criteria", "level1", "level2"))
        return Planted(
            "", "", "total_weight", also=(*also, *(facts.where(each, "level2") for each in facts.indicators))
        )
    row = pick(facts, "ge", "rate", "eq") if rated(facts) and facts.variant not in {"hubei", "chongqing"} else None
    if row is None or row.weight is None or row.weight < 4 or row.mark != row.weight:
        return None
    facts.used.add("weights")
    row.weight += facts.rng.choice((Decimal(-2), Decimal(2), Decimal(3), Decimal(5)))
    mark(facts, row)
    also = (facts.where(row, "weight"), *(facts.where(each, "level1") for each in facts.indicators), "total_mark")
    return Planted("", "", "total_weight", also=also)


@fault("total-off", "SC")
def total_off(facts: Facts) -> Planted | None:
    """The total is not the sum of the marks."""
    if not facts.profile.scored or facts.total_shift:
        return None
    settle(facts)
    shift = Decimal(facts.rng.choice(("-5", "-3", "-1.5", "1", "2", "4.5")))
    if not Decimal(0) < facts.total + shift <= 100:
        shift = -abs(shift)
    facts.total_shift = shift
    return Planted("", "", "total_mark", words=None, also=("rating",) if facts.show_rating else ())


@fault("level1-weights-off-scheme", "SC")
def level1_weights_off_scheme(facts: Facts) -> Planted | None:
    """The form prints 10/50/30/10 (or 60/30), the rows of a level add up to something else."""
    levels = [level for level in facts.printed_level1 if any(r.level1 == level for r in facts.indicators)]
    if not rated(facts) or len(levels) < 2 or facts.variant in {"hubei", "chongqing"}:
        return None
    first, second = levels[:2]
    giving = [r for r in facts.free() if r.level1 == first and r.weight and r.weight >= 8 and r.mark == r.weight]
    taking = [r for r in facts.free() if r.level1 == second and r.weight and r.mark == r.weight]
    if not giving or not taking or "weights" in facts.used:
        return None
    facts.used.add("weights")
    facts.print_level1 = True
    moved = Decimal(facts.rng.choice((2, 3, 5)))
    for row, change in ((giving[0], -moved), (taking[0], moved)):
        row.weight = (row.weight or Decimal(0)) + change
        mark(facts, row)
        facts.take(row)
    lead = next(r for r in facts.indicators if r.level1 == first)
    other = next(r for r in facts.indicators if r.level1 == second)
    also = (facts.where(other, "level1"), facts.where(giving[0], "weight"), facts.where(taking[0], "weight"))
    return Planted("", "", facts.where(lead, "level1"), also=also)


@fault("mark-above-weight", "SC")
def mark_above_weight(facts: Facts) -> Planted | None:
    """More marks than the weight allows."""
    rows = [r for r in facts.free() if r.weight is not None and r.mark == r.weight] if facts.profile.scored else []
    if not rows:
        return None
    row = facts.rng.choice(rows)
    facts.take(row)
    row.mark = (row.weight or Decimal(0)) + facts.rng.choice((Decimal(1), Decimal(2), Decimal("0.5")))
    also = (facts.where(row, "weight"), facts.where(row, "name"), "total_mark")
    return Planted("", "", facts.where(row, "mark"), also=also)


@fault("mark-without-actual", "SC")
def mark_without_actual(facts: Facts) -> Planted | None:
    """Marks are given, the actual is blank."""
    row = pick(facts, "ge", "rate", "eq", "le") if rated(facts) else None
    if row is None or not row.mark:
        return None
    row.actual = row.said_actual = row.explanation = ""
    return Planted("", "", facts.where(row, "mark"), also=(facts.where(row, "actual"),))


@fault("qualitative-mark-out-of-band", "SC")
def qualitative_out_of_band(facts: Facts) -> Planted | None:
    """部分达成 with (nearly) all the marks, or 达成 with half of them."""
    rows = [r for r in facts.free("qual") if r.weight and r.weight >= 3] if rated(facts) else []
    if not rows:
        return None
    row = facts.rng.choice(rows)
    facts.take(row)
    if facts.rng.random() < 0.6:
        row.standing, row.actual = "部分达成", facts.rng.choice(PARTLY_DONE)
        row.share = Decimal(1)
        row.explanation = reason(facts, row)
    else:
        row.share, row.standing = Decimal("0.5"), "达成"
        row.actual, row.explanation = "达成年度指标", ""
    mark(facts, row)
    return Planted("", "", facts.where(row, "mark"), also=(facts.where(row, "actual"), facts.where(row, "coefficient")))


@fault("rating-against-total", "SC")
def rating_against_total(facts: Facts) -> Planted | None:
    """The rating is one that the total does not give."""
    if not facts.profile.scored:
        return None
    facts.show_rating = True
    return Planted("", "", "rating", also=("total_mark",))


def correct_rating(facts: Facts) -> None:
    """When all else is planted, name a wrong rating."""
    settle(facts)
    true = facts.rating
    names = [name for _, name in BANDS]
    at = names.index(true)
    facts.rating_override = names[at + 1 if at == 0 or (facts.rng.random() < 0.3 and at < 3) else at - 1]


@fault("execution-rate-off", "BU")
def execution_rate_off(facts: Facts) -> Planted | None:
    """The printed rate is not outturn over budget."""
    if not facts.funds or facts.form in {"department-completion", "project-target"} or id(facts.funds) in facts.taken:
        return None
    facts.take(facts.funds)
    whole = facts.funds[0]
    true = whole.outturn / whole.revised * 100 if whole.revised else Decimal(0)
    shift = Decimal(facts.rng.randint(30, 140)) / 10
    wrong = true - shift if true > 20 else true + shift
    whole.rate = plain(cents(wrong)) + "%"
    return Planted(
        "", "", "funds[0].rate", also=("funds[0].outturn", "funds[0].revised", "funds[0].mark", "paragraphs[2]")
    )


@fault("sources-off-total", "BU")
def sources_off_total(facts: Facts) -> Planted | None:
    """The sources do not add up to the total."""
    delta = Decimal(facts.rng.choice(("1", "2", "5", "10", "0.6")))
    if facts.form == "department-target":
        row = facts.rng.choice(facts.budget)
        row["fiscal"] += delta
        row_number = facts.budget.index(row)
        also = (f"tasks[{row_number}].fiscal", f"tasks[{row_number}].other", "budget.total", "budget.fiscal")
        return Planted("", "", f"tasks[{row_number}].total", also=also)
    if len(facts.funds) < 2 or facts.variant in {"hubei", "chongqing"} or id(facts.funds) in facts.taken:
        return None
    facts.take(facts.funds)
    part = facts.funds[1]
    fields = (
        ["initial", "revised"]
        if facts.form != "monitoring" and facts.variant not in {"transfer", "hunan"}
        else ["revised"]
    )
    if facts.form == "monitoring":
        fields = ["initial", "revised", "expected"]
    for name in fields:
        setattr(part, name, getattr(part, name) + delta)
    if facts.form != "project-target":
        part.rate = percent(part.outturn, part.revised)
    shown = "revised" if facts.variant in {"transfer", "hunan"} else "initial"
    also = (
        "funds[0].revised",
        "funds[0].initial",
        "funds[1].initial",
        "funds[1].revised",
        "funds[0].expected",
        "funds[1].expected",
    )
    return Planted("", "", f"funds[0].{shown}", also=also)


def execute(facts: Facts, share: Decimal) -> None:
    """Spend only this share of every source."""
    for each in facts.funds[1:]:
        each.outturn = cents(each.revised * share)
    facts.funds[0].outturn = sum((each.outturn for each in facts.funds[1:]), Decimal(0))
    settle_money(facts)
    facts.take(facts.funds)


@fault("low-execution-unexplained", "EX")
def low_execution_unexplained(facts: Facts) -> Planted | None:
    """A large part of the money is unspent and nobody says why."""
    if len(facts.funds) < 2 or facts.form in {"monitoring", "project-target"} or id(facts.funds) in facts.taken:
        return None
    execute(facts, Decimal(facts.rng.randint(38, 72)) / 100)
    facts.funds[0].reason = ""
    return Planted("", "", "funds[0].rate", also=("funds[0].outturn", "funds[0].mark", "funds[0].reason", "total_mark"))


@fault("achievement-outruns-money", "BU")
def achievement_outruns_money(facts: Facts) -> Planted | None:
    """Everything was achieved though about half of the money was spent; the low execution itself is explained."""
    usable = rated(facts) and len(facts.funds) > 1 and id(facts.funds) not in facts.taken
    short = [row for row in facts.indicators if row.weight is not None and row.mark != row.weight]
    if not usable or short or facts.profile.execution is None or facts.objectives[0].copied:
        return None
    execute(facts, Decimal(facts.rng.randint(42, 60)) / 100)
    explain_money(facts, facts.say("low_execution_reason"))
    return Planted(
        "", "", "funds[0].outturn", also=("funds[0].rate", "funds[0].revised", "funds[0].mark", "total_mark")
    )


def explain_money(facts: Facts, text: str) -> None:
    """Put a sentence on the money where the form has a place for it."""
    facts.funds[0].reason = text
    own = {"sichuan", "chongqing", "tianjin", "hubei", "project"}
    if facts.variant not in own and facts.objectives:
        facts.objectives[0].actual.append(Sentence(text))


@fault("missed-target-unexplained", "EX")
def missed_target_unexplained(facts: Facts) -> Planted | None:
    """The target was missed, the mark follows, no reason is given."""
    if facts.profile.targets_only or facts.form == "monitoring" or facts.variant == "scorecard":
        return None
    row = pick(facts, "ge", "rate", "eq", "le", weighed=False)
    if row is None or not row.goal or row.goal <= 2:
        return None
    miss(facts, row)
    mark(facts, row)
    also = tuple(facts.where(row, part) for part in ("explanation", "target", "mark", "name"))
    return Planted(
        "",
        "",
        facts.where(row, "actual"),
        also=(*also, "explanation", "remarks", "objectives[0].explanation", *faults_words.objective_places(facts)),
    )


faults_words.register(fault, pick)


# a fault that nearly every form has room for waits, so that all kinds come about equally often
COMMON = {
    "one-measure-two-figures": 0.3, "parts-off-total": 0.25, "wrong-year": 0.3, "sources-off-total": 0.5, "total-off": 0.7,
    "missed-target-unexplained": 0.6, "dates-out-of-order": 0.7, "low-execution-unexplained": 1.5, "unit-differs": 2.0,
    "target-without-actual": 2.0, "qualitative-mark-out-of-band": 1.5, "forecast-below-done": 2.0, "actual-repeats-target": 1.3,
}  # fmt: skip


def applicable(facts: Facts) -> list[Fault]:
    """The faults in an order drawn for this table."""
    keys = {each.kind: facts.rng.random() ** (1 / COMMON.get(each.kind, 1.0)) for each in FAULTS}
    return sorted(FAULTS, key=lambda each: -keys[each.kind])


def plant_faults(facts: Facts, count: int, only: str | None = None) -> None:
    """Plant so many faults, each of another kind, as far as the form has room for them."""
    wrong_rating = False
    for each in applicable(facts):
        if len(facts.faults) >= count:
            break
        if only and each.kind != only:
            continue
        planted = each.plant(facts)
        if planted:
            facts.faults.append(replace(planted, kind=each.kind, family=each.family))
            wrong_rating = wrong_rating or each.kind == "rating-against-total"
    if wrong_rating:
        correct_rating(facts)
        facts.faults = [replace(f, words=facts.rating_override) if f.where == "rating" else f for f in facts.faults]
    outrun(facts)


def outrun(facts: Facts) -> None:
    """A low execution beside full marks also makes achievement outrun money: say so, as optional."""
    kinds = {each.kind for each in facts.faults}
    if not rated(facts) or not facts.funds or facts.profile.execution is None or "achievement-outruns-money" in kinds:
        return
    whole, weight = facts.funds[0], facts.profile.execution
    marks = sum((row.mark for row in facts.indicators if row.mark is not None), Decimal(0)) / (100 - weight)
    money_share = (execution_mark(facts, whole) or Decimal(0)) / weight
    if marks and (marks - money_share) / marks > Decimal("0.05"):
        where = "funds[0].outturn"
        facts.faults.append(
            Planted(
                "achievement-outruns-money",
                "BU",
                where,
                optional=True,
                also=("total_mark", "funds[0].rate"),
                note="follows from the low execution",
            )
        )
