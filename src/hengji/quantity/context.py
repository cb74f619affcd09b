"""What stands to the left of a number: comparators, hedges, and the 每 or 均 that make it a rate."""

from __future__ import annotations

import re

from hengji.quantity.units import SPELLINGS

# word → comparator and approximation.  Negations are longer than what they negate and so are met first: 不少于 before 少于.
_WORDS: dict[str, tuple[str, str]] = {}


def _add(comparator: str, words: str, *, hedge: bool = False) -> None:
    _WORDS.update({word: (comparator, word if hedge else "none") for word in words.split()})


_add(">", "大于 高于 多于 长于 优于 大於 >")
_add("<", "小于 低于 少于 短于 小於 < 未达 未达到 达不到 不及")
_add("<", "不足 不到 不满 未满 未到", hedge=True)
_add(">", "超 超过 逾 突破 超出 过", hedge=True)
_add("~", "约 大约 大概 约莫 近 将近 接近 几近", hedge=True)
_add("=", "等于 = 为")
for _no in ("不", "不得", "不能", "不应", "不可", "不宜", "不会"):
    _add(">=", " ".join(_no + word for word in ("少于", "低于", "小于", "短于", "差于", "少於")))
    _add("<=", " ".join(_no + word for word in ("多于", "高于", "大于", "超过", "长于", "突破", "超", "超出", "逾")))
_add(">=", "至少 最少 起码 ≥ ≧ ⩾ >= => 大于等于 大于或等于 大于或者等于 高于等于 高于或等于 多于或等于 大于=")
_WORDS["> ="] = _WORDS["= >"] = (">=", "none")
_add("<=", "至多 最多 ≤ ≦ ⩽ <= =< 小于等于 小于或等于 小于或者等于 低于或等于 少于或等于 控制在 小于=")
_WORDS["< ="] = _WORDS["= <"] = ("<=", "none")
_WORDS["≈"] = ("~", "约")

_REVERSED = "|".join(sorted((re.escape(word[::-1]) for word in _WORDS), key=len, reverse=True))
_ADJOINING = re.compile(rf" ?(?:[了有为是达占]|到达)? ?({_REVERSED})")
_LAST = frozenset(word[-1] for word in _WORDS) | frozenset("了有为到达是占")
# Characters before the hedge that make another word of it: 通过, 附近, 签约.
_OTHER_WORD = {
    "近": frozenset("附最邻靠临亲远就远晋"),
    "约": frozenset("节签合预条履制公契特违集简隐俭婚失邀毁"),
    "超": frozenset("赶反高B彩"),
}
# 过 is “over” only behind a measure (占比过20) or before a round number; 举办过3次 is a past tense.
_OVER_BEFORE = frozenset("比率量数额值均已破超")
FAR_WORDS = ("至少", "最少", "起码", "不少于", "不低于", "至多", "最多", "不超过")
# 商超 is a shop (supermarkets), but 招商超20亿 and 电商超200家 are “over”.
_SHOP = re.compile("(?<![招电客微])商超$")
_FAR = re.compile(f"({'|'.join(FAR_WORDS)})[\u4e00-\u9fff]{{1,8}}$")
_YEARLY = frozenset(("年", "整年", "年度", "个年度"))  # 每年20场 is a count over a period, no rate
_BASES = "|".join(sorted(map(re.escape, SPELLINGS.keys() - _YEARLY), key=lambda word: (-len(word), word)))
_SINGLE = "个(?=[人村镇县区市校班家社街项部单企])"
_PER = re.compile(
    rf"(?:每(?! ?个?年) ?一?(?:{_SINGLE})?(半[年月]|季|[0-9万千百十]{{1,6}}[人户名]|[一两二三四五六][年月]|{_BASES})"
    r"|([人户月日周校村次场亩班单笔])均)[^，。；、：！？,;:!?\n0-9]{0,16}$"
)
_SAME_BASE = {"名": "人", "位": "人", "季": "季度"}


Hedge = tuple[int, str, str]  # where it begins, comparator, approximation


def hedge(text: str, start: int, floor: int, *, bounded: bool) -> Hedge | None:
    """What the words before `start` (not before `floor`) say of the number there."""
    edge = start - 1
    if edge < floor:
        return None
    last = text[edge]
    if last == " " and edge > floor:
        last = text[edge - 1]
    if last in _LAST and (found := _adjoining(text, start, floor)) is not None:
        return found
    return _far(text, start, floor) if bounded else None


def _adjoining(text: str, start: int, floor: int) -> Hedge | None:
    match = _ADJOINING.match(text[max(floor, start - 12) : start][::-1])
    if match is None:
        return None
    word = match[1][::-1]
    begin = start - match.end()
    before = text[begin - 1] if begin > floor else ""
    if before and (
        before in _OTHER_WORD.get(word, "") or (word == "超" and _SHOP.search(text, max(floor, begin - 3), begin + 1))
    ):
        return None
    if word == "过" and before not in _OVER_BEFORE and text[start] not in "百千万亿半":
        return None
    comparator, approximation = _WORDS[word]
    return start if comparator == "=" else begin, comparator, approximation


def _far(text: str, start: int, floor: int) -> Hedge | None:
    """至少 and its like with the verb between them and the number: 至少开展1次."""
    match = _FAR.search(text[max(floor, start - 13) : start])
    return (start, *_WORDS[match[1]]) if match is not None else None


def per(text: str, start: int, counted: int) -> str | None:
    """The base of a rate written before the number: 每月 gives 月, 每人 人, 人均 人; a yearly figure is no rate."""
    window = text[max(counted, start - 24) : start]
    match = _PER.search(window) if "每" in window or "均" in window else None
    if match is None:
        return None
    base = match[1] or match[2]
    base = base.removeprefix("个") or base
    return _SAME_BASE.get(base, base)
