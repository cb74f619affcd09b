"""The manual pages of the rules that the findings cite, each once, at the end of the page."""

from __future__ import annotations

from hengji.tables.examination import Manual
from hengji.writers.page.markup import Html, tag
from hengji.writers.page.words import both, say

_SECTIONS = ("what", "why", "example", "remedy", "authority")


def rules(manuals: tuple[Manual, ...]) -> Html:
    """All of them, by code."""
    if not manuals:
        return Html()
    pages = [_page(each) for each in sorted(manuals, key=lambda each: each.code)]
    return tag("section", tag("h2", say("rules")), *pages, id="rules", class_="rules")


def _page(manual: Manual) -> Html:
    said = {name: getattr(manual, name) for name in _SECTIONS}
    rows = [tag("dt", say(f"rule_{name}")) + tag("dd", both(pair)) for name, pair in said.items() if any(pair)]
    name = tag("span", manual.name, class_="rule-name")
    head = tag("h3", tag("code", manual.code), " ", both(manual.title), " ", name)
    return tag("article", head, tag("dl", *rows), id=f"rule-{manual.code}", class_="rule")
