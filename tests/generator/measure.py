"""Measure the rules on generated tables: recall and precision by rule, by kind of file and by form.

    python -m tests.generator.measure [--count N] [--seed S] [--kinds docx,xlsx,html] [--forms a,b] [--clean] [-v] [--json]

A finding answers a planted fault where it is of a code allowed for its kind and one of its places lies at the fault's
address, or in a cell that holds the fault's words.  Recall counts the faults that are not optional; precision asks which
errors and warnings answer any fault.  The tables are made up; what the generator knows of them is in its labels.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import hengji
from hengji.tables.finding import Finding
from hengji.tables.model import Item, PerformanceTable
from tests.generator import FORMS, Generated, Label, generate, write
from tests.generator.published import published

LOUD = ("error", "warning")
KINDS = ("docx", "xlsx", "html")
# Which rules may answer which kind of planted fault.
CODES = {
    "mark-off-scheme": "SC01 EX01",
    "weights-do-not-sum": "SC02 SC03 SC07",
    "total-off": "SC03 SC06",
    "level1-weights-off-scheme": "SC02 SC07",
    "mark-above-weight": "SC01 SC03",
    "mark-without-actual": "SC04 AC01 SC01",
    "qualitative-mark-out-of-band": "SC05 SC01",
    "rating-against-total": "SC06",
    "execution-rate-off": "BU02 SC01 AR03",
    "sources-off-total": "BU03",
    "low-execution-unexplained": "BU04 BU05",
    "achievement-outruns-money": "BU05 BU04",
    "missed-target-unexplained": "EX01 EX02 AG05 SC01",
    "forecast-below-done": "DT04",
    "wrong-year": "DT01 DT03",
    "dates-out-of-order": "DT02",
    "revised-target-lowered": "TG06",
    "target-without-actual": "AC01",
    "unit-differs": "TG02 AC01 AG04 AG01 EX01 EX04 SC01",  # a unit a thousand times too small misses its target, too
    "parts-off-total": "AR01 AG01",
    "one-measure-two-figures": "AG01 AG04 AR",
    "actual-repeats-target": "AC02 AC03 AG01",  # objectives copied for results contradict the rows
    "cost-actual-is-the-budget": "BU07",
    "cost-actual-zero": "BU07",
    "objective-is-a-number": "TG07",
    "no-objective": "TG07",
    "target-beyond-reach": "TG08",
    "amount-written-twice": "FO04",
    "over-completion-unexplained": "EX03",
    "template-left-in": "FO07",
}
# What the form itself invites, whoever fills it in: the two-part completion table has no room for amounts, and its standards
# are prose.  The gold of the seed counts these as findings; a generated table has no label for them.
INVITED = {"department-completion": ("BU01", "BU06", "TG01")}


@dataclass
class Tally:
    """What was found of what was planted, and what was said aloud."""

    asked: int = 0
    found: int = 0
    loud: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.asked, self.found = self.asked + other.asked, self.found + other.found
        self.loud, self.right = self.loud + other.loud, self.right + other.right
        self.misses += other.misses
        self.alarms += other.alarms

    @property
    def recall(self) -> float:
        return self.found / self.asked if self.asked else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.loud if self.loud else 1.0


def bare(text: str) -> str:
    """Without blanks: a cell may be wrapped."""
    return re.sub(r"\s+", "", text)


def addressed(table: PerformanceTable, where: str) -> list[Item]:
    """The items that a label's address names in the table as read."""
    found = re.fullmatch(r"(indicators|funds|tasks|objectives)\[(\d+)\](?:\.(\w+))?(.*)", where)
    every = {item.path: item for item in table.items()}
    exact = [item for path, item in every.items() if path == where or path.startswith((f"{where}[", f"{where}."))]
    if exact or found is None:
        return exact
    kind, number, part = found[1], int(found[2]), found[3] or ""
    rows: dict[str, list[Any]] = {
        "indicators": list(table.indicators()),
        "funds": list(table.funds),
        "objectives": [table.overall],
        "tasks": list(table.tasks),
    }
    owner = rows[kind][number] if number < len(rows[kind]) else None
    names = {
        "initial": "approved" if kind == "funds" else "initial_target",
        "reason": "explanation",
        "progress": "actual",
        "total": "funds",
    }
    if kind == "objectives":
        part = "objectives" if part == "target" else part
    value = getattr(owner, names.get(part, part), None) if owner is not None else None
    if value is None:
        return []
    items = list(value) if isinstance(value, tuple) else [value]
    return [each for one in items for each in (one.items() if hasattr(one, "items") else [one])]


def places(table: PerformanceTable, label: Label) -> set[str]:
    """The paths at which a finding answers the label."""
    words, found = bare(label.words), set[str]()
    for number, where in enumerate((label.where, *label.also)):
        items = addressed(table, where)
        if number == 0 and words and not any(words in bare(each.text) for each in items):
            items = [each for each in table.items() if words in bare(each.text)] if len(words) > 3 else items
        found |= {each.path for each in items}
    row = re.match(r"indicators\[(\d+)\]", label.where)
    if row and label.kind in ("mark-without-actual", "target-without-actual"):  # the whole row is the place
        found |= {item.path for item in list(table.indicators())[int(row[1])].items()}
    if label.kind == "weights-do-not-sum":  # the fault is the sum's, wherever it is shown
        found |= {e.path for e in table.items() if e.path.endswith(("weight", "level1", "level2", "total_mark"))}
    if label.kind == "execution-rate-off":  # a report says the rate again in its prose
        found |= {item.path for item in table.items() if words in bare(item.text)}
    if label.where in ("rating", "title", "year") or not found:
        found |= {each.path for each in table.items() if words and words in bare(each.text)}
    return found


