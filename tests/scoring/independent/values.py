"""Awkward values for random tables: exact halves, zeros, blanks, actuals far over, weights that do not divide."""

from __future__ import annotations

import random
from decimal import Decimal

ODD_WEIGHTS = (2250, 667, 333, 1250, 833, 500, 1000, 750, 1667)  # hundredths of a mark
# denominators that bring a product to an exact half in the third decimal
DENOMINATORS = (8, 16, 40, 80, 160, 200, 400, 800, 1000, 2000)
BANDS = {"达成": (80, 100), "部分达成": (60, 80), "未达成": (0, 60)}
FAR_OVER = ("1.2", "1.3", "1.31", "1.5", "1.51", "3.4", "6.5", "17")


def text(value: Decimal) -> str:
    return format(value.normalize(), "f") if value else "0"


def marks(hundredths: int) -> str:
    return text(Decimal(hundredths) / 100)


def split(rng: random.Random, whole: int, number: int) -> list[int]:
    """Weights that make up a whole, in hundredths of a mark, none below one mark."""
    weights = []
    for after in range(number - 1, 0, -1):
        room = whole - sum(weights) - 100 * after
        fitting = [each for each in ODD_WEIGHTS if each <= room]
        even = (whole - sum(weights)) // (after + 1)
        weights.append(rng.choice([even, rng.randint(100, max(100, min(room, 2 * even))), *fitting[:3]]))
    return [*weights, whole - sum(weights)]


def indicator(rng: random.Random, kind: str, weight: int, good: float, family: str) -> dict:
    """Target, actual and weight of one indicator; a share `good` of them meets its target."""
    row = {"target": None, "low": None, "high": None, "actual": "", "weight": marks(weight), "band": None, "hand": None}
    if kind == "qualitative":
        return row | judged(rng, weight, good, family)
    if kind == "yesno":
        return row | {"target": "是", "actual": rng.choices(("是", "否", ""), (good, 1 - good, 0.03))[0]}
    if kind == "range":
        return row | within(rng, good)
    if rng.random() < 0.12:
        return row | half(rng, kind, weight, family)
    target = a_target(rng, may_be_zero=kind == "le" or family != "monitoring-60-80")
    reached = falling(rng, target, good) if kind == "le" else rising(rng, target, good)
    return row | {"target": text(target), "actual": reached}


def a_target(rng: random.Random, *, may_be_zero: bool) -> Decimal:
    if may_be_zero and rng.random() < 0.05:
        return Decimal(0)
    whole = rng.choice((rng.randint(1, 50), rng.randint(50, 5000), rng.randint(80, 100), rng.choice(DENOMINATORS)))
    return Decimal(whole) / rng.choice((1, 1, 1, 10, 100))


def near(rng: random.Random, value: Decimal) -> Decimal:
    """Rounded as an office would write it."""
    return value.quantize(rng.choice((Decimal(1), Decimal("0.1"), Decimal("0.01"), Decimal("0.001"))))


def rising(rng: random.Random, target: Decimal, good: float) -> str:
    """An actual for a target that wants at least so much, or exactly so much."""
    if rng.random() < good:
        over = (target, target, target + rng.randint(0, 20), target * Decimal(rng.choice(FAR_OVER)))
        return text(rng.choice(over))
    short = near(rng, target * rng.randint(300, 999) / 1000)
    rare = ("", "0", text(-near(rng, target * rng.randint(1, 50) / 100)), text(target - Decimal("0.01")))
    return rng.choice((text(short), text(short), text(short), rng.choice(rare)))


def falling(rng: random.Random, target: Decimal, good: float) -> str:
    """An actual for a target that wants at most so much."""
    if rng.random() < good:
        return text(rng.choice((target, near(rng, target * rng.randint(0, 100) / 100).min(target), Decimal(0))))
    beyond = target + near(rng, (target or Decimal(3)) * rng.randint(1, 999) / 1000) + Decimal("0.01")
    return rng.choice((text(beyond), text(beyond), text(beyond), "", text(target * 2), text(target * 3 + 1)))


def within(rng: random.Random, good: float) -> dict:
    low = Decimal(rng.randint(0, 900)) / rng.choice((1, 1, 10))
    high = low + Decimal(rng.randint(0, 300)) / 10
    inside = (low, high, low + near(rng, (high - low) / 2).min(high - low))
    outside = (low * rng.randint(0, 99) / 100, high * rng.randint(101, 250) / 100 + Decimal("0.1"))
    actual = rng.choice(inside if rng.random() < good else outside)
    return {"low": text(low), "high": text(high), "actual": "" if rng.random() < 0.02 else text(actual)}


def judged(rng: random.Random, weight: int, good: float, family: str) -> dict:
    """A band and a mark by hand: mostly inside it, at times on its edge or outside."""
    band = rng.choices(("达成", "部分达成", "未达成"), (good, (1 - good) / 2, (1 - good) / 2))[0]
    low, high = ({"部分达成": (50, 80), "未达成": (0, 50)} if family == "hubei" else {}).get(band, BANDS[band])
    edges = [weight * low // 100, weight * high // 100]
    inside = rng.randint(*edges)
    given = rng.choice((inside, inside, inside, *edges, rng.randint(0, weight + 50)))
    return {"band": band, "hand": marks(given), "actual": "" if rng.random() < 0.02 else band}


def half(rng: random.Random, kind: str, weight: int, family: str) -> dict:
    """Target and actual whose mark has an exact half in the third decimal."""
    whole, part = on_half(rng, weight)
    if kind != "le":
        return {"target": str(whole), "actual": str(part)}
    if family == "hubei":  # there the mark of a missed ceiling is weight × target ÷ actual
        return {"target": str(part), "actual": str(whole)}
    return {"target": str(whole), "actual": str(2 * whole - part)}


def on_half(rng: random.Random, weight: int) -> tuple[int, int]:
    """Whole and part such that weight × part ÷ whole, in hundredths, ends in a half; where none is, one near it."""
    whole = rng.choice(DENOMINATORS)
    ends = [part for part in range(1, whole) if 2 * weight * part % (2 * whole) == whole]
    return whole, rng.choice(ends) if ends else rng.randint(1, whole)


def coefficient(rng: random.Random) -> str | None:
    """A coefficient that the form brings along, in percent, on a third of the rows."""
    if rng.random() < 2 / 3:
        return None
    return rng.choice(("100", "100", "120", "0", "50", "62.5", "87.5", "92.5", marks(rng.randint(3000, 10000))))


def funds(rng: random.Random, weight: int, good: float) -> dict:
    """Approved, revised and spent, in ten thousand yuan."""
    approved = Decimal(rng.randint(100, 900_000)) / 100
    revised = rng.choice((approved, approved, near(rng, approved * rng.randint(60, 140) / 100)))
    spent = spent_of(rng, revised, good)
    chance = rng.random()
    if chance < 0.12:
        whole, part = on_half(rng, weight)
        revised, spent = Decimal(whole), str(part)
    elif chance < 0.15:
        revised, spent = Decimal(0), rng.choice(("0", "12.5", ""))
    return {"approved": text(approved), "revised": text(revised), "outturn": spent, "weight": marks(weight)}


def spent_of(rng: random.Random, revised: Decimal, good: float) -> str:
    if rng.random() < good:
        share = rng.randint(900, 1000)
        return text(rng.choice((revised, (revised * share / 1000).quantize(Decimal("0.01")))))
    some = (revised * rng.randint(0, 950) / 1000).quantize(Decimal("0.01"))
    sixty = revised * 60 / 100
    return rng.choice((text(some), text(some), text(sixty), text(revised * Decimal("1.043")), "0", ""))
