"""Numbers that name and do not measure: codes, document and telephone numbers, ordinals, list marks, levels, titles.

Each function is given the plain text, where the numeral starts and where the last thing found ended (`floor`), and answers with
the span of the label and its reason, or None.
"""

from __future__ import annotations

import re

from hengji.quantity.dates import Span
from hengji.quantity.grammar import CAPITAL, HAN
from hengji.quantity.units import unit_at

_CODE = re.compile(r"[0-9A-Za-z_]+(?:[-./+][0-9A-Za-z_]+)*(?:级|版)?")
_PLUS = re.compile(r"[0-9]+(?:\+(?:[0-9]+|[NnXx]))+|7[×xX*]24(?:小时)?")
_SIZE = re.compile(r"[0-9.]+(?: ?[×xX*] ?[0-9.]+)+")
_CODE_JOINTS = frozenset("_-./+")
_DOCUMENT = re.compile(r"[〔［\[【(（]? ?(?:19|20)[0-9]{2} ?[〕］\]】)）] ?(?:第? ?[0-9]+(?:[-—][0-9]+)* ?号?)?")
_BRACKETS = frozenset("〔［[【(（")
_PHONE = re.compile(
    r"1[3-9][0-9]{9}(?![0-9])|0[0-9]{2,3}[-—– ]?[0-9]{7,8}(?![0-9])(?:[-转][0-9]{1,5})?"
    r"|[48]00[- ]?[0-9]{3,4}[- ]?[0-9]{3,4}(?![0-9])"
)
_HOTLINE = re.compile(r"(?:12[0-9]{3}|9[56][0-9]{3,4}|10086|10010)(?![0-9])")
_HOTLINE_AFTER = re.compile(r"[”\"’]?(?:(?![至到余多])[\u4e00-\u9fff]|[、和及/](?=[“\"]?(?:1[12][0-9]|9[56][0-9])))")
_EMERGENCY = re.compile(r"1(?:10|12|14|19|20|22)(?![0-9])")
_EMERGENCY_AFTER = re.compile(
    '[”"’]?(?:报警|急救|消防|联动|指挥|接处?警|出[警车]|交通|热线|电话|平台|服务|中心|专线|宣传|日|、1[12][0-9](?![0-9]))'
)
_HOTLINE_BEFORE = re.compile(
    r"(?:热线|电话|拨打|专线|平台|致电|[“\"]|(?<![0-9])(?:1[12][0-9]|12[0-9]{3})[、和及]) ?[:：]?$"
)
_LISTED = re.compile(
    r"(?:编号|编码|代码|邮编|证号|文号|批号|账号|帐号|号码|信用代码|电话|传真|手机|邮政编码|型号|工号|序号|表号)(?:为|是)?[:：]? ?$"
)
_STANDARD = re.compile(r"(?:GB|ISO|IEC|DB|JGJ|CJJ|HJ|YY|WS|DL|NB|JT|SL)[A-Z0-9]{0,3}(?:/[A-Z])? ?$")
_ORDINAL = re.compile(
    r"(?:第|No\.?|NO\.?|№|标[段包]|附[件表录图注]|图表|(?:^|[^\u4e00-\u9fff]|[见如])[表图注]|指标|任务|目标|问题|项目|专栏|案例|序号|版本) ?[(（]?$"
)
_ORDINAL_LAST = frozenset("第.oO№段包件表录图注标务题目栏例号本")
_BEHIND_KEY = re.compile(r" ?(?:[:：、.．)）(（“《\t\n]|$)")
_ORDINAL_TAIL = re.compile(
    rf"(?:[{HAN}{CAPITAL}]|[0-9])+(?: ?[-–—~～至到、和及] ?第?[0-9{HAN}]{{1,3}}(?=[-–—~～至到、和及届次批期号条章项款名位季]))* ?"
    r"(?:个?季度|批次|阶段|产业|书记|时间|现场|梯队|[次届批期名位条款项章节号年个轮场类版部篇集册辑站课方线天周步季])?"
)
_HAN_BEHIND = re.compile("[\u4e00-\u9fff]")
_KEY_NUMBER = re.compile(f"[0-9{HAN}]+(?:[-–—~～.][0-9]+)*")
_MARK = re.compile(
    r"[0-9]{1,2} ?(?:[)）]|[:：](?=[\u4e00-\u9fff])|、(?![0-9](?![0-9]{3} ?年))|[.．](?![0-9])|[.．](?=(?:19|20)[0-9]{2} ?年))"
)
_HAN_MARK = re.compile(rf"[{HAN}]{{1,3}}[、.．]")
_MARK_BEFORE = re.compile(r"(?:^|[\s。；;：:（(！？!?、>])$")
_RANKED = re.compile(r"(?:[名位强佳]|个?(?:月|季度))")
_LEVEL = re.compile(
    r" ?(?:(?P<level>星级|年级|级|等奖|等功|A级|线(?=城市|品牌|员工))|(?P<address>号楼|号线|号|楼|室|路(?=公交|车))|(?P<version>版本)"
    r"|(?P<anniversary>周年))|(?P<phase>期(?=工程|项目|建设|改造|扩建|开工|竣工|标段|泵站|厂))|(?P<name>强(?=企|县|镇|市|区|高|、|，|$))"
)
_GENERATION = re.compile(r"(?:[5-9]0|[01][05])(?:、[5-9]0)?后(?![续期台勤])")
_VERSION = re.compile(r"[0-9]+\.[0-9]+(?=版|时代|系统)|[0-9]+(?:\.[0-9]+){2,}")
_QUOTE_MARK = re.compile("[“《〈「『‘]")
_TITLE = re.compile(
    "“[^“”，。；！？]{1,30}”|《[^《》，。；！？]{1,50}》|〈[^〈〉]{1,30}〉|「[^「」，。；]{1,30}」|『[^『』，。；]{1,30}』|‘[^‘’，。；]{1,30}’"
)
_LINK = re.compile(r"(?:https?://|www\.)[!-~]{1,2000}|[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{1,255}")
_MEASURED_END = re.compile(r"[0-9.,]+ ?[%％‰万亿]{0,2}[\u4e00-\u9fff]{0,4}(?<![0-9])$")


