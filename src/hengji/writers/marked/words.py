"""What a comment says of a finding: what is the matter, how it was reckoned, where else to look, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hengji.tables.examination import Examination, Manual
from hengji.tables.finding import Finding, Place, Severity, Text
from hengji.tables.labels import label
from hengji.tables.naming import SEVERITIES, SIGNS

AUTHOR = "衡绩 Hengji"
INITIALS = "衡"
SEVERITY = {each: (SIGNS[each], Text(word.zh, word.en.capitalize())) for each, word in SEVERITIES.items()}
GRAVITY = {each: at for at, each in enumerate(Severity)}
_WORKING = Text("核算：", "Working: ")
_ELSEWHERE = Text("另见：", "See also: ")
_REMEDY = Text("建议：", "What to do: ")
_MORE = Text("等 {} 处", "and {} more")
# a comment that lists more places than this is no longer read
_MOST_PLACES = 4
_LONGEST_QUOTE = 30
_LONG_QUOTE = 80
_COUNTERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def said(text: Text, lang: str) -> str:
    """The text in the reader's language."""
    return text.zh if lang == "zh" else text.en


def manuals(examination: Examination) -> dict[str, Manual]:
    """The manual pages that the examination carries, by code."""
    return {each.code: each for each in examination.manuals}


def title(finding: Finding, pages: Mapping[str, Manual], lang: str) -> str:
    """The rule's name as people say it; the bare name of the rule where its page is not at hand."""
    page = pages.get(finding.code)
    return finding.name if page is None else page.title[lang != "zh"]


def remedy(finding: Finding, pages: Mapping[str, Manual], lang: str) -> str:
    """What the rule's page says to do; empty where its page is not at hand."""
    page = pages.get(finding.code)
    return "" if page is None else page.remedy[lang != "zh"]


def authority(finding: Finding, pages: Mapping[str, Manual], lang: str) -> str:
    """The document and article the rule stands on; empty where its page is not at hand."""
    page = pages.get(finding.code)
    return "" if page is None else page.authority[lang != "zh"]


def quoted(text: str, lang: str, longest: int = _LONGEST_QUOTE) -> str:
    """A stretch in quotes, its middle left out where it is long; nothing for nothing."""
    line = " ".join(text.split())
    if len(line) > longest:
        line = line[: longest - 8] + "……" + line[-6:]
    if not line:
        return ""
    return f"“{line}”" if lang == "zh" else f'"{line}"'


def head(finding: Finding, pages: Mapping[str, Manual], lang: str) -> str:
    """The first line: severity with its mark and word, code, name."""
    mark, word = SEVERITY[finding.severity]
    return f"{mark} {said(word, lang)} {finding.code} {title(finding, pages, lang)}"


def body(finding: Finding, place: Place, pages: Mapping[str, Manual], lang: str) -> tuple[str, ...]:
    """The lines after the first: message, working, the finding's other places, what to do."""
    advice = remedy(finding, pages, lang)
    return (
        said(finding.message, lang),
        *((said(_WORKING, lang) + said(finding.working, lang),) if finding.working else ()),
        *_elsewhere(finding, place, lang),
        *((said(_REMEDY, lang) + advice,) if advice else ()),
    )


def _elsewhere(finding: Finding, place: Place, lang: str) -> tuple[str, ...]:
    others = [each for each in finding.places if each != place]
    if not others:
        return ()
    shown = [f"{label(each.path, lang)} {quoted(each.text, lang)}".strip() for each in others[:_MOST_PLACES]]
    left = len(others) - len(shown)
    more = [said(_MORE, lang).format(left)] if left else []
    return (said(_ELSEWHERE, lang) + ("；" if lang == "zh" else "; ").join(shown + more),)


def where_and_what(finding: Finding, lang: str, longest: int = _LONG_QUOTE) -> tuple[str, str]:
    """A finding's places in words and the words there; of several, each its numbered line, one line an item."""
    places = _together(finding.places)
    where = [label(each[0].path, lang) for each in places]
    return _counted(where), _counted([_quotes(each, lang, longest) for each in places])


def _together(places: Iterable[Place]) -> list[list[Place]]:
    """The places of one item together, in the order in which items are first named."""
    found: dict[str, list[Place]] = {}
    for each in dict.fromkeys(places):
        found.setdefault(each.path, []).append(each)
    return list(found.values())


def _quotes(places: Sequence[Place], lang: str, longest: int) -> str:
    stretches = (quoted(each.text, lang, longest) for each in places)
    return ("、" if lang == "zh" else ", ").join(each for each in stretches if each)


def _counted(lines: Sequence[str]) -> str:
    """Several lines numbered, so that a place and its words find one another; one line stands alone."""
    if len(lines) < 2:
        return "".join(lines)
    signs = [*_COUNTERS, *(f"({number})" for number in range(len(_COUNTERS) + 1, len(lines) + 1))]
    return "\n".join(f"{sign} {line}" for sign, line in zip(signs, lines, strict=False))
