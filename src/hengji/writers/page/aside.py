"""The findings beside the table, the gravest first, and the filters over them."""

from __future__ import annotations

from collections import Counter

from hengji.tables.examination import Examination, Manual
from hengji.tables.finding import Place, Severity, Text
from hengji.tables.labels import label
from hengji.tables.naming import family, foremost
from hengji.writers.page.marks import Numbered
from hengji.writers.page.markup import Html, join, quoted, tag
from hengji.writers.page.words import FAMILY, SEVERITY, both, button, say, sign

_QUOTED = 72
_AROUND = 12
"""How much of a stretch is quoted, and how many letters around a short one."""
_MANY = 10
"""From more findings than this on, the gravest are named above the list."""
_LATER: dict[str, object] = {"class_": "note scripted", "hidden": True}


def aside(examination: Examination, numbered: tuple[Numbered, ...]) -> Html:
    """The whole column: filters, findings, keys."""
    shown = _findings(examination.manuals, numbered)
    if not numbered:
        return _column(_head_line(0), shown)
    here = tag("p", say("here"), tag("b", class_="count"), " ", button("do-all", say("all")), id="here", **_LATER)
    hidden = tag("p", say("hidden"), " ", button("do-reset", say("all")), id="hidden", **_LATER)
    keys = tag("p", tag("kbd", "J"), "/", tag("kbd", "K"), " ", say("keys"), class_="keys scripted")
    filters = tag("div", _filters(numbered), class_="scripted")
    return _column(_head_line(len(numbered)) + filters + here, shown + hidden + keys)


def _column(tools: Html, shown: Html) -> Html:
    above, below = tag("div", tools, class_="aside-tools"), tag("div", shown, class_="list", id="list")
    return tag("aside", above, below, id="findings", tabindex=-1)


def _head_line(count: int) -> Html:
    name = tag("h2", say("findings"), " ", tag("span", str(count), id="shown", class_="count"))
    steps = [
        button(f"do-{what}", tag("kbd", key, aria_hidden="true") + " " + say(what))
        for key, what in (("K", "previous"), ("J", "next"))
    ]
    return tag("div", name, tag("span", *steps, class_="steps scripted") if count else Html(), class_="aside-head")


def _findings(manuals: tuple[Manual, ...], numbered: tuple[Numbered, ...]) -> Html:
    if not numbered:
        return tag("p", say("none"), class_="empty")
    pages = {manual.code: manual for manual in manuals}
    groups = [(each.value, [one for one in numbered if one.finding.severity is each]) for each in Severity]
    shown = join(_group(severity, members, pages) for severity, members in groups if members)
    return _foremost(numbered, pages) + shown if len(numbered) > _MANY else shown


def _foremost(numbered: tuple[Numbered, ...], manuals: dict[str, Manual]) -> Html:
    """The gravest rules in a line each: what is the matter, how often, and the way to the first of it."""
    number = {id(each.finding): each.number for each in reversed(numbered)}
    rows = [
        _lead(number[id(each)], each.severity.value, manuals.get(each.code), each.name, count)
        for each, count in foremost(each.finding for each in numbered)
    ]
    return tag("nav", tag("h3", say("foremost")), tag("ol", *rows), class_="foremost") if rows else Html()


def _lead(number: int, severity: str, manual: Manual | None, name: str, count: int) -> Html:
    title = both(manual.title) if manual else Html(quoted(name))
    link = tag("a", title, href=f"#f{number}", class_="lead")
    return tag("li", tag("span", sign(severity), class_=severity), " ", link, " ", _count(count))


def _filters(numbered: tuple[Numbered, ...]) -> Html:
    severities = Counter(each.finding.severity.value for each in numbered)
    families = Counter(family(each.finding.code) for each in numbered)
    first = [_switch("severity", key, sign(key) + both(SEVERITY[key]), severities[key]) for key in SEVERITY]
    order = sorted(families, key=_family_rank)
    second = [_switch("family", key, tag("b", key) + _family(key), families[key]) for key in order]
    return _switches("severity", first) + _switches("family", second)


