"""What stands above and below the table: title, coverage, how to read the marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hengji.tables.examination import Examination
from hengji.writers.page.marks import Marks
from hengji.writers.page.markup import Html, join, tag
from hengji.writers.page.standing import Standing
from hengji.writers.page.words import KIND, SEVERITY, both, button, say, sign


def top(examination: Examination) -> Html:
    """The page's first line: what this is, of whom and of which year."""
    table = examination.table
    about = [str(part) for part in (table.department and table.department.text, table.year) if part]
    buttons = [button(f"do-{key}", say(key)) for key in ("print", "switch")]
    return tag(
        "header",
        tag("a", say("skip"), href="#findings", class_="skip"),
        tag("span", say("product"), class_="product"),
        tag("h1", table.title.text or examination.document.name),
        tag("span", " · ".join(about), class_="about"),
        tag("span", *buttons, class_="tools scripted"),
        class_="top",
    )


def strip(marked: Marks) -> Html:
    """How many numbers there are and how many were read; how many findings of each severity."""
    return tag("p", join(_counts(marked), tag("span", "·", class_="dot", aria_hidden="true")), class_="strip")


def _counts(marked: Marks) -> Iterator[Html]:
    cover = marked.coverage
    yield _counted("figures", cover.figures + cover.unread)
    yield _counted("read", cover.figures)
    yield _counted("labels", cover.labels)
    if cover.unread:
        yield tag("span", _counted("unread", cover.unread), class_="missing")
    found = Counter(each.finding.severity.value for each in marked.findings)
    tallies = join((_tally(severity, found[severity]) for severity in SEVERITY), Html(" / "))
    yield _counted("findings", len(marked.findings)) + both(("（", " (")) + tallies + both(("）", ")"))


def _counted(key: str, count: int) -> Html:
    return tag("span", say(key), " ", tag("b", str(count)), class_="counted")


def _tally(severity: str, count: int) -> Html:
    return tag("span", sign(severity), " ", both(SEVERITY[severity]), f" {count}", class_=f"tally {severity}")


def notes(stands: Standing) -> Html:
    """What a reader must know of how the table is shown."""
    official = Html() if stands.as_it_stands else tag("p", say("official"), class_="notice")
    left_out = tag("p", f"{stands.left_out} ", say("left_out"), class_="notice") if stands.left_out else Html()
    return official + left_out


def legend(examination: Examination) -> Html:
    """How each kind of number is underlined, and how many there are of it."""
    kinds = Counter(each.quantity.kind for each in examination.figures)
    order = sorted(kinds, key=lambda kind: (-kinds[kind], kind))
    rows = [_entry(both(KIND.get(kind, (kind, kind))), f"figure k-{kind}", kinds[kind]) for kind in order]
    rows += [_entry(say("label"), "label", len(examination.rejected))] if examination.rejected else []
    return tag("div", tag("h3", say("legend")), tag("ul", *rows), class_="legend") if rows else Html()


def _entry(name: Html, style: str, count: int) -> Html:
    return tag("li", tag("span", name, class_=style), f" {count}")
