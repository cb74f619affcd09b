"""What a figure counts: the noun beside the number, what was done to it, and in which period and scope."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from hengji.quantity.model import Quantity
from hengji.tables.wording import alternation, clauses, lexicon, sentence_at, words

_LEFT = re.compile(r"[^，,。；;：:！!？?\n（(]*$")
_STOP = re.compile(r"[，,。；;：:！!？?\n]")
_RIGHT = re.compile(r"[^，,。；;：:！!？?\n、]*")
_RATE = re.compile(r"[^，,。；;：:、]*(?:率|度|比例|占比|比重|完成)(?=[^率度]*$)")
_MARK = re.compile(r"[，,。；;：:、！!？?\n（(]")
_LEAST, _MOST = 2, 20
_YEAR = re.compile(r"(?:19|20)\d\d ?年(?:度|底|末|初)?")
_PAREN = re.compile(r"[（(][^（）()]*[）)]\s*$")
_BASE = re.compile(r"(?:由|从|自)[^，。；]{0,14}$|(?:上年|去年|上一年|上年度|同期|年初|历史)[^，。；]{0,12}$")
_LAST_YEAR = re.compile(r"(?:上年|去年|上一年|上年度|同期|历史)(?:的|为|度)?[^，。；增减提降升多少]{0,8}$")
_TO = re.compile(
    r"[^，。；]{0,4}(?:提高|提升|增加|增长|上升|下降|降低|降至|减少|缩短|压缩|扩大|升|降|增|减|调整|变)?(?:到|至|为)"
)
_QUALIFIES = re.compile(r"(?:以上|以下|以内|之内|内)$|/(?:小时|时|天|日|月|年|人|户|亩)$")
_LIMIT = re.compile(r"[^，,。；;：:、]{0,8}?及?以[上下](?!岗)")
_CHANGE = re.compile(
    r"(?:调减|调增|核减|核增|压减|缩减)(?:了)?$|"
    r"(?:比|较|同比|环比|超出|超过)[^，。；]{0,16}(?:增加|增长|提高|提升|上升|下降|降低|减少|缩短|多|少|高|低|提前)[了出]?[^，。；\d]{0,3}$"
    r"|(?:同比|环比)[^，。；]{0,4}(?:增加|增长|提高|提升|上升|下降|降低|减少)[了]?$|(?:提高|提升|上升|下降|降低|增长)[了]?$"
)
_JOINING = re.compile(
    r"^(?:其中|包括|包含|另有|还有|以及|并|和|及|含|全年|年内|当年|本年度?|全年度|实际|累计|共计|合计|总计|共|已|均)+"
    r"(?=[\u4e00-\u9fff“《]{2})"
)
_PLANNED = re.compile(r"(?:原计划|年初计划|计划数|目标数|目标值|任务数|任务为|目标为|原定|原有任务)[^，。；]{0,10}$")
_UNDONE = re.compile(r"[^，,。；;]{0,6}(?:未能|未开展|未举办|未完成|推迟|延期|取消|顺延|停办|暂缓)")
_EXTREME = re.compile(r"(?:最少|最多|最高|最低|最长|最短|峰值)[^，。；]{0,8}$")
_EACH = re.compile(r"各(?!类|项|级|地|区|界|方|种|部门|单位|县|市|镇)[\u4e00-\u9fff]{0,4}$")
_REST = re.compile(r"(?:其余|剩余|尚有|还有|另有|余下|未完成|未达标|不合格|未整改|未办结)[^，。；]{0,6}$")
_FIGURE = re.compile(r"(?:每(?:年|月|周|季度)?)?\d[\d,.]* ?[万亿]?[余多]?[\u4e00-\u9fff]{0,2}$")
_RATE_BEHIND = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:率|度|占比|比例)(?=$|的)")
_REACHED = re.compile(r"(?P<what>[\u4e00-\u9fff]{2,14}?)(?:达到|达|占|为|完成|是)")
_OPEN = re.compile(r"[（(][^（）()]*$")
_COUNTING = re.compile(r"(?:人数|总数|数量|次数|场次|人次|户数|个数|总量|总额|总计|数|量)$")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure counts (`noun`), what was done (`action`), and the period and scopes named beside it.

    `standing` is `base` for what was before (由94.1%提高到…), `change` for a difference (较上年增加1850人), `rest` for what
    is left (其余27处), `each` for one of several equal parts (各巡检1次), `attribute` for what qualifies
    the next figure (30分钟内到位率98%), `plan` for a target repeated among the results, `undone` for what was not done,
    `extreme` for the most or least of several, else empty: only the last kind says what became of the year.
    """

    noun: str
    action: str
    period: str
    scopes: tuple[str, ...]
    standing: str = ""


def subject(text: str, quantity: Quantity, before: int, after: int) -> Subject:
    """Read the subject of a quantity; `before` is where the figure before it ends, `after` where the next one begins."""
    left = _left(text, before, quantity.start)
    right = _right(text, quantity.end, after)
    first, _ = sentence_at(text, quantity.start)
    lead, action = _lead(left)
    if quantity.kind == "percent":
        behind = _RATE_BEHIND.match(_tail_of(text, quantity.end, after))
        right, lead = behind.group() if behind else "", _rate(left) or lead
    noun = right if len(right) > 1 else lead or _earlier(text, first, quantity.start)
    when = period(text[max(first, before) : quantity.start])
    clause = _STOP.split(text[first : quantity.start])[-1]
    named = tuple(sorted({*scopes(left + right), *(s for s in scopes(clause) if s.startswith("growth:"))}))
    standing = "attribute" if _attribute(text, quantity, after) else _standing(text, quantity, max(first, before))
    return Subject(noun or right or action, action, when, named, standing)


