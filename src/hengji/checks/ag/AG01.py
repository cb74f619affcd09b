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

from collections.abc import Iterator, Sequence

from hengji.checks.implied import ratios
from hengji.checks.material import Material
from hengji.checks.remainders import left_over, unreckoned
from hengji.checks.rule import at, finding, rule
from hengji.checks.statements import (
    by_subject,
    contradict,
    core,
    groups,
    lone,
    may_agree,
    restated,
    same_statement,
    spots,
    summaries,
    summed_up,
    two_targets,
)
from hengji.tables.achievement import percent
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity
from hengji.tables.labels import label


@rule("AG01", "one-measure-two-figures")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each fact stated with values that cannot all be true, with all its places."""
    seen: set[tuple[str, int]] = set()
    found = (_stated, restated, summed_up, summaries)
    for said, group in (each for find in found for each in find(material)):
        key = spots(said)
        if not key & seen and contradict(said):
            seen |= key
            yield _finding(said, group)
    yield from _left_over(material)
    yield from _misreckoned(material)
    yield from (_two_targets(*pair) for pair in two_targets(material) if not spots(pair) & seen)


def _two_targets(above: Figure, below: Figure) -> Finding:
    return finding(
        check,
        Severity.ERROR,
        [at(above), at(below)],
        zh="“{subject}”的目标，{here}写{above}，{there}写{below}，请按批复的绩效目标统一。",
        en="The target of “{subject}” is {above} ({here_en}) and {below} ({there_en}); please use the approved one.",
        subject=core(below),
        here=label(above.item.path),
        above=above.quantity.text,
        there=label(below.item.path),
        below=below.quantity.text,
        here_en=label(above.item.path, "en"),
        there_en=label(below.item.path, "en"),
    )


def _stated(material: Material) -> Iterator[tuple[list[Figure], Sequence[Figure]]]:
    for group in groups(material):
        for bucket in by_subject(group):
            for figure in bucket:
                said = [figure, *(other for other in bucket if same_statement(figure, other))]
                if len(said) > 1 and all(lone(f, bucket) for f in said):
                    yield said, group


def _left_over(material: Material) -> Iterator[Finding]:
    """A rate of a hundred percent beside a rest that is still open (其余27处正在整改)."""
    for rate, rest in left_over(material):
        yield finding(
            check,
            Severity.ERROR,
            [at(rate), at(rest)],
            zh="完成值写“{subject}{rate}”，具体完成情况却写“{rest}”没有完成，请核对。",
            en="The actual says “{subject}{rate}”, but the narrative leaves “{rest}” undone; please check.",
            subject=rate.subject,
            rate=rate.quantity.text,
            rest=rest.lead[-3:].strip("，,。；") + rest.quantity.text,
        )


def _misreckoned(material: Material) -> Iterator[Finding]:
    """A rate that its own part and whole do not make."""
    for rate, part, whole in unreckoned(material):
        share = percent(part.quantity.value, whole.quantity.value)
        yield finding(
            check,
            Severity.ERROR,
            [at(rate), at(whole), at(part)],
            zh="完成值写“{subject}{rate}”，按具体完成情况的{part}、{whole}计算为{share}%，两处对不上，请核对。",
            en="The actual says “{subject}{rate}”; by the narrative's {part} and {whole} it is {share} %: please check.",
            working=("{part}÷{whole}={share}%", "{part} ÷ {whole} = {share} %"),
            subject=rate.subject,
            rate=rate.quantity.text,
            part=part.quantity.text,
            whole=whole.quantity.text,
            share=share,
        )


def _finding(said: Sequence[Figure], group: Sequence[Figure]) -> Finding:
    hard = not all(may_agree(one, other) for one in said for other in said)
    listed = "；".join(f"{label(f.item.path)}写{f.quantity.text}" for f in said)
    told = "; ".join(f"{label(f.item.path, 'en')}: {f.quantity.text}" for f in said)
    return finding(
        check,
        Severity.ERROR if hard else Severity.INFO,
        [at(f) for f in said],
        zh="同一项“{subject}”写了{count}个不同的数：{listed}。请核对原始记录。",
        en="“{subject}” is stated with {count} different figures: {told}. Please check the record.",
        working=ratios(said, group),
        subject=core(said[0]),
        count=len({f.quantity.value for f in said}),
        listed=listed,
        told=told,
    )
