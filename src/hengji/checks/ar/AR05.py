"""两数相除不合情理 Implied ratio out of band.

查什么: 同一句里的两个数一除，结果不合情理：平均每场不到1人次，人天数比人次数还少一半以上，平均每人次服务超过24小时。
What it checks: two figures of one sentence whose ratio cannot well be: fewer attendances than sessions, person-days fewer
    than half of the attendances, more than 24 hours for each attendance.
为什么: 每个数单看都像对的，放在一起才看得出多写或少写了一位。
Why it matters: each figure looks right alone; together they show that a digit was added or lost.
示例: “举办活动550场，参与志愿者300人次”：平均每场只有0.55人次。
Example: “550 activities with 300 attendances” is 0.55 a session.
怎么办: 查台账核对这两个数；确属特殊情况的，说明口径。
What to do: check both figures against the ledger; explain the basis where they are right.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》：绩效自评应当真实、客观、准确。
Authority: Cai Yu [2020] No. 10: a self-evaluation is to be true, objective and exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from hengji.checks.arithmetic import said
from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.figures import Figure, siblings
from hengji.tables.finding import Finding, Severity
from hengji.tables.wording import sentence_at

_SESSIONS = frozenset({"场", "场次", "期", "班", "班次"})
_PEOPLE = frozenset({"人", "人次"})
# (what is divided, by what, at least, at most): outside the band is hardly possible, inside nothing is said.
_BANDS = (
    # A team of 30 people may well give 200 talks: only attendances are counted by session.
    (frozenset({"人次"}), _SESSIONS, Decimal(1), None),
    (frozenset({"人天"}), _PEOPLE, Decimal("0.5"), Decimal(200)),
    (frozenset({"小时"}), frozenset({"人次"}), Decimal("0.1"), Decimal(24)),
)


@rule("AR05", "implied-ratio-out-of-band")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each pair of neighbouring figures whose ratio is out of its band."""
    for one, other in siblings(material.figures):
        if sentence_at(one.item.text, one.quantity.start) != sentence_at(other.item.text, other.quantity.start):
            continue
        for over, under, least, most in _BANDS:
            for top, below in ((one, other), (other, one)):
                if top.quantity.unit in over and below.quantity.unit in under and _comparable(top, below):
                    yield from _judge(top, below, least, most)


def _comparable(top: Figure, below: Figure) -> bool:
    plain = all(f.quantity.per is None and f.quantity.value > 0 and f.role != "target" for f in (top, below))
    first, second = sorted((top, below), key=lambda f: f.quantity.start)
    between = first.item.text[first.quantity.end : second.quantity.start]
    return (
        plain
        and "、" not in between
        and not any(word in between for word in ("邀请", "专家", "其中", "组建", "聘请", "名单"))
    )


def _judge(top: Figure, below: Figure, least: Decimal, most: Decimal | None) -> Iterator[Finding]:
    ratio = top.quantity.value / below.quantity.value
    if ratio >= least and (most is None or ratio <= most):
        return
    yield finding(
        check,
        Severity.INFO,
        [at(f) for f in sorted((top, below), key=lambda f: f.quantity.start)],
        zh="{top}除以{below}，平均每{unit}{ratio}{over}，不合情理，请核对这两个数。",
        en="{top} divided by {below} is {ratio} each, which can hardly be; please check both figures.",
        working=("{top}÷{below}≈{ratio}", "{top} ÷ {below} ≈ {ratio}"),
        top=said(top.quantity.value, top.quantity),
        below=said(below.quantity.value, below.quantity),
        unit=below.quantity.unit,
        over=top.quantity.unit,
        ratio=round(ratio, 2),
    )
