"""A table twice as long tells at most twice as much: what belongs together is found in its own task, not all with all."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hengji.checks.registry import all_rules
from hengji.checks.run import check
from hengji.tables.json import from_json

# Targets written twice are what TG03 is there to find; it is the one rule that has to see more in the longer table.
RULES = [rule for rule in all_rules() if rule.code != "TG03"]
SUBJECTS = ("新建公厕", "培训护理员", "抽检食品", "清淤渠道", "群众满意度", "举办讲座", "发放救助金", "巡查水库")
UNITS = ("座", "人", "批次", "公里", "%", "场", "万元", "人次")
NUMBERS = st.sampled_from(["8", "12", "36", "95", "120", "1250", "近30", "40余", "不少于20"])
PHRASES = st.builds("{}{}{}".format, st.sampled_from(SUBJECTS), NUMBERS, st.sampled_from(UNITS))
ITEMS = st.lists(PHRASES, min_size=1, max_size=3).map(lambda said: "，".join(said) + "。")
INDICATORS = st.fixed_dictionaries(
    {"name": st.sampled_from(SUBJECTS), "target": st.lists(ITEMS, max_size=2), "actual": st.lists(ITEMS, max_size=2),
     "narrative": st.lists(ITEMS, max_size=2)}
)  # fmt: skip
TASKS = st.fixed_dictionaries(
    {"name": st.sampled_from(SUBJECTS), "indicators": st.lists(INDICATORS, min_size=1, max_size=3)}
)


def told(**parts: list[Any]) -> int:
    overall = {"indicators": parts.get("overview", [])}
    table = from_json({"form": "department-completion", "overall": overall, "tasks": parts.get("tasks", [])})
    return len(list(check(table, rules=RULES)))


# The two parts are doubled apart: of two equal tasks a line of the overview sums up only one, and the other loses its answer.
@settings(max_examples=40)
@given(st.lists(TASKS, min_size=2, max_size=4))
def test_twice_the_tasks_tell_at_most_twice_as_much(tasks: list[Any]) -> None:
    assert told(tasks=tasks * 2) <= 2 * told(tasks=tasks)


@settings(max_examples=40)
@given(st.lists(INDICATORS, min_size=1, max_size=4))
def test_twice_the_overview_tells_at_most_twice_as_much(overview: list[Any]) -> None:
    assert told(overview=overview * 2) <= 2 * told(overview=overview)
