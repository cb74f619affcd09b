"""同一个数归到两件事 One figure, two subjects.

查什么: 一个有零有整、不会碰巧相同的数，在总体部分属于一项活动，在任务部分属于另一项活动。
What it checks: a figure too particular to come twice by chance belongs to one event in the overview and to another in the task
    part.
为什么: 至少有一处张冠李戴；照着总体部分引用的人会引错。
Why it matters: in one place it is attributed wrongly, and whoever quotes the overview quotes an error.
示例: 总表写“甲活动吸引19.3万人次观看”，任务部分写“乙活动吸引19.3万人次观看”，而甲活动另有129万。
Example: in the overview event A has 193 000 viewers; in the task part event B has them and A has another number.
怎么办: 核对这个数属于哪项活动，改正另一处。
What to do: find out to which event the number belongs and correct the other place.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》（数据真实、准确）。
Authority: Cai Yu [2020] No. 10: figures are to be true and exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.checks.statements import groups, is_result
from hengji.checks.topics import event
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Place, Severity
from hengji.tables.kinship import same_kind
from hengji.tables.labels import label
from hengji.tables.wording import bigrams, share

_DIGITS = 3
_FAR = 0.15
_HEARD = 0.4
_NAMED = 2
_HEADS = frozenset({"人", "人次", "户", "户次", "次", None})
_AUDIENCE = re.compile(
    r"观看|收看|受众|听讲|听众|观众|群众|居民|市民|学员|参加|参与|参赛|服务|覆盖|受益|惠及|阅读|浏览|点击|关注|吸引|到场|接待|直播"
)


@rule("AG02", "one-figure-two-subjects")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each particular figure with two different events; a warning where one event has another figure too."""
    seen: set[tuple[str, int]] = set()
    for group in groups(material):
        found = [f for f in group if is_result(f) and _particular(f)]
        for i, one in enumerate(found):
            for other in found[i + 1 :]:
                key = {(f.item.path, f.quantity.start) for f in (one, other)}
                if not key & seen and _same_value(one, other) and _apart(one, other):
                    seen |= key
                    yield _finding(material, one, other)


def _particular(figure: Figure) -> bool:
    digits = "".join(map(str, figure.quantity.value.as_tuple().digits)).rstrip("0")
    return len(digits) >= _DIGITS and figure.quantity.kind == "count"


def _same_value(one: Figure, other: Figure) -> bool:
    return (
        one.item is not other.item
        and same_kind(one.quantity, other.quantity)
        and one.quantity.value == other.quantity.value
    )


def _apart(one: Figure, other: Figure) -> bool:
    """Whether both count the audience of an event and the names of the events have nothing in common."""
    a, b = event(one), event(other)
    if min(len(a), len(b)) < _NAMED or not (_audience(one) and _audience(other)):
        return False
    return max(share(a, b), share(b, a)) <= _FAR


def _audience(figure: Figure) -> bool:
    """Whether the figure says how many came, watched or were served, so that the event alone tells what it counts."""
    around = figure.lead[-6:] + figure.item.text[figure.quantity.end : figure.quantity.end + 6]
    return figure.quantity.unit in _HEADS and _AUDIENCE.search(around) is not None


def _finding(material: Material, one: Figure, other: Figure) -> Finding:
    rare = len(one.quantity.value.as_tuple().digits) > _DIGITS
    sure = rare or _other_figure(material, one, other) or _other_figure(material, other, one)
    return finding(
        check,
        Severity.WARNING if sure else Severity.INFO,
        [_place(f) for f in (one, other)],
        zh="{text}在{here}属于“{a}”，在{there}属于“{b}”，请核对这个数是哪一项的。",
        en="{text} belongs to “{a}” in {here_en} but to “{b}” in {there_en}; please check which it is.",
        text=one.quantity.text,
        here=label(one.item.path),
        there=label(other.item.path),
        here_en=label(one.item.path, "en"),
        there_en=label(other.item.path, "en"),
        a=event(one),
        b=event(other),
    )


def _place(figure: Figure) -> Place:
    start = figure.item.text.rfind(event(figure), 0, figure.quantity.start)
    return at(figure.item, start if start >= 0 else figure.quantity.start, figure.quantity.end)


def _other_figure(material: Material, one: Figure, other: Figure) -> bool:
    """Whether the item of `other` also tells of the event of `one`, with another figure in the same unit."""
    name = bigrams(event(one))
    mates = [f for f in material.figures_of(other.item) if f is not other and f.quantity.unit == other.quantity.unit]
    return any(name and len(name & bigrams(event(f) or f.lead)) >= _HEARD * len(name) for f in mates)
