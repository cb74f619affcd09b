"""Rules, their options and their findings."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from types import ModuleType

import pytest

from hengji.checks.material import Material
from hengji.checks.registry import UnknownRuleError, all_rules, rule_set, rules
from hengji.checks.rule import Rule, at, finding, rule
from hengji.quantity.writing import digits
from hengji.tables.finding import Finding, Severity
from hengji.tables.model import Item

ITEM = Item("title", "约100余场{x}")


def made(source: str) -> ModuleType:
    """A module with a rule, as a third party would write it."""
    page = next(iter(all_rules())).check.__globals__["__doc__"]
    module = ModuleType("theirs", page)
    exec(source, vars(module))  # noqa: S102
    return module


def test_options_are_the_keyword_parameters_with_their_meanings() -> None:
    source = """
from hengji.checks.rule import rule
@rule("ZZ01", "too-far", options={"least": ("最低", "the least")})
def check(material, *, least=3):
    yield least
"""
    theirs: Rule = made(source).check
    assert [(o.name, o.default, o.zh, o.en) for o in theirs.options] == [("least", 3, "最低", "the least")]
    with pytest.raises(ValueError, match="least"):
        made(source.replace('"least":', '"most":'))


def test_words_of_the_document_are_never_templates() -> None:
    (known, *_) = all_rules()
    made_one = finding(known, Severity.INFO, [at(ITEM)], zh="“{text}”", en="{n}", text=ITEM.text, n=Decimal("1E+3"))
    assert (made_one.message.zh, made_one.message.en) == ("“约100余场{x}”", "1000")


def test_working_is_filled_from_the_same_figures() -> None:
    (known, *_) = all_rules()
    steps = finding(known, Severity.INFO, [], zh="", en="", working=("{a}差", "{a} off"), a=Decimal("2.50")).working
    assert steps is not None
    assert (steps.zh, steps.en) == ("2.5差", "2.5 off")


@pytest.mark.parametrize(("value", "said"), [("8956", "8956"), ("99.430", "99.43"), ("1E+4", "10000"), ("0.0", "0")])
def test_numbers_are_digits(value: str, said: str) -> None:
    assert digits(Decimal(value)) == said


def test_a_code_is_letters_and_digits() -> None:
    with pytest.raises(ValueError, match="AG01"):
        rule("ag1", "x")


def test_select_and_ignore() -> None:
    codes = [each.code for each in all_rules()]
    assert codes == sorted(codes)
    assert [each.code for each in rules(["fo02"])] == ["FO02"]
    assert {each.family for each in rules(["FO"])} == {"FO"}
    assert "FO02" not in [each.code for each in rules(ignore=["FO02"])]
    assert rules(["FO"], ["FO"]) == ()
    with pytest.raises(UnknownRuleError):
        rules(["XX"])


def test_the_rule_set_has_one_hash_for_one_set_of_pages() -> None:
    assert rule_set().hash == rule_set(all_rules()).hash
    assert rule_set().hash != rule_set(all_rules()[:-1]).hash


def unused(material: Material) -> Iterator[Finding]:  # noqa: ARG001
    yield from ()


def test_a_rule_without_a_page_does_not_load() -> None:
    with pytest.raises(ValueError, match="ZZ01"):
        rule("ZZ01", "x")(unused)
