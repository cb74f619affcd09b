"""Cells cut into segments: nothing lost, nothing doubled, everything that overlaps still there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hengji.writers.page.layout import Segment, Stretch, paragraphs

_TEXT = st.text(alphabet="年人123\n ，<&", max_size=40)


@st.composite
def _marked(draw: st.DrawFn) -> tuple[str, list[Stretch]]:
    text = draw(_TEXT)
    found = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        role = draw(st.sampled_from(["figure", "label", "place"]))
        found.append(Stretch(start, end, role, "error", f"{number}-1" if role == "place" else ""))
    return text, found


@given(_marked())
def test_segments_are_the_text_again(marked: tuple[str, list[Stretch]]) -> None:
    text, stretches = marked
    lines = ["".join(segment.text for segment in line) for line in paragraphs(text, stretches)]
    assert "\n".join(lines) == text


@given(_marked())
def test_every_stretch_lies_over_its_own_letters(marked: tuple[str, list[Stretch]]) -> None:
    text, stretches = marked
    lines = paragraphs(text, [each for each in stretches if each.role == "place"])
    for each in stretches:
        if each.role == "place":
            over = [s.text for line in lines for s in line if each.mark in [one.mark for one in s.over]]
            assert "".join(over) == text[each.start : each.end].replace("\n", "")


@given(_marked())
def test_every_place_is_numbered_once_unless_it_is_of_line_ends_alone(marked: tuple[str, list[Stretch]]) -> None:
    text, stretches = marked
    ended = [one.mark for line in paragraphs(text, stretches) for segment in line for one in segment.ending]
    assert len(ended) == len(set(ended))
    assert {each.mark for each in stretches if text[each.start : each.end].strip("\n")} - {""} <= set(ended)


def test_a_figure_within_two_places() -> None:
    stretches = [
        Stretch(2, 4, "figure", "count"),
        Stretch(0, 4, "place", "error", "1-1"),
        Stretch(2, 6, "place", "info", "2-1"),
    ]
    assert [_shape(each) for each in paragraphs("培训39人次。", stretches)[0]] == [
        ("培训", ["place"], []),
        ("39", ["figure", "place", "place"], ["1-1"]),
        ("人次", ["place"], ["2-1"]),
        ("。", [], []),
    ]


def test_an_empty_cell_can_be_a_place() -> None:
    (segment,) = paragraphs("", [Stretch(0, 0, "place", "error", "1-1")])[0]
    assert _shape(segment) == ("", [], ["1-1"])


def _shape(segment: Segment) -> tuple[str, list[str], list[str]]:
    return segment.text, sorted(each.role for each in segment.over), [each.mark for each in segment.ending]
