"""The made-up documents as the measure and the tests see them: items by path, faults and traps with exact stretches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

Data = Mapping[str, Any]
Span = dict[str, Any]

FOLDER = Path(__file__).parent / "blind"
FOLDERS = tuple(sorted({path.parent for path in Path(__file__).parent.glob("*/*.yaml")}))
LISTS = ("target", "actual", "narrative")
ROW_KEYS = ("level1", "level2", "weight", "mark", "explanation")
FUND_KEYS = ("name", "approved", "revised", "outturn", "weight", "rate", "mark")


class Loader(yaml.SafeLoader):
    """YAML 1.2's truth values: `no` is the key of a number here, not False."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def load(path: Path) -> Data:
    """The YAML of one made-up document."""
    document: Data = yaml.load(path.read_text("utf-8"), Loader)  # noqa: S506  # a SafeLoader
    return document


def documents(folder: Path = FOLDER) -> list[Data]:
    """Every document of the folder, by file name."""
    return [load(path) for path in sorted(folder.glob("*.yaml"))]


def indicator_items(path: str, indicator: Data) -> Iterator[tuple[str, str]]:
    yield f"{path}.name", indicator["name"]
    for key in ROW_KEYS:
        if key in indicator:
            yield f"{path}.{key}", str(indicator[key])
    for key in LISTS:
        for k, each in enumerate(indicator.get(key) or ()):
            yield f"{path}.{key}[{k}]", each["text"]


def overall_items(overall: Data) -> Iterator[tuple[str, str]]:
    for key in ("objectives", "actual"):
        for k, text in enumerate(overall.get(key) or ()):
            yield f"overall.{key}[{k}]", text
    for k, each in enumerate(overall["indicators"]):
        yield from indicator_items(f"overall.indicators[{k}]", each)
    if overall.get("budget_execution_rate"):
        yield "overall.budget_execution_rate", overall["budget_execution_rate"]["text"]


def task_items(path: str, task: Data) -> Iterator[tuple[str, str]]:
    yield f"{path}.name", task["name"]
    yield f"{path}.objective", task["objective"]
    for k, each in enumerate(task["indicators"]):
        yield from indicator_items(f"{path}.indicators[{k}]", each)


def items(document: Data) -> dict[str, str]:
    """Every item of the document's table by its path, in the contract's words; `details[n]` are the closing lines."""
    table = document["table"]
    found = {key: str(table[key]) for key in ("title", "department", "total_weight", "total_mark") if key in table}
    for k, fund in enumerate(table.get("funds") or ()):
        found |= {f"funds[{k}].{key}": str(fund[key]) for key in FUND_KEYS if key in fund}
    found |= dict(overall_items(table["overall"]))
    for k, task in enumerate(table.get("tasks") or ()):
        found |= dict(task_items(f"tasks[{k}]", task))
    pairs = [*(document.get("heads") or ()), *(document.get("closing") or ())]
    return found | {f"details[{k}]": f"{name}：{text}" for k, (name, text) in enumerate(pairs)}


def matching(path: str, known: Mapping[str, str]) -> list[str]:
    """The item paths that a place's path names; `[*]` stands for every index, a task or indicator for itself."""
    if "*" not in path:
        return [path]
    pattern = re.compile(re.escape(path).replace(r"\*", r"\d+") + "$")
    return [each for each in known if pattern.match(each)]


def spans(entry: Data, known: Mapping[str, str]) -> list[Span]:
    """The places of a fault or trap as path, start and end; without words the whole item is meant."""
    found: list[Span] = []
    for place in entry["places"]:
        for path in matching(place["path"], known):
            words = place.get("text")
            start = known.get(path, "").find(words) if words else None
            found.append({"cell": path, "start": start, "end": None if start is None else start + len(words)})
    return found
