"""Totals and their parts 总数与分项: which figures of one item a text says to be parts of which other figure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from hengji.tables.figures import Figure

_OPENERS = re.compile(
    r"其中|包括|包含|分别(?:为|是)?|由(?=[^，。；]{2,30}组成)|(?<=[，,])由(?=[^，。；、\d]{2,14}(?:承担|负责|举办|实施|承办|完成)\d)"
)
_BY_KIND = re.compile(
    r"(?:^|(?<=[，,。；;（(]))\s*(?:分(?:乡镇|县区|区县|地区|区域|类别|类型|季度|月份|项目|行业|年龄段|单位)(?:看|统计)?|"
    r"按[^，,。；;：:\d]{1,8}(?:分|划分|统计|分类))[：:，,]"
)
_STOP = re.compile(r"[。！？!?\n]")
_STOPS = re.compile(r"[。！？!?\n；;]")
_BREAK = re.compile(r"[，,；;、。！？!?\n]")
_SUMMED = re.compile(r"(?:合计|共计|总计|总共|累计|共)[^，,。；;：:、（）()]{0,10}$")
_JUST_SUMMED = re.compile(r"(?:合计|共计|总计|总共)为?[^，,。；;：:、（）()]{0,4}$|[，,；;]\s*共\s*$")
_LEFT = re.compile(r"(?:剩余|余下|尚有|尚余|还剩|尚未[^，,。；;、]{1,6})[^，,。；;、]{0,4}$")
_ASIDE = re.compile(
    r"比(?![例重赛率较])|(?<!比)较(?!满意|好|差)|同期|上年|去年|往年|目标|计划|任务|原定|预计|增加|增长|减少|下降|超出|超额|剩余|尚|未|每|人均|户均|平均|最|约占|前$|第$|至$|到$"
)
_DONE = re.compile(r"\s*(?:均|全部)?(?:已|实际|截至|截止|目前|全年|累计)")
_PARTIAL = re.compile(r"等|主要|部分|仅|如|例如|特别")
_ACCOUNTS = re.compile(r"预算|执行|支出|收入|到位|拨付|决算|结余|结转")
_ALL = re.compile(r"[^，,。；;、\d]{1,8}?(?:均|全部|都)")
_OVERLAP = re.compile(
    r"党员|团员|女|妇|民族|残疾|困难|低保|脱贫|贫困|老年|老人|学生|青年|儿童|未成年|新增|首次|骨干|退役|高级|中级|硕士|博士|本科|"
    r"获|评为|采纳|采用|立项|结题|结项|完成|整改|办结|结案|通过|上岗|就业|合格|优秀|优良|录用|达标|以上|示范|重点|受益|覆盖|参与|参加|使用|免费|公益"
)
_PAIRS = (("线上", "线下"), ("上半年", "下半年"), ("男", "女"), ("城镇", "农村"), ("室内", "室外"))
_QUARTERS = ("一季度", "二季度", "三季度", "四季度")
_MEASURES = frozenset({"area", "length", "mass", "volume"})
_LOCAL = re.compile(
    r"(?<![城市社校厂矿园])(?:[县区市镇乡村州旗]|街道|社区|园区|新区|开发区|农场|林场|水库)(?:共|为|约|有)?$"
)
_BROAD = frozenset("个项件次处种类套条份篇家所支批台部张")


@dataclass(frozen=True, slots=True)
class Division:
    """One total with its parts, all of one unit.

    `exhaustive` says that the parts are said to be all there is, `listed` that they are written as a whole list
    (so that what is missing should be said), `disjoint` that nothing can be counted under two of them.
    """

    total: Figure
    parts: tuple[Figure, ...]
    exhaustive: bool
    listed: bool
    disjoint: bool


def divisions(figures: Sequence[Figure]) -> tuple[Division, ...]:
    """The divisions stated in one item, given its figures in reading order."""
    if len(figures) < 2:
        return ()
    text = figures[0].item.text
    return (*_opened(text, figures), *_closed(text, figures), *_remainders(text, figures), *_sorted(text, figures))


def orphans(figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Parts that 其中 or the like opens though the item states no total of their unit; nothing is counted under two of them."""
    text = figures[0].item.text if figures else ""
    for opener in _OPENERS.finditer(text):
        end = _end(text, opener.start(), colon=text[opener.end() : opener.end() + 1] in tuple("：:"))
        inside = [f for f in figures if f.quantity.start >= opener.end() and f.quantity.end <= end]
        for parts in _groups(inside) if _opens(text, opener) else ():
            stated = any(_same(f, parts[0]) for f in figures if f not in parts)
            if len(parts) > 1 and not stated and _disjoint(parts):
                yield tuple(parts)


