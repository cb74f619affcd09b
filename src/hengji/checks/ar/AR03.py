"""比率算不出来 Rate does not follow.

查什么: 合格率、完成率、增长率与同一句里的两个数算不到一起；说“达到计划的78%”而计划数没有写；满意度、合格率等超过100%。
What it checks: pass rates, completion rates and growth that do not follow from the two figures beside them; “78 % of the
    plan” where no plan figure is given; satisfaction, pass or coverage rates above 100 %.
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

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from hengji.checks.arithmetic import said
from hengji.checks.material import RESULTS, Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity
from hengji.tables.ratios import Ratio, ratios
from hengji.tables.wording import likeness

_OF_PLAN = re.compile(r"(?:达到?|完成|为|占)[^，,。；;]{0,8}(?:计划|目标|任务|预期)[^，,。；;、]{0,8}$")
_BOUNDED = re.compile(
    r"(?:满意|合格|覆盖|优良|优秀|及格|出勤|办结|整改|就业|参与|知晓|达标|录用|准确|及时|通过|入学|巩固|到课|公开|完好|成功|普及|建档|接种|结案|回访|认可)[率度]"
)
_NAMED_LAST = re.compile(r"[率度](?:已?达到?|为|是|约|[:：])?\s*$")
_MORE = re.compile(r"增|提升|提高|上升|超|比|较|同期|倍")
_LESS = re.compile(r"(?:下降|减少|降低|压减|缩减)了?(?:约|近|超过?|达)?\s*$")
_ALIKE = 0.4
_HUNDRED = Decimal(100)


@rule("AR03", "rate-does-not-follow")
def check(material: Material) -> Iterator[Finding]:
    """Rates that their figures contradict, rates that cannot be, and rates of a plan that is not given."""
    yield from _unfounded(material)
    bare: dict[tuple[Decimal, Decimal], list[tuple[Figure, Figure]]] = defaultdict(list)
    for item in material.table.items():
        figures = tuple(material.figures_of(item))
        for ratio in ratios(figures):
            yield _contradicted(ratio)
        for figure in figures:
            if _impossible(figure):
                yield _beyond(figure)
            base = _count_before(figures, figure)
            if base is not None and not _plan_given(material, figure, base):
                bare[figure.quantity.value, base.quantity.value].append((figure, base))
    for group in bare.values():
        yield _baseless(group)


def _contradicted(ratio: Ratio) -> Finding:
    part, whole = (said(f.quantity.value, f.quantity) for f in (ratio.part, ratio.whole))
    value, sign = round(ratio.value, 2), "倍" if ratio.percent.quantity.kind == "multiple" else "%"
    formula = ("{part}÷{whole}＝{value}{sign}", "{part} ÷ {whole} = {value} {sign}")
    if ratio.change:
        formula = ("由{whole}到{part}，变动{value}{sign}", "from {whole} to {part} is a change of {value} {sign}")
    return finding(
        check,
        Severity.ERROR,
        [at(f) for f in sorted((ratio.part, ratio.whole, ratio.percent), key=lambda f: f.quantity.start)],
        zh="按所写的{part}和{whole}计算是{value}{sign}，不是“{percent}”，请核对这三个数。",
        en="From {part} and {whole} the rate is {value} {sign}, not “{percent}”; please check the three figures.",
        working=formula,
        part=part,
        whole=whole,
        value=value,
        sign=sign,
        percent=ratio.percent.quantity.text,
    )


def _impossible(figure: Figure) -> bool:
    quantity = figure.quantity
    if quantity.kind != "percent" or quantity.unit != "%" or quantity.low is None or quantity.low <= _HUNDRED:
        return False
    if _LESS.search(figure.lead):
        return True
    name = figure.lead if figure.lead.strip(" ≥≤＝=") else figure.subject
    return bool(_BOUNDED.search(name)) and bool(_NAMED_LAST.search(name.strip())) and not _MORE.search(name)


def _beyond(figure: Figure) -> Finding:
    return finding(
        check,
        Severity.ERROR,
        [at(figure)],
        zh="“{text}”超过100%，这类比率不可能大于100%，请核对分子、分母。",
        en="“{text}” is above 100 %, which a rate of this kind cannot be; please check what was divided by what.",
        text=figure.quantity.text,
    )


def _count_before(figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The count beside a percentage of a plan: 人才39名，扶持人数达到计划的78%."""
    quantity = figure.quantity
    if quantity.kind != "percent" or not 0 < quantity.value < _HUNDRED or not _OF_PLAN.search(figure.lead):
        return None
    earlier = [f for f in figures if f.quantity.end <= quantity.start and f.quantity.kind in ("count", "money")]
    near = earlier[-1] if earlier else None
    return None if near is None or "。" in figure.item.text[near.quantity.end : quantity.start] else near


def _plan_given(material: Material, percent: Figure, count: Figure) -> bool:
    """Whether some target of the indicator, or a plan in the item itself, is in the unit of the count."""
    indicator = next((i for i in material.table.indicators() if percent.item.path.startswith(i.path + ".")), None)
    targets = [] if indicator is None else [f for item in indicator.target for f in material.figures_of(item)]
    planned = [
        f for f in material.figures_of(percent.item) if re.search(r"计划|目标|任务", f.lead) and f is not percent
    ]
    return any(f.quantity.unit == count.quantity.unit and f.quantity.per is None for f in (*targets, *planned))


def _unfounded(material: Material) -> Iterator[Finding]:
    """Percentages of a plan where the indicator tells neither the plan nor what was done."""
    for indicator in material.table.indicators():
        own = [f for item in (*indicator.target, *indicator.actual, *indicator.narrative) for f in material.figures_of(item)]
        numbers = [f for f in own if f.quantity.kind not in ("percent", "multiple")]
        planned = any(f.role == "target" for f in numbers)
        alone = [
            f
            for f in own
            if f.role in RESULTS and f.quantity.unit == "%" and not planned and _OF_PLAN.search(f.lead)
            and not any(_answers(number, f) for number in numbers)
        ]
        for value in sorted({f.quantity.value for f in alone}):
            yield _unsupported([f for f in alone if f.quantity.value == value])


def _answers(number: Figure, percent: Figure) -> bool:
    """Whether a figure may be what the percentage was reckoned from: of its clause, or of like subject."""
    if number.item is percent.item and number.quantity.end <= percent.quantity.start:
        between = number.item.text[number.quantity.end : percent.quantity.start]
        if not re.search(r"[。；;]", between):
            return True
    return not number.subject or likeness(number.subject, percent.subject) > _ALIKE


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
