"""Findings as text for a terminal of 100 columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from os.path import commonpath
from pathlib import Path

from hengji.cli.colour import Ink
from hengji.cli.language import Voice
from hengji.cli.wide import cut, fold, pad, width
from hengji.tables.coverage import coverage
from hengji.tables.examination import Examination
from hengji.tables.finding import Finding, Place, Severity
from hengji.tables.labels import label
from hengji.tables.naming import FORMS, SEVERITIES, SIGNS, foremost, gravest
from hengji.tables.outcome import Outcome

COLUMNS = 100
_BESIDE = 48
# from more findings than this on, the beginning has left the screen when the end is read
_MANY = 10


def report(path: str, examination: Examination, voice: Voice, ink: Ink) -> Iterator[str]:
    """One examination: what was read, the findings by severity, how many numbers were accounted for."""
    yield from head(path, examination, voice, ink)
    titles = {page.code: page.title[voice.index] for page in examination.manuals}
    for severity in Severity:
        of_it = [each for each in gravest(examination.findings) if each.severity is severity]
        if of_it:
            yield ""
            yield ink.of(severity, f"{SIGNS[severity]} {_counted(severity, len(of_it), voice)}")
            for each in of_it:
                yield ""
                yield from finding_lines(each, titles.get(each.code, each.name), voice, ink)
    yield ""
    if len(examination.findings) > _MANY:
        yield from _foremost(examination, titles, voice, ink)
    yield from _tail(examination, voice)


def _foremost(examination: Examination, titles: Mapping[str, str], voice: Voice, ink: Ink) -> Iterator[str]:
    """Where to begin: the gravest rules in a line each, with how many findings they have and the first of them."""
    yield ink.strong(voice("最要紧的：", "First of all:"))
    for each, count in foremost(examination.findings):
        code = ink.of(each.severity, f"{SIGNS[each.severity]} {each.code}")
        said = voice(f"{titles.get(each.code, each.name)}（{count}）", f"{titles.get(each.code, each.name)} ({count})")
        yield f"  {code} {cut(f'{said} {voice.text(each.message)}', COLUMNS - 9)}"
    yield ""


def head(path: str, examination: Examination, voice: Voice, ink: Ink) -> Iterator[str]:
    """The title, and in one line the file, its form, department and year."""
    table = examination.table
    title = " ".join(table.title.text.split()) or voice("（没有标题）", "(no title)")
    first, *rest = fold(title, COLUMNS)
    yield ink.strong(first)
    yield from map(ink.strong, rest)
    about = [voice.text(FORMS[table.form]), table.department.text if table.department else "", str(table.year or "")]
    yield from map(ink.faint, fold(" · ".join(filter(None, [path, *about])), COLUMNS))


def finding_lines(finding: Finding, title: str, voice: Voice, ink: Ink) -> Iterator[str]:
    """One finding: rule, message, working, then every place with its words in their context."""
    code = ink.of(finding.severity, f"{SIGNS[finding.severity]} {finding.code}")
    yield f"{code} {ink.strong(cut(title, COLUMNS - 8))}"
    yield from fold(voice.text(finding.message), COLUMNS, indent="  ")
    if finding.working is not None:
        word = voice("核算：", "working: ")
        yield from map(ink.faint, fold(voice.text(finding.working), COLUMNS, " " * (width(word) + 2), f"  {word}"))
    yield from _places(finding.places, voice, ink)


def _places(places: Sequence[Place], voice: Voice, ink: Ink) -> Iterator[str]:
    """Where each is and what stands there, side by side where the labels leave room."""
    labels = [f"  → {label(place.path, voice.lang)}" for place in places]
    column = max(map(width, labels), default=0)
    for where, place in zip(labels, places, strict=True):
        if column <= _BESIDE:
            yield f"{ink.faint(pad(where, column))}  {_stretch(place, COLUMNS - column - 2, voice, ink)}"
        else:
            yield ink.faint(where)
            yield f"    {_stretch(place, COLUMNS - 4, voice, ink)}"


def _stretch(place: Place, columns: int, voice: Voice, ink: Ink) -> str:
    """The words in question with some of what stands around them."""
    if not place.item.text:
        return voice("（空白）", "(blank)")
    text = place.item.text.replace("\n", " ").replace("\t", " ")
    if place.start is None or place.end is None:
        return cut(text, columns)
    words = cut(text[place.start : place.end], columns - 20)
    room = columns - width(words) - 4
    after = text[place.end :]
    left = cut(text[: place.start], max(room // 2, room - width(after)), left=True)
    return f"{left}{ink.stretch(words)}{cut(after, room - width(left))}"


def _tail(examination: Examination, voice: Voice) -> Iterator[str]:
    numbers = coverage(examination)
    yield counts(examination.findings, voice)
    yield voice(
        f"全部数字 {numbers.numbers} 个，已识别 {numbers.figures} 个；另有年份、序号等 {numbers.labels} 个",
        f"{numbers.figures} of {numbers.numbers} numbers accounted for; {numbers.labels} years, ordinals and the like",
    )


def counts(findings: Sequence[Finding], voice: Voice) -> str:
    """How many findings of each severity, in words."""
    return tally(Counter(each.severity for each in findings), voice)


def tally(of: Mapping[Severity, int], voice: Voice) -> str:
    """So many of each severity, in words."""
    number = sum(of.values())
    if not number:
        return voice("没有发现问题。", "Nothing was found.")
    parts = [_counted(severity, of.get(severity, 0), voice) for severity in Severity]
    return voice(f"问题 {number} 个：{'，'.join(parts)}。", f"{number} findings: {', '.join(parts)}.")


def _counted(severity: Severity, number: int, voice: Voice) -> str:
    name = SEVERITIES[severity]
    return voice(f"{name.zh} {number}", f"{number} {name.en}{'s' * (number != 1)}")


def briefs(outcomes: Sequence[Outcome], voice: Voice, ink: Ink) -> Iterator[str]:
    """Many files in one line each: the name, how many findings, the gravest of them."""
    above = Path(commonpath([str(Path(each.path).parent) for each in outcomes]))
    names = [cut(str(Path(each.path).relative_to(above)), 44, left=True) for each in outcomes]
    column = max(map(width, names))
    for name, outcome in zip(names, outcomes, strict=True):
        yield f"{pad(name, column)}  {_brief(outcome, COLUMNS - column - 2, voice, ink)}"


def _brief(outcome: Outcome, columns: int, voice: Voice, ink: Ink) -> str:
    if outcome.examination is None:
        return ink.of(Severity.ERROR, voice("未能读取", "not read"))
    of = Counter(each.severity for each in outcome.examination.findings)
    marks = "  ".join(ink.of(s, f"{SIGNS[s]}{of[s]:>3}") if of[s] else ink.faint(f"{SIGNS[s]}{0:>3}") for s in Severity)
    first, *_ = [*gravest(outcome.examination.findings), None]
    said = voice.text(first.message) if first else voice("没有发现问题", "nothing was found")
    return f"{marks}  {cut(said, columns - 19)}"
