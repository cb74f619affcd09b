"""Numbers that name and do not measure: years, dates, ordinals, enumerators, names, levels, codes, telephone numbers.

Each function is given the plain text and the place of a numeral and answers with the end of the label and its reason, or None.
General mechanisms come first (第N, 《…》, a numeral without a measure word); the word lists are of official Chinese at large.
"""

from __future__ import annotations

import re

from hengji.quantity.grammar import CAPITAL, HAN

Span = tuple[int, int, str]  # start, end, reason

_TILL = r" ?(?:[-–—―－~～〜至到]{1,2}) ?"
_DAY = r"(?: ?[0-9]{1,2} ?[日号](?!内|线))?"
_MONTH = rf"[0-9]{{1,2}}(?:{_TILL}[0-9]{{1,2}})? ?月(?:份|底|初|末|上旬|中旬|下旬)?{_DAY}"
_YEAR = r"(?:1[89]|20|21)[0-9]{2}"
DATE = re.compile(
    rf"(?P<date>{_YEAR} ?年 ?{_MONTH}(?:{_TILL}(?:(?:{_YEAR} ?年 ?)?{_MONTH}|[0-9]{{1,2}} ?[日号]))?"
    rf"|{_YEAR}[-./]?(?:0?[1-9]|1[0-2])(?P<sep>[-./])(?:[12][0-9]|3[01]|0?[1-9])日?(?![0-9])"
    rf"|{_YEAR}([-./])(?:1[0-2]|0?[1-9])\3(?:3[01]|[12][0-9]|0?[1-9])日?(?![0-9])"
    rf"|{_YEAR} ?年(?:[底初末]|[上下]半年|第?[一二三四1-4]季度|前[一二三1-3]个?季度|[春夏秋冬]季?)"
    rf"|(?!00|1[3-9]|[2-9][0-9]){_MONTH}(?:{_TILL}(?:{_MONTH}|[0-9]{{1,2}} ?[日号]))?(?!龄)"
    r"|[0-9]{1,2}世纪(?:[0-9]{2}年代)?|[0-9]{2}年代|[0-9]{2} ?年 ?[0-9]{1,2} ?月)"
    rf"|(?P<year>{_YEAR}(?:{_TILL}(?:{_YEAR}|[0-9]{{2}}(?![0-9])))? ?(?:学?年度?|届|级(?!别))(?:内|间)?|[0-9]{{2}} ?年度)"
    r"|(?P<time>[0-2]?[0-9][:：][0-5][0-9](?:[:：][0-5][0-9])?(?: ?[-–—~～至到]{1,2} ?[0-2]?[0-9][:：][0-5][0-9])?|[0-2]?[0-9] ?[时点][0-5]?[0-9]分"
    r"|[0-2]?[0-9]点(?:整|半|钟)?(?!位|个|建))"
)
DATE_NEXT = frozenset("年月.-/:：世时点届级学–—~～至到")
BARE_YEAR = re.compile(r"(?:19[4-9]|20[0-4])[0-9](?:[-–—~～至/](?:(?:19|20)[0-9]{2}|[0-9]{2}))?(?![0-9.,，%])")
DAY = re.compile(r" ?[日号](?!内|以内|之内|线|楼|站|[\u4e00-\u9fff]?游)")

CODE = re.compile(r"[0-9A-Za-z_]+(?:[-./+][0-9A-Za-z_]+)*(?:级|版|N)?")
DOCUMENT = re.compile(r"[〔［\[【(（]? ?(?:19|20)[0-9]{2} ?[〕］\]】)）] ?(?:第? ?[0-9]+(?:[-—][0-9]+)* ?号?)?")
PHONE = re.compile(
    r"1[3-9][0-9]{9}(?![0-9])|0[0-9]{2,3}[-—– ]?[0-9]{7,8}(?![0-9])(?:[-转][0-9]{1,5})?|[48]00[- ]?[0-9]{3,4}[- ]?[0-9]{3,4}(?![0-9])"
)
_HOTLINE = re.compile(r"(?:1[12][0-9]|12[0-9]{3}|9[56][0-9]{3,4}|100[0-9]{2}|114)(?![0-9])")
_HOTLINE_AFTER = re.compile(r"[”\"’]?[\u4e00-\u9fff]{0,10}?(?:热线|电话|平台|报警|急救|举报|投诉|服务|专线|中心|指挥|台)")
_HOTLINE_BEFORE = ("热线", "电话", "拨打", "专线", "“", "致电", "与")
LONG_CODE = re.compile(r"[0-9]{5,}[A-Z0-9]*")
_CODE_BEFORE = re.compile(r"(?:编号|编码|代码|邮编|证号|文号|批号|账号|帐号|号码|信用代码|电话|传真|手机|邮政编码|型号|工号|序号|表号)(?:为|是)?[:：]? ?$")

