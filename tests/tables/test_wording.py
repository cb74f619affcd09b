"""Words as tables compare them."""

from __future__ import annotations

import pytest

from hengji.tables.wording import (
    alternation,
    bigrams,
    clauses,
    gist,
    likeness,
    plain,
    sentence_at,
    sentences,
    share,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“清水绿岸 守护家园”", "清水绿岸守护家园"),
        ("ＡＢ－１２", "AB12"),
        ("《办法》（试行）", "办法试行"),
        ("，。", ""),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_likeness_goes_from_nothing_to_the_same() -> None:
    assert likeness("农村公路养护", "农村公路养护。") == 1
    assert likeness("农村公路养护", "老年大学") == 0
    assert 0 < likeness("农村公路养护", "农村公路建设") < 1
    assert likeness("", "农村公路") == 0


def test_share_is_of_the_part() -> None:
    assert share("公路养护", "全面完成农村公路养护任务") == 1
    assert share("全面完成农村公路养护任务", "公路养护") < 1
    assert share("", "公路") == 0


def test_one_character_is_its_own_pair() -> None:
    assert bigrams("水") == {"水"}
    assert bigrams("") == frozenset()


def test_sentences_end_at_stops_semicolons_and_new_lines() -> None:
    text = "甲一。乙二；丙三\n丁四"
    assert [text[slice(*span)] for span in sentences(text)] == ["甲一。", "乙二；", "丙三\n", "丁四"]
    assert sentence_at(text, 4) == (3, 6)
    assert sentence_at("", 0) == (0, 0)


def test_clauses_end_at_commas_and_colons_too() -> None:
    text = "其中：甲一，乙二。"
    assert [text[slice(*span)] for span in clauses(text)] == ["其中", "甲一", "乙二"]


def test_gist_keeps_what_was_promised() -> None:
    assert gist("着力推进河湖长制各项工作落实。") == gist("扎实推进河湖长制工作。") == "河湖长制"


def test_lists_of_words_are_greedy() -> None:
    assert list(words("light_verbs")) == sorted(words("light_verbs"), key=lambda word: (-len(word), word))
    assert alternation("whole_year").index("全年度") < alternation("whole_year").index("全年|")
