"""目标与完成值计量单位不同 Unit differs or is missing.

查什么: 同一指标，目标按“人”计、完成按“人次”计，或一个按“场”、一个按“个”，两个数不能直接相比；文字写“人数”而单位是“人次”。
What it checks: one indicator whose target counts people and whose actual counts attendances, or sessions against items, so
    that the two cannot be compared; or words that say 人数 (people) beside a figure in 人次 (attendances).
为什么: 一人参加三次是1人、3人次；单位一换，完成率就没有意义。
Why it matters: one person who comes three times is one person and three attendances; once the unit changes the
    achievement rate means nothing.
示例: 目标“培训学员不少于4000人”，完成值“培训学员8956人次”。
Example: target 4000 people trained, actual 8956 attendances.
怎么办: 按目标的单位重报完成值；确需换单位的，说明换算关系。
What to do: report the actual in the target's unit, or say how the one converts into the other.
依据: 财预〔2020〕10号自评表（实际完成值与年度指标值口径一致）；财预〔2021〕101号（指标解释、计量单位、统计口径）。
Authority: Cai Yu [2020] No. 10 (actuals on the same basis as targets); Cai Yu [2021] No. 101 on units and definitions.
"""

from __future__ import annotations

from collections.abc import Iterator

from hengji.checks.material import RESULTS, Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity
from hengji.tables.kinship import near_units, subject_likeness
from hengji.tables.pairing import Pair

_SURE = 0.75
_PEOPLE = frozenset({"人", "人次", "人天", "户", "户次"})


@rule("TG02", "unit-differs")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each pair whose units do not compare, and for each figure whose words and unit clash."""
    for pair in material.pairs:
        result = pair.result
        if result is not None and _differ(pair.target, result):
            yield _clash(pair, result)
    for figure in material.figures:
        if figure.role in RESULTS and _mixed(figure):
            yield _words(figure)


def _differ(target: Figure, result: Figure) -> bool:
    one, other = target.quantity, result.quantity
    if one.unit is None or other.unit is None or one.unit == other.unit or {one.kind, other.kind} & {"age"}:
        return False
    people = {one.unit, other.unit} & _PEOPLE
    return bool(people) or not near_units(one, other) or one.kind != other.kind


def _clash(pair: Pair, result: Figure) -> Finding:
    sure = (
        subject_likeness(pair.target, result) >= _SURE or {pair.target.quantity.unit, result.quantity.unit} <= _PEOPLE
    )
    places = [pair.target, *(f for f in (pair.actual, pair.narrative) if f is not None)]
    return finding(
        check,
        Severity.WARNING if sure else Severity.INFO,
        [at(figure) for figure in places],
        zh="目标“{target}”与完成值“{result}”计量单位不同（{unit}／{other}），不能直接相比，请统一口径或说明换算关系。",
        en="Target “{target}” and actual “{result}” are counted in different units ({unit} / {other}) and cannot be "
        "compared; please use one unit or say how they convert.",
        target=pair.target.quantity.text,
        result=result.quantity.text,
        unit=pair.target.quantity.unit_text,
        other=result.quantity.unit_text,
    )


def _mixed(figure: Figure) -> bool:
    lead = figure.lead.rstrip()
    if figure.quantity.unit == "人次":
        return lead.endswith(("人数", "人数达", "人数达到", "人数超", "人数约", "人数近"))
    return figure.quantity.unit == "人" and lead.endswith(("人数(次)", "人数（次）", "人次", "人次达", "人次超"))


def _words(figure: Figure) -> Finding:
    return finding(
        check,
        Severity.INFO,
        [at(figure.item, max(figure.before, figure.quantity.start - 6), figure.quantity.end)],
        zh="“{lead}{text}”：文字说的是一种口径，单位是另一种（人数／人次），请统一。",
        en="“{lead}{text}”: the words count people, the unit attendances (or the other way round); please use one.",
        lead=figure.lead[-6:],
        text=figure.quantity.text,
    )
