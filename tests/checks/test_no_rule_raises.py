"""No table, however odd, makes a rule raise; whatever rules find has a place, and says something in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hengji.checks.registry import all_rules
from hengji.checks.run import check
from hengji.tables.finding import Finding
from hengji.tables.json import from_json
from hengji.tables.model import COMPLETION, SELF_EVALUATION

FRAGMENTS = {
    key: text.split()
    for key, text in yaml.safe_load((Path(__file__).parent / "fragments.yaml").read_text("utf-8")).items()
}
NUMBERS, UNITS, NOUNS, WORDS = (FRAGMENTS[key] for key in ("numbers", "units", "nouns", "words"))
SIGNS = [
    *'，、。；：！？,.;:“”‘’"（）()《》【】〔〕…—-/\\|+×=＝%&<>{}[]#@*~·　 \t\n',
    "\u200b",
    "\ufeff",
    "\x0b",
    "\u3000",
    "é",
    "😀",
    "𠮷",
    "{0}",
    "{x}",
    "%s",
    "□",
    "\u0301",
    "。。",
    "，。",
    "——",
]
PIECES = st.sampled_from([*NUMBERS, *UNITS, *NOUNS, *WORDS, *SIGNS])
MEASURED = st.builds("{}{}".format, st.sampled_from(NUMBERS), st.sampled_from(UNITS))
CLAUSES = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(WORDS),
    st.sampled_from(NOUNS),
    MEASURED,
    st.sampled_from(["，", "、", "；", "。", ""]),
)
TEXTS = st.one_of(
    st.sampled_from(["", "—", "无", "100%", "98.5", "≥95%", "10分"]),
    st.lists(st.one_of(PIECES, MEASURED, CLAUSES, CLAUSES), max_size=7).map("".join),
    st.text(max_size=12),
)
LISTS = st.lists(TEXTS, max_size=3)
CELLS = st.one_of(st.none(), TEXTS)


def row(**more: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """One indicator; some of its columns may be missing."""
    told = {"name": TEXTS, "target": LISTS, "actual": LISTS, "narrative": LISTS}
    return st.fixed_dictionaries({}, optional=told | more)


MARKED = row(
    level1=st.sampled_from(["产出指标", "效益指标", "满意度指标", ""]),
    level2=TEXTS,
    level3=TEXTS,
    sign=TEXTS,
    unit=TEXTS,
    weight=TEXTS,
    mark=TEXTS,
    explanation=TEXTS,
    corrective_action=TEXTS,
)
FUNDS = st.fixed_dictionaries(
    {"name": st.sampled_from(["年度资金总额", "其中：财政拨款", "其他资金", ""])},
    optional=dict.fromkeys(("approved", "revised", "outturn", "weight", "rate", "mark"), TEXTS),
)
HEAD = {"title": TEXTS, "department": TEXTS, "year": st.sampled_from([None, 2021, 2022, 2023]), "details": LISTS}


def overall(rows: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    kept = {
        "objectives": LISTS,
        "actual": LISTS,
        "indicators": st.lists(rows, max_size=3),
        "budget_execution_rate": CELLS,
    }
    return st.fixed_dictionaries({}, optional=kept)


TASKS = st.fixed_dictionaries({"name": TEXTS}, optional={"objective": TEXTS, "indicators": st.lists(row(), max_size=3)})
COMPLETIONS = st.fixed_dictionaries(
    HEAD | {"form": st.just(COMPLETION), "overall": overall(row()), "tasks": st.lists(TASKS, max_size=2)}
)
EVALUATIONS = st.fixed_dictionaries(
    HEAD | {"form": st.just(SELF_EVALUATION), "overall": overall(MARKED), "funds": st.lists(FUNDS, max_size=3)},
    optional={"total_weight": TEXTS, "total_mark": TEXTS},
)
SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def assert_sound(finding: Finding, texts: dict[str, str]) -> None:
    """A finding has a place, every place lies inside its item, and both messages are whole."""
    assert finding.places, finding
    for place in finding.places:
        text = place.item.text
        assert texts.get(place.path, text) == text
        start, end = place.start, place.end
        assert (start is None) == (end is None), place
        if start is not None and end is not None:
            assert 0 <= start <= end <= len(text), place
    for said in (finding.message, finding.working) if finding.working else (finding.message,):
        assert said.zh.strip()
        assert said.en.strip()


def assert_filled(finding: Finding, written: str) -> None:
    """No template is left unfilled: a curly bracket in a message is one that the table itself has."""
    if "{" not in written:
        assert "{" not in finding.message.zh + finding.message.en, finding.message
        if finding.working:
            assert "{" not in finding.working.zh + finding.working.en, finding.working


@pytest.mark.parametrize("form", [COMPLETION, SELF_EVALUATION])
@SETTINGS
@given(data=st.data())
def test_no_rule_raises(form: str, data: st.DataObject) -> None:
    table = from_json(data.draw(COMPLETIONS if form == COMPLETION else EVALUATIONS))
    texts = {item.path: item.text for item in table.items()}
    for finding in check(table, rules=all_rules()):
        assert_sound(finding, texts)
        assert_filled(finding, "".join(texts.values()))
