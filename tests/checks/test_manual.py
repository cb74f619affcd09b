"""A docstring is a manual page."""

from __future__ import annotations

import pytest

from hengji.checks.manual import ManualError, manual

PAGE = """同一指标两个数 One measure, two figures.

查什么: 同一件事
    写了两个数。
What it checks: the same fact,
    two figures.
为什么: 甲。
Why it matters: a.
示例: 乙。
Example: b.
怎么办: 丙。
What to do: c.
依据: 财预〔2020〕10号
    第五条。
Authority: d: e.
"""


def test_titles_and_sections() -> None:
    page = manual("AG01", "one-measure-two-figures", PAGE)
    assert page.title == ("同一指标两个数", "One measure, two figures")
    assert page.what == ("同一件事写了两个数。", "The same fact, two figures.")
    assert page.authority == ("财预〔2020〕10号第五条。", "D: e.")
    assert page.remedy == ("丙。", "C.")


@pytest.mark.parametrize("label", ["查什么", "Why it matters", "Authority", "示例"])
def test_a_page_with_a_section_missing_is_refused(label: str) -> None:
    with pytest.raises(ManualError, match=label):
        manual("AG01", "x", PAGE.replace(f"{label}:", f"{label} "))


@pytest.mark.parametrize("title", ["只有中文", "English only", ""])
def test_a_title_in_one_language_is_refused(title: str) -> None:
    with pytest.raises(ManualError, match="first line"):
        manual("AG01", "x", PAGE.replace("同一指标两个数 One measure, two figures.", title))