def meets(finding: Finding, paths: set[str]) -> bool:
    return any(
        place.path in paths or any(path.startswith((f"{place.path}.", f"{place.path}[")) for path in paths)
        for place in finding.places
    )


def allowed(label: Label, code: str) -> bool:
    return any(code.startswith(each) for each in CODES.get(label.kind, label.family).split())


def answers_fault(finding: Finding, label: Label, table: PerformanceTable) -> bool:
    """Whether a finding is of a rule for this kind of fault, and at its place."""
    return allowed(label, finding.code) and meets(finding, places(table, label))


def unanswered(folder: Path) -> dict[str, list[str]]:
    """The faults, other than optional ones, of each rebuilt published table and kind of file that no finding answers."""
    left: dict[str, list[str]] = {}
    for number, generated in enumerate(published(), 1):
        for kind in KINDS:
            path = folder / f"{number:02}-{generated.variant}.{kind}"
            write(generated, kind, path)
            examination = hengji.examine(path)
            asked = [each for each in generated.faults if not each.optional]
            left[path.name] = [
                f"{each.where} {each.kind}"
                for each in asked
                if not any(answers_fault(found, each, examination.table) for found in examination.findings)
            ]
    return left


def measured(generated: Generated, path: Path) -> dict[str, Tally]:
    """One file's tallies: by the kind of fault planted, and by the rule that spoke."""
    try:
        examination = hengji.examine(path)
    except hengji.UnreadableError as refused:
        asked = sum(not each.optional for each in generated.faults)
        return {"unread": Tally(asked=asked, misses=[f"{path.name}: {refused.zh}"])}
    tallies: dict[str, Tally] = defaultdict(Tally)
    loud = [each for each in examination.findings if each.severity in LOUD]
    at = [(label, places(examination.table, label)) for label in generated.faults]
    for label, paths in at:
        answers = [each for each in examination.findings if allowed(label, each.code) and meets(each, paths)]
        if not label.optional:
            tally = tallies[label.kind]
            tally.asked, tally.found = tally.asked + 1, tally.found + bool(answers)
            if not answers:
                tally.misses.append(f"{path.name}: {label.where} {label.words!r} {label.note}")
    for each in loud:
        if each.code in INVITED.get(generated.form, ()):
            continue
        tally = tallies[each.code]
        right = any(allowed(label, each.code) and meets(each, paths) for label, paths in at)
        tally.loud, tally.right = tally.loud + 1, tally.right + right
        if not right:
            tally.alarms.append(f"{path.name}: {each.message.zh} [{' '.join(p.path for p in each.places[:3])}]")
    return tallies


def runs(
    count: int, seed: int, forms: Iterable[str], kinds: Iterable[str], *, clean: bool
) -> Iterator[tuple[str, Any]]:
    """Generated tables of the forms and their variants in turn, with the kind of file each is written as."""
    wanted = [(form, variant) for form in forms for variant in FORMS[form]]
    kinds = list(kinds)
    for number in range(count):
        form, variant = wanted[number % len(wanted)]
        kind = kinds[(number // len(wanted) + number) % len(kinds)]
        yield kind, generate(seed + number, form, variant, faults=0 if clean else None)


def measure(
    count: int, seed: int, *, forms: Iterable[str] = FORMS, kinds: Iterable[str] = KINDS, clean: bool = False
) -> dict[str, dict[str, Tally]]:
    """The tallies of many tables: by name of fault or rule, by kind of file, by form."""
    whole: dict[str, dict[str, Tally]] = {key: defaultdict(Tally) for key in ("name", "kind", "form", "all")}
    with tempfile.TemporaryDirectory() as folder:
        for number, (kind, generated) in enumerate(runs(count, seed, forms, kinds, clean=clean)):
            path = Path(folder) / f"{number:05}-{generated.variant}.{kind}"
            write(generated, kind, path)
            for name, tally in measured(generated, path).items():
                whole["name"][name].add(tally)
                whole["kind"][kind].add(tally)
                whole["form"][f"{generated.form}/{generated.variant}"].add(tally)
                whole["all"]["all"].add(tally)
            path.unlink()
    return whole


def report(whole: dict[str, dict[str, Tally]], *, verbose: bool) -> str:
    out = []
    for key in ("form", "kind", "name", "all"):
        for name, tally in sorted(whole[key].items()):
            said = f"recall {tally.found}/{tally.asked}" if tally.asked else ""
            aloud = f"precision {tally.right}/{tally.loud}" if tally.loud else ""
            out.append(f"{name:32} {said:20} {aloud}")
            if verbose and key == "name":
                out += [f"    MISS {each}" for each in tally.misses[:8]]
                out += [f"    FALSE {each}" for each in tally.alarms[:8]]
    return "\n".join(out)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=170)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--forms", default=",".join(FORMS))
    parser.add_argument("--clean", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("-v", action="store_true")
    asked = parser.parse_args(arguments)
    whole = measure(
        asked.count, asked.seed, forms=asked.forms.split(","), kinds=asked.kinds.split(","), clean=asked.clean
    )  # fmt: skip
    if asked.json:
        counts = {
            key: {name: Counter(asked=t.asked, found=t.found, loud=t.loud, right=t.right) for name, t in each.items()}
            for key, each in whole.items()
        }
        print(json.dumps(counts, ensure_ascii=False, indent=1, sort_keys=True))
    else:
        print(report(whole, verbose=asked.v))


if __name__ == "__main__":
    main(sys.argv[1:])
