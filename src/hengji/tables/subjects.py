"""What a figure counts: the noun beside the number, what was done to it, and in which period and scope."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from hengji.quantity.model import Quantity
from hengji.quantity.units import canonical
from hengji.tables.standing import Standing, rate_behind, standing
from hengji.tables.wording import alternation, clauses, lexicon, sentence_at, words

_LEFT = re.compile(r"[^，,。；;：:！!？?\n（(]*$")
_STOP = re.compile(r"[，,。；;：:！!？?\n]")
_RIGHT = re.compile(r"[^，,。；;：:！!？?\n、]*")
_RATE = re.compile(r"[^，,。；;：:、]*(?:率|度|比例|占比|比重|完成)(?=[^率度]*$)")
_YEAR = re.compile(r"(?:19|20)\d\d ?年(?:度|底|末|初)?")
_PAREN = re.compile(r"[（(][^（）()]*[）)]\s*$")
_QUALIFIES = re.compile(r"[\u4e00-\u9fff]{2,10}")
_JOINING = re.compile(
    r"^(?:其中|包括|包含|另有|还有|以及|并|和|及|含|全年|年内|当年|本年度?|全年度|实际|累计|共计|合计|总计|共|已|均)+"
    r"(?=[\u4e00-\u9fff“《]{2})"
)
_FIGURE = re.compile(r"(?:每(?:年|月|周|季度)?)?\d[\d,.]* ?[万亿]?[余多]?[\u4e00-\u9fff]{0,2}$")
_REACHED = re.compile(r"(?P<what>[\u4e00-\u9fff]{2,14}?)(?:达到|达|占|为|完成|是)")
_OPEN = re.compile(r"[（(][^（）()]*$")
_FILLERS = frozenset({"实际", "实际为", "累计", "共计", "合计", "全年", "当年", "年末", "年末实际", "实际值"})
_COUNTING = re.compile(r"(?:人数|总数|数量|次数|场次|人次|户数|个数|总量|总额|总计|数|量)$")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure counts (`noun`), what was done (`action`), the period and scopes beside it, and how it stands."""

    noun: str
    action: str
    period: str
    scopes: tuple[str, ...]
    standing: Standing = Standing.RESULT


def subject(text: str, quantity: Quantity, before: int, after: int) -> Subject:
    """Read the subject of a quantity; `before` is where the figure before it ends, `after` where the next one begins."""
    left = _left(text, before, quantity.start)
    right = _right(text, quantity.end, after)
    first, _ = sentence_at(text, quantity.start)
    lead, action = _lead(left)
    if quantity.kind == "percent":
        right, lead = rate_behind(_tail_of(text, quantity.end, after)), _rate(left) or lead
    noun = right if len(right) > 1 else lead or _earlier(text, first, quantity.start)
    when = period(text[max(first, before) : quantity.start])
    clause = _STOP.split(text[first : quantity.start])[-1]
    growth = (each for each in scopes(clause) if each.startswith("growth:"))
    named = tuple(sorted({*scopes(left + right), *growth, *qualifier(text[before : quantity.start])}))
    stands = standing(text, quantity, max(first, before), after)
    noun = noun or right or action
    return Subject("" if noun in _FILLERS else noun, action, when, named, stands)


def _earlier(text: str, first: int, start: int) -> str:
    """The noun of the clause before, where the figure's own clause has none: 学习，每月至少1次."""
    spans = clauses(text, first, start)
    return _FIGURE.sub("", _lead(text[slice(*spans[-2])].strip())[0]) if len(spans) > 1 else ""


def _left(text: str, start: int, end: int) -> str:
    window = _PAREN.sub("", text[start:end].rstrip())
    found = _LEFT.search(window)
    return _periods().sub("", _YEAR.sub("", found.group() if found else "")).strip(" “”\"'、=＝﹦")


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


def qualifier(text: str) -> tuple[str, ...]:
    """The bracket that ends a noun and narrows it, 办结案件（城东片区）, as a scope; a unit or a number in brackets is none."""
    found = _PAREN.search(text.rstrip())
    said = found.group().strip("（）() ") if found else ""
    return (f"only:{said}",) if _QUALIFIES.fullmatch(said) and canonical(said) is None else ()


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
