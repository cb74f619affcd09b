"""Tables of any words, in every layout: what is written is read again, and nothing is lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hengji.readers import read
from hengji.tables.json import from_json, to_json
from hengji.tables.layouts.layout import layouts
from hengji.tables.model import PerformanceTable
from hengji.writers.forms import write
from tests.writers.forms.samples import data_of
from tests.writers.forms.test_forms_round_trip import comparable

NAMES = [each.id for each in layouts()]
DATA = {each.id: data_of(each) for each in layouts()}
PLAIN = st.text("甲乙丙丁戊己庚辛=+@<>&_#$*“”%567ABx ", min_size=2, max_size=30).map(lambda text: f"子{text.strip()}丑")
NAME = PLAIN.map(lambda text: text.replace(" ", ""))  # blanks in a narrow label come from its wrapping
LONG = st.integers(30, 120).map(lambda count: "壬癸举办活动，" * count + "完")
LINES = st.lists(PLAIN, min_size=1, max_size=3).map("\n".join)
WILD = st.text("0123456789.．、。；，：（）()一二三①②是第 \n\t万年“”《》甲乙<p>/&;=", max_size=80) | LONG
FREE = {
    "explanation", "corrective_action", "definition", "criteria", "evidence", "initial_target", "previous", "forecast",
    "unit", "core",
}  # fmt: skip
LISTS = {"target", "actual", "narrative", "objectives", "objective"}
# not made smaller: a failing table of seventeen layouts and three kinds is quicker looked at
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)
SETTINGS = settings(max_examples=4, deadline=None, phases=PHASES, suppress_health_check=SLOW)


def varied(draw: st.DrawFn, value: Any, key: str = "") -> Any:
    """The data with other words wherever a person may write what they like; blanks and long texts among them."""
    if key in LISTS and isinstance(value, list) and value and isinstance(value[0], dict):
        return [{**each, "text": draw(LINES | LONG)} for each in value]
    if isinstance(value, dict) and "label" in value and "目标" not in value["label"]:
        return {**value, "text": draw(PLAIN)}  # a telephone number, an office; nobody writes a page there
    if isinstance(value, dict):
        return {name: varied(draw, inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [varied(draw, inner, key) for inner in value]
    if key == "text" or (key in FREE | LISTS and isinstance(value, str)):
        return draw(PLAIN | LONG) if key == "text" or key in LISTS else draw(st.just("") | PLAIN | LONG)
    return draw(NAME) if key in ("name", "level3") and "（示例）" in str(value) else value


def solid(table: PerformanceTable) -> list[str]:
    return sorted(re.sub(r"[\s\u200b\ufeff]", "", "".join(each.text for each in table.items())))


@pytest.mark.parametrize("name", NAMES)
def test_any_words_are_read_as_they_were_written(name: str) -> None:
    @SETTINGS
    @given(st.data(), st.sampled_from(["docx", "xlsx", "html"]))
    def run(data: st.DataObject, kind: str) -> None:
        table = from_json(varied(data.draw, DATA[name]))
        first = write(table, kind)
        once = read(first)
        assert comparable(to_json(once), name) == comparable(to_json(table), name)
        again = write(once, kind)
        assert again == first or write(read(again), kind) == again

    run()
    assert DATA[name]["layout"] == name


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html"])
def test_wild_words_lose_nothing_and_settle(kind: str) -> None:
    @settings(SETTINGS, max_examples=25)
    @given(st.lists(st.tuples(WILD, WILD, WILD), min_size=1, max_size=3))
    def run(rows: list[tuple[str, str, str]]) -> None:
        listed = [{"name": f"指标{n}", "target": a, "actual": b, "narrative": c} for n, (a, b, c) in enumerate(rows)]
        data = {"form": "department-completion", "title": "部门整体绩效完成情况表", "overall": {"indicators": listed}}
        once = read(write(from_json(data), kind))
        said = "".join("".join(row) for row in rows)
        kept = "".join(each.mark + each.text for each in once.items())
        assert set(re.sub(r"[\s\u200b\ufeff]", "", said)) <= set(kept)
        twice = read(write(once, kind))
        assert solid(twice) == solid(once)

    run()
    assert kind
