"""A score as text for a terminal of 100 columns: a row an indicator, execution, total, rating, scheme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hengji.cli.colour import Ink
from hengji.cli.language import Voice
from hengji.cli.report import COLUMNS, head
from hengji.cli.wide import cut, fold, pad, width
from hengji.scoring.manual import CERTAINTIES
from hengji.scoring.monitoring import WORDS
from hengji.tables.examination import Examination
from hengji.tables.finding import Severity, Text
from hengji.tables.model import Indicator, Item
from hengji.tables.score import Colour, Light, Mark, Score

_TEXTS = (30, 18, 18)
_NUMBERS = (6, 7, 7)
_INK = {Colour.RED: Severity.ERROR, Colour.YELLOW: Severity.WARNING, Colour.BLUE: Severity.INFO}


def score_lines(path: str, examination: Examination, voice: Voice, ink: Ink, *, explain: bool) -> Iterator[str]:
    """The whole score; with `explain` every mark is followed by its working."""
    yield from head(path, examination, voice, ink)
    score = examination.score
    yield ""
    if score is None:
        yield voice("这种表没有完成值，不评分。", "this form has no actuals: it is not scored.")
        return
    rows = {each.path: each for each in examination.table.indicators()}
    if score.lights:
        yield from _lights(score.lights, voice, ink)
    elif score.total is None:
        yield from _rates(score, voice, ink)
    else:
        yield from _table(score, rows, voice, ink, explain=explain)
    yield ""
    yield from _about(score, voice, ink)


def _table(score: Score, rows: dict[str, Indicator], voice: Voice, ink: Ink, *, explain: bool) -> Iterator[str]:
    heads = voice("指标 目标 完成 分值 得分 应得", "indicator target actual weight given due").split()
    yield ink.strong(_row(heads[:3], heads[3:], ""))
    for mark in (*([score.execution] if score.execution is not None else []), *score.marks):
        row = rows.get(mark.path)
        yield _mark(mark, row, voice, ink)
        if explain:
            yield from _working(mark, voice, ink)
    due = score.total if any(each.value is not None for each in (score.execution, *score.marks) if each) else None
    yield ink.strong(_row([voice("合计", "total"), "", ""], ["", _said(score.given), _said(due)], ""))
    if score.open:
        zh = f"其中{score.open}分的指标算不出应得分（标“?”的行），未计入合计，请人工评定。"
        en = f"Rows worth {score.open} points could not be reckoned (marked ?) and are not in the total: mark them by hand."
        yield from fold(voice(zh, en), COLUMNS)


def _rates(score: Score, voice: Voice, ink: Ink) -> Iterator[str]:
    """A form without weights: what was achieved of each figure, a line a figure."""
    for mark in score.marks:
        yield cut(" ".join(mark.name.text.split()), COLUMNS)
        said = mark.working or mark.reason
        lines = voice.text(said).replace("；", "\n").replace("; ", "\n").split("\n") if said else []
        for line in lines:
            yield from map(ink.faint, fold(line, COLUMNS, indent="    ", first="  · "))
    if score.reason is not None:
        yield ""
        yield from fold(voice.text(score.reason), COLUMNS)


def _mark(mark: Mark, row: Indicator | None, voice: Voice, ink: Ink) -> str:
    if row is None:
        name = voice(f"预算执行（{mark.name.text}）", f"execution ({mark.name.text})")
        cells = [name, *(item.text for item in mark.items)] if len(mark.items) == 2 else [name]
    else:
        cells = [("★" if mark.core else "") + row.name.text.lstrip("★"), _joined(row.target), _joined(row.actual)]
    differs = mark.value is not None and mark.given is not None and mark.value != mark.given
    sign = "≠" if differs else "?" if mark.value is None and mark.weight else ""
    line = _row([*cells, "", ""][:3], [_said(mark.weight), _said(mark.given), _said(mark.value)], sign)
    return ink.of(Severity.WARNING, line) if sign else line


def _joined(items: Sequence[Item]) -> str:
    return "；".join(" ".join(each.text.split()) for each in items if each.text)


def _row(texts: Sequence[str], numbers: Sequence[str], sign: str) -> str:
    left = [pad(cut(" ".join(text.split()), columns), columns) for text, columns in zip(texts, _TEXTS, strict=True)]
    right = [" " * max(0, columns - width(number)) + number for number, columns in zip(numbers, _NUMBERS, strict=True)]
    return " ".join([*left, *right, sign]).rstrip()


def _said(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _working(mark: Mark, voice: Voice, ink: Ink) -> Iterator[str]:
    for each in (mark.working, mark.reason, *mark.notes):
        if each is not None:
            yield from map(ink.faint, fold(voice.text(each), COLUMNS, indent="    ", first="  · "))


def _lights(lights: Sequence[Light], voice: Voice, ink: Ink) -> Iterator[str]:
    for light in lights:
        word = voice.text(WORDS[light.colour]) if light.colour else voice("—", "—")
        sign = pad(word, 7)
        shown = ink.of(_INK[light.colour], sign) if light.colour in _INK else sign
        name = " ".join(light.name.text.split())
        if light.path == "overall":
            name = voice("总体目标", "the goal as a whole")
        yield f"{shown}{cut(name, COLUMNS - 8)}"
        yield from map(ink.faint, fold(voice.text(light.working), COLUMNS, indent=" " * 9))


def _about(score: Score, voice: Voice, ink: Ink) -> Iterator[str]:
    """Rating, scheme with its certainty, why this one, and what else there is to know."""
    if score.rating is not None:
        yield ink.strong(voice(f"等级：{score.rating.word.zh}", f"rating: {score.rating.word.en}"))
    said = []
    if score.scheme is not None:
        sure = voice.text(CERTAINTIES[score.scheme.certainty])
        name = f"{score.scheme.id} {voice.text(score.scheme.name)}"
        said.append(
            voice(f"办法：{name}（{score.scheme.authority.zh}）", f"scheme: {name} ({score.scheme.authority.en})")
        )
        said.append(
            voice(
                f"可靠程度：{sure}，详见 hengji explain {score.scheme.id}",
                f"how sure: {sure}; see hengji explain {score.scheme.id}",
            )
        )
    said.append(voice.text(score.why))
    said += [_note(each, voice) for each in score.notes]
    for line in said:
        yield from fold(line, COLUMNS, indent="  ", first="")


def _note(text: Text, voice: Voice) -> str:
    return voice(f"注：{text.zh}", f"note: {text.en}")
