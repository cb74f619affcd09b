"""What holds for every mark: within its weight, rising with the actual, adding up, the same bytes every time."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hengji.scoring.scheme import schemes
from hengji.scoring.score import score
from hengji.tables.model import MONITORING
from hengji.tables.score import Mark, Score
from hengji.writers.machine.findings import dumps
from hengji.writers.machine.scores import score_json
from tests.scoring.tables import fund, row, table

NUMBERS = st.decimals(min_value=-50, max_value=5000, places=2, allow_nan=False).map(str)
WORDS = st.sampled_from(
    [
        "",
        "—",
        "是",
        "否",
        "达成",
        "部分达成",
        "未达成",
        "已完成",
        "2022年3月",
        "约40人",
        "3-5",
        "≥20",
        "每月1次",
        "显著",
        "5±1",
    ]
)
CELLS = st.one_of(NUMBERS, WORDS, st.text(max_size=12))
ROWS = st.builds(
    row,
    target=CELLS,
    actual=CELLS,
    weight=st.one_of(st.decimals(min_value=0, max_value=60, places=2, allow_nan=False).map(str), st.just("")),
    sign=st.sampled_from(["", "≥", "≤", "=", "定性", "正向", "反向"]),
    unit=st.sampled_from(["", "%", "万元", "人", "天"]),
    level1=st.sampled_from(["产出指标", "成本指标", "满意度指标"]),
    mark=CELLS,
    coefficient=CELLS,
)
MARKING = st.sampled_from([each.id for each in schemes() if each.watch is None])


def marks(found: Score) -> list[Mark]:
    return [*([found.execution] if found.execution else []), *found.marks]


@settings(max_examples=300, deadline=None)
@given(rows=st.lists(ROWS, min_size=1, max_size=5), revised=CELLS, outturn=CELLS, scheme=MARKING)
def test_marks_lie_within_their_weights_and_make_the_total(
    rows: list[dict[str, Any]], revised: str, outturn: str, scheme: str
) -> None:
    found = score(table(*rows, money=fund(revised, outturn)), scheme)
    assert found is not None
    for each in marks(found):
        assert (each.value is None) is (each.reason is not None)
        assert each.value is None or (each.weight is not None and 0 <= each.value <= max(each.weight, Decimal(0)))
        assert each.value is None or each.working is not None
    if found.total is not None:
        assert found.total == sum((each.value for each in marks(found) if each.value is not None), Decimal(0))


@settings(max_examples=200, deadline=None)
@given(
    target=st.integers(1, 10**6),
    one=st.integers(0, 2 * 10**6),
    other=st.integers(0, 2 * 10**6),
    weight=st.integers(1, 60),
    scheme=MARKING.filter(lambda each: each != "office-caps"),
)
def test_more_of_what_is_wanted_never_earns_less(target: int, one: int, other: int, weight: int, scheme: str) -> None:
    rows = [row(f"≥{target}人", f"{each}人", str(weight)) for each in sorted((one, other))]
    found = score(table(*rows), scheme)
    assert found is not None
    low, high = (each.value for each in found.marks)
    assert low is not None
    assert high is not None
    assert low <= high


@settings(max_examples=200, deadline=None)
@given(target=st.integers(1, 10**6), one=st.integers(0, 3 * 10**6), other=st.integers(0, 3 * 10**6), scheme=MARKING)
def test_more_of_what_is_not_wanted_never_earns_more(target: int, one: int, other: int, scheme: str) -> None:
    found = score(table(*(row(f"≤{target}元", f"{each}元") for each in sorted((one, other)))), scheme)
    assert found is not None
    low, high = (each.value for each in found.marks)
    assert low is not None
    assert high is not None
    assert low >= high


@settings(max_examples=100, deadline=None)
@given(
    rows=st.lists(ROWS, min_size=1, max_size=4),
    month=st.integers(1, 12),
    form=st.sampled_from(["project-self-evaluation", MONITORING]),
)
def test_the_same_table_gives_the_same_bytes(rows: list[dict[str, Any]], month: int, form: str) -> None:
    one, other = (score(table(*rows, money=fund("100", "41.5"), form=form, month=month)) for _ in range(2))
    assert one == other
    assert dumps(score_json(one)) == dumps(score_json(other))
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301  our own bytes
