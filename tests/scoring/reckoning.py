"""The program's marks held against the spreadsheet's: random tables as performance tables, and what both say, place by place.

Where the two are meant to differ, what the program has to say there is compared instead, and told apart with its reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from hengji.scoring.marking import Sheet, share_of
from hengji.scoring.monitoring import progress
from hengji.scoring.numbers import rounded
from hengji.scoring.scheme import scheme
from hengji.scoring.score import score
from hengji.tables.json import from_json
from hengji.tables.model import DEPARTMENT_SELF_EVALUATION, MONITORING, SELF_EVALUATION, PerformanceTable
from hengji.tables.score import Colour, Mark, Score
from tests.scoring.independent import exact, tables

HALF = "an exact half"
BLANK = "blank actual"
MONEY = "no budget or no outturn"
ABOVE = "hand mark above its weight"
OPEN = "rating left open"
INTENDED = {
    BLANK: "the spreadsheet gives 0 (months: red, 0 % of progress); the program gives no mark and says that the actual is missing",
    MONEY: "the spreadsheet gives 0 (months: red, a warning); the program gives no mark: without both there is no rate",
    ABOVE: "the spreadsheet counts it as it is given; the program does not count it and says between which marks it has to lie",
    OPEN: "the spreadsheet rates the total; the program rates it only where the rows without a mark cannot change the rating",
}
DEPARTMENTS = {"chongqing", "guangdong-department"}
SIGNS = {"ge": "≥", "le": "≤", "eq": "="}
COLOURS = {Colour.RED: "红", Colour.YELLOW: "黄", Colour.GREEN: "绿", Colour.BLUE: "蓝", None: ""}


@dataclass(frozen=True)
class Place:
    """One value of a table: what the program says, what it should say, and why this is counted apart ("" where it is not)."""

    what: str
    program: str
    expected: str
    apart: str = ""

    @property
    def equal(self) -> bool:
        return self.program == self.expected


@dataclass
class Tally:
    """What many tables gave: for each kind of value, apart or not, how many are equal of how many."""

    equal: Counter[tuple[str, str]] = field(default_factory=Counter)
    all: Counter[tuple[str, str]] = field(default_factory=Counter)
    tables: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)
    misrounded: int = 0

    def add(self, made: dict, said: dict) -> None:
        """Hold one table against what the spreadsheet says of it."""
        places = list(compared(made, said))
        for each in places:
            self.all[each.what, each.apart] += 1
            self.equal[each.what, each.apart] += each.equal
            if not each.equal:
                line = f"{made['family']} {made['seed']} {each.what}: {each.program}, not {each.expected}; {each.apart}"
                self.differences.append(line)
        self.tables.update({"", *(each.apart for each in places)})
        self.misrounded += sum(said["marks"][each] != said["exact"]["marks"][each] for each in said["halves"])

    def counts(self, what: str, apart: str = "") -> tuple[int, int]:
        """Equal, and all; `what` is the first word of what is counted."""
        keys = [key for key in self.all if key[0].split()[0] == what and key[1] == apart]
        return sum(self.equal[key] for key in keys), sum(self.all[key] for key in keys)


def performance_table(made: dict) -> PerformanceTable:
    """The table as a form: signs in a column of their own in every other table, else in the target's cell; Hubei in blocks."""
    column = made["seed"] % 2 == 0
    rows = [indicator(made["family"], place, row, column=column) for place, row in enumerate(made["indicators"], 1)]
    watched = made["family"] in tables.MONITORING
    project = DEPARTMENT_SELF_EVALUATION if made["family"] in DEPARTMENTS else SELF_EVALUATION
    data = {
        "form": MONITORING if watched else project,
        "title": "绩效表",
        "year": made["year"],
        "month": made["month"],
        "funds": [{"name": "年度资金总额", **made["funds"]}],
    }
    if made["family"] != "hubei":
        return from_json({**data, "overall": {"indicators": rows}})
    goals = groupby(zip(made["indicators"], rows, strict=True), key=lambda each: each[0]["goal"])
    return from_json({**data, "tasks": [block(number, list(each)) for number, each in goals]})


