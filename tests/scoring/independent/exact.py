"""The same marks in exact fractions: they tell which rows stand on an exact half, where a spreadsheet may misround."""

from __future__ import annotations

from fractions import Fraction
from math import floor

HALF = Fraction(1, 2)
COLOURS = ("红", "黄", "绿", "蓝")  # the worst first
RATINGS = {"provincial-80-70-60": (80, 70, 60)}
DUE = {4: 25, 6: 40, 8: 60, 10: 80}  # month: percent of the money that has to be spent by its end


def reckoned(table: dict) -> dict:
    """Marks, execution, total and rating of a table, with the rows that stand on an exact half."""
    ways = {"monitoring-60-80": by_elapsed_time, "monitoring-sichuan": by_progress}
    return ways.get(table["family"], by_marks)(table)


def rounded(value: Fraction) -> str:
    """Two decimals, half up, of a negative value away from nought, as a spreadsheet's ROUND has it."""
    size = floor(abs(value) * 100 + HALF)
    sign = "-" if value < 0 and size else ""
    return f"{sign}{size // 100}.{size % 100:02d}"


def on_half(value: Fraction | None) -> bool:
    return value is not None and value * 100 % 1 == HALF


def shared(exact: list[Fraction | None], execution: Fraction) -> dict:
    return {
        "marks": ["" if each is None else rounded(each) for each in exact],
        "execution": rounded(execution),
        "halves": [place for place, each in enumerate(exact) if on_half(each)],
        "execution_half": on_half(execution),
    }


def remark(family: str, row: dict) -> str:
    if not row["actual"]:
        return "no actual"
    if row["kind"] != "qualitative" or family in {"monitoring-60-80", "monitoring-sichuan"}:
        return ""
    middle = Fraction(50 if family == "hubei" else 60, 100)
    part = Fraction(row["hand"]) / Fraction(row["weight"])
    band = "达成" if part >= Fraction(80, 100) else "部分达成" if part >= middle else "未达成"
    return "" if band == row["band"] and part <= 1 else "outside its band"


def by_marks(table: dict) -> dict:
    exact = [mark(table["family"], row) for row in table["indicators"]]
    said = shared(exact, execution(table)) | {"remarks": [remark(table["family"], row) for row in table["indicators"]]}
    total = sum((Fraction(each) for each in [*said["marks"], said["execution"]]), Fraction())
    return said | {"total": rounded(total), "rating": rating(table["family"], total)}


def rating(family: str, total: Fraction) -> str:
    bounds = RATINGS.get(family, (90, 80, 60))
    return next((name for name, bound in zip("优良中", bounds, strict=True) if total >= bound), "差")


def execution(table: dict) -> Fraction:
    weight, rate = Fraction(table["funds"]["weight"]), spent(table)
    if table["family"] == "office-caps" and rate < Fraction(60, 100):
        return Fraction()
    return weight * min(Fraction(1), rate)


def spent(table: dict) -> Fraction:
    """Outturn by revised budget; nothing where there is no budget or no outturn."""
    funds = table["funds"]
    if not funds["outturn"] or not funds["revised"] or Fraction(funds["revised"]) == 0:
        return Fraction()
    return Fraction(funds["outturn"]) / Fraction(funds["revised"])


def mark(family: str, row: dict) -> Fraction:
    weight = Fraction(row["weight"])
    if not row["actual"]:
        return Fraction()
    if row.get("coefficient"):
        return weight * clamped(Fraction(row["coefficient"]) / 100)
    if row["kind"] == "qualitative":
        return Fraction(row["hand"])
    return weight * (share(family, row) - overshoot(family, row))


def clamped(value: Fraction) -> Fraction:
    return min(Fraction(1), max(Fraction(), value))


def share(family: str, row: dict) -> Fraction:
    """Which part of its weight an indicator earns, from 0 to 1."""
    if row["kind"] == "yesno":
        return Fraction(row["actual"] == "是")
    actual = Fraction(row["actual"])
    if row["kind"] == "range":
        low, high = Fraction(row["low"]), Fraction(row["high"])
        return ceiling(family, actual, high) if actual > high else floor_of(actual, low)
    target = Fraction(row["target"])
    if row["kind"] == "le" or (row["kind"] == "eq" and target == 0):
        return ceiling(family, actual, target)
    return floor_of(actual, target)


def floor_of(actual: Fraction, target: Fraction) -> Fraction:
    if actual >= target:
        return Fraction(1)
    return clamped(actual / target) if target > 0 else Fraction()


def ceiling(family: str, actual: Fraction, target: Fraction) -> Fraction:
    if actual <= target:
        return Fraction(1)
    if target <= 0:
        return Fraction()
    return clamped(target / actual if family == "hubei" else 1 - (actual - target) / target)


def overshoot(family: str, row: dict) -> Fraction:
    """What the office's own example takes off for far too much of a good thing."""
    if family != "office-caps" or row["kind"] != "ge" or Fraction(row["target"]) == 0:
        return Fraction()
    rate = Fraction(row["actual"]) / Fraction(row["target"])
    return Fraction(20 if rate > Fraction(3, 2) else 10 if rate > Fraction(13, 10) else 0, 100)


def by_elapsed_time(table: dict) -> dict:
    elapsed = Fraction(table["month"], 12)
    colours = [colour(row, elapsed) for row in table["indicators"]]
    rate = 100 * spent(table) / elapsed
    said = shared([timely(row, elapsed) for row in table["indicators"]], rate)
    worst = next(each for each in COLOURS if each in colours)
    return said | {"total": "", "colours": colours, "execution_colour": banded(rate), "rating": worst}


def timely(row: dict, elapsed: Fraction) -> Fraction | None:
    """Percent of what was due by now; only what grows over the year has such a thing."""
    if row["kind"] not in {"ge", "eq"}:
        return None
    return 100 * Fraction(row["actual"] or 0) / (Fraction(row["target"]) * elapsed)


def banded(rate: Fraction) -> str:
    return "红" if rate < 60 else "黄" if rate < 80 else "绿"


def colour(row: dict, elapsed: Fraction) -> str:
    if not row["actual"]:
        return "红"
    if row["kind"] == "qualitative":
        return {"达成": "绿", "部分达成": "黄", "未达成": "红"}[row["actual"]]
    actual, target = Fraction(row["actual"]), Fraction(row["target"])
    if row["kind"] == "le":
        return "绿" if actual <= target else "红"
    return "蓝" if actual * 100 >= target * 120 else banded(timely(row, elapsed) or Fraction())


def by_progress(table: dict) -> dict:
    rows = table["indicators"]
    exact = [100 * share("", row) if row["actual"] else Fraction() for row in rows]
    weights = [Fraction(row["weight"]) for row in rows]
    goal = sum((w * each for w, each in zip(weights, exact, strict=True)), Fraction()) / sum(weights)
    rate = 100 * spent(table)
    warnings = ["执行率"] * (rate < DUE.get(table["month"], 0)) + ["进度差"] * (abs(goal - rate) > 10)
    judged = {"total": rounded(goal), "total_half": on_half(goal), "warnings": warnings}
    return shared(exact, rate) | judged | {"rating": "预警" if warnings else "正常"}