def _opened(text: str, figures: Sequence[Figure]) -> Iterator[Division]:
    """Parts that follow their total: 共30场，其中A10场、B20场."""
    openers = [m for m in _OPENERS.finditer(text) if _opens(text, m)]
    for index, opener in enumerate(openers):
        colon = text[opener.end() : opener.end() + 1] in tuple("：:")
        end = min(
            _end(text, opener.start(), colon=colon),
            openers[index + 1].start() if index + 1 < len(openers) else len(text),
        )
        inside = [f for f in figures if f.quantity.start >= opener.end() and f.quantity.end <= end]
        for parts in _groups(_first_clause(text, inside) if colon else inside):
            total = _before(text, figures, opener.start(), parts[0])
            kept = tuple(each for each in parts if total is not None and _part_of(each, total))
            if total is not None and kept and len(kept) == len(parts) and not _two_units(total):
                kept = _complete(total, _of_one_account(total, kept))
                if not kept or _sum_of_its_own(kept[0], total):
                    continue
                partial = _PARTIAL.search(text[opener.start() : end]) is not None
                whole = opener.group().startswith(("分别", "由")) and not partial
                listed = len(kept) > 2 and (colon or opener.group() != "其中") and not partial
                yield Division(total, kept, whole or complementary(kept), listed, _disjoint(kept))


def _sorted(text: str, figures: Sequence[Figure]) -> Iterator[Division]:
    """A total told once more by kind or place: 查办2135件……；按类别分，食品类698件、药品类312件、其他1125件."""
    for opener in _BY_KIND.finditer(text):
        end = _end(text, opener.end(), colon=False)
        inside = [f for f in figures if f.quantity.start >= opener.end() and f.quantity.end <= end]
        earlier = [f for f in figures if f.quantity.end <= opener.start()]
        partial = _PARTIAL.search(text, opener.end(), end) is not None
        for parts in _groups(inside):
            same = [f for f in earlier if _is_part(f.quantity.kind, f.quantity.per) and _same(f, parts[0])]
            summed = [f for f in same if _SUMMED.search(f.lead)]
            total = summed[-1] if summed else same[0] if same else None
            if total is not None and len(parts) > 2 and not _ASIDE.search(_BREAK.split(total.lead)[-1]):
                yield Division(total, _complete(total, tuple(parts)), not partial, not partial, _apart(parts))


def _apart(parts: Sequence[Figure]) -> bool:
    """Whether a list by kind counts nothing twice: 其他 or 其余 at its end takes up what is left."""
    return _disjoint(parts) or re.search(r"其[他余]", parts[-1].lead) is not None


def _closed(text: str, figures: Sequence[Figure]) -> Iterator[Division]:
    """Parts that go before their total: A10场、B20场，共计30场."""
    for index, total in enumerate(figures):
        if _is_part(total.quantity.kind, total.quantity.per) and (_SUMMED.search(total.lead) or _taken_together(total)):
            start = max(
                _sentence(text, total.quantity.start),
                *(m.end() for m in _OPENERS.finditer(text, 0, total.quantity.start) if _opens(text, m)),
                0,
            )
            earlier = [f for f in figures[:index] if f.quantity.start >= start]
            summed = [i for i, f in enumerate(earlier) if _SUMMED.search(f.lead)]
            counted = (f for f in earlier[summed[-1] + 1 if summed else 0 :] if _plain_part(f) and _same(f, total))
            kept = [f for f in counted if _account(f) in ("", _account(total))]
            whole_unit = all(_part_of(each, total) for each in kept) and not _two_units(total)
            if len(kept) > 1 and whole_unit and not _crowded(text, kept):
                parts = _complete(total, tuple(kept[::-1]))[::-1]
                whole = _JUST_SUMMED.search(total.lead) is not None or _taken_together(total)
                yield Division(total, parts, whole or complementary(parts), listed=False, disjoint=_disjoint(parts))