def block(number: int, rows: list[tuple[dict, dict]]) -> dict:
    points = sum(Decimal(row["weight"]) for row, _ in rows)
    return {"name": f"年度绩效目标{number}", "weight": f"{points}", "indicators": [each for _, each in rows]}


def indicator(family: str, place: int, row: dict, *, column: bool) -> dict:
    """One row of the form."""
    sign = "定性" if row["kind"] == "qualitative" else SIGNS.get(row["kind"], "")
    own = {"level1": row["level1"], "level2": row["level2"], "level3": f"事项{place}"}
    values = {"target": target(row), "actual": row["actual"], "weight": row["weight"], "mark": row["hand"]}
    if column:
        values["sign"] = sign
    elif row["kind"] in SIGNS:
        values["target"] = sign + values["target"]
    return {**own, **values, "coefficient": (row["coefficient"] or "") if family == "chongqing" else None}


def target(row: dict) -> str:
    if row["kind"] == "range":
        return f"{row['low']}—{row['high']}"
    return "达到预期" if row["kind"] == "qualitative" else row["target"]


def compared(made: dict, said: dict) -> Iterator[Place]:
    """Every value of a table with what the program says there."""
    table = performance_table(made)
    found = score(table, made["family"])
    if found is None:
        yield Place("score", "none", "a score")
    elif made["family"] == "monitoring-60-80":
        yield from lit(made, said, found)
    elif made["family"] == "monitoring-sichuan":
        yield from warned(made, said, found, table)
    else:
        yield from marked(made, said, found)


def marked(made: dict, said: dict, found: Score) -> Iterator[Place]:
    above = Decimal(0)
    for place, (row, mark) in enumerate(zip(made["indicators"], found.marks, strict=True)):
        if not row["actual"]:
            yield refused(f"mark {place}", mark, "没有填完成值", BLANK)
        elif hand_above(row):
            above += Decimal(row["hand"])
            yield refused(f"mark {place}", mark, "手工给分", ABOVE)
        else:
            yield told(f"mark {place}", text(mark.value), said, place)
            if row["kind"] == "qualitative" and not row["coefficient"]:
                yield Place(f"band {place}", str(mark.within), str(said["remarks"][place] == ""))
    yield money(made, said, found.execution)
    clear = not said["halves"] and not said["execution_half"]
    total = Decimal(said["total"] if clear else said["exact"]["total"]) - above
    yield Place("total", text(found.total), text(total), "" if clear else HALF)
    yield rated(made["family"], said, found, total, counted=not above)


def hand_above(row: dict) -> bool:
    return row["kind"] == "qualitative" and not row["coefficient"] and Decimal(row["hand"]) > Decimal(row["weight"])


def refused(what: str, mark: Mark | None, reason: str, apart: str) -> Place:
    """The program has to give no mark and to say why."""
    said = mark.reason.zh[: len(reason)] if mark is not None and mark.value is None and mark.reason is not None else ""
    return Place(what, said or text(mark and mark.value), reason, apart)


def told(what: str, program: str, said: dict, place: int) -> Place:
    """An indicator's mark or rate; on an exact half the fractions say what is right."""
    if place in said["halves"]:
        return Place(what, program, said["exact"]["marks"][place], HALF)
    return Place(what, program, said["marks"][place])


def money(made: dict, said: dict, mark: Mark | None) -> Place:
    if no_money(made):
        reason = "没有填预算数和执行数" if not made["funds"]["outturn"] else "预算数为0"
        return refused("execution", mark, reason, MONEY)
    return executed(said, text(mark and mark.value))


def executed(said: dict, program: str) -> Place:
    if said["execution_half"]:
        return Place("execution", program, said["exact"]["execution"], HALF)
    return Place("execution", program, said["execution"])


def no_money(made: dict) -> bool:
    return not made["funds"]["outturn"] or Decimal(made["funds"]["revised"]) == 0


