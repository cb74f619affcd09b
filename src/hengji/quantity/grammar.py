"""How a number is written: the patterns of digits, magnitudes, hedges after the number, and ranges.

Everything starts from one search for a numeral character; all other patterns are anchored at what was found, so that the cost
is in the numbers of a text, not in its length.  No pattern has an unbounded repeat inside another.
"""

from __future__ import annotations

import re

HAN = "零一二三四五六七八九十百千万亿两"
CAPITAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
NUMERAL = re.compile(f"[0-9{HAN}{CAPITAL}半双首①-⑳]")

DIGITS = r"(?:[0-9]{1,3}(?:[,，][0-9]{3}){1,8}(?![0-9])|[0-9]{1,3}(?: [0-9]{3}){1,8}(?![0-9.])|[0-9]+)(?:\.[0-9]+)?"
_MEASURE = "(?=[个名人位家场次件户所项条份间岁])"
_SCALE = r"[十百千]?万亿?|[十百千]?亿|千(?![克米瓦卡赫帕伏字比])|百(?!分)|兆(?![瓦赫字帕])|k(?![A-Za-z])"
_MORE = rf"余(?![额款])|多(?![媒元样功层种次项部方年]|个部)|来{_MEASURE}|几{_MEASURE}"
# number, 余 before or after 万, as in 100余万, 1万余, 10.8万余
ARABIC = re.compile(
    rf"(?P<number>{DIGITS})(?: ?(?P<scale>{_SCALE}))?(?: ?(?P<more>余|多(?![媒元样功层]))(?: ?(?P<scale2>万亿?|亿))?)?"
)
# 5万4千6百, 3亿5000万, 1千零1
MIXED = re.compile(r"[0-9]+(?:\.[0-9]+)?(?: ?[十百千万亿兆]+ ?(?:零 ?)?[0-9]{1,4}(?![0-9.,%％]))+(?: ?[十百千万亿])*")
HAN_RUN = re.compile(f"[{HAN}{CAPITAL}](?: ?[{HAN}{CAPITAL}])*(?: ?点 ?[{HAN}{CAPITAL}](?: ?[{HAN}{CAPITAL}])*)?")
HAN_MORE = re.compile(rf" ?(?P<more>余|多(?![媒元样功层方种少])|来{_MEASURE}|几)(?: ?(?P<scale2>万亿?|亿))?")
FRACTION = re.compile(rf" ?分 ?之 ?(?P<upper>{DIGITS}k?|[{HAN}{CAPITAL}](?: ?[{HAN}{CAPITAL}点])*)")
TENTHS = re.compile(rf" ?(?P<word>[成折])(?: ?(?P<rest>[{HAN}0-9半]))?(?![员立功效果长本就绩熟交分部活品因])")

# what may follow number and unit
AFTER = re.compile(
    r" ?(?P<word>(?:及|或|或者|\(含\)|（含）|含)? ?以 ?上|(?:及|或|或者|\(含\)|（含）|含)? ?(?:以 ?下|以 ?内)|之 ?上|之 ?下|之 ?内|以外|开外"
    r"|左右|上下|前后|不等|内(?![部容外在控需涵陆地设蒙科])|余(?![额款])|多(?![媒元样功层少次种]))"
)
MONTHS_MORE = re.compile(r"个(?:多|余|来)月|年(?:多|余)|个(?:多|余)(?:小时|月|星期)")
RANGE = re.compile(
    rf" ?(?P<sep>-{{1,2}}|[–—―－~～〜∼]{{1,2}}|至(?![少多今])|到|与(?=.{{1,12}}之间)|和(?=.{{1,12}}之间)) ?"
    rf"(?:(?P<number>{DIGITS})(?: ?(?P<scale>{_SCALE}))?|(?P<han>[{HAN}](?: ?[{HAN}])*))"
)
PER_AFTER = re.compile(r" ?[/／每]([年月日周天人户次场班校亩个家件]|季度|小时|平方米|公里|万人)(?!次)")
