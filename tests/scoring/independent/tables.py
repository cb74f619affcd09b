"""Random tables for every family of schemes, made up, as plain data; one seed gives one table, always the same.

`python -m tests.scoring.independent.tables FAMILY COUNT SEED` prints them, one JSON object a line. What a table holds
stands in families.md.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tests.scoring.independent import values

MONITORING = ("monitoring-60-80", "monitoring-sichuan")
FAMILIES = (
    "mof-2020-10",
    "mof-2021-101",
    "hubei",
    "sichuan-project",
    "chongqing",
    "guangdong-department",
    "provincial-80-70-60",
    *MONITORING,
    "office-caps",
)
MANAGEMENT = ("预算编制", "预算执行", "信息公开", "绩效管理", "采购管理", "资产管理", "运行成本")
STEP = 1_000_003  # tables of neighbouring seeds share nothing


@dataclass(frozen=True)
class Part:
    """A share of the table's hundred marks, in hundredths of a mark, for one kind of indicators."""

    level1: str
    weight: int
    level2: str | None = None
    goal: int | None = None
    single: bool = False


def tables(family: str, count: int, seed: int) -> Iterator[dict]:
    """This many tables of a family."""
    return (table(family, seed * STEP + each) for each in range(count))


def table(family: str, seed: int) -> dict:
    """The table that this seed gives."""
    if family not in FAMILIES:
        raise ValueError(f"{family}: no such family; there are {', '.join(FAMILIES)}")
    rng = random.Random(f"{family}:{seed}")  # noqa: S311  tables are no secret
    execution, parts = shape(family, rng)
    good = rng.choice((0.4, 0.7, 0.9, 0.97))
    rows = [row for part in parts for row in rows_of(family, rng, part, good)]
    made = {
        "family": family,
        "seed": seed,
        "year": rng.randint(2019, 2025),
        "month": month(family, rng),
        "funds": values.funds(rng, execution, good),
        "indicators": rows,
    }
    return on_a_threshold(made, rng)


def shape(family: str, rng: random.Random) -> tuple[int, list[Part]]:
    """The weight of execution and the parts that the rest of the hundred falls into."""
    if family == "hubei":
        goals = rng.choice(((8000,), (4000, 4000), (3000, 3000, 2000)))
        return 2000, [Part("产出", each, goal=number) for number, each in enumerate(goals, 1)]
    if family == "sichuan-project" and rng.random() < 0.6:
        four = [Part(level1, 2250, single=True) for level1 in ("产出", "产出", "产出", "效益")]
        return 1000, rng.choice((four, [Part("产出", 6000), Part("效益", 3000)]))
    if family == "chongqing":
        execution = rng.choice((500, 750, 1000, 1500, 2000))
        names = ("管理", "产出", "效益", "满意度")
        return execution, [Part(*each) for each in zip(names, values.split(rng, 10000 - execution, 4), strict=True)]
    if family == "guangdong-department":
        duties = [Part("履职效能", 2000, name) for name in ("产出完成", "效益完成")]
        weights = zip(MANAGEMENT, values.split(rng, 5000, len(MANAGEMENT)), strict=True)
        return 1000, duties + [Part("管理效率", weight, name, single=True) for name, weight in weights]
    return 1000, ministry(family, rng)


def ministry(family: str, rng: random.Random) -> list[Part]:
    """The Ministry's shares; where satisfaction is not asked for, its ten marks go to the benefit."""
    cost = family == "mof-2021-101"
    parts = [Part("成本", 2000), Part("产出", 4000)] if cost else [Part("产出", 5000)]
    benefit = 2000 if cost else 3000
    if rng.random() < 0.2:
        return [*parts, Part("效益", benefit + 1000)]
    return [*parts, Part("效益", benefit), Part("满意度", 1000)]