def code(text: str, start: int, floor: int) -> Span | None:
    """A model, version or standard code that the digits are part of: H5, 4K, PM2.5, GB/T 15835, 1+6+N."""
    begin = start
    least = max(floor, start - 24)
    while (
        begin > least and text[begin - 1].isascii() and (text[begin - 1].isalnum() or text[begin - 1] in _CODE_JOINTS)
    ):
        begin -= 1
    while begin < start and text[begin] in _CODE_JOINTS:
        begin += 1
    match = _CODE.match(text, begin)
    return (begin, match.end(), "model-code") if match and match.end() > start else None


def formula(text: str, start: int) -> Span | None:
    """A formula that names a scheme, 1+3+N, or a size, 600×600."""
    match = _PLUS.match(text, start)
    if match is not None:
        return start, match.end(), "name"
    match = _SIZE.match(text, start)
    return (start, match.end(), "size") if match and unit_at(text, match.end()) is None else None


def document_number(text: str, start: int, floor: int) -> Span | None:
    """A 文号: the year in brackets and the number after it, 〔2021〕10号."""
    if start <= floor or text[start - 1] not in _BRACKETS:
        return None
    match = _DOCUMENT.match(text, start - 1)
    if match is None:
        return None
    if text[start - 1] in "(（" and not match[0].endswith("号"):
        return start - 1, match.end(), "year"
    return start - 1, match.end(), "document-number"


def phone(text: str, start: int, end: int, *, whole: bool) -> Span | None:
    """A telephone or hotline number; a cell with nothing but a short number is none."""
    match = _PHONE.match(text, start)
    if match is not None and match.end() >= end:
        return start, match.end(), "phone"
    for number, behind in ((_HOTLINE, _HOTLINE_AFTER), (_EMERGENCY, _EMERGENCY_AFTER)):
        match = number.match(text, start)
        if match is None or match.end() != end or whole:
            continue
        if behind.match(text, end) or _HOTLINE_BEFORE.search(text[max(0, start - 7) : start]):
            return start, end, "hotline"
    return None