ORDINAL_BEFORE = re.compile(
    r"(?:第|No\.?|NO\.?|№|标[段包]|附件|附表|附录|附图|图表|[表图章条款注]|指标|任务|目标|问题|项目|专栏|案例|序号|版本|之) ?[(（]?$"
)
ORDINAL_LAST = frozenset("第.oO№段包件表录图章条款注标务题目栏例号本之")
_AFTER_KEY = re.compile(r" ?(?:[:：、.．)）\s]|$|[(（“《])")
ORDINAL_TAIL = re.compile(
    rf" ?(?:[{HAN}{CAPITAL}]|[0-9])+(?: ?[-–—~～至到、和及] ?第?[0-9{HAN}]+(?=[届次批期号条章]))* ?"
    r"(?:个?季度|次|届|批次|批|期|名|位|条|款|项|章|节|号|年|个|轮|场|类|版|部|篇|集|册|辑|站|课|阶段|产业|方|书记|时间|线|现场|天|周|步|梯队|季)?"
)
ENUMERATOR = re.compile(r"[0-9]{1,2} ?(?:[、)）]|[.．](?![0-9]))")
ENUMERATOR_BEFORE = re.compile(r"(?:^|[\s。；;：:（(，,！？!?、>])$")
VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)+(?![0-9]*[%％])|[0-9]+\.0(?=版|时代|系统)")
LEVEL = re.compile(r" ?(?:星级|年级|级|等奖|等功|号楼|号|版本|楼|室|路(?![\u4e00-\u9fff]*[长改])|线|后(?=[\u4e00-\u9fff]{0,2}(?:青|干|群|大|一|农|创|员|、|，|$))|周年|A级)")
_PHASE = re.compile(r"期(?=工程|项目|建设|改造|扩建|开工|竣工|标段)")
QUOTES = (("“", "”"), ("《", "》"), ("〈", "〉"), ("「", "」"), ("『", "』"), ("‘", "’"))

# Numeral words of official Chinese in which a measure word follows the numeral and yet nothing is counted.
FIXED = re.compile(
    r"一(?:次性|次通过|次办|次告知|部分|方面|体化?|般|站式?|条龙|条心|家人|家亲|把手|张网|件事|门式|本通|点|份子|口价|度(?!电)|面|时|年级|年来|年一度|年四季"
    r"|号文|对一|帮一|线|流|类|级|批|种|系列|种|期工程|届|片|团和气|块(?:儿|石头)|支部|党委|道(?!题)|层|头|身|条主线|个中心|两|二|位难求|门子|回事|期)"
    rf"|[{HAN}]+个(?:一(?![{HAN}个])|代表|意识|自信|维护|确立|全面|结合|到位|不动摇|毫不动摇|务必|最大|必由之路|革命|精准|区分开来|坚持|明确|牢牢把握|更加|一律|凡是|必须|不)"
    r"|五位一体|[五八九]项规定|三会一课|[三八]大纪律|六项注意|两条腿走路|三部曲|四部曲|三条红线|四种形态|四个伟大|三重一大|十次全会|百家争鸣|百家(?:讲坛|号)|千人一面|万人空巷|千家万户|万家灯火|万户千家|百家姓|百年|千年|百日|万里|百里|千里|百分制|百分百(?!之)"
    r"|十分(?!之|钟|值)|万分(?!之)|三分之一承诺|八股|两岸|两会|两地|半年(?:报|度)|半导体|半径|半岛|双[\u4e00-\u9fff]|半[\u4e00-\u9fff]?(?!天|个|年|小时)"
    r"|万众|万元户|一元(?:化|论|钱看病)|二元|三元(?:里|桥|悖论)|多元|百年|十八大|十九大|二十大|四六级|三甲|三好|五好|八一|五一|六一|七一|十一|五四|三八|九一八|一二九"
)
# 三会一课, 一户一策, 百企千人: numerals that take turns with single words are a name, whatever measure word follows.
WOVEN = re.compile(rf"[{HAN}](?P<noun>[^{HAN}，。；、：（）()“”\s0-9]{{1,2}})[{HAN}][^{HAN}\s，。；、0-9](?![{HAN}])")
_JOINED = frozenset("进统同单逐唯万之这那哪每某任另又再专划归如惟均初合第其整")
_VAGUE_ONE = frozenset("上下新不近前后")
FIRST = re.compile(r"首(?:次|批次|批|届|个|位|家|期|款|轮|例|部|条|场|季度|年|项|座|台|套|创|单|站|支|所|名|本|集|部|区)")
_IS = re.compile(rf"[{HAN}]{{1,3}}(?:是(?!一|个|否)|则(?=[\u4e00-\u9fff]))")
_HAN_ITEM = re.compile(rf"[{HAN}]{{1,3}}(?:、|[.．])")
_HAN_DATE = re.compile(
    rf"[零一二三四五六七八九]{{4}} ?年(?:度|底|[{HAN}]{{1,2}}月(?:[{HAN}]{{1,3}}日)?)?|(?:十[一二]?|[一二三四五六七八九])月(?!龄)(?:份|底|初|[{HAN}]{{1,3}}[日号])?"
    rf"|[一二三四]季度|[一二三四](?:至|到|、|-)[二三四]季度|[一二三四五六七八九]十年代|二十一?世纪|[{HAN}]{{1,3}}时许?"
)


