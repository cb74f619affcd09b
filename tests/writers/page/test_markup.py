"""Nothing in a document can become markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from hengji.writers.page.markup import Html, join, tag, words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("</script><script>alert(1)</script>", "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('<img src=x onerror="x">', "&lt;img src=x onerror=&quot;x&quot;&gt;"),
        ("&amp;", "&amp;amp;"),
        ("\u202e人39", '<span class="odd">U+202E</span>人39'),
        ("\x00", '<span class="odd">U+0000</span>'),
        ("\ud800", '<span class="odd">U+D800</span>'),
        ("“引号”\n𠮷", "“引号”\n𠮷"),
    ],
)
def test_words(text: str, shown: str) -> None:
    assert words(text) == shown


def test_attributes_are_escaped_and_named_as_html_names_them() -> None:
    made = tag("a", "<", class_="x", data_to='"><b>', href=None, hidden=True, title="\u202e")
    assert made == '<a class="x" data-to="&quot;&gt;&lt;b&gt;" hidden title="�">&lt;</a>'


def test_what_is_added_to_markup_is_escaped() -> None:
    assert tag("b", "a") + "<" + Html("<br>") == "<b>a</b>&lt;<br>"
    assert join(["<", Html("<br>")], Html(" / ")) == "&lt; / <br>"


@given(st.text())
def test_any_text_stays_text(text: str) -> None:
    page = html.fromstring(tag("div", text, title=text).encode().decode())
    assert {each.tag for each in page.iter()} <= {"div", "span"}
    assert all(each.get("class") == "odd" for each in page.iter("span"))
