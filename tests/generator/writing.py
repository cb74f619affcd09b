"""How an office writes a target and an actual: signs, units, percents, months."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal

from tests.generator.facts import Facts, Indicator, cents, plain

QUALITATIVE_DONE = ("达成年度指标", "达成预期指标", "达成年度指标", "达到预期效果")
PARTLY_DONE = ("部分达成年度指标并具有一定效果", "部分达成预期指标并具有一定效果")
AT_LEAST = ("≥{v}{u}", "≥{v}{u}", "≥{v}{u}", "不少于{v}{u}", "不低于{v}{u}", "{v}{u}", "{v}{u}以上")
AT_MOST = ("≤{v}{u}", "≤{v}{u}", "不超过{v}{u}", "不高于{v}{u}")
EQUAL = ("={v}{u}", "{v}{u}", "{v}{u}")


def round_figure(rng: random.Random, low: Decimal, high: Decimal) -> Decimal:
    """A figure between the two as a plan would name it, two digits and noughts."""
    drawn = float(low) * (float(high) / float(low)) ** rng.random()
    number = Decimal(str(round(drawn, 6)))
    if high <= 10:
        return number.quantize(Decimal(1)) or Decimal(1)
    step = Decimal(10) ** max(number.adjusted() - 1, 0)
    if number >= 100 and rng.random() < 0.7:
        step *= 5 if rng.random() < 0.5 else 2
    return max((number / step).quantize(Decimal(1), ROUND_HALF_UP) * step, Decimal(1))


def amount(rng: random.Random, sizes: str) -> Decimal:
    """A figure from `low-high` or from a list `a,b,c`."""
    if "-" in sizes:
        low, high = (Decimal(each) for each in sizes.split("-"))
        return round_figure(rng, low, high)
    return Decimal(rng.choice(sizes.split(",")))


def money(number: Decimal, *, comma: bool = False) -> str:
    """An amount in 万元 with at most two places."""
    text = plain(cents(number))
    if not comma:
        return text
    whole, _, rest = text.partition(".")
    return f"{int(whole):,}" + (f".{rest}" if rest else "")


def percent(part: Decimal, whole: Decimal) -> str:
    """A rate with two places, or without when it is whole."""
    return plain(cents(part / whole * 100)) + "%" if whole else "0%"


def unit_text(indicator: Indicator) -> str:
    return "" if indicator.unit == "-" else indicator.unit


def day_text(facts: Facts, done: Decimal) -> str:
    """A date held as month plus day in hundredths: 9.15 is 15 September."""
    month, day = int(done), int(done * 100) % 100
    year = f"{facts.year}年" if facts.full_dates else ""
    return f"{year}{month}月{day}日" if day else f"{year}{month}月"


def write_target(facts: Facts, row: Indicator) -> None:
    """Write sign, cell and spoken form of the target from its figure."""
    rng, unit, goal = facts.rng, unit_text(row), row.goal
    row.said_target = row.target
    if row.kind in {"qual", "yes"}:
        row.sign = "定性"
        return
    if goal is None:
        raise ValueError(row.name)
    number = plain(goal)
    if row.kind == "date":
        year = f"{facts.year}年" if facts.full_dates else ""
        last = "底" if rng.random() < 0.7 else "30日"
        row.sign, row.target = "≤", f"{year}{int(goal)}月{last}前"
        row.said_target = row.target
    elif row.kind == "range":
        row.sign, row.target = "区间", f"{number}-{plain(row.top or goal)}{unit}"
        row.said_target = row.target
    else:
        _write_number(facts, row, rng, number, unit)


def _write_number(facts: Facts, row: Indicator, rng: random.Random, number: str, unit: str) -> None:
    at_least, at_most = row.kind in {"ge", "rate"}, row.kind in {"le", "cap"}
    if row.goal == 100 and row.kind == "rate":
        at_least = False
    row.sign = "≥" if at_least else "≤" if at_most else "＝"
    spoken = "不少于" if at_least and unit != "%" else "不低于" if at_least else "控制在" if at_most else "为"
    row.said_target = f"{spoken}{number}{unit}" + ("以内" if at_most else "")
    if facts.profile.split:
        row.target = number
        return
    bare = not facts.with_units and unit != "%" and row.kind != "zero"
    patterns = AT_LEAST if at_least else AT_MOST if at_most else EQUAL
    if bare:
        patterns = patterns[:1] if row.kind != "eq" else patterns[1:2]
    strange = "不少于" if unit == "%" else "不低于"
    patterns = tuple(p for p in patterns if not p.startswith(strange))
    row.target = rng.choice(patterns).format(v=number, u="" if bare else unit)


def write_actual(facts: Facts, row: Indicator) -> None:
    """Write the cell and the spoken form of the actual from its figure."""
    unit, done = unit_text(row), row.done
    if row.kind == "qual":
        row.actual = facts.rng.choice(QUALITATIVE_DONE if row.standing == "达成" else PARTLY_DONE)
        row.said_actual = ""
    elif row.kind == "yes":
        row.actual, row.said_actual = "是", ""
    elif done is None:
        row.actual = row.said_actual = ""
    elif row.kind == "date":
        row.actual = row.said_actual = day_text(facts, done)
    else:
        row.said_actual = f"{plain(done)}{unit}"
        bare = row.unit != "%" and (facts.profile.split or not facts.with_units)
        row.actual = plain(done) if bare else row.said_actual
        if (
            not bare
            and row.kind in {"ge", "eq"}
            and facts.form != "department-completion"
            and facts.rng.random() < 0.08
        ):
            row.actual = facts.rng.choice(("已完成", "实际", "完成")) + row.said_actual


def short_of(rng: random.Random, row: Indicator, low: float = 0.72, high: float = 0.95) -> Decimal:
    """A figure that misses the target."""
    goal = row.goal or Decimal(1)
    share = Decimal(str(round(low + (high - low) * rng.random(), 3)))
    if row.kind in {"le", "cap"}:
        step = Decimal("0.01") if goal < 10 else Decimal(1)
        return max((goal * (2 - share)).quantize(step), goal + step)
    if row.kind == "date":
        return Decimal(min(int(goal) + 1, 12)) + Decimal("0.15")
    if row.unit == "%":
        lowest = Decimal("0.1")
        return min((goal * (share + (1 - share) / 2)).quantize(lowest), goal - lowest)
    step = Decimal("0.01") if goal < 1 else Decimal(1)
    if goal <= 20 and goal > 1:
        return goal - 1
    return min((goal * share).quantize(step), goal - step)


def reach(rng: random.Random, row: Indicator) -> Decimal:
    """A figure that meets the target, at it or a little beyond."""
    goal = row.goal or Decimal(0)
    chance = rng.random()
    if row.kind in {"zero", "eq"}:
        return goal
    if row.kind == "date":
        month = max(int(goal) - rng.randint(0, 1), 1)
        return Decimal(month) + Decimal(rng.randint(5, 28)) / 100
    if row.kind == "range":
        return goal + ((row.top or goal) - goal) * rng.randint(2, 8) // 10
    if row.kind in {"le", "cap"}:
        step = Decimal("0.01") if goal < 10 else Decimal(1)
        return goal if chance < 0.4 else (goal * Decimal(str(round(0.85 + 0.14 * rng.random(), 2)))).quantize(step)
    if row.unit == "%":
        room = min(Decimal(100) - goal, goal * 15 / 100)
        return goal if chance < 0.25 or room <= 0 else goal + (room * rng.randint(1, 9) / 10).quantize(Decimal("0.1"))
    step = Decimal("0.01") if goal < 1 else Decimal(1)
    return goal if chance < 0.45 else (goal * Decimal(str(round(1 + 0.18 * rng.random(), 3)))).quantize(step)
