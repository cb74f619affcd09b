"""分项与总数对不上 Parts do not make the total.

查什么: “共30场，其中线上12场、线下20场”一类写法里，分项相加与总数不等；分项大于总数；完成值写5场，具体情况里列出的场次却凑不成5场；
    总投资只写在完成值里，具体情况里的分项加起来比它多。
What it checks: wording such as “30 sessions in all, of them 12 online and 20 on site”, where the parts do not add up to the
    total or one part exceeds it; and an actual of 5 sessions that the sessions counted in the narrative cannot make, or a
    total in the actual that the parts in the narrative exceed.
为什么: 总数是考核的依据，分项是总数的来历；两者不合，必有一个错，得分和公开的数字都不可靠。
Why it matters: the total is what is judged, the parts are where it comes from; if they disagree one of them is wrong, and
    neither the mark nor the published figure can be relied on.
示例: 年度完成值写“举办讲座30场，其中线上12场，线下20场”，12＋20＝32，不是30。
Example: the actual reads “30 lectures, 12 online and 20 on site”; 12 + 20 is 32, not 30.
怎么办: 查台账，把总数或分项改正；分项有交叉的（如党员、女性），写明“有交叉”；没有列全的，写明“其余为……”。
What to do: look up the ledger and correct the total or the part; say so where parts overlap, and name the rest where the
    list is not complete.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》：绩效自评应当真实、客观、准确。
Authority: Cai Yu [2020] No. 10: a self-evaluation is to be true, objective and exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hengji.checks.arithmetic import addition, said, span, surely_above, total
from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.checks.tallies import exceeded, unmade
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity
from hengji.tables.pairing import Line
from hengji.tables.parts import Division, divisions


@rule("AR01", "parts-do-not-make-total")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each total that its parts contradict."""
    for item in material.table.items():
        for division in divisions(tuple(material.figures_of(item))):
            yield from _judge(division)
    for line in material.lines:
        for tally in (*unmade(material, line), *exceeded(material, line)):
            severity = Severity.ERROR if tally.halves else Severity.INFO
            yield _unmade(tally.stated, _echoes(material, line, tally.stated), tally.told, severity)


def _judge(division: Division) -> Iterator[Finding]:
    whole = span(division.total.quantity)
    great = [part for part in division.parts if surely_above(span(part.quantity), whole)]
    made = total(span(part.quantity) for part in division.parts)
    if great:
        yield _finding(division, great, Severity.ERROR, "大于", "is more than")
    elif len(division.parts) > 1 and division.disjoint and surely_above(made, whole):
        yield _finding(division, division.parts, Severity.ERROR, "大于", "is more than")
    elif len(division.parts) > 2 and division.listed and surely_above(made, whole):
        yield _finding(division, division.parts, Severity.INFO, "大于", "is more than")
    elif len(division.parts) > 1 and surely_above(whole, made) and _missing(division):
        severity = Severity.ERROR if division.exhaustive else Severity.WARNING
        yield _finding(division, division.parts, severity, "小于", "is less than")
    elif (
        len(division.parts) > 1 and surely_above(whole, made) and (_by_one_digit(division) or _all_but_little(division))
    ):
        yield _finding(division, division.parts, Severity.INFO, "小于", "is less than")


def _missing(division: Division) -> bool:
    """Whether parts that fall short are a fault: they are said to be all, or a whole list covers most of the total."""
    covered = sum(part.quantity.value for part in division.parts)
    return division.exhaustive or (division.listed and 2 * covered >= division.total.quantity.value)


def _all_but_little(division: Division) -> bool:
    """Whether three parts or more cover nearly all of the total: a rest that small would have been named, or is a slip."""
    covered = sum(part.quantity.value for part in division.parts)
    whole = division.total.quantity
    return len(division.parts) > 2 and 10 * covered >= 9 * whole.value and whole.approximation == "none"


def _by_one_digit(division: Division) -> bool:
    """Whether the parts miss the total by one in a single digit (17 for 18, 17.2 for 18.2): more like a slip than a rest."""
    quantity = division.total.quantity
    short = quantity.value - sum(part.quantity.value for part in division.parts)
    digits = short.normalize().as_tuple().digits
    return (
        division.disjoint
        and short > 0
        and digits == (1,)
        and short * 2 <= quantity.value
        and quantity.approximation == "none"
    )


def _finding(division: Division, parts: Sequence[Figure], severity: Severity, how: str, compared: str) -> Finding:
    quantities = [part.quantity for part in parts]
    return finding(
        check,
        severity,
        [at(division.total), *(at(part) for part in parts)],
        zh="总数写“{total}”，所列分项合计{sum}，{how}总数，请查台账后改正总数或分项；分项有交叉或未列全的，请写明。",
        en="The total reads “{total}”, but the parts named come to {sum}, which {compared} the total; please correct one or the "
        "other, or say that the parts overlap or are not all.",
        working=("{steps}，{how}{total}", "{steps}, which {compared} {total}"),
        total=division.total.quantity.text,
        sum=addition(quantities).rpartition("＝")[2],
        steps=addition(quantities),
        how=how,
        compared=compared,
    )


def _echoes(material: Material, line: Line, whole: Figure) -> list[Figure]:
    overview = [item for each in material.link_of(line.indicator) for item in each.results]
    return [f for f in material.echoes(whole, overview) if f.subject[-2:] == whole.subject[-2:]]


def _unmade(stated: Figure, same: Sequence[Figure], told: Sequence[Figure], severity: Severity) -> Finding:
    quantities = [f.quantity for f in told]
    return finding(
        check,
        severity,
        [at(stated), *(at(f) for f in (*same, *told))],
        zh="完成值写“{stated}”，具体完成情况里写明的合计{parts}，凑不出{number}，请核对，或补写其余的数、附清单。",
        en="The actual reads “{stated}”, but what the narrative counts comes to {parts} and cannot make {number}; please check, "
        "count the others too, or attach the list.",
        working=("{steps}，不等于{number}", "{steps}, not {number}"),
        stated=stated.quantity.text,
        number=said(stated.quantity.value, stated.quantity),
        parts=addition(quantities).rpartition("＝")[2],
        steps=addition(quantities),
    )
