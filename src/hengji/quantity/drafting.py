"""A number while it is read: what is known so far of its value, unit, hedge and extent, and the Quantity it becomes."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hengji.quantity.grammar import LONG_MORE
from hengji.quantity.intervals import bounds
from hengji.quantity.model import Interval, Quantity
from hengji.quantity.numerals import ONE, arabic, divided, grain, multiplied, raised, zeros
from hengji.quantity.reading import Reading
from hengji.quantity.units import SPELLINGS, UNITS, Unit, unit_at

_MONEY_WORDS = ("资金", "经费", "金额", "投入", "预算", "收入", "支出", "善款", "补助", "款项", "募集")
_LONG_UNITS = {"小时": "小时", "钟头": "小时", "月": "个月", "星期": "周", "学期": "学期", None: "年"}
HALF = Decimal("0.5")


class Draft:
    """One number with what surrounds it, as far as it has been read: from `start` to `end`.

    The numeral is written from `at` to `stop`; `value` has its magnitude folded in.  `grain` is the last written place if the
    number is written in 万 or 亿; `more` the 余, 多 or 几 that goes with it, `place` how far that word reaches if not to the last
    place that is not zero, `vague` that its place cannot be told (三十万多亿).
    """

    # Most drafts keep all of these; as defaults of the class they cost nothing.
    grain: Decimal | None = None
    more: str = ""
    comparator: str = "="
    approximation: str = "none"
    unit: Unit | None = None
    spelling: str | None = None
    per: str | None = None
    place: Decimal | None = None
    vague: bool = False

    def __init__(self, at: int, stop: int, end: int, value: Decimal) -> None:
        self.at = self.start = at
        self.stop = stop
        self.end = end
        self.value = value

    def times(self, share: Fraction) -> None:
        """Reckon the number in another unit."""
        self.value = _times(self.value, share)
        self.grain = None if self.grain is None else _times(self.grain, share)
        self.place = None if self.place is None else _times(self.place, share)

    def find_unit(self, text: str, *, han: bool = False) -> None:
        """Take the unit that follows, a blank between allowed, and its 个多月 or 个半小时."""
        end = self.end
        behind = text[end : end + 1]
        if behind == " ":
            end += 1
            behind = text[end : end + 1]
        if (behind == "个" or behind == "年") and self._find_long(text, end):  # noqa: PLR1714 - as fast as it can be
            return
        found = unit_at(text, end, han=han)
        if found is None and behind and behind in "（(" and not han:
            found = self._bracketed(text, end)
            end += 1
        if found is None:
            return
        self.spelling, self.unit = found
        if self.grain is not None and self.unit.kind == "money" and text[end - 1] in "万亿":
            self.spelling = text[end - 1] + self.spelling
        self.end = end + len(found[0])
        if behind and behind in "（(":
            self.end += 1

    @staticmethod
    def _bracketed(text: str, end: int) -> tuple[str, Unit] | None:
        """95（%）, 12（次）: the unit in brackets."""
        found = unit_at(text, end + 1)
        closed = found is not None and text[end + 1 + len(found[0]) : end + 2 + len(found[0])] in tuple(")）")
        return found if closed else None

    def _find_long(self, text: str, end: int) -> bool:
        match = None if self.more else LONG_MORE.match(text, end)
        if match is None:
            return False
        if match[0][1] == "半":
            self.value += HALF
        else:
            self.more = match[0][1]
        self.spelling = _LONG_UNITS[match[1]]
        self.unit = SPELLINGS[self.spelling]
        self.end = match.end()
        return True

    def give_unit(self, name: str, end: int, spelling: str | None = None) -> None:
        """Take a unit that is not read from the text behind the number."""
        self.unit, self.end, self.spelling = UNITS[name], end, spelling

    def fold(self) -> None:
        """Reckon in the unit that this one folds into: ‰ into %."""
        unit = self.unit
        if unit is not None and unit.into is not None and unit.factor is not None:
            self.times(unit.factor)
            self.unit = UNITS[unit.into]


def _times(value: Decimal, share: Fraction) -> Decimal:
    product = multiplied(value, Decimal(share.numerator))
    return product if share.denominator == 1 else divided(product, Decimal(share.denominator))


def in_digits(digits: str, scale: str, at: int, stop: int, end: int) -> Draft:
    """The draft of a number in digits, its magnitude folded in."""
    value = arabic(digits)
    if not scale:
        return Draft(at, stop, end, value)
    power = zeros(scale)
    draft = Draft(at, stop, end, raised(value, power))
    if power >= 4:
        draft.grain = raised(grain(value), power)
    return draft


def in_words(value: Decimal, written: str, at: int, end: int) -> Draft:
    """The draft of a number in Chinese numerals; one that ends in 万 or 亿 is rounded to that."""
    last = written[-1:]
    if not last or last not in "万亿":
        return Draft(at, end, end, value)
    draft = Draft(at, end, end, value)
    draft.grain = raised(ONE, zeros(last) - len(written.partition("点")[2].rstrip("万亿")))
    return draft


def finished(reading: Reading, draft: Draft) -> Quantity:
    """The quantity of one number."""
    draft.fold()
    value = draft.value
    if draft.comparator == "=" and draft.grain is None:
        hard = expected = Interval(value, value)
    else:
        hard, expected = bounds(value, draft.place, draft.grain, draft.comparator, draft.approximation)
        if draft.vague:
            hard = Interval(value, None, low_open=True)
    return _quantity(reading, draft, draft.stop, hard, expected)


def ranged(reading: Reading, low: Draft, high: Draft, end: int) -> Quantity:
    """The quantity of a range, both ends included, in the unit of the upper end; its value is the low end."""
    low.unit, low.spelling, low.comparator, low.end = high.unit, high.spelling, "range", end
    low.fold()
    high.fold()
    both = Interval(low.value, high.value)
    return _quantity(reading, low, high.stop, both, both)


def _quantity(reading: Reading, draft: Draft, stop: int, hard: Interval, expected: Interval) -> Quantity:
    unit, text, start, end = draft.unit, reading.text, draft.start, draft.end
    fields = (
        text[start:end],
        start,
        end,
        text[draft.at : stop],
        draft.value,
        hard[0],
        hard[1],
        hard[2],
        hard[3],
        None if unit is None else unit.name,
        draft.spelling,
        draft.comparator,
        draft.approximation,
        _kind(reading.plain, draft) if unit is None or draft.per is not None else unit.kind,
        draft.per,
        expected,
    )
    return tuple.__new__(Quantity, fields)  # what Quantity(…) does, in half the time


def _kind(plain: str, draft: Draft) -> str:
    """The kind where the unit alone does not tell it: a rate, or an amount of money without 元."""
    if draft.unit is not None:
        return "rate" if draft.unit.kind == "count" else draft.unit.kind
    before = plain[max(0, draft.at - 6) : draft.at]
    return "money" if draft.grain is not None and any(word in before for word in _MONEY_WORDS) else "count"
