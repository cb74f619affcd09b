"""识别存疑 Number read with doubt.

查什么: 扫描件、图片里识别把握不大的数：字迹不清，或者两次识别结果不同。
What it checks: numbers recognised in a scan or a picture with little certainty: faint, or read otherwise a second time.
为什么: 数读错一位，后面的核对就都不作数；所以凭这样的数得出的问题只作提示。
Why it matters: with one digit read wrongly no check holds; so what rests on such a number alone is reported as an info.
示例: “8956人次”被墨迹遮住一角，可能是“3956人次”。
Example: a blot covers part of “8956 attendances”; it may be “3956”.
怎么办: 对照原件核对所列的数；最好改用Word、Excel原文件，或以300 dpi重新扫描。
What to do: compare the numbers listed with the original; better still, provide the Word or Excel file, or scan at 300 dpi.
依据: 《会计档案管理办法》（财政部、国家档案局令第79号）：电子资料应当准确、完整，能够与原件核对。
Authority: Measures for accounting archives (Order No. 79): electronic records are to be accurate and open to comparison.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.doubts import doubt
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Severity


@rule("FO06", "number-read-with-doubt")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each item with doubtful numbers; they are its places."""
    if not material.table.doubts:
        return
    found = [(each, sure) for each in material.figures if (sure := _sure(material, each)) is not None]
    for _, group in groupby(found, key=lambda each: each[0].item.path):
        numbers = list(group)
        yield finding(
            check,
            Severity.INFO,
            [at(figure) for figure, _ in numbers],
            zh="{words}识别存疑（把握最低{sure}%），请对照原件核对。",
            en="{quoted} was read with little certainty (as low as {sure}%); please compare with the original.",
            words="、".join(f"“{figure.quantity.text}”" for figure, _ in numbers),
            quoted=", ".join(f'"{figure.quantity.text}"' for figure, _ in numbers),
            sure=min(sure for _, sure in numbers),
        )


def _sure(material: Material, figure: Figure) -> int | None:
    return doubt(material.table, figure.item.path, figure.quantity.start, figure.quantity.end)
