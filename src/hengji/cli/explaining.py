"""hengji explain, hengji rules: what a rule looks for, why, and what to do."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from itertools import groupby

from hengji.checks.manual import SECTIONS
from hengji.checks.registry import UnknownRuleError, all_rules, rules
from hengji.checks.rule import Rule
from hengji.cli.language import Voice
from hengji.cli.output import WRONG_USAGE, complain, say
from hengji.cli.scoring import scheme_page
from hengji.cli.wide import fold, pad, width
from hengji.scoring.scheme import schemes
from hengji.tables.naming import FAMILIES


def explain(asked: Namespace, voice: Voice) -> int:
    """Print the manual page of a rule, of every rule of a family, or of a scoring scheme."""
    named = next((each for each in schemes() if each.id == asked.code.strip().lower()), None)
    if named is not None:
        say("\n".join(scheme_page(named, voice)))
        return 0
    try:
        chosen = rules(select=[asked.code])
    except UnknownRuleError:
        complain(unknown(asked.code, voice))
        return WRONG_USAGE
    say("\n\n".join("\n".join(page(each, voice)) for each in chosen))
    return 0


def unknown(code: str, voice: Voice) -> str:
    """The line about a code that no rule has."""
    return voice(
        f"没有编号为 {code} 的规则；全部规则见 hengji rules，评分办法见 hengji schemes。",
        f"there is no rule {code}; hengji rules lists them all, hengji schemes the scoring schemes.",
    )


def page(rule: Rule, voice: Voice) -> Iterator[str]:
    """The manual page in lines of at most 100 columns."""
    yield f"{rule.code} {rule.manual.title[voice.index]} ({rule.name})"
    for field, labels in SECTIONS.items():
        yield ""
        yield labels[voice.index]
        yield from fold(getattr(rule.manual, field)[voice.index], 98, indent="  ")
    for option in rule.options:
        yield ""
        about = voice(f"选项 {option.name}，默认 {option.default}", f"Option {option.name}, default {option.default}")
        yield from fold(f"{about}{voice('：', ': ')}{voice(option.zh, option.en)}", 100)


def list_rules(asked: Namespace, voice: Voice) -> int:  # noqa: ARG001  every command is called alike
    """Print all rules, family by family, one a line: code, title, name."""
    titles = [each.manual.title[voice.index] for each in all_rules()]
    column = max(map(width, titles))
    for family, of_it in groupby(all_rules(), key=lambda each: each.family):
        called = FAMILIES.get(family)
        say(f"{family} {voice.text(called)}" if called else family)
        for each in of_it:
            say(f"  {each.code}  {pad(each.manual.title[voice.index], column)}  {each.name}")
    return 0
