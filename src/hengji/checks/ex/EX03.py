"""大幅超额没有说明原因 Overshoot unexplained.

查什么: 完成值是目标值的1.3倍以上，没有说明原因。
What it checks: a result reaches at least 1.3 times its target and no reason is given.
为什么: 超额过多往往说明目标定低了，或者目标和完成值口径不同；自评办法要求分析原因，目标明显偏低的按偏离程度调减得分。
Why it matters: a large overshoot mostly means that the target was set too low or that target and actual are counted
    differently; the rules ask for the reason, and marks are reduced where the target was clearly too low.
示例: 目标招募50名，完成325名，为目标的650%，没有一句说明。
Example: the target is 50 people, the actual 325, 650 % of the target, without a word.
怎么办: 核对口径；属实的，说明超额原因，并据此调高下一年目标。
What to do: check that both count the same; if so, say why, and set next year's target accordingly.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》（偏离度较大的，分析原因，按照偏离度适度调减分值）。
Authority: Cai Yu [2020] No. 10: where a target was exceeded by much because it was set too low, marks are reduced.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.achievement import Achievement, percent
from hengji.tables.finding import Finding, Severity
from hengji.tables.reasons import around, reason

_COUNTED = frozenset({"count", "rate", "money"})
_FEW = 2


@rule(
    "EX03",
    "overshoot-unexplained",
    options={
        "least": ("完成率（%）达到多少算大幅超额", "the achievement rate in percent from which a reason is asked for"),
        "loud": ("完成率（%）达到多少列为警告", "the achievement rate in percent from which the finding is a warning"),
    },
)
def check(material: Material, *, least: Decimal = Decimal(130), loud: Decimal = Decimal(150)) -> Iterator[Finding]:
    """One finding for each target figure exceeded by much without a reason."""
    seen: set[tuple[str, int]] = set()
    for each in material.achievements:
        key = (each.result.item.path, each.result.quantity.start)
        if (
            key not in seen
            and _over(each, least)
            and not _explained(each)
            and not _within_initial(material, each, least)
        ):
            seen.add(key)
            yield _finding(each, Severity.WARNING if each.rate >= loud else Severity.INFO)


def _over(each: Achievement, least: Decimal) -> bool:
    target = each.pair.target.quantity
    trivial = each.result.quantity.value - each.wanted < _FEW
    return target.kind in _COUNTED and not each.ceiling and not trivial and each.rate >= least


def _within_initial(material: Material, each: Achievement, least: Decimal) -> bool:
    """Whether the result is no overshoot of the initial target: then it is the revision that asks for a reason (TG06)."""
    initial = each.pair.line.indicator.initial_target
    figures = material.figures_of(initial) if initial is not None else ()
    return len(figures) == 1 and percent(each.result.quantity.value, figures[0].quantity.value) < least


def _explained(each: Achievement) -> bool:
    indicator = each.pair.line.indicator
    told = [item.text for item in (indicator.explanation, indicator.corrective_action) if item and len(item.text) > 1]
    near = (around(item, each.result.quantity.number) for item in each.pair.line.results)
    return bool(told) or reason(near) is not None


def _finding(each: Achievement, severity: Severity) -> Finding:
    return finding(
        check,
        severity,
        [at(each.pair.target), at(each.result)],
        zh="“{subject}”目标{target}，完成{result}，为目标的{rate}%，没有说明原因；请核对口径，说明超额原因。",
        en="“{subject}”: target {target}, actual {result}, {rate} % of the target, without a reason; please check that "
        "both count the same and say why.",
        working=("{got}÷{wanted}={rate}%", "{got} ÷ {wanted} = {rate} %"),
        subject=each.pair.target.subject or each.pair.line.indicator.name.text,
        target=each.pair.target.quantity.text,
        result=each.result.quantity.text,
        rate=each.rate,
        got=each.result.quantity.value,
        wanted=each.wanted,
    )
