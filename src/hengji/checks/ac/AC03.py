"""完成值写成了门槛或目标 Actual is a threshold or a target.

查什么: 完成值、具体完成情况里写“不少于30场”“至少1次”“90%以上”——这是目标的口气，不是结果。
What it checks: actual or narrative says “no fewer than 30 sessions”, “at least once”, “90 % or more”: that is how a target
    speaks, not a result.
为什么: 结果是一个数，不是一个下限；写成下限，往往是从目标或方案里抄来的，实际值没有报告。
Why it matters: a result is a number, not a bound; a bound is mostly copied from the plan, and the actual stays unreported.
示例: 具体完成情况写“在全年开展不少于30场的活动”。
Example: the narrative says that “no fewer than 30 activities” were held in the year.
怎么办: 查原始记录，把门槛换成实际数。
What to do: look up the record and put the actual number in place of the bound.
依据: 财预〔2020〕10号自评表“实际完成值”栏。
Authority: Cai Yu [2020] No. 10, self-evaluation form, column “actual value”.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from hengji.checks.material import RESULTS, Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity

_FLOOR = re.compile(r"不少于|不低于|不得少于|不得低于|不小于|至少|最少|≥|>=|＞=|不超过|不高于|不多于|≤|<=")
_ASKED = re.compile(
    r"(?:要求|规定|标准|目标|计划|任务|应当|应|须|需|门槛|条件|合同约定|原定|超过|高于)[^，。；]{0,12}$"
)
_QUALIFIES = re.compile(
    r"^ ?(?:的|以上的?)?(?:企业|单位|人员|老人|老年人|群众|党员|干部|医院|学校|项目|设备|违法|大型|规模|职称|学历|文化|年龄|会议)"
)
_COVERS = re.compile(
    r"(?:每|各|单|逐|平均|均|都)[^，。；、]{0,6}(?:不少于|不低于|至少|最少|不超过)|最[少多高低]$|最少\d|最多\d"
)
_RATE = re.compile(r"(?:率|度|比例|占比)[^，。；]{0,3}$")


@rule("AC03", "actual-is-threshold")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each item of results that states bounds, with every bound in it."""
    bounds: dict[str, list[Figure]] = defaultdict(list)
    asked = {_spelled(pair.target) for pair in material.pairs}
    answers = {(pair.actual.item.path, pair.actual.quantity.start) for pair in material.pairs if pair.actual}
    for figure in material.figures:
        answering = (figure.item.path, figure.quantity.start) in answers and _floor(figure)
        if figure.role in RESULTS and (answering or _bound(figure) or _copied(figure, asked)):
            bounds[figure.item.path].append(figure)
    for group in bounds.values():
        yield _finding(group)


def _bound(figure: Figure) -> bool:
    quantity = figure.quantity
    if quantity.kind in ("age", "duration") or quantity.comparator not in (">=", "<="):
        return False
    if _ASKED.search(figure.lead) or _QUALIFIES.match(figure.item.text[quantity.end :]):
        return False
    if _COVERS.search(figure.lead + quantity.text) or figure.standing:
        return False
    said = _FLOOR.search(quantity.text) is not None
    return said or (quantity.kind == "percent" and _RATE.search(figure.lead.rstrip()) is not None) or _bare(figure)


def _spelled(figure: Figure) -> tuple[str, str]:
    return figure.quantity.comparator, figure.quantity.text


def _copied(figure: Figure, asked: set[tuple[str, str]]) -> bool:
    """An actual that says 900万公斤以上 where a target says just that."""
    bound = figure.quantity.comparator in (">=", "<=") and figure.quantity.kind not in ("age", "duration")
    return (
        figure.role == "actual"
        and bound
        and not _COVERS.search(figure.lead + figure.quantity.text)
        and _spelled(figure) in asked
    )


def _floor(figure: Figure) -> bool:
    """Whether the figure that answers a target is itself a bound: 30项以上."""
    bound = figure.quantity.comparator == ">=" and figure.quantity.kind not in ("age", "duration")
    return bound and not figure.standing and not _COVERS.search(figure.lead + figure.quantity.text)


def _bare(figure: Figure) -> bool:
    """A cell that holds nothing but a bound: 100人以上."""
    return figure.role == "actual" and len(figure.item.text.strip("。； ")) <= len(figure.quantity.text) + 2


def _finding(group: list[Figure]) -> Finding:
    said = "、".join(figure.quantity.text for figure in group)
    return finding(
        check,
        Severity.WARNING,
        [at(figure) for figure in group],
        zh="结果写成了“{said}”，这是目标的写法，不是实际完成数，请查记录后写实数。",
        en="The result reads “{said}”, which is a bound as targets have it, not what was achieved; please look up and "
        "write the actual number.",
        said=said,
    )
