"""Lines for a terminal where a Chinese character is two columns wide."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hengji.cli.wide import cut, fold, pad, width

TEXTS = st.text(alphabet="培训学员8956人次，。“”（）abc 1.7万 ", max_size=200)


def test_width() -> None:
    assert width("8956人次") == 8
    assert pad("人", 4) == "人  "


def test_numbers_and_words_stay_whole_and_marks_stay_with_their_words() -> None:
    assert fold("累计培训8956人次，计划完成", 13) == ["累计培训8956", "人次，计划完", "成"]
    assert fold("累计共培训8956人次", 13) == ["累计共培训", "8956人次"]
    assert fold("累计培训（8956人次）", 12) == ["累计培训", "（8956人次）"]
    assert fold("one figure, two subjects", 12) == ["one figure,", "two subjects"]


def test_indent_and_first() -> None:
    assert fold("一二三四五六", 10, indent="    ", first="甲：") == ["甲：一二三", "    四五六"]


@given(TEXTS, st.integers(min_value=24, max_value=100))
def test_fold_loses_nothing_but_blanks_and_keeps_the_width(text: str, columns: int) -> None:
    lines = fold(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    longest = max(map(len, text.replace("，", " ").replace("。", " ").split()), default=0)
    assert all(width(line) <= columns or longest > columns // 2 for line in lines)


@given(TEXTS, st.integers(min_value=4, max_value=100), st.booleans())
def test_cut_fits(text: str, columns: int, left: bool) -> None:  # noqa: FBT001
    assert width(cut(text, columns, left=left)) <= columns
