"""What each of several readings of one figure would imply: attendances a session, days a head."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from hengji.checks.statements import by_item
from hengji.tables.figures import Figure
from hengji.tables.kinship import same_kind

_MOST = 3


def ratios(said: Sequence[Figure], group: Sequence[Figure]) -> tuple[str, str] | None:
    """The ratios of each reading to the figures beside it on which all places agree, in both languages; nothing is decided."""
    items = by_item(group)
    values = sorted({f.quantity.value for f in said})
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