def rated(family: str, said: dict, found: Score, total: Decimal, *, counted: bool) -> Place:
    """The rating; where a mark was refused, that of the total without it, or none where the open points might change it."""
    least = exact.rating(family, exact.Fraction(total))
    most = exact.rating(family, exact.Fraction(total + found.open))
    program = "" if found.rating is None else found.rating.word.zh
    if least != most:
        return Place("rating", program, "", OPEN)
    if not counted:
        return Place("rating", program, least, ABOVE)
    clear = not said["halves"] and not said["execution_half"]
    return Place("rating", program, said["rating"] if clear else said["exact"]["rating"], "" if clear else HALF)


def lit(made: dict, said: dict, found: Score) -> Iterator[Place]:
    """The provincial systems' colours and rates."""
    lights = {each.path: each for each in found.lights}
    for place, row in enumerate(made["indicators"]):
        light = lights[f"overall.indicators[{place}]"]
        if not row["actual"]:
            yield Place(f"colour {place}", COLOURS[light.colour] or light.working.zh, "没有填执行情况", BLANK)
        else:
            yield Place(f"colour {place}", COLOURS[light.colour], said["colours"][place])
            yield told(f"mark {place}", text(light.pace), said, place)
    seen = {colour for row, colour in zip(made["indicators"], said["colours"], strict=True) if row["actual"]}
    blanks = any(not row["actual"] for row in made["indicators"])
    worst = next((each for each in exact.COLOURS if each in seen), "") if blanks else said["rating"]
    yield Place("rating", COLOURS[lights["overall"].colour], worst, BLANK if blanks else "")
    light = lights.get("funds[0]")
    if no_money(made):
        yield Place("execution", str(light), "None", MONEY)
    else:
        yield executed(said, text(light and light.pace))
        yield Place("colour money", COLOURS[light and light.colour], said["execution_colour"])


def warned(made: dict, said: dict, found: Score, table: PerformanceTable) -> Iterator[Place]:
    """Sichuan's progress and warnings; blanks are left out of the progress, so it is held against that of the other rows."""
    sheet = Sheet(scheme(made["family"]), table)
    for place, (row, each) in enumerate(zip(made["indicators"], table.indicators(), strict=True)):
        share = share_of(each, sheet)
        program = text(None if share is None else rounded(share.value * 100))
        yield (
            told(f"mark {place}", program, said, place) if row["actual"] else Place(f"mark {place}", program, "", BLANK)
        )
    filled = [row for row in made["indicators"] if row["actual"]]
    blanks = len(filled) < len(made["indicators"])
    right = exact.reckoned(made | {"indicators": filled}) if blanks and filled else said["exact"]
    reached, _ = progress(sheet)
    half = right["total_half"]
    total = (right["total"] if blanks or half else said["total"]) if filled else ""
    yield Place(
        "total",
        text(None if reached is None else rounded(reached * 100)),
        total,
        BLANK if blanks else HALF if half else "",
    )
    light = next((each for each in found.lights if each.path == "funds[0]"), None)
    yield (
        Place("execution", str(light), "None", MONEY) if no_money(made) else executed(said, text(light and light.share))
    )
    gap = any("相差超过" in each.zh for each in found.notes)
    warnings = ["执行率"] * (light is not None and light.colour is Colour.RED) + ["进度差"] * gap
    yield warnings_of(made, warnings, right["warnings"] if blanks else said["warnings"], blanks=blanks)


def warnings_of(made: dict, program: list[str], expected: list[str], *, blanks: bool) -> Place:
    """Without money there is no rate, and nothing to warn of."""
    if no_money(made):
        return Place("warnings", "；".join(program), "", MONEY)
    if not any(row["actual"] for row in made["indicators"]):
        expected = [each for each in expected if each != "进度差"]
    return Place("warnings", "；".join(program), "；".join(expected), BLANK if blanks else "")


def text(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f") if value else "0.00"
