"""All rules, ours and third parties', found the same way: through the entry point group `hengji.rules`.

An entry point names a rule, a module with rules, or a package whose modules are named by their rules' codes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from types import ModuleType

from hengji.checks.rule import Rule
from hengji.tables.examination import RuleSet
from hengji.version import VERSION

GROUP = "hengji.rules"
_CODED = re.compile(r"[A-Z]{2,}\d{2,}")


class UnknownRuleError(LookupError):
    """A code or family that no rule has; `code` is what was asked for."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def rules(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules to run, by code: those selected (all where nothing is), less those ignored.

    Both take codes (AG01) and families (AG), in upper or lower case.

    Raises:
        UnknownRuleError: where a code or family names no rule.
    """
    wanted, unwanted = [_known(code) for code in select], [_known(code) for code in ignore]
    chosen = [each for each in all_rules() if not wanted or _among(each, wanted)]
    return tuple(each for each in chosen if not _among(each, unwanted))


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule installed, sorted by code; two rules with one code are an error of the installation."""
    found: dict[str, Rule] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda each: (each.name, each.value)):
        for each in _rules_of(point.load()):
            if found.setdefault(each.code, each) is not each:
                raise ValueError(f"two rules have the code {each.code}")
    return tuple(found[code] for code in sorted(found))


def rule_set(chosen: Iterable[Rule] | None = None) -> RuleSet:
    """Which rules judge: version, and a hash over codes, names, options and manual pages, the same on every machine."""
    return _hashed(all_rules() if chosen is None else tuple(chosen))


@cache
def _hashed(chosen: tuple[Rule, ...]) -> RuleSet:
    pages = [
        [each.code, each.name, [[o.name, str(o.default), o.zh, o.en] for o in each.options], _page(each)]
        for each in chosen
    ]
    spelled = json.dumps(pages, ensure_ascii=False, separators=(",", ":"))
    return RuleSet(VERSION, hashlib.sha256(spelled.encode()).hexdigest())


def _page(each: Rule) -> list[tuple[str, str]]:
    page = each.manual
    return [page.title, page.what, page.why, page.example, page.remedy, page.authority]


def _rules_of(loaded: object) -> Iterator[Rule]:
    if isinstance(loaded, Rule):
        yield loaded
    elif isinstance(loaded, ModuleType):
        yield from (value for value in vars(loaded).values() if isinstance(value, Rule))
        for info in iter_modules(getattr(loaded, "__path__", ())):
            if _CODED.fullmatch(info.name):
                yield from _rules_of(import_module(f"{loaded.__name__}.{info.name}"))


def _known(code: str) -> str:
    upper = code.strip().upper()
    if not any(_among(each, [upper]) for each in all_rules()):
        raise UnknownRuleError(code)
    return upper


def _among(each: Rule, codes: Iterable[str]) -> bool:
    return any(code in (each.code, each.family) for code in codes)
