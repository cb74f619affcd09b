"""The formulas of the workbook, a family and a kind of indicator each; cells are named in braces, `workbook.py` fills them in.

On an indicator's row: {t} target, {low}, {high}, {a} actual, {w} weight, {hand} mark by hand, {c} coefficient that the form
brings along, {m} month, {x} the unrounded mark or rate, {v} the coefficient reckoned. On the table's row: {f} revised budget,
{g} outturn, {w} weight, {m}, {x}, and the ranges {marks}, {exact}, {weights}, {said} of its indicators.
A comparison of products is rounded to 6 decimals first: no value in these tables has more, and binary fractions are
kept from deciding on a threshold.
"""

from __future__ import annotations

GE = "IF({t}=0,IF({a}>=0,{w},0),IF({a}>={t},{w},MAX(0,{w}*{a}/{t})))"
EQ = "IF({t}=0,IF({a}<=0,{w},0),IF({a}>={t},{w},MAX(0,{w}*{a}/{t})))"
LE = "IF({a}<={t},{w},IF({t}=0,0,MAX(0,{w}*(1-({a}-{t})/{t}))))"
LE_HUBEI = "IF({a}<={t},{w},IF({t}=0,0,{w}*{t}/{a}))"
BELOW = "IF({low}>0,MAX(0,{w}*{a}/{low}),0)"
ABOVE = "IF({high}>0,MAX(0,{w}*(1-({a}-{high})/{high})),0)"
ABOVE_HUBEI = "{w}*{high}/{a}"
RANGE = f"IF({{a}}<{{low}},{BELOW},IF({{a}}<={{high}},{{w}},{ABOVE}))"
RANGE_HUBEI = f"IF({{a}}<{{low}},{BELOW},IF({{a}}<={{high}},{{w}},{ABOVE_HUBEI}))"
OVERSHOOT = "IF(ROUND({a}*10-{t}*15,6)>0,20,IF(ROUND({a}*10-{t}*13,6)>0,10,0))"
GE_CAPS = f"IF({{t}}=0,IF({{a}}>=0,{{w}},0),IF({{a}}>={{t}},{{w}}*(100-{OVERSHOOT})/100,MAX(0,{{w}}*{{a}}/{{t}})))"

KINDS = {"ge": GE, "eq": EQ, "le": LE, "range": RANGE, "yesno": 'IF({a}="是",{w},0)', "qualitative": "{hand}"}
OF_FAMILY = {"hubei": {"le": LE_HUBEI, "range": RANGE_HUBEI}, "office-caps": {"ge": GE_CAPS}}

# a mark by hand against its band; {mid} is where the middle band begins, in percent of the weight
TOP = "AND({hand}<={w},ROUND({hand}*100-{w}*80,6)>=0)"
MIDDLE = "AND(ROUND({hand}*100-{w}*80,6)<0,ROUND({hand}*100-{w}*{mid},6)>=0)"
BOTTOM = "AND(ROUND({hand}*100-{w}*{mid},6)<0,{hand}>=0)"
IN_BAND = f'IF({{a}}="达成",{TOP},IF({{a}}="部分达成",{MIDDLE},{BOTTOM}))'
NO_ACTUAL = 'IF({a}="","无实际值","")'
BAND = f'IF({{a}}="","无实际值",IF({IN_BAND},"","越档"))'

# months: rates against the share of the year that is over
TIMELY = "100*{a}/({t}/12*{m})"
BANDED = 'IF(ROUND({a}*1200-60*{t}*{m},6)<0,"红",IF(ROUND({a}*1200-80*{t}*{m},6)<0,"黄","绿"))'
COLOUR_GROWING = f'IF({{a}}="","红",IF({{a}}=0,"红",IF(ROUND({{a}}*100-{{t}}*120,6)>=0,"蓝",{BANDED})))'
COLOURS = {
    "ge": COLOUR_GROWING,
    "eq": COLOUR_GROWING,
    "le": 'IF({a}="","红",IF({a}<={t},"绿","红"))',
    "qualitative": 'IF({a}="达成","绿",IF({a}="部分达成","黄","红"))',
}
WORST = 'IF(COUNTIF({said},"红")>0,"红",IF(COUNTIF({said},"黄")>0,"黄",IF(COUNTIF({said},"绿")>0,"绿","蓝")))'

