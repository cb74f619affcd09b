"""约数写法自相矛盾 Contradictory hedge.

查什么: 一个数前后各带一个约数词，两个词意思相反，例如“约100余场”“近5000多人”“超过30个左右”。
What it checks: one number carries two hedges, before and after it, that say different things: 约100余 (“about”
    and “odd”), 近5000多 (“nearly” and “more than”), 超过30个左右 (“over” and “or so”).
为什么: “近”表示不到，“余”“多”表示超过，“约”表示上下都可能；合在一起，读者无法知道实际是多是少，也无法与目标值比较。
Why it matters: “nearly” means less, “odd” means more, “about” means either; together the reader cannot know on which
    side of the number the result lies, nor compare it with the target.
示例: 年度完成值写“开展约100余场子项活动”。
Example: the actual reads “约100余场”, about a hundred-odd sessions.
怎么办: 查原始记录，写实数；确实只有约数的，只留一个约数词。
What to do: look up the record and write the exact number; where only an estimate exists, keep one hedge.
依据: GB/T 15835—2011《出版物上数字用法》（概数的写法）；财预〔2020〕10号《项目支出绩效评价管理办法》：
    绩效自评结果应当真实、准确。
Authority: GB/T 15835—2011 on the writing of approximate numbers; Cai Yu [2020] No. 10 asks that performance
    information be true and exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.finding import Finding, Severity

_AROUND = r"(?P<before>大约|大概|约|将近|接近|近)"
_ABOVE = r"(?P<before>超过|超|逾|突破)"
_CLASHES = (
    re.compile(_AROUND + r".*?(?P<after>余|多|以上)"),
    re.compile(_ABOVE + r".*?(?P<after>左右|上下)"),
)


@rule("FO02", "contradictory-hedge")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each number with two hedges that clash."""
    for figure in material.figures:
        clash = _clash(figure.quantity.text)
        if clash:
            yield finding(
                check,
                Severity.WARNING,
                [at(figure)],
                zh="“{text}”同时用了“{before}”和“{after}”，意思相反，请核对后只留一个，最好写实数。",
                en="“{text}” says both “{before}” and “{after}”, which contradict each other; "
                "keep one, or better the exact number.",
                text=figure.quantity.text,
                before=clash["before"],
                after=clash["after"],
            )


def _clash(text: str) -> re.Match[str] | None:
    return next((match for pattern in _CLASHES if (match := pattern.match(text))), None)