def _sum_of_its_own(part: Figure, total: Figure) -> bool:
    """Whether the first part is itself a sum, and more than the total: 其中委托合同额共1852万元 behind another matter."""
    return _SUMMED.search(part.lead) is not None and part.quantity.value > total.quantity.value


def _of_one_account(total: Figure, parts: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Of parts of several accounts (项目支出预算…、执行…) those of the total's own; none where it names no account."""
    accounts = [_account(part) for part in parts]
    if len(set(accounts)) == 1:
        return parts
    own = _account(total)
    return tuple(part for part, account in zip(parts, accounts, strict=True) if account == own and own)


def _complete(total: Figure, parts: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The first parts alone where they already make the total: 9860件，其中A件、B件、其他C件，成功9732件.

    Parts before their total are given in reverse: of 访问400人，满意251人、较满意127人，合计378人 the last two.
    """
    made = Decimal(0)
    for index, part in enumerate(parts):
        made += part.quantity.value
        if index and made == total.quantity.value:
            return parts[: index + 1]
    return parts


def _account(figure: Figure) -> str:
    found = _ACCOUNTS.findall(_BREAK.split(figure.lead)[-1])
    return found[-1] if found else ""


def _two_units(total: Figure) -> bool:
    """Whether a total adds things of two units up: 12.4万册（件）."""
    return re.match(r"[（(][^（）()\d]{1,3}[）)]", total.item.text[total.quantity.end :]) is not None


def _taken_together(total: Figure) -> bool:
    """Whether a clause begins with the total and says something of all of it: A3个、B4个，7个小区均通过验收."""
    text, end = total.item.text, total.quantity.end
    return total.lead.strip() in ("，", ",") and _ALL.match(text[end : end + 12]) is not None


def _first_clause(text: str, inside: Sequence[Figure]) -> Sequence[Figure]:
    """Of a list after a colon what stands before its first semicolon, if that is a list by itself: 其中：A3个，B2个；已……"""
    semicolon = re.search(r"[；;]", text[inside[0].quantity.start :]) if inside else None
    if semicolon is None:
        return inside
    close = inside[0].quantity.start + semicolon.start()
    first = [f for f in inside if f.quantity.end <= close]
    units = [f.quantity.unit for f in first if _is_part(f.quantity.kind, f.quantity.per)]
    return first if len(units) > len(set(units)) else inside


def _remainders(text: str, figures: Sequence[Figure]) -> Iterator[Division]:
    """A total, what was done of it and what is left: 发现100处，已整改90处，剩余10处."""
    for index, left in enumerate(figures):
        if _is_part(left.quantity.kind, left.quantity.per) and _LEFT.search(left.lead):
            start = _sentence(text, left.quantity.start)
            earlier = [f for f in figures[:index] if f.quantity.start >= start and _same(f, left)]
            if len(earlier) == 2 and all(_is_part(f.quantity.kind, f.quantity.per) for f in earlier):
                yield Division(earlier[0], (earlier[1], left), exhaustive=True, listed=False, disjoint=True)


def _opens(text: str, opener: re.Match[str]) -> bool:
    """Whether a word opens the parts of what went before: in 甲中心、乙中心分别新增 the centres are no parts of it."""
    if not opener.group().startswith("分别"):
        return True
    clause = re.split(r"[，,。；;：:（(]", text[: opener.start()])[-1].strip()
    return len(clause) <= 1 or any(word in clause for pair in _PAIRS for word in pair)


def _end(text: str, start: int, *, colon: bool) -> int:
    """Where a list of parts ends: at the stop, at a semicolon unless a colon opened it, at the bracket that holds it."""
    stop = (_STOP if colon else _STOPS).search(text, start)
    end = stop.start() if stop else len(text)
    opened = max(text.rfind("（", 0, start), text.rfind("(", 0, start))
    closing = min((i for i in (text.find("）", start), text.find(")", start)) if i >= 0), default=-1)
    inside = opened > max(text.rfind("）", 0, start), text.rfind(")", 0, start))
    return min(end, closing) if inside and closing >= 0 else end


def _sentence(text: str, position: int) -> int:
    return max((m.end() for m in _STOPS.finditer(text, 0, position)), default=0)


def _groups(found: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The figures of a list by unit; a figure that sums up ends the list, unless it is what a product comes to."""
    groups: dict[tuple[str, str | None], list[Figure]] = defaultdict(list)
    rated: set[str | None] = set()
    for each in found:
        unit = each.quantity.unit
        if each.quantity.per is not None:
            rated.add(unit)
        elif each is not found[0] and (_DONE.match(_clause(each)) or (_SUMMED.search(each.lead) and unit not in rated)):
            break
        elif _plain_part(each):
            groups[each.quantity.kind, unit].append(each)
    for group in groups.values():
        if not _crowded(group[0].item.text, group):
            yield group


def _is_part(kind: str, per: str | None) -> bool:
    return (kind in ("count", "money", "duration") or kind in _MEASURES) and per is None


def _plain_part(figure: Figure) -> bool:
    lead = _BREAK.split(figure.lead)[-1]
    return _is_part(figure.quantity.kind, figure.quantity.per) and not _ASIDE.search(lead)


def _crowded(text: str, group: Sequence[Figure]) -> bool:
    """Whether two figures of one unit stand in one clause, as in 从10个增加到20个: then they are no list."""
    return any(not _BREAK.search(text[a.quantity.end : b.quantity.start]) for a, b in pairwise(group))


def _before(text: str, figures: Sequence[Figure], position: int, part: Figure) -> Figure | None:
    """The total: the nearest figure of the part's unit before the opening word, in its sentence or the one before."""
    start = _sentence(text, position)
    if not text[start:position].strip("（( "):
        start = _sentence(text, max(0, start - 1))
    earlier = [f for f in figures if start <= f.quantity.start and f.quantity.end <= position]
    same = [f for f in earlier if _is_part(f.quantity.kind, f.quantity.per) and _same(f, part)]
    return same[-1] if same and not _ASIDE.search(_BREAK.split(same[-1].lead)[-1]) else None


def _same(one: Figure, other: Figure) -> bool:
    unit = one.quantity.unit
    return unit is not None and unit == other.quantity.unit and one.quantity.kind == other.quantity.kind


def _part_of(part: Figure, total: Figure) -> bool:
    """Whether what the part counts can be part of what the total counts: 个 and the like count anything."""
    if part.quantity.unit not in _BROAD:
        return True
    tail, whole = _tail(part), total.subject + _tail(total)
    return not tail or not whole or bool(set(tail) & set(whole))


def _tail(figure: Figure) -> str:
    text = figure.item.text[figure.quantity.end :]
    return re.split(r"[，,。；;、：:（）()！\s]", text, maxsplit=1)[0]


def complementary(parts: Sequence[Figure]) -> bool:
    """Whether two of the parts are all there is: online and on site, the first and the second half of the year."""
    leads = [_clause(part) for part in parts]
    named = any(all(any(word in lead for lead in leads) for word in pair) for pair in _PAIRS)
    return named or all(any(word in lead for lead in leads) for word in _QUARTERS)


def _clause(figure: Figure) -> str:
    """The words before a figure, from the last comma on."""
    return _BREAK.split(figure.item.text[: figure.quantity.start])[-1][-24:]


def _disjoint(parts: Sequence[Figure]) -> bool:
    if parts[0].quantity.kind == "money" or complementary(parts):
        return True
    if parts[0].quantity.kind in _MEASURES:  # one road can be both widened and planted; two counties do not overlap
        return all(_LOCAL.search(_BREAK.split(part.lead)[-1].strip()) for part in parts)
    return not any(_OVERLAP.search(_BREAK.split(part.lead)[-1] + _tail(part)) for part in parts)
