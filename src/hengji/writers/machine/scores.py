"""A score as plain data, after the contract of `hengji score --format json`; numbers are strings of a decimal."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from hengji.tables.finding import Text
from hengji.tables.labels import label
from hengji.tables.model import Item
from hengji.tables.score import Light, Mark, SchemeName, Score


def score_json(score: Score | None, lang: str = "zh") -> dict[str, Any] | None:
    """The score with every mark and light; None for a form that is not scored."""
    if score is None:
        return None
    return {
        "scheme": _scheme(score.scheme),
        "why": _both(score.why),
        "execution": None if score.execution is None else mark_json(score.execution, lang),
        "marks": [mark_json(each, lang) for each in score.marks],
        "total": _number(score.total),
        "open": _number(score.open),
        "given": _number(score.given),
        "rating": None if score.rating is None else _both(score.rating.word),
        "lights": [_light(each, lang) for each in score.lights],
        "notes": _texts(score.notes),
        "reason": _both(score.reason),
    }


def mark_json(mark: Mark, lang: str = "zh") -> dict[str, Any]:
    """One mark; `mark` is null where `reason` says why there is none."""
    return {
        "path": mark.path,
        "label": label(mark.path, lang),
        "name": mark.name.text,
        "kind": mark.kind.value,
        "weight": _number(mark.weight),
        "given": _number(mark.given),
        "mark": _number(mark.value),
        "rate": _number(mark.rate),
        "working": _both(mark.working),
        "reason": _both(mark.reason),
        "admissible": None if mark.admissible is None else [_number(each) for each in mark.admissible],
        "within": mark.within,
        "core": mark.core,
        "notes": _texts(mark.notes),
        "items": _items(mark.items),
    }


def _light(light: Light, lang: str) -> dict[str, Any]:
    return {
        "path": light.path,
        "label": label(light.path, lang),
        "name": light.name.text,
        "colour": None if light.colour is None else light.colour.value,
        "share": _number(light.share),
        "pace": _number(light.pace),
        "working": _both(light.working),
        "items": _items(light.items),
    }


def _scheme(name: SchemeName | None) -> dict[str, Any] | None:
    if name is None:
        return None
    authority, called = _both(name.authority), _both(name.name)
    return {"id": name.id, "name": called, "authority": authority, "certainty": name.certainty.value}


def _items(items: Iterable[Item]) -> list[dict[str, str]]:
    return [{"path": each.path, "text": each.text} for each in items]


def _texts(texts: Iterable[Text]) -> list[dict[str, str] | None]:
    return [_both(each) for each in texts]


def _both(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"zh": text.zh, "en": text.en}


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