def listed_code(text: str, start: int, end: int, *, whole: bool) -> Span | None:
    """A number nobody counts: behind 编号, 邮编 or 代码, or of eight digits and more without a unit."""
    if _LISTED.search(text[max(0, start - 10) : start]):
        match = _CODE.match(text, start)
        return start, max(end, match.end() if match else end), "document-number"
    if end - start >= 8 and not whole and text[start:end].isdigit():
        return start, end, "document-number"
    return None


def zero_led(text: str, start: int, end: int) -> bool:
    """Whether digits begin with an idle zero, as numbers of files and forms do: 01, 007."""
    return text[start] == "0" and end - start > 1 and text[start + 1].isdigit()


def standard(text: str, start: int) -> bool:
    """Whether the number of a technical standard stands here: GB/T 15835."""
    return _STANDARD.search(text[max(0, start - 9) : start]) is not None


def restated(text: str, start: int, end: int) -> bool:
    """Whether a bound is only repeated in brackets: ≥98%（含98%）."""
    return text[start - 2 : start - 1] in tuple("(（") and text[end : end + 1] in tuple(")）")


def ordinal(text: str, start: int, floor: int) -> Span | None:
    """第N with what it counts, 附件1, 指标 1：, 表 3."""
    edge = start - 1
    while edge >= floor and edge > start - 3 and text[edge] in " (（":
        edge -= 1
    if edge < floor or text[edge] not in _ORDINAL_LAST:
        return None
    match = _ORDINAL.search(text[max(floor, start - 6) : start])
    if match is None:
        return None
    begin = start - len(match[0])
    if match[0][0] == "第":
        tail = _ORDINAL_TAIL.match(text, start)
        return begin, tail.end() if tail else start + 1, "ordinal"
    digits = _KEY_NUMBER.match(text, start)
    end = digits.end() if digits else start + 1
    named = _BEHIND_KEY.match(text, end) or (
        end - start <= 2 and _HAN_BEHIND.match(text, end) and not unit_at(text, end)
    )
    return (begin, end, "ordinal") if named else None


def enumerator(text: str, start: int, end: int) -> Span | None:
    """A list mark: （1）, 1., 1、, 一、, （一）."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before and before in "(（" and behind and behind in ")）" and end - start <= 2:
        return start - 1, end + 1, "enumerator"
    match = (_MARK if text[start] < ":" else _HAN_MARK).match(text, start)
    if match is not None and opens(text, start):
        return start, match.end(), "enumerator"
    return None


def opens(text: str, start: int) -> bool:
    """Whether a list mark could stand here: at the beginning, behind a full stop, a colon or a blank."""
    return _MARK_BEFORE.search(text[max(0, start - 1) : start]) is not None


def level(text: str, start: int, end: int) -> Span | None:
    """Grade, address, version or anniversary: 5级, 三星级, 12号, 102周年, 二期工程, 500强, 90后."""
    match = _LEVEL.match(text, end)
    if match is None:
        match = _GENERATION.match(text, start) or _VERSION.match(text, start)
        return (start, match.end(), "version" if "." in match[0] else "name") if match else None
    reason = {"phase": "ordinal"}.get(match.lastgroup or "", match.lastgroup or "level")
    return start, match.end(), reason


def ranked(text: str, start: int, end: int) -> Span | None:
    """前10名, 前三季度: places in a ranking and stretches of the year."""
    before = text[max(0, start - 2) : start]
    match = _RANKED.match(text, end)
    if match is None or not before.endswith("前") or before in ("提前", "目前", "此前", "之前", "以前", "年前", "月前"):
        return None
    return start - 1, match.end(), "date" if match[0][-1] in "月度" else "ordinal"


def titles(text: str) -> tuple[tuple[int, int], ...]:
    """Where the short titles in quotation marks stand: “…”, 《…》; a quoted sentence is none."""
    return tuple(match.span() for match in _TITLE.finditer(text)) if _QUOTE_MARK.search(text) else ()


def links(text: str) -> tuple[tuple[int, int], ...]:
    """Where web and mail addresses stand."""
    if "www." not in text and "://" not in text and "@" not in text:
        return ()
    return tuple(match.span() for match in _LINK.finditer(text))


def quotes_figure(text: str, start: int, end: int) -> bool:
    """Whether a quotation ends with the figure at `start`: “95%以上” is a quoted figure and no title."""
    return text[end - 1] not in "》〉" and _MEASURED_END.match(text[start : end - 1]) is not None
