"""What is done with one document of many, on whatever machine: its bytes come in, its row goes out.

Nothing here loads pyarrow: its arenas alone would fill the memory that a document may take.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from hengji.checks.registry import all_rules, rule_set
from hengji.checks.rule import Rule
from hengji.examine.one import examine
from hengji.examine.pool import Job
from hengji.examine.reasons import our_fault, too_much
from hengji.scoring.scheme import scheme_set
from hengji.tables.errors import UnreadableError
from hengji.tables.examination import RuleSet
from hengji.tables.finding import Text
from hengji.writers.results.rows import KILLED, REFUSED, Row, examined, key, unread

_NAME = "文件"
_CALLED = Text("文件", "The file")


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be examined: the bytes of a file, their hash, and the ending of its name."""

    sha256: str
    ending: str
    data: bytes = field(repr=False)

    @property
    def key(self) -> str:
        """What its result is kept under."""
        return key(self.sha256, self.ending)


Batch: TypeAlias = tuple[Content, ...]


class OtherRulesError(Exception):
    """A machine has other rules than the one that keeps the results: another version of the program, or other plugins."""


class Task(Job[Content, Row], Protocol):
    """A job that is done on other machines too."""

    def ready(self) -> None:
        """Look whether this machine can do it.

        Raises:
            OtherRulesError: where its rules are not those of the results.
        """


Engine: TypeAlias = Callable[[Task, Iterable[Batch]], Iterator[Sequence[Row]]]


@dataclass(frozen=True, slots=True)
class Examine:
    """The job of a child process: one document to its row; whatever goes wrong becomes a row too.

    `codes` are the rules to run, all where None; `rules` and `schemes` what they, and the marking schemes that some of
    them go by, must amount to on every machine.
    """

    codes: tuple[str, ...] | None
    rules: RuleSet
    schemes: str = field(default_factory=scheme_set)

    def ready(self) -> None:
        """Look whether the rules of this machine are those of the results."""
        here = rule_set(self._chosen())
        if here != self.rules or scheme_set() != self.schemes:
            raise OtherRulesError(f"{here.version} {here.hash[:12]} ≠ {self.rules.version} {self.rules.hash[:12]}")

    def __call__(self, given: Content, /) -> Row:
        """The row of one document."""
        try:
            return examined(examine(given.data, name=f"{_NAME}{given.ending}", rules=self._chosen()), given.ending)
        except UnreadableError as refused:
            return unread(given.sha256, given.ending, REFUSED, _nameless(refused, given.ending))
        except MemoryError:
            return self.lost(given, slow=False)
        except Exception as fault:  # noqa: BLE001  one file must not stop the rest, and its fault is told
            return unread(given.sha256, given.ending, REFUSED, our_fault(_CALLED, fault))

    def lost(self, given: Content, /, *, slow: bool) -> Row:
        """The row of a document whose process took too long or died."""
        return unread(given.sha256, given.ending, KILLED, too_much(_CALLED, slow=slow))

    def _chosen(self) -> tuple[Rule, ...]:
        return all_rules() if self.codes is None else tuple(each for each in all_rules() if each.code in self.codes)


def _nameless(refused: UnreadableError, ending: str) -> Text:
    """The refusal without a name: the same content may stand under many."""
    name = f"{_NAME}{ending}"
    en = refused.en.replace(f'"{name}"', "the file")
    return Text(refused.zh.replace(f"“{name}”", _CALLED.zh), en[:1].upper() + en[1:])
