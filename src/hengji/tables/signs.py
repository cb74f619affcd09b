"""What the columns 指标性质 (≥, ≤, 定性 …) and 指标方向 (正向, 反向) say of an indicator's target."""

from __future__ import annotations

import re

from hengji.tables.model import Indicator, Item
from hengji.tables.score import Kind

_WORDS = {
    Kind.AT_LEAST: "≥ >= > ＞ ＞= ≧ ⩾ 大于等于 大于或等于 大于 不低于 不少于 不小于 以上 正向 正向指标 正指标 越高越好",
    Kind.AT_MOST: "≤ <= < ＜ ＜= ≦ ⩽ 小于等于 小于或等于 小于 不高于 不超过 不多于 不大于 以内 以下 反向 反向指标 逆向 逆向指标 "
    "负向 负向指标 逆指标 越低越好",
    Kind.EQUAL: "= ＝ ﹦ == 等于",
    Kind.QUALITATIVE: "定性 定性指标",
}
SIGNS = {word: kind for kind, words in _WORDS.items() for word in words.split()}
"""What each sign that forms use asks for."""


def sign_of(cell: Item | None) -> Kind | None:
    """What the sign in a cell asks for; None where there is none, or one that is not known."""
    return SIGNS.get(re.sub(r"[\s（）()]+", "", cell.text)) if cell is not None else None


def declared(indicator: Indicator) -> Kind | None:
    """What the indicator's own columns ask for; None where they say nothing, or contradict each other."""
    sign, way = sign_of(indicator.sign), sign_of(indicator.direction)
    if sign and way and {sign, way} == {Kind.AT_LEAST, Kind.AT_MOST}:
        return None
    return way if sign in (None, Kind.EQUAL) and way is not None else sign
