"""同一个数口径不同 Period, scope or subject differs.

查什么: 同一个数在两处出现，但一处说全年、一处说暑期，或者一处说“大学生”、一处说“青年”，一处说“提供”、一处说“发布”。
What it checks: one figure stands in two places, but in one for the year and in the other for the summer, or once of students and
    once of young people, once as provided and once as advertised.
为什么: 数相同而口径不同，两处必有一处说得不准。
Why it matters: the same number for two different things is wrong in one of the two places.
示例: 完成值“2021年提供岗位6518个”，具体完成情况“暑假期间发布岗位6518个”。
Example: the actual says 6518 posts were provided in the year, the narrative that 6518 were advertised in the summer.
怎么办: 核对口径，两处用同一说法。
What to do: find out what was counted, and say it the same way in both places.
依据: 财预〔2021〕101号（指标解释、统计口径）。
Authority: Cai Yu [2021] No. 101 on definitions and measurement bases.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.checks.statements import core, groups
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Place, Severity
from hengji.tables.kinship import same_kind, subject_likeness
from hengji.tables.wording import sentence_at

_LEAST = 10
_FAR = 0.25
_NEAR = 0.8
_TURNED = 0.8
_SHORT = 2
_DIGIT = re.compile(r"\d")
_MONTH = re.compile(r"\d{1,2}月份?")


@rule("AG04", "basis-differs")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each figure stated twice with two periods or two kin subjects, the farthest pair of each value."""
    seen: set[tuple[str | None, Decimal]] = set()
    for group in groups(material):
        for key, bucket in _by_value(group).items():
            pair = next((pair for pair in combinations(bucket, 2) if _restated(*pair) and _differ(*pair)), None)
            if key not in seen and pair is not None:
                seen.add(key)
                yield _finding(*pair)


def _by_value(figures: Iterable[Figure]) -> dict[tuple[str | None, Decimal], list[Figure]]:
    found: dict[tuple[str | None, Decimal], list[Figure]] = defaultdict(list)
    for figure in figures:
        found[figure.quantity.unit, figure.quantity.value].append(figure)
    return found


def _restated(one: Figure, other: Figure) -> bool:
    same = one.item is not other.item and one.quantity.value == other.quantity.value
    return same and one.quantity.value >= _LEAST and same_kind(one.quantity, other.quantity)


def _differ(one: Figure, other: Figure) -> bool:
    """Whether period or subject differ by words that are surely read: no figures among them, not the same words turned."""
    a, b = core(one), core(other)
    if one.standing or other.standing or min(len(a), len(b)) < _SHORT or _DIGIT.search(a + b):
        return False
    likeness = subject_likeness(one, other)
    if one.period != other.period:
        return likeness >= _FAR and not any(_MONTH.fullmatch(each.period) for each in (one, other))
    turned = sum((Counter(a) & Counter(b)).values()) >= _TURNED * max(len(a), len(b))
    return _FAR <= likeness < _NEAR and not turned and a not in b and b not in a and a[-2:] != b[-2:]


def _finding(one: Figure, other: Figure) -> Finding:
    return finding(
        check,
        Severity.INFO,
        [_said(one), _said(other)],
        zh="{text}在一处说的是“{a}”，在另一处是“{b}”，口径不一，请核对后统一。",
        en="{text} is said of “{a}” in one place and of “{b}” in another; please check and use one basis.",
        text=one.quantity.text,
        a=(one.period + core(one)),
        b=(other.period + core(other)),
    )


def _said(figure: Figure) -> Place:
    start, _ = sentence_at(figure.item.text, figure.quantity.start)
    noun = figure.item.text.find(figure.subject, figure.quantity.end)
    end = noun + len(figure.subject) if 0 <= noun - figure.quantity.end <= 1 else figure.quantity.end
    return at(figure.item, max(start, figure.before, figure.quantity.start - 20), end)
