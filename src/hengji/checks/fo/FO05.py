"""单位缺漏或混用 Unit missing or mixed.

查什么: 说“人数”却用“人次”作单位；“人数（次）”两可；资金、经费只写“59万”不写“元”。
What it checks: a number of people (人数) counted in attendances (人次); 人数（次）, which leaves it open; funds written as
    59万 without 元.
为什么: 人和人次差几倍，单位不清，数就没法比。
Why it matters: people and attendances differ many times over; without a clear unit figures cannot be compared.
示例: “参与人数超21万人次”“投入爱心资金59万”。
Example: “number of participants over 210,000 attendances”, “funds of 590 thousand” without the yuan.
怎么办: 按台账的统计口径写清单位；金额写明元或万元。
What to do: write the unit by which the ledger counts; give amounts in yuan or 10,000 yuan.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》：绩效指标应当细化、量化，口径清楚。
Authority: Cai Yu [2020] No. 10: indicators are to be specific, quantified and clearly defined.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Place, Severity

_PEOPLE = re.compile(r"人数(?:累计|总计|共计|共|合计|已)?(?:达到?|为|是|有)?\s*$")
_EITHER = re.compile(r"人数?[（(]次数?[）)]|人次[（(]数?人数?[）)]|人/人次")
_AGAINST = re.compile(r"人数[^，,。；;、]{0,4}(?:达到?|占|完成)[^，,。；;、]{0,6}人次(?=的)")
_FUNDS = re.compile(
    r"(?:资金|经费|款项?|善款|投资|补助|补贴|金额|拨款|支出|收入|捐赠|奖金|救助金|专款|额)(?:[，,]\s*(?=[共合总累]))?"
    r"(?:约|近|超过?|逾|达|共|为|总额|总计|累计|合计|了)*\s*$"
)
_PAID = re.compile(r"(?:投入|发放|拨付|支付|筹集|募集|安排)(?:约|近|超过?|逾|达|共|总计|累计|合计|了)*\s*$")
_OF_FUNDS = re.compile(r"余?多?(?:的)?(?:专项|扶持|帮扶|救助)?(?:资金|经费|款项|善款|补助|补贴|奖金|财政资金)")
_SCALED = re.compile(r"[万亿]余?多?$")


@rule("FO05", "unit-missing-or-mixed")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each kind of slip and figure; where several items state it, they are its places."""
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for item in material.table.items():
        for pattern in (_EITHER, _AGAINST):
            for match in pattern.finditer(item.text):
                found["mixed", match.group()].append(at(item, *match.span()))
    for figure in material.figures:
        if figure.quantity.unit == "人次" and _PEOPLE.search(figure.lead):
            start = figure.before + figure.lead.rindex("人数")
            found["people", str(figure.quantity.value)].append(at(figure.item, start, figure.quantity.end))
        elif _unmeasured(figure):
            found["money", figure.quantity.text].append(at(figure))
    for (kind, words), places in found.items():
        yield _finding(kind, places[0].text if kind == "people" else words, places)


def _unmeasured(figure: Figure) -> bool:
    quantity = figure.quantity
    scaled = quantity.unit is None and _SCALED.search(quantity.text) is not None
    paid = _PAID.search(figure.lead) is not None and _OF_FUNDS.match(figure.item.text, quantity.end) is not None
    return scaled and (paid or _FUNDS.search(figure.lead) is not None)


def _finding(kind: str, words: str, places: list[Place]) -> Finding:
    zh, en = {
        "mixed": (
            "“{words}”人、人次混用，请写清是人还是人次。",
            "“{words}” mixes people and attendances; please say which.",
        ),
        "people": (
            "“{words}”说的是人数，单位却是人次，请核对是人还是人次。",
            "“{words}” is a number of people given in attendances; please say which it is.",
        ),
        "money": ("金额“{words}”没有写单位“元”，请补写。", "The amount “{words}” has no unit; please add 元."),
    }[kind]
    return finding(check, Severity.INFO, places, zh=zh, en=en, words=words)
