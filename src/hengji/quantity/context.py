"""What stands to the left of a number: comparators, hedges, and the 每 or 均 that make it a rate."""

from __future__ import annotations

import re
from typing import NamedTuple

# word → comparator, approximation.  Negations are longer than what they negate and so are met first (不少于 before 少于).
_WORDS: dict[str, tuple[str, str]] = {}


def _add(comparator: str, words: str, *, hedge: bool = False) -> None:
    _WORDS.update({word: (comparator, word if hedge else "none") for word in words.split()})


for _no in ("不", "不得", "不能", "不应", "不可", "不宜", "不会"):
    _add(">=", " ".join(_no + word for word in ("少于", "低于", "小于", "短于", "差于", "足于", "少於")))
    _add("<=", " ".join(_no + word for word in ("多于", "高于", "大于", "超过", "长于", "晚于", "突破", "超", "超出", "逾")))
_add(">=", "至少 最少 起码 ≥ ≧ ⩾ >= => 大于等于 大于或等于 大于或者等于 高于等于 高于或等于 多于或等于 大于=")
_add("<=", "至多 最多 ≤ ≦ ⩽ <= =< 小于等于 小于或等于 小于或者等于 低于或等于 少于或等于 控制在 小于=")
_add(">", "大于 高于 多于 长于 优于 > 大於")
_add("<", "小于 低于 少于 短于 < 小於 未达 未达到 不及")
_add("<", "不足 不到 不满 未满 未到", hedge=True)
_add(">", "超 超过 逾 突破 超出", hedge=True)
_add(">", "过", hedge=True)
_add("~", "约 大约 大概 约莫 近 将近 接近 几近 约为", hedge=True)
_add("=", "等于 = 为")
_WORDS["≈"] = ("~", "约")

_REVERSED = "|".join(sorted((re.escape(word[::-1]) for word in _WORDS), key=len, reverse=True))
_ADJOINING = re.compile(rf" ?(?:[了有为到达是]|到达)? ?(?P<word>{_REVERSED})(?P<second> ?(?:约|近))?")
_LAST = frozenset(word[-1] for word in _WORDS) | frozenset("了有为到达是")
_SYMBOL_GAP = re.compile(r"([<>]) +(=)")
_NOT_OVER = frozenset("通经度路错不难")  # 通过, 经过, 度过: not 过 as a hedge
_NOT_NEAR = frozenset("附最邻靠临亲远")  # 附近, 最近
_FAR = re.compile(
    "(至少|最少|起码|不少于|不低于|至多|最多|不超过)(?:[\u4e00-\u9fff]{1,8})$"
)
_FAR_HINTS = ("少", "多", "起码", "不低", "不超")
_PER = re.compile(
    r"(?:每 ?(?:个|一|位|名|家)?(?P<each>半年|季度|季|月|周|日|天|小时|人次|人|户|次|场|期|班|校|区|间|所|支|项|亩|平方米|公里|村|镇|家|站|件|台|批|学期|万人)"
    r"|(?P<mean>[人户年月日周校村次场亩班单])均)[^，。；、：！？,;:!?\n0-9]{0,16}$"
)
_YEARLY = frozenset({"年"})


class Left(NamedTuple):
    """The hedge that adjoins a number: where it begins, what it means and how it is written."""

    start: int
    comparator: str
    approximation: str


PLAIN = ("=", "none")


def hedge(text: str, start: int, floor: int) -> Left:
    """What the words before `start` (not before `floor`) say of the number there."""
    edge = start - 1
    if edge >= floor and text[edge] == " ":
        edge -= 1
    if edge < floor:
        return Left(start, *PLAIN)
    if text[edge] in _LAST:
        found = _adjoining(text, start, floor)
        if found is not None:
            return found
    return _far(text, start, floor)


def _adjoining(text: str, start: int, floor: int) -> Left | None:
    window = text[max(floor, start - 12) : start]
    back = window[::-1]
    match = _ADJOINING.match(back) or (_ADJOINING.match(back.replace("= <", "=<").replace("= >", "=>")) if "= " in back else None)
    if match is None:
        return None
    word = match["word"][::-1]
    begin = start - match.end() - (1 if "= <" in back or "= >" in back else 0)
    before = text[begin - 1] if begin > floor else ""
    if (word == "过" and before in _NOT_OVER) or (word == "近" and before in _NOT_NEAR and before):
        return None
    comparator, approximation = _WORDS[word]
    if comparator == "=":
        return Left(start, comparator, approximation)
    return Left(begin, comparator, approximation)


def _far(text: str, start: int, floor: int) -> Left:
    window = text[max(floor, start - 13) : start]
    if any(hint in window for hint in _FAR_HINTS):
        match = _FAR.search(window)
        if match is not None:
            return Left(start, *_WORDS[match[1]])
    return Left(start, *PLAIN)


def per(text: str, start: int, floor: int) -> str | None:
    """The base of a rate written before the number: 每月 gives 月, 每人 人, 人均 人; a yearly figure is no rate."""
    window = text[max(floor, start - 24) : start]
    if "每" not in window and "均" not in window:
        return None
    match = _PER.search(window)
    if match is None:
        return None
    base = match["each"] or match["mean"]
    return None if base in _YEARLY else base
