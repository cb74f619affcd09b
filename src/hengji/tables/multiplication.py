"""Products 数量乘单价: which figures of one item are a number, what each comes to, and the total of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hengji.tables.figures import Figure

_SAME = ({"场", "场次"}, {"期", "班", "批", "批次"}, {"人", "人次"}, {"次", "期", "场", "场次"})
_STOP = re.compile(r"[。；;！!？?\n]")
_SUMMED = re.compile(r"(?:合计|共计|总计|总共|累计|共|总额|合共)[^，,。；;、]{0,10}$")
_PAID = re.compile(r"(?:发放|拨付|支付|兑付|补助|资助|补贴|支出)[^，,。；;、]{0,8}$")
_OTHER = re.compile(r"另|其他|其余|同时|还")
_TIMES = re.compile(r"\s*[×xX*＊乘]\s*")
_EQUALS = re.compile(r"\s*[=＝]\s*")
_EACH_PERSON = re.compile(r"每[名位][^，,。；;、]{0,6}$")
_PRICE = re.compile(r"(?:单价|每[台套辆件个只张本份册]价格?|均价)(?:约为|为|是|约|均为|[:：])?\s*$")
_PRICED = re.compile(r"(?:合计|共计|总计|总共|累计|共|总额|总价|总金额|合同价|合同金额|金额)[^，,。；;、]{0,8}$")
_REDUCED = re.compile(r"优惠|折|运费|安装费|税费?|另|其他|其余|同时|还|分别|不等|起")
_HOLDING = re.compile(r"\s*[（(，,]?(?:按|即)?\s*")


@dataclass(frozen=True, slots=True)
class Multiplication:
    """`count` of something, `each` comes to so much, `whole` is what both are said to make.

    `count` is None where `each` is so much a month or a quarter, and `whole` is the year's; `sure` says that the
    text itself calls `whole` the total.
    """

    count: Figure | None
    each: Figure
    whole: Figure
    sure: bool


def multiplications(figures: Sequence[Figure]) -> Iterator[Multiplication]:
    """Every product stated in one item, given its figures in reading order."""
    for index, each in enumerate(figures):
        if _per(each) is not None and each.lead.count("每") < 2:
            yield from _product(figures, index)
        elif _PRICE.search(each.lead) and each.quantity.kind == "money":
            yield from _priced(figures, index)
    yield from _signed(figures)


def _product(figures: Sequence[Figure], index: int) -> Iterator[Multiplication]:
    each = figures[index]
    start, end = _sentence(each)
    before = [f for f in figures[:index] if f.quantity.start >= start]
    after = [f for f in figures[index + 1 :] if f.quantity.end <= end]
    if _per(each) in ("月", "季度", "季"):
        whole = next((f for f in after if _makes(each, f)), None)
        if whole is not None and _SUMMED.search(whole.lead) and "年" in whole.lead and not whole.period:
            yield Multiplication(None, each, whole, sure=True)
        return
    whole, sure = _whole(each, after)
    counts = [f for f in before if _counted(each, f)] or [f for f in after if _counted(each, f) and f is not whole]
    if whole is None and counts:
        whole, sure = _held(each, before, counts[-1]), True
    if whole is not None and counts:
        nearest = counts[-1] if counts[-1] in before else counts[0]
        if whole.quantity.start > nearest.quantity.end or not sure or whole in before:
            yield Multiplication(nearest, each, whole, sure)


def _priced(figures: Sequence[Figure], index: int) -> Iterator[Multiplication]:
    """Things bought at a unit price: 采购10套，单价12.5万元，共计125万元; one kind of thing, and no discount."""
    each = figures[index]
    start, end = _sentence(each)
    counts = [f for f in figures if start <= f.quantity.start and f.quantity.end <= end and _is_number(f)]
    whole = figures[index + 1] if index + 1 < len(figures) else None
    if whole is not None and len(counts) == 1 and counts[0] in figures[max(0, index - 1) : index + 3]:
        if whole is counts[0] and index + 2 < len(figures):
            whole = figures[index + 2]
        between = each.item.text[min(counts[0].quantity.start, each.before) : whole.quantity.start]
        total = _makes(each, whole) and whole.quantity.end <= end and _PRICED.search(whole.lead)
        prices = [f for f in figures if _PRICE.search(f.lead)]
        totals = [f for f in figures if f.quantity.kind == "money" and _PRICED.search(f.lead)]
        if total and not _REDUCED.search(between) and len(prices) <= len(totals):
            yield Multiplication(counts[0], each, whole, sure=True)


def _is_number(figure: Figure) -> bool:
    return figure.quantity.kind == "count" and figure.quantity.per is None and figure.quantity.unit is not None


def _whole(each: Figure, after: Sequence[Figure]) -> tuple[Figure | None, bool]:
    """The total that follows: the next figure of the unit, if it is called a total, or paid out."""
    for figure in after:
        if _per(figure) is not None and figure.quantity.unit == each.quantity.unit:
            return None, False
        if _makes(each, figure):
            if _SUMMED.search(figure.lead):
                return figure, True
            paid = figure.quantity.kind == "money" and _PAID.search(figure.lead) and not _OTHER.search(figure.lead)
            return (figure, False) if paid else (None, False)
    return None, False


def _held(each: Figure, before: Sequence[Figure], count: Figure) -> Figure | None:
    """The total that goes before and holds the product in brackets: 120万元（12人，每人10万元）."""
    earlier = [f for f in before if _makes(each, f) and f.quantity.end <= count.quantity.start]
    if not earlier:
        return None
    between = earlier[-1].item.text[earlier[-1].quantity.end : count.quantity.start]
    return earlier[-1] if _HOLDING.fullmatch(between) and between.strip()[:1] in ("（", "(") else None


def _signed(figures: Sequence[Figure]) -> Iterator[Multiplication]:
    """Products written with signs: 50人×20期＝1000人."""
    for one, other, whole in zip(figures, figures[1:], figures[2:], strict=False):
        text = one.item.text
        times = _TIMES.fullmatch(text[one.quantity.end : other.quantity.start])
        if times and _EQUALS.fullmatch(text[other.quantity.end : whole.quantity.start]):
            yield Multiplication(one, other, whole, sure=True)


def _per(figure: Figure) -> str | None:
    """What the figure is so much for each of: 每人2000元 and 每名2000元 are so much a person."""
    return figure.quantity.per or ("人" if _EACH_PERSON.search(figure.lead) else None)


def _makes(each: Figure, whole: Figure) -> bool:
    one, other = each.quantity, whole.quantity
    return _per(whole) is None and other.unit is not None and (one.unit == other.unit or _alike(one.unit, other.unit))


def _counted(each: Figure, figure: Figure) -> bool:
    quantity = figure.quantity
    if _per(figure) is not None or quantity.kind != "count" or quantity.unit is None:
        return False
    return quantity.unit == _per(each) or _alike(quantity.unit, _per(each))


def _alike(one: str | None, other: str | None) -> bool:
    return any(one in group and other in group for group in _SAME)


def _sentence(figure: Figure) -> tuple[int, int]:
    text, at = figure.item.text, figure.quantity.start
    start = max((m.end() for m in _STOP.finditer(text, 0, at)), default=0)
    stop = _STOP.search(text, at)
    return start, stop.start() if stop else len(text)
