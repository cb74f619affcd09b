"""比率算不出来 Rate does not follow.

查什么: 合格率、完成率、增长率与同一句里的两个数算不到一起；说“达到计划的78%”而计划数没有写；“是上年的1.6倍”算不出来；
    覆盖率写100%，具体情况里却说46个中已有41个；满意度、合格率等超过100%。
What it checks: pass rates, completion rates and growth that do not follow from the two figures beside them; “78 % of the
    plan” where no plan figure is given; multiples that do not follow; 100 % where the narrative says “41 of 46 so far”;
    satisfaction, pass or coverage rates above 100 %.
为什么: 比率是由分子、分母算出来的，写了两个数就应当算得出；没有分母，比率就无法复核。
Why it matters: a rate is reckoned from two numbers; where both are written it must follow, where the base is missing nobody
    can check it.
示例: “抽检200批次，合格196批次，合格率95%”：196÷200＝98%。
Example: “200 lots tested, 196 passed, pass rate 95 %”: 196 ÷ 200 is 98 %.
怎么办: 改正写错的数；没有分母的，补写计划数（基数）；有别的口径的，写明口径。
What to do: correct the wrong figure; add the plan or base where it is missing; name the basis where it is another one.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》：绩效自评应当真实、客观、准确。
Authority: Cai Yu [2020] No. 10: a self-evaluation is to be true, objective and exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hengji.checks.arithmetic import said
from hengji.checks.bases import of_nothing, of_unknown_plan, short_of_all
from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity
from hengji.tables.ratios import Ratio, impossible, ratios

_HUNDRED = Decimal(100)


@rule("AR03", "rate-does-not-follow")
def check(material: Material) -> Iterator[Finding]:
    """Rates that their figures contradict, rates that cannot be, and rates of a plan that is not given."""
    for item in material.table.items():
        for ratio in ratios(tuple(material.figures_of(item))):
            yield _contradicted(ratio)
    yield from (_beyond(figure) for figure in material.figures if impossible(figure))
    yield from (_baseless(group) for group in of_unknown_plan(material))
    yield from (_unsupported(group) for group in of_nothing(material))
    yield from (_not_all(*each) for each in short_of_all(material))


def _contradicted(ratio: Ratio) -> Finding:
    part, whole = (said(f.quantity.value, f.quantity) for f in (ratio.part, ratio.whole))
    value, sign = round(ratio.value, 2), "倍" if ratio.percent.quantity.kind == "multiple" else "%"
    formula = ("{part}÷{whole}＝{value}{sign}", "{part} ÷ {whole} = {value} {times}")
    if ratio.change:
        formula = ("由{whole}到{part}，变动{value}{sign}", "from {whole} to {part} is a change of {value} {times}")
    return finding(
        check,
        Severity.ERROR,
        [at(f) for f in sorted((ratio.part, ratio.whole, ratio.percent), key=lambda f: f.quantity.start)],
        zh="按所写的{part}和{whole}计算是{value}{sign}，不是“{percent}”，请核对这三个数。",
        en="From {part} and {whole} the rate is {value} {times}, not “{percent}”; please check the three figures.",
        working=formula,
        part=part,
        whole=whole,
        value=value,
        sign=sign,
        times="times" if sign == "倍" else sign,
        percent=ratio.percent.quantity.text,
    )


def _beyond(figure: Figure) -> Finding:
    return finding(
        check,
        Severity.ERROR,
        [at(figure)],
        zh="“{text}”超过100%，这类比率不可能大于100%，请核对分子、分母。",
        en="“{text}” is above 100 %, which a rate of this kind cannot be; please check what was divided by what.",
        text=figure.quantity.text,
    )


def _unsupported(group: Sequence[Figure]) -> Finding:
    return finding(
        check,
        Severity.INFO,
        [at(each) for each in group],
        zh="“{percent}”是与计划相比的，但计划数和实际数都没有写，无法复核，请补写这两个数。",
        en="“{percent}” compares with a plan, but neither plan nor result is given; please state both.",
        percent=group[0].quantity.text,
    )


def _baseless(group: Sequence[tuple[Figure, Figure]]) -> Finding:
    percent, count = group[0]
    base = count.quantity.value / percent.quantity.value * _HUNDRED
    return finding(
        check,
        Severity.INFO,
        [at(each) for each, _ in group],
        zh="“{percent}”的计划数没有写，无法复核；按{count}倒推，计划约为{base}，请补写计划数。",
        en="“{percent}” of a plan that is not given cannot be checked; {count} would imply a plan of about {base}. Please "
        "state the plan.",
        working=("{count}÷{percent}≈{base}", "{count} ÷ {percent} ≈ {base}"),
        percent=percent.quantity.text,
        count=said(count.quantity.value, count.quantity),
        base=said(base.quantize(Decimal(1)), count.quantity),
    )


def _not_all(rate: Figure, whole: Figure, part: Figure) -> Finding:
    value = round(part.quantity.value / whole.quantity.value * _HUNDRED, 2)
    return finding(
        check,
        Severity.ERROR,
        [at(rate), at(whole), at(part)],
        zh="完成值写{rate}，具体完成情况里{whole}只有{part}，是{value}%，请核对。",
        en="The actual says {rate}, but the narrative counts {part} of {whole}, which is {value} %; please check.",
        working=("{part}÷{whole}＝{value}%", "{part} ÷ {whole} = {value} %"),
        rate=rate.quantity.text,
        whole=whole.quantity.text,
        part=part.quantity.text,
        value=value,
    )