def _attribute(text: str, quantity: Quantity, after: int) -> bool:
    """Whether the figure only qualifies what the next one counts: 10蒸吨/小时及以下燃煤锅炉15台, 30分钟内到位率98%."""
    between = text[quantity.end : after]
    if quantity.kind == "duration" and _RATE_BEHIND.match(between):
        return True
    qualifies = after < len(text) and (_QUALIFIES.search(quantity.text) or _LIMIT.match(between)) is not None
    return qualifies and _LEAST <= len(between) <= _MOST and not _MARK.search(between)


def _standing(text: str, quantity: Quantity, start: int) -> str:
    lead = text[start : quantity.start] + quantity.text[:3]
    if _BASE.search(lead) and (_TO.match(text, quantity.end) or _LAST_YEAR.search(lead)):
        return "base"
    if _CHANGE.search(text[max(0, start - 1) : quantity.start]):
        return "change"
    if _EACH.search(text[start : quantity.start]):
        return "each"
    if _EXTREME.search(_STOP.split(text[: quantity.start])[-1]):
        return "extreme"
    if _PLANNED.search(text[start : quantity.start]):
        return "plan"
    if _UNDONE.match(text, quantity.end):
        return "undone"
    return "rest" if _REST.search(text[start : quantity.start]) else ""


def _earlier(text: str, first: int, start: int) -> str:
    """The noun of the clause before, where the figure's own clause has none: 学习，每月至少1次."""
    spans = clauses(text, first, start)
    return _FIGURE.sub("", _lead(text[slice(*spans[-2])].strip())[0]) if len(spans) > 1 else ""


def _left(text: str, start: int, end: int) -> str:
    window = _PAREN.sub("", text[start:end].rstrip())
    found = _LEFT.search(window)
    return _periods().sub("", _YEAR.sub("", found.group() if found else "")).strip(" “”\"'、")


def _right(text: str, start: int, end: int) -> str:
    tail = _tail_of(text, start, end)
    if tail[:1] in tuple("以左上下)）") and not tail.startswith(("上岗", "上门", "上市", "下乡")):
        return ""
    return _cut(tail.removeprefix("的"))


def _tail_of(text: str, start: int, end: int) -> str:
    """The words between a number and the next mark, up to a bracket that closes what opened before the number."""
    found = _RIGHT.match(text, start, end)
    tail = _YEAR.sub("", found.group() if found else "").strip()
    depth = 0
    for position, character in enumerate(tail):
        depth += (character in "（(") - (character in "）)")
        if depth < 0:
            return tail[:position]
    return tail


def _cut(tail: str) -> str:
    found = _cuts().search(tail)
    kept = tail[: found.start()] if found else tail
    return _OPEN.sub("", kept).rstrip("的 等（(“")


def _rate(left: str) -> str:
    """What a percentage is of: the rate named before it, or what is said to reach it (扶持人数达到计划的78%)."""
    found = _RATE.findall(left)
    reached = _REACHED.match(left)
    return found[-1] if found else reached["what"] if reached else ""


def _lead(left: str) -> tuple[str, str]:
    """Part what stands before a number into the noun and the verb that ends it or opens it."""
    bare = _JOINING.sub("", _tail().sub("", left))
    verb = _heavy_end().search(bare)
    action = verb.group() if verb else ""
    opening = list(_openings().finditer(bare))
    noun = bare[opening[-1].end() :] if opening and opening[-1].end() < len(bare) else bare
    return _COUNTING.sub("", noun.strip()) or noun.strip(), action


def period(text: str) -> str:
    """The narrower period named last in the text, or nothing where the whole year is meant."""
    found = _periods().findall(text)
    return found[-1] if found else ""


def scopes(text: str) -> tuple[str, ...]:
    """The scope words named in the text, each as group and word, sorted."""
    return tuple(sorted({_groups()[word] for word in _scoped().findall(text)}))


@cache
def _groups() -> dict[str, str]:
    return {word: f"{group}:{word}" for group, every in lexicon()["scopes"].items() for word in every}


@cache
def _scoped() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_groups(), key=lambda word: (-len(word), word))))


@cache
def _cuts() -> re.Pattern[str]:
    return re.compile(rf"{alternation('cuts')}|在(?![线校园职编建册读岗])|推进(?!会)|获(?!奖)")


@cache
def _tail() -> re.Pattern[str]:
    limits = "不少于|不低于|不超过|至少|至多|最少|最多|每个?(?:年度|年|季度|月|周|日|天|人|户|次|场|班)"
    return re.compile(rf"(?:{alternation('light_verbs')}|{alternation('whole_year')}|{limits}|\s)+$")


@cache
def _heavy_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('heavy_verbs')})(?:了|出)?$")


@cache
def _openings() -> re.Pattern[str]:
    longer = [word for word in words("light_verbs") if len(word) > 1]
    return re.compile("|".join(map(re.escape, longer)))


@cache
def _periods() -> re.Pattern[str]:
    return re.compile(
        rf"{alternation('periods')}|第?[一二三四1-4]季度|\d{{1,2}}月?(?:份)?[-—~至到]\d{{1,2}}月|\d{{1,2}}月份?(?![\d日])"
    )
