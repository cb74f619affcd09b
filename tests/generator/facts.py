"""What a table tells before it is printed: indicators, money, objectives, and what was planted in them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from tests.generator.profiles import Profile

CENT = Decimal("0.01")


def cents(number: Decimal) -> Decimal:
    """Rounded to two places as offices round."""
    return number.quantize(CENT, ROUND_HALF_UP)


def plain(number: Decimal) -> str:
    """Without needless zeros: 10, 9.5, 0.35."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(eq=False)
class Indicator:
    """One row of the indicators; `goal` and `done` are the figures behind the written words."""

    level1: str
    level2: str
    name: str
    unit: str
    kind: str
    goal: Decimal | None = None
    top: Decimal | None = None
    done: Decimal | None = None
    sign: str = ""
    target: str = ""
    actual: str = ""
    said_target: str = ""
    said_actual: str = ""
    weight: Decimal | None = None
    mark: Decimal | None = None
    weight_text: str = ""
    explanation: str = ""
    standing: str = "达成"
    share: Decimal = Decimal(1)
    sub: bool = False
    core: bool = False
    initial: str = ""
    previous: str = ""
    progress: str = ""
    forecast: str = ""
    coefficient: str = ""
    remark: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def met(self) -> bool:
        """Whether the target was reached."""
        if self.goal is None or self.done is None:
            return self.standing == "达成"
        if self.kind == "date":
            return int(self.done) <= self.goal
        if self.kind in {"le", "cap", "zero"}:
            return self.done <= self.goal
        return self.done >= self.goal


@dataclass(eq=False)
class Fund:
    """One row of the money, in 万元."""

    name: str
    initial: Decimal
    revised: Decimal
    outturn: Decimal
    rate: str = ""
    mark: Decimal | None = None
    reason: str = ""
    expected: Decimal = Decimal(0)


@dataclass(eq=False)
class Sentence:
    """A sentence with slots; one about an indicator is filled from it when the table is done."""

    pattern: str
    about: Indicator | None = None
    figure: str = ""
    wants: str = "actual"

    def text(self) -> str:
        if self.about is None:
            return self.pattern
        said = self.figure or (self.about.said_target if self.wants == "target" else self.about.said_actual)
        if "达到" in self.pattern:
            said = said.removeprefix("不少于").removeprefix("不低于").removeprefix("为")
        return self.pattern.format(name=self.about.name, target=said, actual=said) if said else ""


@dataclass(eq=False)
class Objective:
    """What was to be reached and what was, sentence by sentence."""

    target: list[Sentence] = field(default_factory=list)
    actual: list[Sentence] = field(default_factory=list)
    copied: bool = False
    task: str = ""

    @staticmethod
    def join(sentences: list[Sentence]) -> str:
        texts = [said.rstrip("。；") for each in sentences if (said := each.text())]
        return "。".join(texts) + "。" if texts else ""

    def target_text(self) -> str:
        return self.join(self.target)

    def actual_text(self) -> str:
        return self.target_text() if self.copied else self.join(self.actual)


@dataclass(frozen=True)
class Planted:
    """A fault or a trap. `where` is a logical address, `words` what stands there, `also` other places of the same fault."""

    kind: str
    family: str
    where: str
    words: str | None = None
    optional: bool = False
    also: tuple[str, ...] = ()
    note: str = ""


@dataclass(eq=False)
class Facts:
    """A whole table's content."""

    rng: random.Random
    form: str
    variant: str
    profile: Profile
    trade: dict[str, list[str]]
    place: str
    department: str
    office: str
    project: str
    code: str
    year: int
    month: int
    leader: str
    clerk: str
    disclaimer: str
    tasks: list[str]
    funds: list[Fund] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    objectives: list[Objective] = field(default_factory=list)
    lines: list[Sentence] = field(default_factory=list)
    printed_level1: dict[str, Decimal] = field(default_factory=dict)
    exact_level1: dict[str, Decimal] = field(default_factory=dict)
    print_level1: bool = False
    percent_weights: bool = False
    with_units: bool = True
    full_dates: bool = False
    comma: bool = False
    numbered: bool = False
    wrapped: bool = False
    show_rating: bool = False
    total: Decimal = Decimal(0)
    total_shift: Decimal = Decimal(0)
    weight_total: Decimal = Decimal(100)
    rating: str = ""
    rating_override: str = ""
    note_lines: list[str] = field(default_factory=list)
    faults: list[Planted] = field(default_factory=list)
    traps: list[Planted] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    budget: list[dict[str, Decimal]] = field(default_factory=list)
    words: dict[str, list[str]] = field(default_factory=dict)

    def slots(self) -> dict[str, object]:
        """What a sentence may name."""
        return {
            "task": self.rng.choice(self.tasks), "project": self.project, "place": self.place, "year": self.year,
            "office": self.office, "body": self.department,
        }  # fmt: skip

    def say(self, kind: str, **more: object) -> str:
        """One sentence of a kind from the lists, its slots filled."""
        return self.rng.choice(self.words[kind]).format(**{**self.slots(), **more})

    def where(self, indicator: Indicator, part: str) -> str:
        """The address of a part of an indicator; on the completion form an item of its list."""
        if "path" not in indicator.extra:
            return f"indicators[{self.indicators.index(indicator)}].{part}"
        part = {"explanation": "narrative"}.get(part, part)
        return f"{indicator.extra['path']}.{part}" + ("" if part == "name" else f"[{indicator.extra['item']}]")

    def objective_at(self, number: int, part: str) -> str:
        """The address of an objective's target or actual text."""
        if self.form == "department-completion":
            return f"overall.objectives[{number}]" if number == 0 else f"tasks[{number - 1}].objective"
        return f"objectives[{number}].{part}"

    def free(self, *kinds: str) -> list[Indicator]:
        """Indicators, not sub-rows, that nothing was planted in yet, of the kinds named (or of any)."""
        return [
            each
            for each in self.indicators
            if id(each) not in self.taken and not each.sub and (not kinds or each.kind in kinds)
        ]

    def take(self, thing: object) -> None:
        self.taken.add(id(thing))
