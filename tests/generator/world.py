"""Draws what a table tells: a department, its project, indicators, money and sentences, from a seed."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from tests.generator.facts import Facts, Fund, Indicator, Objective, Sentence, cents
from tests.generator.profiles import PROFILES
from tests.generator.scheme import mark, settle_money
from tests.generator.writing import amount, reach, short_of, write_actual, write_target

WORDS = Path(__file__).parent / "words"
LEVEL2 = {
    "数量": "数量指标", "质量": "质量指标", "时效": "时效指标", "成本": "成本指标", "经济": "经济效益指标", "社会": "社会效益指标",
    "生态": "生态效益指标", "可持续": "可持续影响指标", "满意度": "服务对象满意度指标",
}  # fmt: skip
PEOPLE = {"人", "人次", "户", "户次", "家", "家次", "万人次", "份", "件", "次", "场", "场次", "笔"}
RURAL = {"agriculture", "water", "transport", "forestry", "housing", "commerce", "labour"}
LEVEL1 = {"数量": "产出指标", "质量": "产出指标", "时效": "产出指标", "成本": "产出指标", "满意度": "满意度指标"}


@cache
def phrases() -> dict[str, list[str]]:
    """The sentences, by kind."""
    return yaml.load((WORDS / "phrases.yaml").read_text("utf-8"), yaml.CSafeLoader)


@cache
def trades() -> list[dict[str, list[str]]]:
    """The trades with their bodies, projects and indicators."""
    return yaml.load((WORDS / "trades.yaml").read_text("utf-8"), yaml.CSafeLoader)


def blank_facts(rng: random.Random, form: str, variant: str) -> Facts:
    """Who, what and when."""
    fitting = [each for each in trades() if variant != "transfer" or each["id"] in RURAL]
    trade, words = rng.choice(fitting), phrases()
    place, body = rng.choice(words["places"]), rng.choice(trade["bodies"])
    year = rng.randint(2019, 2025)
    return Facts(
        rng=rng, form=form, variant=variant, profile=PROFILES[form, variant], trade=trade, place=place,
        department=place + body, office=rng.choice(trade["offices"]), project=rng.choice(trade["projects"]),
        code=f"{rng.randint(101, 499)}", year=year, month=rng.choice((5, 6, 7, 7, 7, 8, 9, 10)),
        leader=rng.choice(words["surnames"]) + rng.choice(words["given"]),
        clerk=rng.choice(words["surnames"]) + rng.choice(words["given"]),
        disclaimer=rng.choice(words["disclaimers"]), tasks=trade["tasks"], with_units=rng.random() < 0.75,
        full_dates=rng.random() < 0.3, comma=rng.random() < 0.15, numbered=rng.random() < 0.15,
        wrapped=rng.random() < 0.2, words=words,
    )  # fmt: skip


def template(facts: Facts, line: str) -> Indicator:
    """An indicator with a target, from one line of the lists."""
    level2, name, unit, kind, sizes = line.split("|")
    row = Indicator(LEVEL1.get(level2, "效益指标"), LEVEL2[level2], name, unit, kind)
    if kind == "qual":
        row.target = sizes
    elif kind == "yes":
        row.target = "是"
    else:
        row.goal = amount(facts.rng, sizes)
    if kind == "date":
        row.unit = "-"
    if kind == "ge" and row.goal and row.goal >= 50 and facts.rng.random() < 0.03:
        row.kind, row.top = "range", (row.goal * Decimal("1.2")).quantize(Decimal(1))
    return row


def choose(facts: Facts, count: int) -> list[Indicator]:
    """As many indicators as asked, at least one of every level, in the order of the form."""
    lines = list(facts.trade["indicators"])
    by_level: dict[str, list[str]] = {}
    for line in lines:
        by_level.setdefault(LEVEL1.get(line.split("|")[0], "效益指标"), []).append(line)
    first = [facts.rng.choice(by_level[level]) for level in ("产出指标", "效益指标", "满意度指标")]
    rest = [line for line in lines if line not in first]
    facts.rng.shuffle(rest)
    rows = [template(facts, line) for line in (first + rest)[:count]]
    rows += more_rows(facts, lines, count - len(rows))
    if "产出指标" in facts.profile.level1 and "满意度指标" not in facts.profile.level1:
        rows = [row for row in rows if row.level1 != "满意度指标"]
    order = list(LEVEL2.values())
    return sorted(rows, key=lambda row: order.index(row.level2))


def more_rows(facts: Facts, lines: list[str], missing: int) -> list[Indicator]:
    """Further rows for large tables: the same works in parts of the place, each named."""
    rows = []
    for number in range(max(missing, 0)):
        row = template(facts, lines[number % len(lines)])
        areas = facts.words["areas"]
        turn = number // len(lines)
        part = areas[turn] if turn < len(areas) else f"第{turn - len(areas) + 1}网格"
        row.name = f"{row.name}（{part}）"
        rows.append(row)
    return rows


def split_points(rng: random.Random, points: int, parts: int) -> list[Decimal]:
    """Points dealt over so many rows, whole numbers where they suffice."""
    if points < 2 * parts:
        share = (Decimal(points) / parts).quantize(Decimal("0.01"))
        return [share] * (parts - 1) + [Decimal(points) - share * (parts - 1)]
    dealt = [points // parts] * parts
    for _ in range(points - sum(dealt)):
        dealt[rng.randrange(parts)] += 1
    for _ in range(parts):
        giver, taker = rng.randrange(parts), rng.randrange(parts)
        if dealt[giver] > 3:
            dealt[giver] -= 1
            dealt[taker] += 1
    return [Decimal(each) for each in dealt]


def weigh(facts: Facts) -> None:
    """Weights by level 1 as the form prints them."""
    scheme = dict(facts.profile.level1)
    present = dict.fromkeys(row.level1 for row in facts.indicators)
    scheme = {level: points for level, points in scheme.items() if level in present}
    missing = sum(facts.profile.level1.values()) - sum(scheme.values())
    if missing and scheme:
        scheme[next(iter(scheme))] += missing
    for level, points in scheme.items():
        rows = [row for row in facts.indicators if row.level1 == level]
        for row, weight in zip(rows, split_points(facts.rng, points, len(rows)), strict=True):
            row.weight = weight
        facts.printed_level1[level] = Decimal(points)


def reason(facts: Facts, row: Indicator) -> str:
    """Why a row fell short: works have weather and tenders, rates and judgements have people and habits."""
    kind = "short_reason"
    if row.kind in {"le", "cap"}:
        kind = "short_reason_cost"
    elif row.kind == "qual" or row.unit == "%":
        kind = "short_reason_soft"
    elif row.unit in PEOPLE:
        kind = "short_reason_people"
    return facts.rng.choice(facts.words[kind])


def perform(facts: Facts, row: Indicator, shortfall: float) -> None:
    """What became of the target: mostly met, sometimes missed with a reason given."""
    rng = facts.rng
    if row.kind == "qual":
        if rng.random() < shortfall / 2 and facts.profile.explained:
            row.standing, row.share = "部分达成", Decimal(rng.choice(("0.7", "0.75")))
            row.explanation = reason(facts, row)
    elif row.kind in {"ge", "rate", "le"} and rng.random() < shortfall and (row.goal or 0) > 4:
        row.done = short_of(rng, row)
        row.explanation = reason(facts, row)
    elif row.kind != "yes":
        row.done = reach(rng, row)
    if not row.explanation:
        row.explanation = rng.choice(facts.words["met_note"]) if facts.profile.scored else ""
    write_target(facts, row)
    write_actual(facts, row)


def with_cost(facts: Facts) -> None:
    """The scheme of 财预〔2021〕101号: cost 20, output 40, benefit 20, satisfaction 10, printed on the form."""
    costs = [row for row in facts.indicators if row.level2 == "成本指标"]
    if not costs:
        return
    for row in costs:
        row.level1, row.level2 = "成本指标", "经济成本指标"
    facts.indicators = costs + [row for row in facts.indicators if row not in costs]
    facts.profile = replace(facts.profile, level1={"成本指标": 20, "产出指标": 40, "效益指标": 20, "满意度指标": 10})
    facts.print_level1 = True


def draw_indicators(facts: Facts, size: int | None) -> None:
    """Rows with targets, actuals, weights and marks."""
    count = max(size, 3) if size else facts.rng.randint(7, 13)
    facts.indicators = choose(facts, count)
    if facts.variant == "mof-2020-10" and facts.year >= 2022 and facts.rng.random() < 0.4:
        with_cost(facts)
    weigh(facts)
    shortfall = 0.0 if facts.profile.targets_only else facts.rng.choice((0.0, 0.0, 0.08, 0.15))
    for row in facts.indicators:
        perform(facts, row, shortfall)
        mark(facts, row)


def draw_funds(facts: Facts) -> None:
    """Initial, revised and spent money by source; the sources sum to the total."""
    rng = facts.rng
    total = Decimal(str(round(10 ** rng.uniform(1.2, 3.6), 2 if rng.random() < 0.6 else 0)))
    other = cents(total * rng.randint(5, 30) / 100) if rng.random() < 0.4 else Decimal(0)
    carried = cents(total * rng.randint(3, 20) / 100) if rng.random() < 0.3 else Decimal(0)
    rate = Decimal(1) if rng.random() < 0.35 else Decimal(str(round(rng.uniform(0.956, 0.999), 4)))
    parts = [("当年财政拨款", total - other - carried), ("上年结转资金", carried), ("其他资金", other)]
    funds = [Fund(name, sum_, sum_, cents(sum_ * rate)) for name, sum_ in parts]
    whole = Fund("年度资金总额", *(sum(getattr(f, k) for f in funds) for k in ("initial", "revised", "outturn")))
    facts.funds = [whole, *funds]
    settle_money(facts)


def told(facts: Facts) -> list[Indicator]:
    """The indicators that the objective's text speaks of."""
    rows = [row for row in facts.indicators if row.kind in {"ge", "eq", "rate"} and not row.sub]
    return sorted(facts.rng.sample(rows, min(len(rows), facts.rng.randint(2, 4))), key=facts.indicators.index)