def rows_of(family: str, rng: random.Random, part: Part, good: float) -> Iterator[dict]:
    number = 1 if part.single else rng.randint(1, min(4, max(1, part.weight // 500)))
    for weight in values.split(rng, part.weight, number):
        kind = rng.choice(kinds(family, part))
        level1 = rng.choice(("产出", "效益", "满意度")) if part.goal else part.level1
        row = {"level1": level1, "level2": part.level2, "goal": part.goal, "kind": kind}
        row |= values.indicator(rng, kind, weight, good, family)
        yield row | {"coefficient": values.coefficient(rng) if family == "chongqing" else None}


def kinds(family: str, part: Part) -> tuple[str, ...]:
    """What an indicator of this part may be, the likelier the more often it is named."""
    if family == "monitoring-60-80":  # nothing is said of ranges and yes-or-no there
        return ("ge", "ge", "ge", "eq", "le", "qualitative")
    if family == "monitoring-sichuan":  # nor of the progress of what has no number
        return ("ge", "ge", "eq", "le", "range", "yesno")
    if part.level1 == "成本":
        return ("le", "le", "le", "eq", "range")
    if part.level1 == "满意度":
        return ("ge", "ge", "ge", "qualitative")
    return ("ge", "ge", "ge", "le", "le", "eq", "range", "qualitative", "yesno")


def month(family: str, rng: random.Random) -> int | None:
    if family == "monitoring-sichuan":
        return rng.choice((4, 6, 8, 10, 4, 6, 8, 10, rng.randint(1, 12)))
    return rng.randint(1, 12) if family in MONITORING else None


def on_a_threshold(made: dict, rng: random.Random) -> dict:
    """Now and then a table whose total, or whose progress, stands on a threshold or just beside it."""
    if rng.random() >= 0.1:
        return made
    if made["family"] == "monitoring-sichuan":
        return even_progress(made, rng)
    if made["family"] in MONITORING:
        return timely(made, rng)
    return near_a_rating(made, rng)


def near_a_rating(made: dict, rng: random.Random) -> dict:
    """Everything met but one row, whose target is its own weight: what it lacks is what the total lacks."""
    rows = [met(row) for row in made["indicators"]]
    place = max(range(len(rows)), key=lambda each: Decimal(rows[each]["weight"]))
    weight = Decimal(rows[place]["weight"])
    lacks = [Decimal(each) for each in ("10", "9.99", "10.01", "20", "20.01", "19.99", "30", "40", "40.01")]
    lack = rng.choice([each for each in lacks if each <= weight] or [weight])
    rows[place] |= {"kind": "ge", "target": values.text(weight), "actual": values.text(weight - lack)}
    return made | {"indicators": rows, "funds": made["funds"] | {"outturn": made["funds"]["revised"]}}


def met(row: dict) -> dict:
    plain = {"low": None, "high": None, "band": None, "hand": None, "coefficient": None}
    return row | plain | {"kind": "eq", "target": "100", "actual": "100"}


def timely(made: dict, rng: random.Random) -> dict:
    """Indicators and money exactly on 60 or 80 of a hundred of what is due, or on 120 of the whole year's target."""
    rows = []
    for row in made["indicators"]:
        target = 60 * rng.randint(1, 40)
        due = Fraction(target * made["month"], 12)
        actual = rng.choice((due * 60 / 100, due * 80 / 100, Fraction(target) * 120 / 100))
        counted = {"target": str(target), "actual": str(actual)}
        rows.append(row | counted if row["kind"] in {"ge", "eq"} else row)
    spent = rng.choice((60, 80)) * made["month"]
    return made | {"indicators": rows, "funds": made["funds"] | {"revised": "1200", "outturn": str(spent)}}


def even_progress(made: dict, rng: random.Random) -> dict:
    """All indicators equally far, and the money on a threshold of the month or ten points from the indicators."""
    done = rng.randint(20, 90)
    plain = {"kind": "ge", "low": None, "high": None, "target": "100", "actual": str(done)}
    spent = rng.choice((25, 40, 60, 80, done - 10, done + 10, Decimal(done) + Decimal("10.01")))
    funds = made["funds"] | {"revised": "1000", "outturn": values.text(Decimal(spent) * 10)}
    return made | {"indicators": [row | plain for row in made["indicators"]], "funds": funds}


def main() -> None:
    family, count, seed = sys.argv[1:]
    for each in tables(family, int(count), int(seed)):
        print(json.dumps(each, ensure_ascii=False))


if __name__ == "__main__":
    main()
