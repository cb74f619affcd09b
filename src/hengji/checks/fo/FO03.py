"""有文字不知属于哪一格 Text that fits nowhere.

查什么: 表里有一段文字，放不进任何一格（多半是分页、合并单元格或复制时留下的）。
What it checks: a stretch of text in the file that belongs to no cell of the table, mostly left by a page break, a merged cell
    or copying.
为什么: 读表的人可能漏看它，也可能把它当成别处的结果。
Why it matters: a reader may overlook it, or take it for the result of something else.
示例: 一行末尾多出另一行完成值的前半句。
Example: the end of a row repeats the beginning of another row's actual.
怎么办: 看它应在哪一格，移过去或删掉。
What to do: see where it belongs, and move or delete it.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》：绩效自评内容应当完整、准确。
Authority: Cai Yu [2020] No. 10: a self-evaluation is to be complete and exact.
"""

from __future__ import annotations

from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.finding import Finding, Severity


@rule("FO03", "text-that-fits-nowhere")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each stretch of text that has no cell."""
    for left in material.table.unplaced:
        if left.item.text.strip():
            yield finding(
                check,
                Severity.INFO,
                [at(left.item)],
                zh="这段文字不属于任何一格，请核对原表后移到应在的位置或删去。",
                en="This text belongs to no cell; please check the file and move it to its place, or delete it.",
            )
