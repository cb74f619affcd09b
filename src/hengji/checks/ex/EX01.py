"""未完成没有说明原因 Shortfall unexplained.

查什么: 完成值达不到目标值（或超过上限目标），具体完成情况、偏差原因里都没有写原因；或者自己写“达到计划的78%”而不说为什么。
What it checks: a result stays below its target (or above a ceiling) and neither narrative nor explanation gives a reason;
    or the text itself says that only part of the plan was reached and does not say why.
为什么: 自评要求对未完成的目标逐条分析偏差原因、提出改进措施；不写原因，审核人只能退回。
Why it matters: a self-evaluation has to explain every target that was missed; without a reason the reviewer must send it back.
示例: 目标“全年共12期”，完成值“全年共开展11期”，全表没有一句原因。
Example: the target is twelve courses, eleven were held, and no reason is given anywhere.
怎么办: 核对完成值；确未完成的，在具体完成情况或偏差原因中写明原因、补救办法和时间。
What to do: check the figure; if the target was missed, write the reason, the remedy and by when.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》及自评表“偏差原因分析及改进措施”栏；财预〔2015〕88号《中央部门预算绩效目标管理办法》
    第二十八条。
Authority: Cai Yu [2020] No. 10, self-evaluation form, column “explanation of variance and corrective action”;
    Cai Yu [2015] No. 88, article 28.
"""

from __future__ import annotations

from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.checks.shortfalls import Delay, Postponement, Shortfall, delays, postponements, shortfalls
from hengji.tables.finding import Finding, Severity

_REASONED = frozenset({"explanation", "corrective_action", "narrative"})


@rule("EX01", "shortfall-unexplained")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each target missed without a reason, with every place that states the result; deadlines too."""
    severity = Severity.ERROR if _has_room(material) else Severity.INFO
    yield from (_finding(each, severity) for each in shortfalls(material) if each.reason is None)
    yield from (_late(each) for each in delays(material) if each.reason is None)
    yield from (_put_off(each) for each in postponements(material) if each.reason is None)


def _has_room(material: Material) -> bool:
    """Whether the form has a column in which a reason could stand: where it has none, the department is not to blame."""
    roles = {role for role, _ in material.table.headings}
    return not roles or bool(roles & _REASONED) or any(each.narrative for each in material.table.indicators())


def _put_off(each: Postponement) -> Finding:
    return finding(
        check,
        Severity.ERROR,
        [at(each.target), at(each.result, each.start, each.end)],
        zh="目标“{target}”没有在当年完成（“{said}”），没有说明原因，请补充原因和改进措施。",
        en="The target “{target}” was not met within the year (“{said}”), and no reason is given.",
        target=each.target.text,
        said=each.result.text[each.start : each.end],
    )


def _late(each: Delay) -> Finding:
    due, done = (
        item.text[day.start : day.end] for item, day in ((each.target, each.deadline), (each.result, each.done))
    )
    return finding(
        check,
        Severity.ERROR,
        [at(each.target, each.deadline.start, each.deadline.end), at(each.result, each.done.start, each.done.end)],
        zh="目标要求{due}完成，实际{done}完成，逾期而没有说明原因，请补充。",
        en="The target was due by {due} and was done on {done}: late, and no reason is given.",
        due=due,
        done=done,
    )


def _finding(each: Shortfall, severity: Severity) -> Finding:
    places = [at(figure) for figure in (*each.wanted, *each.results)]
    if each.rate is None:
        return finding(
            check,
            severity,
            places,
            zh="自报“{lead}{text}”，没有完成计划，也没有说明原因，请补充原因和改进措施。",
            en="The text itself says “{lead}{text}”: the plan was not reached, and no reason is given; "
            "please add reason and remedy.",
            lead=each.results[0].lead[-10:].lstrip("，,。；; 、"),
            text=each.results[0].quantity.text,
        )
    return finding(
        check,
        severity,
        places,
        zh="“{subject}”目标{target}，完成{result}，完成率{rate}%，没有说明原因，请核对数据；确未完成的，请补充原因和改进措施。",
        en="“{subject}”: target {target}, actual {result}, {rate} % of the target, and no reason is given; please check "
        "the figure or add reason and remedy.",
        working=("{got}÷{wanted}={rate}%", "{got} ÷ {wanted} = {rate} %"),
        subject=each.subject,
        target=each.wanted[0].quantity.text,
        result=each.results[0].quantity.text,
        rate=each.rate,
        got=each.results[0].quantity.value,
        wanted=each.total,
    )
