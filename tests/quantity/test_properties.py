"""What holds for any text and any quantity: nothing raises, spans are verbatim, intervals hold, writing and reading agree."""

from __future__ import annotations

import pickle
import time
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hengji.quantity import Interval, Quantity, numbers, quantities, scan, write
from hengji.quantity.units import UNITS, comparable, convert, convertible, same_unit

_PIECES = (
    "0 1 2 10 300 1,234 3.5 ２０ 一 二 十 百 千 万 亿 两 半 双 首 零 点 壹 兆 对 折 余 多 几 数 近 约 超 不少于 至少 不超过 ≥ ≤ > < = % ‰ 个 名 人次 场 元 "
    "万元 年 月 日 时 天 号 届 第 级 期 每 均 每月 每人 - — ~ 至 到 / : . 、 ， 。 （ ） ( ) 〔 〕 “ ” 《 》 以上 以下 以内 左右 含 之间 分之 成 比 大 A K "
    "http:// @ www. + 负 ① \n \u3000 是 前 后 番 翻 又 过 不"
)
PIECES = st.sampled_from(_PIECES.split(" "))
TEXTS = st.one_of(st.lists(PIECES, max_size=24).map("".join), st.text(max_size=60))
ENDS = st.one_of(st.none(), st.decimals(-1000, 1000, places=1))
INTERVALS = st.builds(
    lambda ends, low_open, high_open: Interval(*ends, low_open, high_open),
    st.tuples(ENDS, ENDS).filter(lambda ends: None in ends or ends[0] < ends[1]),
    st.booleans(),
    st.booleans(),
)


@given(TEXTS)
@settings(max_examples=600)
def test_no_text_raises_and_every_span_is_verbatim(text: str) -> None:
    found, named = scan(text)
    spans = sorted((*found, *named), key=lambda each: each.start)
    for each in spans:
        assert each.text == text[each.start : each.end] != ""
    assert all(first.end <= second.start for first, second in pairwise(spans))
    for mention in numbers(text):
        assert mention.text == text[mention.start : mention.end] != ""


@given(TEXTS)
@settings(max_examples=600)
def test_every_numeral_is_accounted_for(text: str) -> None:
    found, named = scan(text)
    covered = {at for each in (*found, *named) for at in range(each.start, each.end)}
    assert [
        c for at, c in enumerate(text) if c in "0123456789一二三四五六七八九十百千万两零半双首" and at not in covered
    ] == []


@given(TEXTS)
@settings(max_examples=600)
def test_the_value_lies_within_its_bounds(text: str) -> None:
    for q in quantities(text):
        for interval in (Interval(q.low, q.high), q.expected):
            assert interval.low is None or interval.low <= q.value
            assert interval.high is None or q.value <= interval.high
        assert Interval(q.low, q.high, q.low_open, q.high_open).meets(q.expected)
        assert pickle.loads(pickle.dumps(q)) == q  # noqa: S301 - our own bytes
        assert hash(q) == hash(pickle.loads(pickle.dumps(q)))  # noqa: S301


@given(INTERVALS, INTERVALS)
def test_meeting_is_mutual(first: Interval, second: Interval) -> None:
    assert first.meets(second) == second.meets(first)
    assert first.meets(first)


@given(INTERVALS, INTERVALS, st.fractions(-1000, 1000))
def test_a_shared_value_makes_them_meet(first: Interval, second: Interval, value: Fraction) -> None:
    if holds(first, value) and holds(second, value):
        assert first.meets(second)


def holds(interval: Interval, value: Fraction) -> bool:
    above = interval.low is None or (value > interval.low if interval.low_open else value >= interval.low)
    below = interval.high is None or (value < interval.high if interval.high_open else value <= interval.high)
    return above and below


DIGITS = st.one_of(st.integers(0, 10**7).map(str), st.decimals(0, 10**4, places=2).map(lambda d: f"{d:f}"))
LEADS = st.sampled_from(
    ["", "不少于", "至少", "不超过", "大于", "小于", "约", "近", "超", "超过", "逾", "不足", "≥", "≤"]
)
TAILS = st.sampled_from(["", "以上", "以下", "以内", "左右"])
SCALES = st.sampled_from(["", "", "万", "亿"])
NAMES = st.sampled_from(sorted(UNITS.keys() - {"番"}))
RATES = st.sampled_from(["", "", "每月", "每人", "每季度", "每万人", "人均"])


def meaning(q: Quantity) -> tuple[object, ...]:
    return (
        q.value,
        q.low,
        q.high,
        q.low_open,
        q.high_open,
        q.unit,
        q.comparator,
        q.approximation,
        q.kind,
        q.per,
        q.expected,
    )


WRITTEN = st.tuples(RATES, LEADS, DIGITS, SCALES, st.sampled_from(["", "余", "多"]), NAMES, TAILS).map("".join)


@given(WRITTEN)
@settings(max_examples=800)
def test_what_is_written_reads_as_it_was(text: str) -> None:
    found = quantities(text)
    for q in found:
        again = quantities(write(q))
        assert [meaning(each) for each in again] == [meaning(q)], write(q)
        assert write(again[0]) == write(q)


@given(st.integers(1, 500), st.integers(1, 500), NAMES)
def test_a_range_reads_as_it_was_written(low: int, more: int, unit: str) -> None:
    text = f"{low}—{low + more}{unit}"
    found = quantities(text)
    for q in found:
        assert [meaning(each) for each in quantities(write(q))] == [meaning(q)]


@pytest.mark.parametrize("unit", sorted(UNITS.keys() - {"番"}))
def test_every_unit_reads_in_each_of_its_spellings(unit: str) -> None:
    for spelling in UNITS[unit].spellings:
        found = quantities(f"320{spelling}")
        assert [each.unit for each in found] == [UNITS[unit].into or unit], spelling


@given(
    st.decimals(0, 10**6, places=2),
    st.sampled_from([("公里", "米"), ("亩", "平方米"), ("吨", "公斤"), ("万元", "元"), ("小时", "分钟")]),
)
def test_conversion_there_and_back(value: Decimal, pair: tuple[str, str]) -> None:
    first, second = pair
    assert convertible(first, second)
    assert abs(convert(convert(value, first, second), second, first) - value) < Decimal("1e-15") * max(
        value, Decimal(1)
    )


@given(NAMES, NAMES)
def test_unit_relations_are_mutual(first: str, second: str) -> None:
    assert same_unit(first, second) == same_unit(second, first) == (first == second)
    assert convertible(first, second) == convertible(second, first)
    assert comparable(first, second) == comparable(second, first)


_HOSTILE = (
    "9 万 百千 亿 1, 1_000_ 1- 1万 一 一点 十百千万亿 1+ 1/ “1 第一 2021年 a1 每1 1: @1 www.1_ 一二三 （1） 超 1.1. 1个 五分之 - 1又 0 1个1 至少 "
    "1至 每人 均 （含1） 1%-"
)


@pytest.mark.parametrize("piece", _HOSTILE.split(" "))
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def seconds(copies: int) -> float:
        text = piece.replace("_", " ") * copies
        begin = time.process_time()
        scan(text)
        numbers(text)
        return time.process_time() - begin

    seconds(200)
    short = min(seconds(4_000) for _ in range(3))
    assert seconds(32_000) < max(8 * 4 * short, 1.5)


def test_a_number_of_a_million_digits_is_a_code() -> None:
    found, named = scan("9" * 1_000_000 + "元")
    assert found == ()
    assert named[0].reason == "document-number"
    assert len(numbers("9" * 1_000_000)) == 1