def _switches(what: str, switches: list[Html]) -> Html:
    name = tag("span", say(what), class_="unseen", id=f"by-{what}")
    return tag("div", name, *switches, role="group", aria_labelledby=f"by-{what}", class_=f"switches {what}")


def _switch(what: str, key: str, name: Html, count: int) -> Html:
    data = {"data_filter": what, "data_key": key, "aria_pressed": "true", "disabled": count == 0}
    return tag("button", name, " ", _count(count), type="button", class_=f"switch {key}", **data)


def _family(key: str) -> Html:
    return join((" ", both(FAMILY[key]))) if key in FAMILY else Html()


def _family_rank(key: str) -> tuple[int, str]:
    return (list(FAMILY).index(key) if key in FAMILY else len(FAMILY), key)


def _group(severity: str, members: list[Numbered], manuals: dict[str, Manual]) -> Html:
    head = tag("h3", sign(severity), " ", both(SEVERITY[severity]), " ", _count(len(members)))
    articles = [_finding(each, manuals.get(each.finding.code)) for each in members]
    return tag("section", head, *articles, class_=f"group {severity}")


def _count(count: int) -> Html:
    return tag("span", str(count), class_="count")


def _finding(each: Numbered, manual: Manual | None) -> Html:
    finding, severity = each.finding, each.finding.severity.value
    parts = (
        _head(each, manual),
        tag("p", _text(finding.message), class_="message"),
        tag("p", tag("span", say("working"), class_="term"), _text(finding.working), class_="working")
        if finding.working
        else Html(),
        _places(each),
        _why(finding.code, manual),
    )
    data = {"data_n": each.number, "data_severity": severity, "data_family": family(finding.code)}
    return tag("article", *parts, id=f"f{each.number}", class_=f"finding {severity}", tabindex=0, **data)


def _head(each: Numbered, manual: Manual | None) -> Html:
    severity = each.finding.severity.value
    word = tag("span", both(SEVERITY[severity]), class_="unseen")
    badge = tag("span", sign(severity), word, str(each.number), class_=f"badge {severity}")
    title = both(manual.title) if manual else Html()
    name = tag("span", each.finding.name, class_="rule-name")
    return tag("h4", badge, tag("code", each.finding.code), " ", title, " ", name)


def _text(text: Text) -> Html:
    return both((text.zh, text.en))


def _places(each: Numbered) -> Html:
    rows = [
        _place(f"{each.number}-{n}", place, seen=seen)
        for n, (place, seen) in enumerate(zip(each.finding.places, each.seen, strict=True), 1)
    ]
    return tag("ol", *rows, class_="places")


def _place(name: str, place: Place, *, seen: bool) -> Html:
    where = both((label(place.path), label(place.path, "en")))
    link = tag("a", where, href=f"#p{name}", data_to=name) if seen else where
    return tag("li", link, " ", _quotation(place))


def _quotation(place: Place) -> Html:
    """The stretch in its context: a few letters around a short one, the two ends of a long one."""
    text = place.text
    if not text:
        return tag("q", say("empty"), class_="bare")
    if len(text) > _QUOTED:
        return tag("q", tag("mark", text[: _QUOTED - 16]), " … ", tag("mark", text[-12:]))
    if place.start is None or len(text) > 2 * _AROUND:
        return tag("q", tag("mark", text))
    whole, end = place.item.text, place.start + len(text)
    before, after = whole[max(0, place.start - _AROUND) : place.start], whole[end : end + _AROUND]
    lead, trail = "…" * (place.start > _AROUND), "…" * (end + _AROUND < len(whole))
    return tag("q", lead + before, tag("mark", text), after + trail)


def _why(code: str, manual: Manual | None) -> Html:
    if manual is None:
        return Html()
    link = tag("p", tag("a", say("manual"), href=f"#rule-{code}"))
    return tag("details", tag("summary", say("why")), tag("div", link, class_="fold"), class_="why", data_rule=code)
