"""The formulas that a scheme may name, each once: which share of its weight an indicator earns, with the steps in words.

Target t, actual a; a share is never below 0 nor above 1.  A target of nought or less is either kept or not: nothing can be
divided by it.

    proportional       floors: a ≥ t earns all, else a ÷ t; below the scheme's `pass` nothing
    bands              floors: what the steps give for the actual in percent, or for a ÷ t where it is no percentage
    one-minus-excess   ceilings: a ≤ t earns all, else 1 − (a − t) ÷ t
    inverse            ceilings: a ≤ t earns all, else t ÷ a
    all-or-nothing     both: kept earns all, else nothing
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hengji.scoring.numbers import equals, percent, written
from hengji.scoring.scheme import Rule
from hengji.tables.finding import Text

_ALL, _NONE = Fraction(1), Fraction(0)


@dataclass(frozen=True, slots=True)
class Share:
    """The share of the weight, the steps that led to it, and the factor as it is written behind the weight."""

    value: Fraction
    steps: Text
    factor: str

    def __str__(self) -> str:
        return self.factor


def floor(target: Fraction, actual: Fraction, rule: Rule, *, percentage: bool = False) -> Share:
    """What an actual earns that should be no less than the target; `percentage` where both are percentages."""
    if target <= 0:
        return kept(target, actual, actual >= target)
    rate = actual / target
    if rule.formula == "bands":
        return _banded(actual / 100 if percentage else rate, _rate(actual, target), rule)
    if actual >= target:
        return Share(_ALL, _and(_rate(actual, target), "达到目标", "met"), "100%")
    if rule.formula == "all-or-nothing":
        return Share(_NONE, _and(_rate(actual, target), "未达到目标，不得分", "not met: no points"), "0%")
    if rate * 100 < rule.least:
        lowest = f"{written(rule.least)}%"
        return Share(_NONE, _and(_rate(actual, target), f"低于{lowest}，不得分", f"below {lowest}: no points"), "0%")
    return _clipped(rate, _rate(actual, target), f"{written(actual)} ÷ {written(target)}")


def ceiling(target: Fraction, actual: Fraction, rule: Rule) -> Share:
    """What an actual earns that should be no more than the target."""
    if target <= 0 or actual <= target:
        return kept(target, actual, actual <= target, "≤", ">")
    t, a = written(target), written(actual)
    if rule.formula == "all-or-nothing":
        return Share(_NONE, Text(f"{a} > {t}，超过目标，不得分", f"{a} > {t}, above the target: no points"), "0%")
    if rule.formula == "inverse":
        rate = target / actual
        said = f"{t} ÷ {a} {equals(rate)} {percent(rate)}"
        return _clipped(
            rate, Text(f"超过目标，目标 ÷ 完成 = {said}", f"above the target; target ÷ actual = {said}"), f"{t} ÷ {a}"
        )
    excess = (actual - target) / target
    said = f"({a} − {t}) ÷ {t} {equals(excess)} {percent(excess)}"
    steps = Text(f"超出 = {said}", f"excess = {said}")
    if excess >= 1:
        return Share(_NONE, _and(steps, "超出一倍及以上，不得分", "twice the target or more: no points"), "0%")
    shown = percent(excess) if equals(excess) == "=" else f"({a} − {t}) ÷ {t}"
    return Share(1 - excess, steps, f"(1 − {shown})")


def kept(target: Fraction, actual: Fraction, met: bool, sign: str = "≥", other: str = "<") -> Share:  # noqa: FBT001
    """All or nothing for a target that was kept or not."""
    t, a = written(target), written(actual)
    if met:
        return Share(_ALL, Text(f"{a} {sign} {t}，达到目标", f"{a} {sign} {t}: met"), "100%")
    return Share(_NONE, Text(f"{a} {other} {t}，未达到目标，不得分", f"{a} {other} {t}, not met: no points"), "0%")


def _rate(actual: Fraction, target: Fraction) -> Text:
    rate = actual / target
    said = f"{written(actual)} ÷ {written(target)} {equals(rate)} {percent(rate)}"
    return Text(f"完成率 = {said}", f"achievement rate = {said}")


def _clipped(rate: Fraction, steps: Text, quotient: str) -> Share:
    if rate <= 0:
        return Share(_NONE, steps, "0%")
    return Share(rate, steps, percent(rate) if equals(rate) == "=" else quotient)


def _banded(share: Fraction, steps: Text, rule: Rule) -> Share:
    earned = next((part for bound, part in rule.steps if share * 100 >= bound), Fraction(0))
    at = percent(share)
    factor = f"{written(earned)}%"
    return Share(earned / 100, _and(steps, f"{at}所在区间得{factor}", f"the step of {at} earns {factor}"), factor)


def _and(steps: Text, zh: str, en: str) -> Text:
    return Text(f"{steps.zh}，{zh}", f"{steps.en}, {en}")
