"""一级指标权重与办法不符 Level-1 weights differ from the scheme.

查什么: 产出、效益、满意度各一级指标的分值合计，与适用的评分办法规定的不同。缺某一级、另设一级，或者总分不是100的表不查。
What it checks: the sums of the weights under output, outcome and satisfaction that are not what the scheme lays down.  A table
    that lacks one of the levels, has another, or does not add up to the total is left alone.
为什么: 办法允许调整权重，但要有理由；悄悄把难完成的一级调低，总分就不能同别的项目比。
Why it matters: weights may be adjusted with a reason; where a difficult level was made light without a word, the total cannot
    be compared with that of other projects.
示例: 执行率10分，产出30分，效益50分，满意度10分，没有说明。
Example: execution 10, output 30, outcome 50, satisfaction 10, without a word.
怎么办: 按办法设置权重；确需调整的，写明理由。
What to do: set the weights by the scheme; give the reason where they had to be adjusted.
依据: 财预〔2020〕10号：原则上预算执行率权重为10%，产出指标50%、效益指标30%、服务对象满意度指标10%；有特殊情况的，应做出具体说明。
Authority: Cai Yu [2020] No. 10: as a rule execution 10 %, output 50 %, outcome 30 %, satisfaction 10 %; special cases are to be
    explained.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.quantity.writing import digits
from hengji.scoring.scheme import scheme
from hengji.tables.amounts import number, total_fund
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Indicator, PerformanceTable

_SLACK = Decimal("0.05")
_ADJUSTED = re.compile(r"(?:权重|分值)[^，。；]{0,12}(?:调整|设置|确定)|(?:调整|设置)[^，。；]{0,6}(?:权重|分值)")


@rule("SC07", "level-weights-differ")
def check(material: Material) -> Iterator[Finding]:
    """One finding for a table whose levels have other weights than every scheme in question."""
    table = material.table
    groups = _groups(table)
    if groups is None or any(_ADJUSTED.search(item.text) for item in table.items()):
        return
    stated = {level: sum((weight for _, weight in rows), Decimal(0)) for level, rows in groups.items()}
    known = (scheme(each.scheme.id).level1 for each in material.scores if each.scheme)
    wanted = [each for each in known if _same_levels(stated, each)]
    if not wanted or any(not _other(stated, each) for each in wanted):
        return
    level = next(each for each in stated if _differs(stated[each], _expected(each, wanted[0])))
    yield _finding(groups, stated, wanted[0], level)


def _groups(table: PerformanceTable) -> dict[str, list[tuple[Indicator, Decimal]]] | None:
    """The indicators with a weight under each level-1 heading, where every one has both and they make ninety with execution."""
    found: dict[str, list[tuple[Indicator, Decimal]]] = defaultdict(list)
    for indicator in table.indicators():
        weight = number(indicator.weight)
        if weight is None:
            continue
        if indicator.level1 is None or not indicator.level1.text:
            return None
        found[indicator.level1.text].append((indicator, weight))
    fund = total_fund(table)
    execution = number(fund.weight) if fund is not None else None
    whole = sum((weight for rows in found.values() for _, weight in rows), execution or Decimal(0))
    return dict(found) if execution is not None and abs(whole - 100) <= _SLACK else None


def _expected(level: str, wanted: Mapping[str, Fraction]) -> Fraction | None:
    return next((points for word, points in wanted.items() if word in level), None)


def _differs(stated: Decimal, expected: Fraction | None) -> bool:
    return expected is not None and abs(Fraction(stated) - expected) > Fraction(_SLACK)


def _same_levels(stated: Mapping[str, Decimal], wanted: Mapping[str, Fraction]) -> bool:
    """Whether the form has exactly the scheme's levels."""
    return len(stated) == len(wanted) and all(_expected(level, wanted) is not None for level in stated)


def _other(stated: Mapping[str, Decimal], wanted: Mapping[str, Fraction]) -> bool:
    return any(_differs(points, _expected(level, wanted)) for level, points in stated.items())


def _finding(
    groups: dict[str, list[tuple[Indicator, Decimal]]],
    stated: Mapping[str, Decimal],
    wanted: Mapping[str, Fraction],
    level: str,
) -> Finding:
    rows = [row for each in stated if _differs(stated[each], _expected(each, wanted)) for row, _ in groups[each]]
    heads = {row.level1.path: row.level1 for row in rows if row.level1}
    first = list({item.text: item for item in heads.values()}.values())
    return finding(
        check,
        Severity.WARNING,
        [at(item) for item in (*first, *(row.weight for row in rows)) if item is not None],
        zh="“{level}”分值合计{made}分，评分办法为{due}分，请按办法设置权重，确需调整的写明理由。",
        en="“{level}” has {made} points; the scheme gives it {due}: please set the weights by the scheme, or say why not.",
        working=("{listed}", "{listed}"),
        level=level,
        made=stated[level],
        due=int(_expected(level, wanted) or 0),
        listed="；".join(f"{each} {digits(points)}" for each, points in stated.items()),
    )
