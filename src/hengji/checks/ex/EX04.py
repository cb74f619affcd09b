"""原因说明空泛 Empty explanation.

查什么: 未完成目标的偏差原因或改进措施只写“无”“加强管理”“今后努力”一类的话，没有事实。
What it checks: the explanation of a missed target says only “none”, “will do better” or the like, and states no fact.
为什么: 没有事实的说明等于没有说明，审核人无法判断偏差是否合理。
Why it matters: an explanation without a fact explains nothing; the reviewer cannot judge the variance.
示例: 完成率82%，偏差原因写“无”。
Example: 82 % of the target, explanation “none”.
怎么办: 写清发生了什么、影响了多少、怎么补救、何时完成。
What to do: say what happened, how much it cost, what is done about it and by when.
依据: 财预〔2020〕10号自评表“偏差原因分析及改进措施”栏。
Authority: Cai Yu [2020] No. 10, self-evaluation form, column “explanation of variance and corrective action”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Indicator, Item

_EMPTY = re.compile(
    r"(?:已|均已|正在)?(?:按照?|依照)?(?:要求|计划|规定|进度|部署|方案)?(?:有序|稳步|正常|持续|积极|全力)?(?:推进|开展|落实|实施|进行|完成)(?:中|工作)?[。.]?|"
    r"(?:无|暂无|没有|不存在|—+|-+|/|无偏差|无偏差原因|偏差原因|"
    r"(?:今后|下一步|以后|我们)?(?:将|要)?(?:进一步)?(?:加强|提高|完善|改进)(?:管理|工作|认识|重视|力度|效率)?(?:工作)?|工作不到位|重视不够)[。.]?"
)


@rule("EX04", "empty-explanation")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each missed target whose explanation column is there but says nothing."""
    for each in material.achievements:
        told = _told(each.pair.line.indicator)
        if (
            each.short
            and told is not None
            and _EMPTY.fullmatch(told.text.strip())
            and not _helped(each.pair.line.indicator)
        ):
            yield finding(
                check,
                Severity.ERROR,
                [at(told), at(each.pair.target), at(each.result)],
                zh="目标{target}，完成{result}，没有完成，而偏差原因只写“{told}”，请写明具体原因和改进措施。",
                en="Target {target}, actual {result}: missed, but the explanation says only “{told}”; please state the "
                "reason and the remedy.",
                target=each.pair.target.quantity.text,
                result=each.result.quantity.text,
                told=told.text.strip(),
            )


def _helped(indicator: Indicator) -> bool:
    """Whether the column of corrective action says what the explanation does not."""
    remedy = indicator.corrective_action
    return remedy is not None and bool(remedy.text.strip()) and _EMPTY.fullmatch(remedy.text.strip()) is None


def _told(indicator: Indicator) -> Item | None:
    return indicator.explanation or indicator.corrective_action or None
