"""范文的占位没有改 Placeholder left in.

查什么: “XX年度”“××万元”“××局”“某某单位”一类占位，是照抄范文、模板留下的，没有换成本单位的内容。
What it checks: placeholders as “XX年度”, “××万元”, “××局” that stayed behind from a template.
为什么: 占位没改，说明内容是抄来的；年份、金额、单位名称都没有着落，公开后影响可信度。
Why it matters: a placeholder shows that the text was copied; year, amount and name are missing, and it costs trust once
    published.
示例: “对XX年度专项资金XX万元的支出情况进行了自评”。
Example: “a self-evaluation of the XX thousand yuan spent in the year XX”.
怎么办: 换成本单位、本年度、本项目的名称和数字，并通读全文，核对有没有照抄的其他内容。
What to do: put in the names and figures of your own body, year and project, and read the whole for what else was copied.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》：自评结果应当全面、真实、客观。
Authority: Cai Yu [2020] No. 10: self-evaluation results are to be complete, true and objective.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.finding import Finding, Severity

_AFTER = r"年|月|万|亿|元|[%％]|个|项|人|次|场|户|家|省|市|区|县|镇|乡|街道|局|厅|委|处|科|中心|单位|部门|项目|专项|工程|活动|公司|资金"
_LEFT = re.compile(
    rf"(?<![A-Za-z0-9*＊×])(?:[XxＸｘ×✕]{{2,4}}|[*＊]{{2,4}})(?=\s*(?:{_AFTER}))|某某(?=局|厅|委|处|科|市|县|区|镇|单位|部门|项目|公司|中心)"
)
_AROUND = 6


@rule("FO07", "placeholder-left-in")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each item with placeholders; they are its places."""
    for item in material.table.items():
        spans = [found.span() for found in _LEFT.finditer(item.text)]
        if spans:
            start, end = spans[0]
            yield finding(
                check,
                Severity.WARNING,
                [at(item, *span) for span in spans],
                zh="“{words}”是范文的占位，没有改成本单位的内容，请补写，并核对全文有没有照抄。",
                en="“{words}” is a placeholder of a template; please put in your own, and check the whole for what was copied.",
                words=item.text[start : end + _AROUND].split("。")[0],
            )
