"""同一指标两个数 One measure, two figures.

查什么: 同一件事在完成值、具体完成情况、总体部分写了几遍，数却对不上。约数按区间比较，区间相交的不算矛盾。
What it checks: one fact is stated in several places (actual, narrative, overview) with different figures.  Hedged figures are
    compared as intervals; where these meet there is no contradiction.
为什么: 两个数至少有一个是错的；公开后谁都能看见，审计时最先问。
Why it matters: at least one of them is wrong; once published everybody can see it, and auditors ask for it first.
示例: 总表和完成值写“培训学员8956人次”，具体完成情况写“培训学员28956人次”。
Example: overview and actual say 8956 attendances, the narrative 28956.
怎么办: 核对原始记录，改正写错的一处；口径不同的，写明各自口径。
What to do: look up the record and correct the wrong one; if they count different things, say what each counts.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》（绩效自评应当数据真实、准确）；预算法第十二条、第五十七条。
Authority: Cai Yu [2020] No. 10: figures are to be true and exact; Budget Law, articles 12 and 57.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.checks.statements import bounds, by_item, core, groups, lone, restated, same_statement, summaries, summed_up
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity
from hengji.tables.kinship import same_kind
from hengji.tables.labels import label


@rule("AG01", "one-measure-two-figures")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each fact stated with values that cannot all be true, with all its places."""
    seen: set[tuple[str, int]] = set()
    for said, group in (*_stated(material), *restated(material), *summed_up(material), *summaries(material)):
        key = {(f.item.path, f.quantity.start) for f in said}
        if not key & seen and _contradict(said):
            seen |= key
            yield _finding(said, group)
    yield from _left_over(material)


def _stated(material: Material) -> Iterator[tuple[list[Figure], Sequence[Figure]]]:
    for group in groups(material):
        for figure in group:
            said = [figure, *(other for other in group if same_statement(figure, other))]
            if all(lone(f, group) for f in said):
                yield said, group


def _left_over(material: Material) -> Iterator[Finding]:
    """A rate of a hundred percent beside a rest that is still open (其余27处正在整改)."""
    for line in material.lines:
        full = [f for item in line.actual for f in material.figures_of(item) if _whole(f)]
        rest = [f for item in line.narrative for f in material.figures_of(item) if _open(f)]
        if full and rest and line.indicator.path.startswith("tasks"):
            yield finding(
                check,
                Severity.ERROR,
                [at(full[0]), at(rest[0])],
                zh="完成值写“{subject}{rate}”，具体完成情况却写“{rest}”没有完成，请核对。",
                en="The actual says “{subject}{rate}”, but the narrative leaves “{rest}” undone; please check.",
                subject=full[0].subject,
                rate=full[0].quantity.text,
                rest=rest[0].lead[-3:].strip("，,。；") + rest[0].quantity.text,
            )


def _whole(figure: Figure) -> bool:
    return figure.quantity.kind == "percent" and figure.quantity.value == _ALL and figure.quantity.comparator == "="


def _open(figure: Figure) -> bool:
    after = figure.item.text[figure.quantity.end : figure.quantity.end + 12]
    return figure.standing == "rest" and figure.quantity.value > 0 and _UNDONE.search(after) is not None


def _contradict(said: Sequence[Figure]) -> bool:
    """Whether two of them differ, unless the differing one's own item also states what the other says."""
    return any(not _agree(one, other) for i, one in enumerate(said) for other in said[i + 1 :])


def _agree(one: Figure, other: Figure) -> bool:
    return one.quantity.expected.meets(other.quantity.expected) or one.quantity.value == other.quantity.value


def _finding(said: Sequence[Figure], group: Sequence[Figure]) -> Finding:
    hard = any(not _hard(one, other) for one in said for other in said)
    values = sorted({f.quantity.value for f in said})
    listed = "；".join(f"{label(f.item.path)}写{f.quantity.text}" for f in said)
    told = "; ".join(f"{label(f.item.path, 'en')}: {f.quantity.text}" for f in said)
    ratios = _ratios(said, by_item(group), values)
    return finding(
        check,
        Severity.ERROR if hard else Severity.INFO,
        [at(f) for f in said],
        zh="同一项“{subject}”写了{count}个不同的数：{listed}。请核对原始记录。",
        en="“{subject}” is stated with {count} different figures: {told}. Please check the record.",
        working=ratios,
        subject=core(said[0]),
        count=len({f.quantity.value for f in said}),
        listed=listed,
        told=told,
    )


def _hard(one: Figure, other: Figure) -> bool:
    """Whether both can be true however their hedges are read."""
    return bounds(one.quantity).meets(bounds(other.quantity)) or one.quantity.value == other.quantity.value


def _ratios(
    said: Sequence[Figure], items: dict[str, list[Figure]], values: Sequence[Decimal]
) -> tuple[str, str] | None:
    """What each reading would imply against a figure that both places agree on: attendances per session, days a head."""
    lists = [items[f.item.path] for f in said]
    shared = [
        f
        for f in lists[0]
        if f not in said and all(any(_twin(f, g) for g in other) for other in lists[1:]) and f.quantity.kind == "count"
    ]
    near = [f for f in shared if _beside(f, said[0], lists[0])]
    if not near or len(values) > _MOST or not all(values):
        return None
    steps = [_ratio(f, value) for f in near for value in values]
    return "；".join(steps) + "。只列比值，不作判断。", "; ".join(steps) + ". Ratios only; nothing is decided."


def _twin(one: Figure, other: Figure) -> bool:
    return same_kind(one.quantity, other.quantity) and one.quantity.value == other.quantity.value


def _beside(figure: Figure, said: Figure, own: Sequence[Figure]) -> bool:
    return abs(own.index(figure) - own.index(said)) == 1 if said in own and figure in own else False


def _ratio(other: Figure, value: Decimal) -> str:
    big, small = max(other.quantity.value, value), min(other.quantity.value, value)
    share = (big / small).quantize(Decimal("0.01"), ROUND_HALF_UP) if small else Decimal(0)
    return f"{big.normalize():f}÷{small.normalize():f}={share}"


_MOST = 3
_ALL = Decimal(100)
_UNDONE = re.compile(r"正在|尚未|未|待|仍|将于|继续|跨年|次年|下一年|滚动")
