"""What a written numeral is worth: Arabic, Chinese, capital (壹贰叁) and mixed (5万4千6百) numerals, and their last place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal

# Our own arithmetic: no trap, no dependence on the caller's context, enough digits for any sum of money.
ARITHMETIC = Context(prec=60, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
SHARES = Context(prec=16, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
ONE = Decimal(1)
LONGEST = 40  # more numeral characters than this are a code, not a number anybody measured

_WIDE = (
    "０１２３４５６７８９．％＋－−／＞＜＝～＄￥∶ｋＫＭＧＴ"
    "萬億點個餘兩幾雙對貳參陸圓頃畝噸裏裡時歲級屆張輛雙條項塊筆顆節萬〇○负負貮弍弎"
)
_PLAIN = "0123456789.%+--/><=~$¥:kKMGT万亿点个余两几双对贰叁陆元顷亩吨里里时岁级届张辆双条项块笔颗节万零零负负贰二三"
_TABLE = str.maketrans(_WIDE, _PLAIN)
_NEEDS = re.compile(f"[{_WIDE}]")

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
DIGITS |= {"两": 2, "俩": 2, "仨": 3}
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_ZEROS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12, "k": 3}
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[^\d\s]")


def plain(text: str) -> str:
    """The text with full-width and traditional numerals made plain, character for character."""
    return text.translate(_TABLE) if _NEEDS.search(text) else text


@dataclass(slots=True)
class _Tally:
    """A numeral read from left to right: finished groups of falling magnitude, the open group, the open digit."""

    groups: list[tuple[Decimal, int]]
    section: Decimal = Decimal(0)
    digit: Decimal | None = None
    place: int = 1  # the magnitude last written: 三万五 ends on 五 thousands
    zero: bool = False

    def take_digit(self, value: Decimal) -> None:
        self.digit = value
        self.zero = self.zero or value == 0

    def take_small(self, factor: int) -> None:
        digit = ONE if self.digit is None or (self.digit == 0 and self.zero) else self.digit
        self.section += digit * factor
        self.digit, self.place, self.zero = None, factor, False

    def take_large(self, factor: int) -> None:
        value, group = self.section + (self.digit or 0), self.groups
        while group and group[-1][1] <= factor:
            value += group.pop()[0]
        group.append(((value or ONE) * factor, factor))
        self.section, self.digit, self.place, self.zero = Decimal(0), None, factor, False

    def total(self) -> Decimal:
        digit = self.digit or Decimal(0)
        # 三万五 and 一百二 leave out the last magnitude, 三万零五 does not.
        short = self.place // 10 if self.place > 1 and not self.zero else 1
        return sum((value for value, _ in self.groups), Decimal(0)) + self.section + digit * short


def numeral(text: str) -> Decimal | None:
    """The value of a Chinese or mixed numeral without blanks (一百二 is 120, 二〇二一 is 2021); None if it is none."""
    if len(text) == 1 and text in DIGITS:
        return Decimal(DIGITS[text])
    if "点" in text:
        whole, _, part = text.partition("点")
        value = _with_part(numeral(whole), part.rstrip("万亿"))
        return value if value is None else raised(value, zeros(part[-1:]))
    if len(text) > 1 and all(c in DIGITS for c in text):
        return Decimal("".join(str(DIGITS[c]) for c in text))
    return _tallied(text)


def _with_part(whole: Decimal | None, part: str) -> Decimal | None:
    digits = "".join(str(DIGITS[c]) if c in DIGITS and c not in "两俩仨" else c for c in part)
    if whole is None or not digits.isascii() or not digits.isdigit():
        return None
    return whole + Decimal(f"0.{digits}")


def _tallied(text: str) -> Decimal | None:
    tally = _Tally([])
    for token in _TOKEN.findall(text):
        if token in DIGITS:
            tally.take_digit(Decimal(DIGITS[token]))
        elif token in SMALL:
            tally.take_small(SMALL[token])
        elif token in LARGE:
            tally.take_large(LARGE[token])
        elif token[0].isdigit():
            tally.take_digit(Decimal(token))
        else:
            return None
    return tally.total()


def arabic(text: str) -> Decimal:
    """The value of Arabic digits with or without a decimal part, group commas and group blanks."""
    if text.isdigit():
        return Decimal(text)
    return Decimal(text.replace(",", "").replace("，", "").replace(" ", ""))


def zeros(text: str) -> int:
    """How many zeros 十百千万亿兆 or k stands for: 6 for 百万, 0 for nothing."""
    return sum(_ZEROS.get(c, 0) for c in text)


def raised(value: Decimal, power: int) -> Decimal:
    """The value times ten to the power, written out: 1.7 and 4 give 17000, not 1.7E+4."""
    moved = value.scaleb(power, ARITHMETIC)
    exponent = moved.as_tuple().exponent
    return moved.quantize(ONE, context=ARITHMETIC) if isinstance(exponent, int) and exponent > 0 else moved


def multiplied(value: Decimal, by: Decimal) -> Decimal:
    """The product, exact for anything a table may hold."""
    return ARITHMETIC.multiply(value, by)


def divided(value: Decimal, by: Decimal) -> Decimal:
    """The quotient to sixteen digits: nothing written in a table is finer than that."""
    return SHARES.divide(value, by)


def step(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 1300 → 100, 4.3 → 0.1, 10976 → 1."""
    exponent = value.normalize(ARITHMETIC).as_tuple().exponent
    return Decimal((0, (1,), exponent)) if isinstance(exponent, int) and value else ONE


def grain(value: Decimal) -> Decimal:
    """The place of the last digit written: 12.55 → 0.01, 305 → 1."""
    exponent = value.as_tuple().exponent
    return Decimal((0, (1,), exponent)) if isinstance(exponent, int) else ONE
