"""Every number a text mentions, measured or not: digits, Chinese numerals, fractions, powers, dozens.

This is the wide net (years, ordinals and bare numerals are numbers too); `scanning` is the narrow one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from math import log10

from hengji.quantity.numerals import ARITHMETIC, LONGEST, ONE, arabic, numeral, plain
from hengji.quantity.units import SPELLINGS

_DIGIT = "零一二三四五六七八九两俩仨壹贰叁肆伍陆柒捌玖"
_TEN = "十百千拾佰仟"
_BIG = "万亿兆"
_MORE = "[余多几]? ?"
_SIGN = "(?P<sign>负 ?|(?<![0-9]) ?(?<![-0-9])-)?"
_STEP = rf"(?:[{_DIGIT}]|[0-9]+) ?(?:{_MORE}[{_TEN}{_BIG}][{_BIG}]{{0,2}} ?)"
# 三千 八百 九十六 万, 十余万, 百三, 5万4千6百: groups of digit and magnitude, blanks allowed
_TENS = rf"[十拾] ?(?:{_MORE}[{_BIG}]{{1,2}} ?)?"
_HEAD = rf"(?:{_STEP}|{_TENS}|[百千佰仟万亿] ?(?=[{_DIGIT}]))"
_BODY = rf"(?:(?:零 ?)?(?:{_STEP}|{_TENS})|零 ?几[{_BIG}]|几[{_TEN}{_BIG}]{{1,3}}|{_MORE}[{_BIG}])"
_FOOT = rf"(?:零 ?)?(?:[{_DIGIT}]|[0-9](?![0-9.])|几(?=[{_BIG}]))?"
_HAN = rf"(?:{_HEAD}{_BODY}{{0,24}}{_FOOT}|[{_DIGIT}])"
_POINT = r"(?: ?点 ?[零一二三四五六七八九壹贰叁肆伍陆柒捌玖](?: ?[零一二三四五六七八九壹贰叁肆伍陆柒捌玖])*)"
_ARABIC = r"(?:[0-9]{1,3}(?:[,，][0-9]{3}){1,8}(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|(?<![0-9.])\.[0-9]+)"
_INT = rf"(?:[0-9]+|{_HAN})"

_FRACTION = re.compile(
    rf"{_SIGN}(?:(?P<whole>{_INT}) ?又 ?)?(?P<lower>{_INT}) ?分 *之 ?(?P<sign2>负 ?)?(?P<upper>{_HAN}{_POINT}|{_ARABIC}|{_HAN})"
)
_SLASH = re.compile(rf"{_SIGN}(?:(?P<whole>[0-9]+) +)?(?P<upper>[0-9]+)/(?P<lower>[0-9]+)(?![0-9/])")
_POWER = re.compile(rf"{_SIGN}(?P<base>[0-9]+(?:\.[0-9]+)?)\^(?P<signs>[-+]*)(?P<power>[0-9]+)")
_EXPONENT = re.compile(rf"{_SIGN}(?P<base>[0-9]+(?:\.[0-9]+)?)[eE](?P<signs>[-+]*)(?P<power>[0-9]+)(?![A-Za-z0-9])")
_LETTER = re.compile(rf"{_SIGN}(?P<base>{_ARABIC}) ?(?P<letter>[kKMGTBb])(?![A-Za-z0-9])")
_MIXED = re.compile(
    rf"{_SIGN}(?P<base>[0-9]+(?:\.[0-9]+)?(?: ?[{_TEN}{_BIG}]{{1,3}} ?(?:零 ?)?[0-9]{{1,4}}(?![0-9.,%])){{1,6}} *[{_TEN}{_BIG}]{{0,2}})"
)
_PLAIN = re.compile(
    rf"{_SIGN}(?P<base>{_ARABIC})(?P<scale> *[余多几]? *[{_BIG}]{{1,2}}| ?[十百千](?= ?[^0-9分克米瓦]|$))?"
)
_DOZEN = re.compile(rf"(?P<base>{_HAN}|[0-9]+|半) ?打(?![造开击工扮破拼架])")
_CHINESE = re.compile(rf"{_SIGN}(?P<base>{_HAN}{_POINT}?)")
_HALF = re.compile("半(?P<scale>[十百千万亿])?")
_SEARCH = re.compile(f"[-.0-9{_DIGIT}{_TEN}{_BIG}半负]")
_COPULA = re.compile("[这那不也还而却更但]是")
_LETTERS = {"k": 3, "K": 3, "M": 6, "G": 9, "B": 9, "b": 9, "T": 12}
_PERCENT = re.compile(r"[百千万佰仟]{1,6} *分 *之 *")

_FOLLOWERS = frozenset(
    "".join(word for word in SPELLINGS if len(word) == 1)
    + "。，、！？；：（）“”,.;:!?()\"' \n\t/~-—–%是到以至的加减乘除点分和与或而国夜朵码杯船群公平方米立英重样季州维楼路句键者字郎边岸卦声色战"
    + "食股井流刻洲练环甲海品体王尾阶板端味田心胎连事丝旁星等手段章世番系更带成城族圈室堆作旬科核级号下年月日又两月秒克磅层双对打回届家行号集"
)
# Words in which a capital numeral or a digit is no number.
_NO_NUMBER = re.compile(
    "海陆空|[登大着水]陆|陆[地军续空战运]|[队退入落]伍|伍[德]|放肆|肆[无意虐]|收拾|拾[起遗金零]|[捡俯重]拾|四川|五角大楼|一切|一样|统一|万一|第一(?=次性)|一般|一定|一起|一直|一些"
    "|一旦|一向|一边|一面|一时|一致|一律|一度|一同|一并|一共|一贯|一味|唯一|十分(?! *之)|十足|不一|一下|九寨|三亚|七喜|百度|千万(?=[别不要])"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One number as mentioned at `start:end`, with its value."""

    text: str
    start: int
    end: int
    value: Decimal


