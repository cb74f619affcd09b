"""One pass over a text: every numeral becomes a quantity, or a label with the reason why it measures nothing."""

from __future__ import annotations

from decimal import localcontext

from hengji.quantity.digits import read_digits
from hengji.quantity.grammar import BETWEEN_BOUNDS, NUMERAL
from hengji.quantity.hanzi import read_hanzi
from hengji.quantity.model import Interval, Label, Quantity
from hengji.quantity.numerals import ARITHMETIC
from hengji.quantity.reading import Reading
from hengji.quantity.units import same_unit


def scan(text: str) -> tuple[tuple[Quantity, ...], tuple[Label, ...]]:
    """All quantities and all labels of a text, in one pass, each in reading order."""
    with localcontext(ARITHMETIC):
        return _scan(text, Reading(text))


def _scan(text: str, reading: Reading) -> tuple[tuple[Quantity, ...], tuple[Label, ...]]:
    counted: list[Quantity] = []
    named: list[Label] = []
    search, at = NUMERAL.search, 0
    while (match := search(reading.plain, at)) is not None:
        start = match.start()
        found = read_digits(reading, start) if "0" <= reading.plain[start] <= "9" else read_hanzi(reading, start)
        if found is None:
            at = start + 1
            continue
        at = reading.floor = found.end
        if isinstance(found, Label):
            named.append(found)
            continue
        reading.counted = at
        if counted and found.comparator[0] in "<>" and (both := _both_bounds(text, counted[-1], found)) is not None:
            counted[-1] = both
        else:
            counted.append(found)
    return tuple(counted), tuple(named)


def quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of a text in reading order."""
    return scan(text)[0]


def labels(text: str) -> tuple[Label, ...]:
    """All numbers of a text that name and do not measure, with the reason, in reading order."""
    return scan(text)[1]


def _both_bounds(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """大于等于60%小于80%, 1000以上1500以下: a lower and an upper bound of one figure, side by side, are one range."""
    below, above = (first, second) if first.high is None else (second, first)
    if below.low is None or below.high is not None or above.high is None or above.low is not None:
        return None
    alike = first.unit is None or second.unit is None or same_unit(first.unit, second.unit)
    if not alike or below.low >= above.high or BETWEEN_BOUNDS.fullmatch(text, first.end, second.start) is None:
        return None
    both = Interval(below.low, above.high, below.low_open, above.high_open)
    return first._replace(
        text=text[first.start : second.end],
        end=second.end,
        number=text[text.index(first.number, first.start) : second.end].strip() if first.number else first.number,
        value=below.low,
        low=both.low,
        high=both.high,
        low_open=both.low_open,
        high_open=both.high_open,
        unit=first.unit or second.unit,
        unit_text=first.unit_text or second.unit_text,
        comparator="range",
        approximation="none",
        expected=both,
    )
