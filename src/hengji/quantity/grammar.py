"""How a number is written: digits, Chinese numerals, magnitudes, 余 and 多, ranges, and the words that may follow a unit.

Everything starts from one search for a numeral character; all other patterns are anchored at what was found, so that the cost is
in the numbers of a text, not in its length.  No pattern has an unbounded repeat inside another: the time stays linear on any input.
"""

from __future__ import annotations

import re

SMALL_DIGITS = "零一二三四五六七八九"
CAPITAL_DIGITS = "壹贰叁肆伍陆柒捌玖"
HAN = SMALL_DIGITS + "十百千万亿两"
CAPITAL = CAPITAL_DIGITS + "拾佰仟"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

NUMERAL = re.compile(f"[0-9{HAN}{CAPITAL}半双首对{CIRCLED}]")

DIGITS = r"(?:[0-9]{1,3}(?:[,，][0-9]{3}){1,8}(?![0-9])|[0-9]{1,3}(?: [0-9]{3}){1,8}(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
# 千 and 百 before a unit that begins with them (千克, 百分点) are no magnitude
SCALE = r"[十百千]?万亿?|[十百千]?亿|千(?![克米瓦卡赫帕伏字比])|百(?!分)|兆(?![瓦赫字帕比])|k(?![A-Za-z])"
_MORE = "余(?![额款])|多(?!媒|元[化文]|样|功|层|方)|[来几](?=[个名人位家场次件户所项条份间岁])"
# 100, 1.7万, 100余万, 1万余, 10.8万余
ARABIC = re.compile(rf"({DIGITS})(?: ?({SCALE}))?(?: ?({_MORE}|几(?=[十百千万亿]))(?: ?(万亿?|亿))?)?")
# 5万4千6百, 3亿5000万, 1千零1
MIXED = re.compile(
    r"[0-9]+(?:\.[0-9]+)?(?: ?[十百千万亿兆]{1,3} ?(?:零 ?)?[0-9]{1,4}(?![0-9.,%％])){1,6}(?: ?[十百千万亿]){0,2}"
)

_N = rf"(?:[零一二三四五六七八九十百万亿两{CAPITAL}]|千(?![克瓦米赫帕伏卡]))"
_D = f"[{SMALL_DIGITS}{CAPITAL_DIGITS}]"
# 三千 八百, 十多万, 二百三十余万, 五点六
HAN_RUN = re.compile(rf"{_N}(?: ?{_N}| ?[余多几] ?(?=[十百千万亿]))*(?: ?点 ?{_D}(?: ?{_D})*(?: ?[万亿])?)?")
HAN_MORE = re.compile(rf" ?({_MORE}|几)")
SCALE_ONLY = re.compile("[百千万亿佰仟]+$")
INNER_MORE = re.compile("[余多几]")
# 三五, 七八十, 十七八, 三四百: two neighbouring digits are a range
NEIGHBOURS = re.compile(
    "(十?)(?:(一二|一两)|(两三|二三)|(三四)|(三五)|(四五)|(五六)|(六七)|(七八)|(八九))([十百千万]*)$"
)
# 百分之, 三分之, 万分之; what follows
LOWER = re.compile(rf"([{HAN}{CAPITAL}]{{1,6}}|[0-9]{{1,3}})(?= *分 *之)")
UPPER = re.compile(rf" *分 *之 *(?:({DIGITS}) ?(k(?![A-Za-z]))?|({_N}(?: ?{_N})*(?: ?点 ?{_D}(?: ?{_D})*)?))")
SLASH = re.compile(r"([1-9][0-9]?)/([1-9][0-9]?)(?![0-9/年月])")
RATIO = re.compile(r"[0-9]+(?:\.[0-9]+)?[:：][0-9]+(?:\.[0-9]+)?(?![0-9:：])")

AFTER = re.compile(
    r" ?(?:(?:[(（]含[)）])? ?(?:及|或者?|含)? ?以 ?([上下内外])|之 ?([上下内])(?!间)|开([外])|(左右|上下|前后|不等)|([(（]含[)）])"
    r"|(内)(?![部容外存在控需涵陆地设蒙科])|([余多])(?![额款媒元样功层少次种])|([+])(?![0-9A-Za-z]))"
)
AFTER_FIRST = frozenset(" 及或(（含以之开左上前不内余多+")
AFTER_RANGE = re.compile(" ?(?:之间|以内|之内|左右|不等|[(（]含[)）])")
LONG_MORE = re.compile("个[多余来几半](小时|月|星期|学期|钟头)|年[多余](?!度)")
THAN = re.compile(" ?更?([大多高长]|[小少低短])")
RANGE = re.compile(
    r"(?:[(（]含[)）])? ?(?:-{1,2}|[–—―~～〜∼]{1,2}|至(?![少多今])|到|与(?=.{1,12}之间)|和(?=.{1,12}之间)) ?"
    rf"(?:({DIGITS})(?: ?({SCALE}))?|([{HAN}](?: ?[{HAN}])*))"
)
RANGE_FIRST = frozenset(" (（-–—―~～〜∼至到与和")
PER_AFTER = re.compile(r" ?[/／每]个?")
PER_SHARE = re.compile(r" ?[/／] ?((?:10)?[百千万])人?")
PER_MORE = re.compile(r"[·•/／]")
PER_FIRST = frozenset(" /／每")
PART = re.compile(rf"又? ?(?:({DIGITS})|([{SMALL_DIGITS}十两{CAPITAL}]{{1,3}}))|半(?![年天个日月径数])")
PART_FIRST = frozenset("0123456789又半" + HAN + CAPITAL)
# 20 or more and below 30: two bounds of one figure
BETWEEN_BOUNDS = re.compile(r"[,，、]? ?(?:且|并且?|而且?|但|的?同时|、)? ?$")
MONEY_SIGNS = {"$": "美元", "¥": "元", "€": "欧元", "£": "英镑"}