def numbers(text: str) -> tuple[Mention, ...]:
    """Every number mention of a text in reading order, whether it measures something or not."""
    with localcontext(ARITHMETIC):
        return tuple(_mentions(text, plain(text)))


def _mentions(text: str, bare: str) -> Iterator[Mention]:
    at = 0
    skip = {m.start() + i for m in _NO_NUMBER.finditer(bare) for i in range(len(m[0]))}
    while (match := _SEARCH.search(bare, at)) is not None:
        start = match.start()
        percent = _PERCENT.match(bare, start)
        if percent is not None:
            at = percent.end()
            continue
        read = None if start in skip else _read(bare, start)
        if read is None:
            at = start + 1
            continue
        end, value = read
        yield Mention(text[start:end], start, end, value)
        at = end


def _read(text: str, start: int) -> tuple[int, Decimal] | None:
    for pattern, value_of in _READERS:
        match = pattern.match(text, start)
        if match is None or match.end() - start > LONGEST + 20:
            continue
        value = value_of(match)
        if value is not None:
            return match.start() + len(match[0].rstrip()), value
    return _long_digits(text, start)


def _long_digits(text: str, start: int) -> tuple[int, Decimal] | None:
    match = re.compile("[0-9]+").match(text, start)
    return (match.end(), Decimal(match[0])) if match else None


def _signed(match: re.Match[str], value: Decimal | None) -> Decimal | None:
    return value if value is None or not match["sign"] else -value


def _worth(text: str) -> Decimal | None:
    """The value of an integer or decimal in digits or Chinese."""
    text = re.sub("[ 余多几]", "", text)
    if text[0].isdigit() and not re.search("[^0-9.,，]", text):
        return arabic(text)
    return numeral(text)


def _fraction(match: re.Match[str]) -> Decimal | None:
    whole, lower, upper = (_worth(match[name]) if match[name] else None for name in ("whole", "lower", "upper"))
    if not lower or upper is None:
        return None
    value = (whole or Decimal(0)) + ARITHMETIC.divide(upper, lower)
    negative = bool(match["sign"]) != bool("sign2" in match.re.groupindex and match["sign2"])
    return -value if negative else value


def _power(match: re.Match[str]) -> Decimal | None:
    base, power = Decimal(match["base"]), int(match["power"][:6])
    if match["signs"].count("-") % 2:
        power = -power
    if not base or abs(power) * (abs(log10(base)) + 1) > 10_000:
        return None
    return _signed(match, ARITHMETIC.power(base, power))


def _exponent(match: re.Match[str]) -> Decimal | None:
    if len(match["power"]) > 5:
        return None
    sign = "-" if match["signs"].count("-") % 2 else ""
    return _signed(match, Decimal(f"{match['base']}E{sign}{match['power']}"))


def _letter(match: re.Match[str]) -> Decimal | None:
    return _signed(match, ARITHMETIC.multiply(arabic(match["base"]), Decimal((0, (1,), _LETTERS[match["letter"]]))))


def _mixed(match: re.Match[str]) -> Decimal | None:
    return _signed(match, numeral(match["base"].replace(" ", "")))


def _simple(match: re.Match[str]) -> Decimal | None:
    scale = re.sub("[ 余多几]", "", match["scale"] or "")
    factor = numeral(scale) if scale else ONE
    return _signed(match, ARITHMETIC.multiply(arabic(match["base"]), factor or ONE))


def _dozen(match: re.Match[str]) -> Decimal | None:
    count = Decimal("0.5") if match["base"] == "半" else _worth(match["base"])
    return None if count is None else count * 12


def _chinese(match: re.Match[str]) -> Decimal | None:
    written = match["base"].strip()
    after = match.string[match.end() :][:1] or " "
    before = match.string[max(0, match.start() - 1) : match.start()]
    if len(written) == 1 and written in _DIGIT:
        follows = after in _FOLLOWERS or _COPULA.match(match.string, match.end())
        if not follows or (before and before in _DIGIT) or written == after:
            return None
    return _signed(match, _worth(written))


def _half(match: re.Match[str]) -> Decimal | None:
    return Decimal("0.5") * (numeral(match["scale"]) or ONE if match["scale"] else ONE)


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Decimal | None]], ...] = (
    (_FRACTION, _fraction),
    (_SLASH, _fraction),
    (_POWER, _power),
    (_EXPONENT, _exponent),
    (_LETTER, _letter),
    (_MIXED, _mixed),
    (_DOZEN, _dozen),
    (_PLAIN, _simple),
    (_CHINESE, _chinese),
    (_HALF, _half),
)
