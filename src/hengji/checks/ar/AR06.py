"""后一环节多于前一环节 Funnel runs uphill.

查什么: 一步一步减少的数倒过来了：录用的比报名的多，实到的比应到的多，合格的比检查的多，通过的比申报的多，收回的问卷比发出的多。
What it checks: steps that can only lose on the way but gain: more hired than applied, more present than expected, more
    passed than inspected, more approved than submitted, more questionnaires returned than sent.
为什么: 后一步只能从前一步里来，多出来的说不清来历，两个数必有一个错或口径不同。
Why it matters: each step is taken from the one before; what is more has no origin, so one figure is wrong or counts
    something else.
示例: “收到报名120人，录用150人”。
Example: “120 applied, 150 were hired”.
怎么办: 核对两个数；口径不同的（如含往年结转），写明。
What to do: check both figures; say so where they count different things, such as cases carried over.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》：绩效自评应当真实、客观、准确。
Authority: Cai Yu [2020] No. 10: a self-evaluation is to be true, objective and exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from hengji.checks.arithmetic import said, span, surely_above
from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity
from hengji.tables.ratios import around
from hengji.tables.wording import sentence_at

# (the step before, the step after): the one after is taken from the one before.
_STEPS = tuple(
    (re.compile(before), re.compile(after))
    for before, after in (
        (r"报名|应聘", r"录用|录取|聘用|上岗|入围|通过|审核后|中签|摇号|选房"),
        (r"应到|应参加|应出席", r"实到|到会|到场"),
        (r"录用|录取|招录", r"上岗|到岗"),
        (r"检查|抽检|抽查|检测|检验|送检|监测|验收", r"合格|达标"),
        (r"申报|申请", r"通过|获批|批准|立项|入选"),
        (r"参赛|参评", r"获奖|入围"),
        (r"发放(?:调查)?问卷|发出问卷|问卷发放", r"(?:收回|回收|有效)"),
        (r"参训|参加培训|参加考试|参考", r"考核合格|考试合格|合格|取得证书|取证"),
    )
)
_ASIDE = re.compile(r"结转|往年|上年|历年|以前年度|含|累计|不合格|未")
_MOVED = re.compile(r"每|均|计划|目标")


@rule("AR06", "funnel-runs-uphill")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each pair of steps in one sentence of which the later is the greater."""
    for item in material.table.items():
        counts = [f for f in material.figures_of(item) if f.quantity.kind == "count" and f.quantity.per is None]
        for one, other in combinations(counts, 2):
            if one.quantity.unit == other.quantity.unit and _together(one, other) and not _summed(one, other, counts):
                yield from _judge(one, other)


def _together(one: Figure, other: Figure) -> bool:
    text = one.item.text
    start, end = sentence_at(text, one.quantity.start)
    if not start <= other.quantity.start < end or _ASIDE.search(text[start:end]):
        return False
    return not one.scopes or not other.scopes or one.scopes == other.scopes


def _summed(one: Figure, other: Figure, counts: Sequence[Figure]) -> bool:
    """Whether a greater figure of the unit stands between: then the step before was only a part of it."""
    between = (f for f in counts if one.quantity.end <= f.quantity.start < other.quantity.start and f is not one)
    return any(f.quantity.unit == one.quantity.unit and f.quantity.value >= other.quantity.value for f in between)


def _judge(one: Figure, other: Figure) -> Iterator[Finding]:
    first, second = around(one), around(other)
    for before, after in _STEPS:
        # A clause that names both steps, or a plan, tells neither.
        if not before.search(first) or after.search(first) or not after.search(second) or before.search(second):
            continue
        if not _MOVED.search(first + second) and surely_above(span(other.quantity), span(one.quantity)):
            yield _finding(one, other)
            return


def _finding(before: Figure, after: Figure) -> Finding:
    return finding(
        check,
        Severity.ERROR,
        [at(before), at(after)],
        zh="后一环节{after}多于前一环节{before}，不合常理，请核对这两个数；口径不同的请写明。",
        en="The later step ({after}) exceeds the one it is taken from ({before}); please check both, or name the basis.",
        working=("{after}＞{before}", "{after} > {before}"),
        before=said(before.quantity.value, before.quantity),
        after=said(after.quantity.value, after.quantity),
    )
