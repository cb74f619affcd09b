"""A scoring scheme 评分办法: whose it is, where it applies and how it marks, read from one YAML file.

    name: {zh: …, en: …}
    authority: {zh: …, en: …}         who issued it
    document: 财预〔2020〕10号           its number and title
    article: …                        article or annex
    since: 2020-02-25                 from when, until when it is in force
    until: null
    places: [湖北]                     provinces; empty means everywhere
    forms: [project-self-evaluation]  kinds of form, of hengji.tables.model.FORMS
    requires: {level1: 成本}            only tables that have an indicator of such a level
    automatic: true                   false: used only where it is asked for by its id
    certainty: read                   read | confirmed by forms | to be confirmed; shown wherever a mark is shown
    basis: {zh: …, en: …}             what was read where, and what was assumed
    total: 100
    rounding: 2                       decimals of a mark, half up
    execution: {weight: 10, formula: proportional, pass: 60, explain_below: 90}
    level1: {产出: 50, 效益: 30, 满意度: 10}
    coefficient: column               the share is what the form's column 得分系数 says, where it says something
    quantitative:                     one rule a kind of target, see hengji.scoring.formulas
      at-least: {formula: proportional}
      at-most: {formula: one-minus-excess}
      equal: {formula: proportional}
      range: {below: proportional, above: one-minus-excess}
      deadline: {formula: all-or-nothing, late: unmarked}
      yes-no: {formula: all-or-nothing}
    methods: {区间赋分: {formula: bands, steps: [[90, 100], …]}}   rules for indicators whose 评分标准 names the method
    qualitative: [[达成, 80, 100], [部分达成, 60, 80], [未达成, 0, 60]]
    overshoot: {flag: 120, explain: 130, deduct: [[130, 10], [150, 20]]}
    ratings: [[90, 优, excellent], …]
    monitoring: {…}                   see hengji.scoring.monitoring

All shares are in percent.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any

import yaml

from hengji.tables.finding import Text
from hengji.tables.model import FORMS
from hengji.tables.score import Certainty, Kind, SchemeName

FLOORS = frozenset({"proportional", "bands", "all-or-nothing"})
CEILINGS = frozenset({"one-minus-excess", "inverse", "all-or-nothing"})
_KEYS = frozenset(
    (
        "name",
        "authority",
        "document",
        "article",
        "since",
        "until",
        "places",
        "forms",
        "requires",
        "automatic",
        "certainty",
        "basis",
        "total",
        "rounding",
        "execution",
        "level1",
        "coefficient",
        "quantitative",
        "methods",
        "qualitative",
        "overshoot",
        "ratings",
        "monitoring",
    )
)


# what a folded line of YAML puts between two characters of Chinese
_BROKEN = re.compile(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])")


class UnknownSchemeError(LookupError):
    """An id that no scheme has; `scheme` is what was asked for."""

    def __init__(self, scheme: str) -> None:
        super().__init__(scheme)
        self.scheme = scheme


class SchemeError(ValueError):
    """A scheme file that cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How one kind of target is marked: a formula by name, with the share below which nothing is given, or its steps."""

    formula: str
    least: Fraction = Fraction(0)
    steps: tuple[tuple[Fraction, Fraction], ...] = ()


@dataclass(frozen=True, slots=True)
class Execution:
    """How the execution row is marked; below the rate `explain_below` the scheme wants an explanation."""

    weight: Fraction
    rule: Rule
    explain_below: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Overshoot:
    """What follows when a target is far exceeded: shown, to be explained, and (rate above, percent of the weight) deducted."""

    flag: Fraction | None = None
    explain: Fraction | None = None
    deduct: tuple[tuple[Fraction, Fraction], ...] = ()


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree of fulfilment 达成 | 部分达成 | 未达成 with the percent of the weight that it may earn."""

    word: str
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating and the least total that earns it."""

    least: Fraction
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Watch:
    """How a monitoring scheme lights up.

    `red` and `yellow` are the bounds of progress against the time elapsed, `blue` the share of the year's target that is
    already far beyond it, `least` the (month, least execution rate) of fixed dates, `gap` the points by which progress and
    execution may differ.
    """

    red: Fraction
    yellow: Fraction
    blue: Fraction
    money: str = "elapsed"
    least: tuple[tuple[int, Fraction], ...] = ()
    gap: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Scheme:
    """One scheme as its file has it."""

    id: str
    name: Text
    authority: Text
    document: str
    article: str
    since: date | None
    until: date | None
    places: tuple[str, ...]
    forms: tuple[str, ...]
    requires: Mapping[str, str]
    automatic: bool
    certainty: Certainty
    basis: Text
    total: Fraction
    rounding: int
    execution: Execution | None
    level1: Mapping[str, Fraction]
    coefficient: bool
    rules: Mapping[str, Rule]
    late: bool
    methods: Mapping[str, Rule]
    degrees: tuple[Degree, ...]
    overshoot: Overshoot
    ratings: tuple[Rating, ...]
    watch: Watch | None = field(default=None)

    @property
    def called(self) -> SchemeName:
        """What a score says of it."""
        return SchemeName(self.id, self.name, self.authority, self.certainty)

    def rule(self, kind: Kind | str) -> Rule:
        """The rule for a kind of target; a kind that the file leaves out is marked like a floor."""
        return self.rules.get(kind) or self.rules[Kind.AT_LEAST]


@cache
def schemes() -> tuple[Scheme, ...]:
    """The schemes that come along, by id."""
    return tuple(parse(name, yaml.load(text, Loader=_LOADER)) for name, text in _files())  # noqa: S506


def scheme(name: str) -> Scheme:
    """The scheme of this id.

    Raises:
        UnknownSchemeError: where there is none.
    """
    found = next((each for each in schemes() if each.id == name), None)
    if found is None:
        raise UnknownSchemeError(name)
    return found


@cache
def scheme_set() -> str:
    """A hash over all scheme files: a mark is the same as long as this is."""
    spelled = "\n".join(f"{name}\n{text}" for name, text in _files())
    return hashlib.sha256(spelled.encode()).hexdigest()


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def _files() -> tuple[tuple[str, str], ...]:
    folder = resources.files("hengji.scoring").joinpath("schemes")
    found = sorted(each.name for each in folder.iterdir() if each.name.endswith(".yaml"))
    return tuple((name.removesuffix(".yaml"), folder.joinpath(name).read_text("utf-8")) for name in found)


def parse(name: str, data: Mapping[str, Any]) -> Scheme:
    """A scheme from its data.

    Raises:
        SchemeError: a key is missing or unknown, a formula or a form does not exist.
    """
    if unknown := sorted(set(data) - _KEYS):
        raise SchemeError(f"{name}: unknown {', '.join(unknown)}")
    try:
        made = _scheme(name, data)
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise SchemeError(f"{name}: {wrong!r}") from wrong
    if strange := [*_strange_formulas(made), *(each for each in made.forms if each not in FORMS)]:
        raise SchemeError(f"{name}: not possible here: {', '.join(strange)}")
    if (made.watch is None or made.watch.gap is not None) and not {Kind.AT_LEAST, Kind.AT_MOST} <= set(made.rules):
        raise SchemeError(f"{name}: quantitative needs at-least and at-most")
    return made


def _strange_formulas(made: Scheme) -> Iterator[str]:
    """Formulas that do not exist, or that mark a floor where a ceiling is wanted and the other way round."""
    down = (Kind.AT_MOST, "beyond")
    ceilings = [made.rules[kind] for kind in down if kind in made.rules]
    floors = [rule for kind, rule in made.rules.items() if kind not in down]
    floors += [*made.methods.values(), *([made.execution.rule] if made.execution else [])]
    yield from (each.formula for each in ceilings if each.formula not in CEILINGS)
    yield from (each.formula for each in floors if each.formula not in FLOORS)


def _scheme(name: str, data: Mapping[str, Any]) -> Scheme:
    quantitative = data.get("quantitative", {})
    return Scheme(
        id=name,
        name=Text(**data["name"]),
        authority=Text(**data["authority"]),
        document=data["document"],
        article=data["article"],
        since=data.get("since"),
        until=data.get("until"),
        places=tuple(data.get("places", ())),
        forms=tuple(data["forms"]),
        requires=data.get("requires", {}),
        automatic=data.get("automatic", True),
        certainty=Certainty(data["certainty"]),
        basis=Text(_BROKEN.sub("", data["basis"]["zh"]), data["basis"]["en"]),
        total=_number(data.get("total", 100)),
        rounding=int(data.get("rounding", 2)),
        execution=_execution(data.get("execution")),
        level1={key: _number(value) for key, value in data.get("level1", {}).items()},
        coefficient=data.get("coefficient") == "column",
        rules=_rules(quantitative),
        late=quantitative.get("deadline", {}).get("late") == "zero",
        methods={key: _rule(value) for key, value in data.get("methods", {}).items()},
        degrees=tuple(Degree(word, _number(a), _number(b)) for word, a, b in data.get("qualitative", ())),
        overshoot=_overshoot(data.get("overshoot", {})),
        ratings=tuple(Rating(_number(least), zh, en) for least, zh, en in data.get("ratings", ())),
        watch=_watch(data.get("monitoring")),
    )


def _rules(data: Mapping[str, Any]) -> dict[str, Rule]:
    """The rules by kind of target; a range has two, `range` below its lower and `beyond` above its upper end."""
    plain = {kind: _rule(each) for kind, each in data.items() if kind != Kind.RANGE}
    both = data.get(Kind.RANGE)
    return plain if both is None else {**plain, Kind.RANGE: Rule(both["below"]), "beyond": Rule(both["above"])}


def _rule(data: Mapping[str, Any]) -> Rule:
    steps = tuple((_number(a), _number(b)) for a, b in data.get("steps", ()))
    return Rule(data["formula"], _number(data.get("pass", 0)), steps)


def _execution(data: Mapping[str, Any] | None) -> Execution | None:
    if data is None:
        return None
    below = data.get("explain_below")
    return Execution(_number(data["weight"]), _rule(data), None if below is None else _number(below))


def _overshoot(data: Mapping[str, Any]) -> Overshoot:
    flag, explain = (None if data.get(key) is None else _number(data[key]) for key in ("flag", "explain"))
    return Overshoot(flag, explain, tuple((_number(a), _number(b)) for a, b in data.get("deduct", ())))


def _watch(data: Mapping[str, Any] | None) -> Watch | None:
    if data is None:
        return None
    return Watch(
        red=_number(data["red"]),
        yellow=_number(data["yellow"]),
        blue=_number(data["blue"]),
        money=data.get("money", "elapsed"),
        least=tuple((int(month), _number(rate)) for month, rate in data.get("least", ())),
        gap=None if data.get("gap") is None else _number(data["gap"]),
    )


def _number(value: object) -> Fraction:
    return Fraction(str(value))