NO_MONEY = 'OR({f}="",{f}=0,{g}="")'
MONEY_FLAG = 'IF(OR({f}="",{f}=0),"无预算数",IF({g}="","无执行数",""))'
EXECUTION = f"IF({NO_MONEY},0,MAX(0,MIN({{w}},{{w}}*{{g}}/{{f}})))"
EXECUTION_CAPS = f"IF({NO_MONEY},0,IF(ROUND({{g}}*100-{{f}}*60,6)<0,0,MIN({{w}},{{w}}*{{g}}/{{f}})))"
RATE = f"IF({NO_MONEY},0,100*{{g}}/{{f}})"
RATE_OF_MONTH = f"IF({NO_MONEY},0,100*{{g}}/{{f}}/({{m}}/12))"
COLOUR_OF_MONEY = f'IF({NO_MONEY},"红",{BANDED.replace("{a}", "{g}").replace("{t}", "{f}")})'

RATING = 'IF({o}>=90,"优",IF({o}>=80,"良",IF({o}>=60,"中","差")))'
RATING_LOWER = 'IF({o}>=80,"优",IF({o}>=70,"良",IF({o}>=60,"中","差")))'

DUE = "IF({m}=4,25,IF({m}=6,40,IF({m}=8,60,IF({m}=10,80,0))))"
LATE = f"IF({NO_MONEY},{DUE}>0,ROUND({{g}}*100-{{f}}*{DUE},6)<0)"
GOAL = "SUMPRODUCT({weights},{exact})/SUM({weights})"
APART = "ROUND(ABS({q}-{x})-10,9)>0"
WARNED = f'IF({LATE},"执行率","")&IF(AND({LATE},{APART}),"；","")&IF({APART},"进度差","")'


def of_indicator(family: str, kind: str) -> dict[str, str]:
    """What stands in an indicator's columns: x unrounded, n rounded, v coefficient or colour, z remark."""
    if family == "monitoring-60-80":
        growing = kind in {"ge", "eq"}
        columns = {"x": TIMELY, "n": "ROUND({x},2)"} if growing else {}
        return columns | {"v": COLOURS[kind], "z": NO_ACTUAL}
    formula = OF_FAMILY.get(family, {}).get(kind, KINDS[kind])
    remark = BAND.replace("{mid}", "50" if family == "hubei" else "60") if kind == "qualitative" else NO_ACTUAL
    if family == "chongqing":
        percent = "100*{hand}/{w}" if kind == "qualitative" else formula.replace("{w}", "100")
        given = f'IF({{a}}="",0,IF({{c}}<>"",MAX(0,MIN(100,{{c}})),{percent}))'
        return {"v": given, "x": "{w}*{v}/100", "n": "ROUND({x},2)", "z": remark}
    if family == "monitoring-sichuan":
        formula = formula.replace("{w}", "100")
    return {"x": f'IF({{a}}="",0,{formula})', "n": "ROUND({x},2)", "z": remark}


def of_table(family: str) -> dict[str, str]:
    """What stands in the columns of a table's closing row: x, n, v, z for the money; o total, p rating, q what leads to them."""
    money = {"n": "ROUND({x},2)", "z": MONEY_FLAG}
    if family == "monitoring-60-80":
        return money | {"x": RATE_OF_MONTH, "v": COLOUR_OF_MONEY, "p": WORST}
    if family == "monitoring-sichuan":
        return money | {"x": RATE, "q": GOAL, "o": "ROUND({q},2)", "v": WARNED, "p": 'IF({v}="","正常","预警")'}
    execution = EXECUTION_CAPS if family == "office-caps" else EXECUTION
    rating = RATING_LOWER if family == "provincial-80-70-60" else RATING
    return money | {"x": execution, "o": "ROUND(SUM({marks})+{n},2)", "p": rating}
