"""Two texts with thirty characters in a row in common always have a fingerprint in common."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from hengji.writers.results.shingles import SHARED, bare, fingerprints, grams, offsets

HANZI = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=0, max_size=60)


@given(HANZI, HANZI, HANZI, HANZI, st.integers(0, 2**32))
def test_a_shared_stretch_of_thirty_is_always_met(a: str, b: str, c: str, d: str, seed: int) -> None:
    chance = Random(seed)  # noqa: S311  the same text every time
    shared = "".join(chr(chance.randint(0x4E00, 0x9FA5)) for _ in range(SHARED))
    assert set(fingerprints(a + shared + b)) & set(fingerprints(c + shared + d))


def test_punctuation_and_blanks_do_not_count() -> None:
    one = "组织志愿者到社区开展便民服务，全年共为居民办实事四百二十六件，得到居民的普遍好评。"
    other = one.replace("，", " ， \n").replace("。", "")
    assert fingerprints(one) == fingerprints(other) != []


def test_short_texts_have_none() -> None:
    assert fingerprints("已完成。") == []
    assert fingerprints("好" * (SHARED - 1)) == []
    assert len(fingerprints("好" * SHARED)) == 1


def test_every_bare_character_knows_its_place() -> None:
    text = "（一）2021年，共 A1 项_完成。"
    assert "".join(text[at] for at in offsets(text)) == bare(text) == "一2021年共A1项完成"
    assert len(grams("字" * 25)) == 6