def date(text: str, start: int) -> Span | None:
    """A date, a year or a time of day that begins at `start`."""
    match = DATE.match(text, start)
    if match is None:
        return None
    reason = "year" if match["year"] else "time" if match["time"] else "date"
    return start, match.end(), reason


def code(text: str, start: int, floor: int) -> Span | None:
    """A model, version or document code that the digits are part of: H5, 4K, PM2.5, GB/T 15835."""
    begin = start
    while begin > floor and begin > start - 24 and text[begin - 1].isascii() and (text[begin - 1].isalnum() or text[begin - 1] in "_-./+"):
        begin -= 1
    while begin < start and text[begin] in "_-./+":
        begin += 1
    match = CODE.match(text, begin)
    return (begin, match.end(), "model-code") if match and match.end() > start else None


def document_number(text: str, start: int, floor: int) -> Span | None:
    """A 文号: the year in brackets and the number after it, 〔2021〕10号."""
    begin = start - 1 if start > floor and text[start - 1] in "〔［[【(（" else start
    if begin == start:
        return None
    match = DOCUMENT.match(text, begin)
    if match is None or (text[begin] in "(（" and "号" not in match[0]):
        return None
    return begin, match.end(), "document-number"


def phone(text: str, start: int, end: int, *, whole: bool) -> Span | None:
    """A telephone or hotline number without a unit."""
    match = PHONE.match(text, start)
    if match is not None and match.end() >= end:
        return start, match.end(), "phone"
    match = _HOTLINE.match(text, start)
    if match is None or match.end() != end or whole:
        return None
    near = text[max(0, start - 4) : start]
    if _HOTLINE_AFTER.match(text, end) or any(word in near for word in _HOTLINE_BEFORE):
        return start, end, "hotline"
    return None


def long_code(text: str, start: int, end: int, *, whole: bool) -> Span | None:
    """A number that nobody counts: behind 编号 or 邮编, or with more digits than a count has."""
    if _CODE_BEFORE.search(text[max(0, start - 10) : start]):
        match = CODE.match(text, start)
        return start, max(end, match.end() if match else end), "document-number"
    if end - start >= 8 and not whole and text[start:end].isdigit():
        return start, end, "document-number"
    return None


def ordinal(text: str, start: int, floor: int) -> Span | None:
    """第N with what it counts, 附件1, 指标 1：, 表 3."""
    edge = start - 1
    while edge >= floor and edge > start - 3 and text[edge] in " (（":
        edge -= 1
    if edge < floor or text[edge] not in ORDINAL_LAST:
        return None
    match = ORDINAL_BEFORE.search(text[max(floor, start - 6) : start])
    if match is None:
        return None
    begin = start - len(match[0])
    tail = ORDINAL_TAIL.match(text, start)
    end = tail.end() if tail else start + 1
    if match[0][0] == "第":
        return begin, end, "ordinal"
    digits = re.compile(f"[0-9{HAN}]+(?:[-–—~～.][0-9]+)*").match(text, start)
    end = digits.end() if digits else start + 1
    return (begin, end, "ordinal") if _AFTER_KEY.match(text, end) else None


def enumerator(text: str, start: int, end: int, floor: int) -> Span | None:
    """A list mark: （1）, 1., 1、, 一、, （一）, 一是."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and before in "(（" and after and after in ")）" and end - start <= 2:
        return start - 1, end + 1, "enumerator"
    pattern = ENUMERATOR if text[start] < ":" else _HAN_ITEM
    match = pattern.match(text, start)
    if match and ENUMERATOR_BEFORE.search(text[max(0, start - 1) : start]):
        return start, match.end(), "enumerator"
    return None


def quoted(text: str, start: int) -> tuple[int, int] | None:
    """Begin and end of the short title in quotation marks that `start` lies in."""
    low = max(0, start - 24)
    for left, right in QUOTES:
        begin = text.rfind(left, low, start)
        if begin >= 0 and text.rfind(right, begin, start) < 0:
            end = text.find(right, start, start + 30)
            if end >= 0:
                return begin + 1, end
    return None
