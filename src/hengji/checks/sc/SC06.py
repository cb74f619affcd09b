"""等级与总分不符 Rating does not match.

查什么: 自评等级（优、良、中、差）与总分对不上。各地等级线有90/80/60和80/70/60两种，两种都对不上的报告
    为错误，只合80/70/60的作提示。
What it checks: the rating (excellent, good, fair, poor) does not go with the total.  Bands of 90/80/60 and of 80/70/60 are in
    use; a rating that fits neither is an error, one that fits only the second a note.
为什么: 等级决定结果应用和公开的结论，填错等级就是结论错。
Why it matters: the rating decides how the result is used and what is published; a wrong rating is a wrong conclusion.
示例: 总分98.54，等级填“良”。
Example: total 98.54, rating “good”.
怎么办: 按评分办法的等级线核对总分和等级。
What to do: check total and rating against the bands of the scheme.
依据: 财预〔2020〕10号：90分（含）以上为优、80分（含）至90分为良、60分（含）至80分为中、60分以下为差。
Authority: Cai Yu [2020] No. 10: 90 and more excellent, 80 to 90 good, 60 to 80 fair, below 60 poor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Item

_NAMED = re.compile(r"等级|等次|评价结果|评级|(?:自评|评价)结论")
_TOLD = re.compile(
    r"(?:等级|等次|结果|评级|结论)[^，。；]{0,6}?(?:为|是|：|:)\s*“?(?P<band>优|良|中|差)(?:秀|好|等)?”?(?=[，。；]|$)"
)
_BAND = re.compile(
    r"(?:^|[：: “，,为是])(?P<band>优|良|中|差)(?:秀|好|等)?[”。]{0,2}(?:[（(](?:总分|得分|自评)?[:：为]?\d+(?:\.\d+)?分?[）)])?$"
)
_TICKED = re.compile(r"[☑☒✓✔√■][\s]*(?P<band>优|良|中|差)|(?P<named>优|良|中|差)[秀好等]?\s*[☑☒✓✔√■]")
_BOXES = re.compile(r"[□☐☑☒✓✔√■]")
_BANDS = ((Decimal(90), Decimal(80), Decimal(60)), (Decimal(80), Decimal(70), Decimal(60)))
_WORDS = "优良中差"
_MOST = Decimal(120)  # what is further above is no mark out of a hundred


@rule("SC06", "rating-does-not-match")
def check(material: Material) -> Iterator[Finding]:
    """One finding where the rating written fits the total under no table of bands."""
    total = material.table.total_mark
    for item in (*material.table.details, *material.table.passages):
        band = _rated(item.text.strip()) if _NAMED.search(item.mark + item.text) else ""
        if total is not None and band and (fitting := _fitting(total.text)):
            if band not in fitting:
                yield _finding(item, total, band, "”或“".join(fitting), Severity.ERROR)
            elif band != fitting[-1]:  # the Ministry's lines are the higher ones
                yield _finding(item, total, band, fitting[-1], Severity.INFO)


def _finding(item: Item, total: Item, band: str, right: str, severity: Severity) -> Finding:
    other = severity is Severity.INFO
    return finding(
        check,
        severity,
        [at(item), at(total)],
        zh="总分{total}，等级填“{band}”，"
        + ("按财预〔2020〕10号的分数线应为“{right}”；当地另有分数线的请注明。" if other else "应为“{right}”，请核对。"),
        en="The total is {total}, the rating “{band}”; it should be “{right}”"
        + (" by the lines of Cai Yu [2020] No. 10; please name the lines where others are in use." if other else "."),
        total=total.text,
        band=band,
        right=right,
    )


def _rated(text: str) -> str:
    """The one rating that is written, or ticked among all four (优□ 良☑ 中□ 差□)."""
    if not _BOXES.search(text):
        found = _BAND.search(text) or _TOLD.search(text)
        return found["band"] if found else ""
    before = re.match(r"[^□☐☑☒✓✔√■]*[优良中差]", text) is None  # the box stands before its word
    ticks = [m for m in _TICKED.finditer(text) if bool(m["band"]) == before]
    return (ticks[0]["band"] or ticks[0]["named"]) if len(ticks) == 1 else ""


def _fitting(text: str) -> str:
    """The ratings that a total may have, best first; nothing where it is no number.  A total above 100 is told by SC03."""
    try:
        total = Decimal(text.strip().rstrip("分"))
    except InvalidOperation:
        return ""
    if not 0 <= total <= _MOST:
        return ""
    bands = {_WORDS[sum(total < line for line in lines)] for lines in _BANDS}
    return "".join(word for word in _WORDS if word in bands)
