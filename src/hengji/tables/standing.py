"""How a figure stands in its sentence: as a result, or as what was before, a difference, a rest, a part, a plan.

Only a result says what became of the year.  Taking 由94.1%提高到96.8% for two results, or 较上年增加1850人 for one, would
make contradictions where there are none.
"""

from __future__ import annotations

import re
from enum import StrEnum

from hengji.quantity.model import Quantity

_RISES = "提高|提升|增加|增长|上升|下降|降低|减少|缩短"
_STOP = re.compile(r"[，,。；;：:！!？?\n]")
_MARK = re.compile(r"[，,。；;：:、！!？?\n（(]")
_BASE = re.compile(r"(?:由|从|自)[^，。；]{0,14}$|(?:上年|去年|上一年|上年度|同期|年初|历史)[^，。；]{0,12}$")
_LAST_YEAR = re.compile(r"(?:上年|去年|上一年|上年度|同期|历史)(?:的|为|度)?[^，。；增减提降升多少]{0,8}$")
_TO = re.compile(rf"[^，。；]{{0,4}}(?:{_RISES}|降至|压缩|扩大|升|降|增|减|调整|变)?(?:到|至|为)")
_CHANGE = re.compile(
    r"(?:调减|调增|核减|核增|压减|缩减)了?$"
    rf"|(?:比|较|同比|环比|超出|超过)[^，。；]{{0,16}}(?:{_RISES}|多|少|高|低|提前)[了出]?[^，。；\d]{{0,3}}$"
    rf"|(?:同比|环比)[^，。；]{{0,4}}(?:{_RISES})了?$|(?:提高|提升|上升|下降|降低|增长)了?$"
)
_SO_FAR = re.compile(r"截至目前[^，。；]{0,4}累计|历年累计|自[^，。；]{2,12}以来[^，。；]{0,4}累计|累计至今")
_EACH = re.compile(r"各(?!类|项|级|地|区|界|方|种|部门|单位|县|市|镇|乡|村|街|社区)[\u4e00-\u9fff]{0,4}$")
_EXTREME = re.compile(r"(?:最少|最多|最高|最低|最长|最短|峰值)[^，。；]{0,8}$")
_PLANNED = re.compile(
    r"(?:年初设定|原计划|年初计划|计划数|目标数|目标值|任务数|任务为|目标为|原定|原有任务)[^，。；]{0,10}$"
)
_UNDONE = re.compile(r"[^，,。；;]{0,6}(?:未能|未开展|未举办|未完成|推迟|延期|取消|顺延|停办|暂缓)")
_REST = re.compile(r"(?:其余|剩余|尚有|还有|另有|余下|未完成|未达标|不合格|未整改|未办结)[^，。；]{0,6}$")
_QUALIFIES = re.compile(r"(?:以上|以下|以内|之内|内)$|/(?:小时|时|天|日|月|年|人|户|亩)$")
_LIMIT = re.compile(r"[^，,。；;：:、]{0,8}?及?以[上下](?!岗)")
_RATE_BEHIND = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:率|度|占比|比例)(?=$|的)")
_BETWEEN = range(2, 21)


class Standing(StrEnum):
    """How a figure stands; a plain result is empty, so that `if figure.standing` asks for anything else."""

    RESULT = ""
    BASE = "base"
    """What was before, or counts more than the year: 由94.1%提高到…, 截至目前累计…."""
    CHANGE = "change"
    """A difference: 较上年增加1850人."""
    EACH = "each"
    """One of several equal parts: 各巡检1次."""
    EXTREME = "extreme"
    """The most or least of several: 最少的一名241天."""
    PLAN = "plan"
    """A target repeated among the results: 原计划1000人."""
    UNDONE = "undone"
    """What was not done: 4期未能举办."""
    REST = "rest"
    """What is left over: 其余27处."""
    ATTRIBUTE = "attribute"
    """What qualifies the next figure: 30分钟内到位率98%."""


def standing(text: str, quantity: Quantity, start: int, after: int) -> Standing:
    """How a quantity stands; `start` is where its sentence begins or the figure before it ends, `after` where the next begins."""
    lead = text[start : quantity.start]
    if _attribute(text, quantity, after):
        return Standing.ATTRIBUTE
    if _SO_FAR.search(lead) or _before(text, quantity, lead + quantity.text[:3]):
        return Standing.BASE
    if _CHANGE.search(text[max(0, start - 1) : quantity.start]):
        return Standing.CHANGE
    if _UNDONE.match(text, quantity.end):
        return Standing.UNDONE
    if _EXTREME.search(_STOP.split(text[: quantity.start])[-1]):
        return Standing.EXTREME
    leads = ((Standing.EACH, _EACH), (Standing.PLAN, _PLANNED), (Standing.REST, _REST))
    return next((each for each, pattern in leads if pattern.search(lead)), Standing.RESULT)


def rate_behind(text: str) -> str:
    """The rate that follows a number at once (100%运营率), or nothing."""
    found = _RATE_BEHIND.match(text)
    return found.group() if found else ""


def _before(text: str, quantity: Quantity, lead: str) -> bool:
    return _BASE.search(lead) is not None and (_TO.match(text, quantity.end) or _LAST_YEAR.search(lead)) is not None


def _attribute(text: str, quantity: Quantity, after: int) -> bool:
    """Whether the figure only qualifies what the next one counts: 10蒸吨/小时及以下燃煤锅炉15台."""
    between = text[quantity.end : after]
    if quantity.kind == "duration" and rate_behind(between):
        return True
    qualifies = after < len(text) and (_QUALIFIES.search(quantity.text) or _LIMIT.match(between)) is not None
    return qualifies and len(between) in _BETWEEN and not _MARK.search(between)
