"""Forms as web pages: a real table, everything escaped, nothing to fetch or run."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from hengji.readers import read
from hengji.writers.forms import write
from tests.writers.forms.samples import SAMPLES
from tests.writers.forms.test_forms_sheets import narrated

NASTY = '<script>alert(1)</script> & "甲" &lt;b&gt; ]]> <!-- --> </td></table>'


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_headings_say_what_they_head(name: str) -> None:
    page = write(SAMPLES[name], "html").decode()
    root = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8"))
    assert root.get("lang") == "zh-CN"
    assert root.findtext(".//h1") == SAMPLES[name].title.text
    assert all(each.findtext("caption") == SAMPLES[name].title.text for each in root.iter("table"))
    assert len(root.findall(".//thead")) >= 1
    scopes = {each.get("scope") for each in root.iter("th") if each.text}
    assert scopes <= {"col", "colgroup", "row", "rowgroup"}
    assert all(each.get("scope") for each in root.iterfind(".//thead//th") if each.text)
    for table in root.iter("table"):
        for part in (*table.iter("thead"), *table.iter("tbody")):
            rows = part.findall("tr")
            spans = [(n, int(c.get("rowspan", "1"))) for n, row in enumerate(rows) for c in row]
            assert all(n + rows_of <= len(rows) for n, rows_of in spans)


def test_nothing_is_fetched_or_run_and_everything_is_escaped() -> None:
    page = write(narrated(NASTY), "html").decode()
    assert read(page.encode()).overall.indicators[0].narrative[0].text == NASTY
    assert not re.search(
        r"<script|javascript:|\bon\w+=|https?://|url\(|@import|<link|<img|<iframe", page.replace("alert", "")
    )
    assert "&lt;script&gt;" in page
    assert write(narrated(NASTY), "html") == page.encode()


@pytest.mark.parametrize("text", ["甲  乙", "甲\n\n乙", "甲\t乙", "1.甲\n  乙"])
def test_blanks_that_a_page_would_not_show_are_kept(text: str) -> None:
    found = read(write(narrated([{"text": text}, {"no": 2, "mark": "2.", "text": "丙"}]), "html")).overall.indicators[0]
    assert "\n".join(each.mark + each.text for each in found.narrative) == f"{text}\n2.丙"
