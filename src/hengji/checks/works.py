"""The order in which public works and purchases go: tender, contract, begin, completion, acceptance.

Sources: 《政府采购法》第四十六条 and 《招标投标法》第四十六条 (the contract follows the notice of award); 《建设工程质量管理条例》
第十六条、第四十九条 (acceptance follows completion).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from hengji.tables.dates import Day, days
from hengji.tables.wording import sentences

# Each step by the words that say it was taken; a step has its place in the order.
_STEPS = (
    ("招标", re.compile(r"(?:完成|发布|组织|进行|公开|启动)?[^，,。；;、]{0,4}(?:招标|开标|评标|中标公示|竞争性磋商|询价采购|公开采购)")),
    ("签订合同", re.compile(r"[^，,。；;、]{0,8}(?:签订|签署|订立)[^，,。；;、]{0,8}(?:合同|协议)")),
    ("开工", re.compile(r"[^，,。；;、]{0,8}(?:开工|动工|进场施工|破土)")),
    ("完工", re.compile(r"[^，,。；;、]{0,8}(?:竣工(?!验收)|完工)")),
    ("验收", re.compile(r"[^，,。；;、]{0,8}(?:通过[^，,。；;、]{0,6}验收|验收合格|完成[^，,。；;、]{0,4}验收)")),
)  # fmt: skip
_ELSEWHEN = re.compile(r"次年|翌年|上年|去年|计划|预计|拟|将于")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a work with its day; `name` is the step, `place` its place in the order."""

    name: str
    place: int
    day: Day


def reversals(text: str, year: int | None) -> Iterator[tuple[Step, Step]]:
    """Of each sentence the first two steps of which the one that must come later is dated earlier: (earlier step, later step).

    A sentence that tells of one step twice may tell of two works, and a day without its year beside one of another
    year than the table's may belong to either: neither is judged.
    """
    for start, end in sentences(text):
        if _ELSEWHEN.search(text, start, end):
            continue
        steps = list(_steps(text[start:end], start))
        if len({each.place for each in steps}) == len(steps) and _one_year(steps, year):
            wrong = (
                pair for pair in combinations(sorted(steps, key=lambda each: each.place), 2) if _wrong(*pair, year)
            )
            yield from list(wrong)[:1]


def _steps(sentence: str, offset: int) -> Iterator[Step]:
    for day in days(sentence):
        for place, (name, said) in enumerate(_STEPS):
            if not day.deadline and said.match(sentence, day.end):
                yield Step(name, place, Day(day.key, day.start + offset, day.end + offset, day.deadline))
                break


def _one_year(steps: Sequence[Step], year: int | None) -> bool:
    stated = {each.day.key[0] for each in steps}
    return len(stated) == 1 or 0 not in stated or stated == {0, year}


def _wrong(earlier: Step, later: Step, year: int | None) -> bool:
    one, other = ((each.day.key[0] or (year or 0), *each.day.key[1:]) for each in (earlier, later))
    return one[:2] > other[:2] or (one > other and _exact(earlier) and _exact(later))


def _exact(step: Step) -> bool:
    """Whether the day itself is written: within one month a part of it (底, 上旬) tells too little."""
    return step.day.key[2] != 31 and step.day.end - step.day.start > 3
