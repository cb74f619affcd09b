"""Units as data: what each spelling means, what it measures, which units may be compared (units.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from hengji.quantity.numerals import zeros

_SCALES = "十百千万亿"


@dataclass(frozen=True, slots=True)
class Unit:
    """One canonical unit: its dimension, the kind of quantity it makes, and its size in the dimension's base unit.

    `factor` is None where no fixed size is known (年, 美元); `into` names the unit that values are folded into; `parts` are
    the smaller units that may follow directly, each with its share of this one (50元6角).
    """

    name: str
    dimension: str
    kind: str
    factor: Fraction | None
    into: str | None
    arabic_only: bool
    spellings: tuple[str, ...]
    parts: tuple[tuple[str, Fraction], ...] = ()


def _load() -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files(__package__).joinpath("units.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader either way
    return loaded


def _longest(part: tuple[str, object]) -> tuple[int, str]:
    return -len(part[0]), part[0]


def _unit(name: str, entry: dict[str, Any], kinds: dict[str, str]) -> Unit:
    factor = entry.get("factor")
    return Unit(
        name=name,
        dimension=entry["dimension"],
        kind=kinds.get(entry["dimension"].removeprefix("foreign-"), "count"),
        factor=None if factor is None else Fraction(str(factor)),
        into=entry.get("into"),
        arabic_only=bool(entry.get("arabic")),
        spellings=(name, *entry.get("spellings", ())),
        parts=tuple((part, Fraction(share)) for part, share in sorted(entry.get("parts", {}).items(), key=_longest)),
    )


_DATA = _load()
UNITS: dict[str, Unit] = {name: _unit(name, entry, _DATA["kinds"]) for name, entry in _DATA["units"].items()}
SPELLINGS: dict[str, Unit] = {spelling: unit for unit in UNITS.values() for spelling in unit.spellings}
_CLASSES: tuple[frozenset[str], ...] = tuple(frozenset(each) for each in _DATA["comparable"])


_BEFORE: dict[str, frozenset[str]] = {spelling: frozenset(chars) for spelling, chars in _DATA["before"].items()}
_NONE: frozenset[str] = frozenset()
_BOUNDS = frozenset("上下内")


def _lengths() -> dict[str, tuple[int, ...]]:
    """First character → the lengths of the spellings that begin with it, longest first."""
    table: dict[str, set[int]] = {}
    for spelling in SPELLINGS:
        table.setdefault(spelling[0], set()).add(len(spelling))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in table.items()}


_LENGTHS = _lengths()


def unit_at(text: str, at: int, *, han: bool = False) -> tuple[str, Unit] | None:
    """The longest unit spelled at `at`, as spelled and what it means; after a Chinese numeral only units safe there."""
    for length in _LENGTHS.get(text[at : at + 1], ()):
        spelling = text[at : at + length]
        unit = SPELLINGS.get(spelling)
        if unit is None or (han and unit.arabic_only):
            continue
        behind = text[at + length : at + length + 1]
        bound = behind == "以" and text[at + length + 1 : at + length + 2] in _BOUNDS  # 10所以上
        if (bound or behind not in _BEFORE.get(spelling, _NONE)) and not (spelling[-1].isascii() and _is_word(behind)):
            return spelling, unit
    return None


def _is_word(c: str) -> bool:
    return c.isascii() and c.isalnum()


def canonical(spelling: str) -> str | None:
    """The canonical unit of a written unit (名 → 人, 万元 → 元), or None if it is not known."""
    unit = SPELLINGS.get(spelling) or SPELLINGS.get(spelling.lstrip(_SCALES))
    return unit.name if unit else None


def dimension(unit: str) -> str | None:
    """What a unit measures (person, money, time …), by any of its spellings; None if the unit is not known."""
    name = canonical(unit)
    return UNITS[name].dimension if name else None


def same_unit(a: str | None, b: str | None) -> bool:
    """Whether two written units are one unit: 人 and 名 are, 万元 and 元 are, 人 and 人次 are not."""
    if a is None or b is None:
        return a is b
    return a == b or (canonical(a) or a) == (canonical(b) or b)


def convertible(a: str, b: str) -> bool:
    """Whether a value in one unit can be reckoned in the other: 公里 and 米 can, 元 and 美元 cannot."""
    return (_size(a) is not None and _size(b) is not None and dimension(a) == dimension(b)) or same_unit(a, b)


def comparable(a: str, b: str) -> bool:
    """Whether figures in the two units may be set side by side: one unit, convertible, or one class of units.yaml."""
    if convertible(a, b):
        return True
    pair = {canonical(a) or a, canonical(b) or b}
    return any(pair <= each for each in _CLASSES)


def convert(value: Decimal, a: str, b: str) -> Decimal:
    """The value, given in unit `a`, reckoned in unit `b` (1.5 公里 is 1500 米); ValueError if they are not convertible."""
    first, second = _size(a), _size(b)
    if a == b:
        return value
    if first is None or second is None or dimension(a) != dimension(b):
        msg = f"{a} 与 {b} 不能换算 / {a} does not convert to {b}"
        raise ValueError(msg)
    ratio = first / second
    return value * ratio.numerator / ratio.denominator


@cache
def _size(unit: str) -> Fraction | None:
    """One of this written unit in base units of its dimension, 万 and 亿 in front of it counted in."""
    name = canonical(unit)
    if name is None or UNITS[name].factor is None:
        return None
    scale = 1 if unit in SPELLINGS else 10 ** zeros(unit[: len(unit) - len(unit.lstrip(_SCALES))])
    return UNITS[name].factor * Fraction(scale)  # type: ignore[operator]