def draw_objective(facts: Facts, rows: list[Indicator] | None = None) -> Objective:
    """Target and actual text, which speak of the same indicators."""
    chosen, words, rng = told(facts) if rows is None else rows, facts.words, facts.rng
    target = [Sentence(facts.say("objective_opening"))]
    target += [Sentence(rng.choice(words["objective_item"]), row, wants="target") for row in chosen]
    actual = [Sentence(facts.say("actual_opening"))]
    actual += [Sentence(rng.choice(words["actual_item" if row.met else "short_item"]), row) for row in chosen]
    if rng.random() < 0.5:
        target.append(Sentence(facts.say("objective_closing")))
    if rng.random() < 0.5 and all(row.met for row in chosen):
        actual.append(Sentence(facts.say("actual_closing")))
    return Objective(target, actual)


def draw(seed: int, form: str, variant: str, size: int | None) -> Facts:
    """A clean table of the form."""
    rng = random.Random(f"{form}/{variant}/{seed}/{size}")  # noqa: S311
    facts = blank_facts(rng, form, variant)
    facts.show_rating = facts.profile.rating or (facts.profile.scored and rng.random() < 0.3)
    facts.print_level1 = facts.profile.scored and bool(facts.profile.level1) and rng.random() < 0.5
    facts.with_units = facts.with_units or form == "department-completion"
    if facts.profile.funds:
        draw_funds(facts)
    if variant != "scorecard":
        draw_indicators(facts, size)
        facts.objectives = [draw_objective(facts)]
    return facts
