"""数量乘单价与总数不符 Product does not follow.

查什么: “12人，每人补助10万元，共计100万元”“每期50人，共20期，培训共计1200人”一类写法里，数量乘以每份的数不等于所写的总数；
    “10套，单价12万元”“每月2次，全年共12次”也一样。
What it checks: wording such as “12 people at 100,000 yuan each, 1 million in all” or “20 courses of 50, 1,200 trainees in
    all”, where number times amount does not make the total; also “10 sets at a unit price of
    120,000” and “twice a month, 12 times in the year”.
为什么: 人数、标准、总额三个数一乘就知道对不对；对不上，说明人数、标准或资金至少有一个写错了。
Why it matters: number, rate and total can be checked by one multiplication; if it fails, at least one of them is wrong.
示例: “资助12人，每人10万元，共计100万元”：12×10万元＝120万元。
Example: “12 people, 100,000 yuan each, 1,000,000 in all”: 12 × 100,000 is 1,200,000.
怎么办: 查发放清册或签到表，改正写错的那个数；标准不一的，分档写明。
What to do: look up the payment list or attendance sheet and correct the wrong figure; where rates differ, write each class.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》：绩效自评应当真实、客观、准确。
Authority: Cai Yu [2020] No. 10: a self-evaluation is to be true, objective and exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from hengji.checks.arithmetic import product, said, span
from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.quantity.model import Interval, Quantity
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity
from hengji.tables.multiplication import Multiplication, multiplications

_TIMES = {"月": Decimal(12), "季度": Decimal(4), "季": Decimal(4)}
_PAUSED = re.compile(r"除|停|寒假|暑假|月起|月开始|下半年")


@rule("AR02", "product-does-not-follow")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each product that does not make its total."""
    answers = {item.path: line.actual for line in material.lines for item in line.narrative}
    for item in material.table.items():
        for each in multiplications(tuple(material.figures_of(item))):
            if each.count is not None:
                ends = (each.count, each.each, each.whole)
                same = [f for end in ends for f in material.echoes(end, answers.get(item.path, ()))]
                yield from _counted(each, each.count, material.figures_of(item), same)
            elif not _PAUSED.search(item.text):
                yield from _yearly(each)


def _counted(
    stated: Multiplication, count: Figure, beside: Sequence[Figure], same: Sequence[Figure]
) -> Iterator[Finding]:
    """The product that fails; `same` are the actual's figures that repeat one of its three."""
    whole = span(stated.whole.quantity)
    made = count.quantity.value * stated.each.quantity.value
    if product(span(count.quantity), _each(stated.each)).meets(whole):
        return
    if any(made * f.quantity.value == stated.whole.quantity.value for f in beside if f.quantity.kind == "count"):
        return  # a third factor stands beside them: 16个区，每区4批次，每批次1万只
    severity = Severity.ERROR if stated.sure else Severity.WARNING
    steps = f"{_short(count.quantity)}×{_short(stated.each.quantity)}＝{said(made, stated.whole.quantity)}"
    yield _finding(severity, (count, stated.each, stated.whole, *same), steps, stated.whole, made)


def _yearly(stated: Multiplication) -> Iterator[Finding]:
    times = _TIMES[stated.each.quantity.per or ""]
    if product(Interval(times, times), span(stated.each.quantity)).meets(span(stated.whole.quantity)):
        return
    made = times * stated.each.quantity.value
    steps = f"{times}×{_short(stated.each.quantity)}＝{said(made, stated.whole.quantity)}"
    yield _finding(Severity.WARNING, (stated.each, stated.whole), steps, stated.whole, made)


def _finding(severity: Severity, ends: tuple[Figure, ...], steps: str, whole: Figure, made: Decimal) -> Finding:
    return finding(
        check,
        severity,
        [at(end) for end in sorted(ends, key=lambda f: (f.item is not whole.item, f.quantity.start))],
        zh="按所写的数相乘是{made}，总数却写“{whole}”，请核对数量、标准和总数，改正其中写错的。",
        en="Multiplying the figures given makes {made}, but the total reads “{whole}”; please check number, rate and total.",
        working=("{steps}，不等于{whole}", "{steps}, not {whole}"),
        made=said(made, whole.quantity),
        whole=whole.quantity.text,
        steps=steps,
    )


def _each(figure: Figure) -> Interval:
    """The value for one; an average is rounded even where no decimal point shows it."""
    known = span(figure.quantity)
    average = "均" in figure.item.text[max(0, figure.quantity.start - 6) : figure.quantity.end]
    if not average or known.low is None or known.high is None or known.low != known.high:
        return known
    half = Decimal("0.5") * (Decimal(10**4) if figure.quantity.value >= 10**4 else Decimal(1))
    return Interval(known.low - half, known.high + half)


def _short(quantity: Quantity) -> str:
    return said(quantity.value, quantity)
