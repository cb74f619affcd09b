"""Made-up tables of other departments, headings, numbering and layouts, each as every kind of file it can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from hengji.readers import read
from hengji.tables.model import PerformanceTable
from tests.readers.files import WRITERS, Sheet

CASES = Path(__file__).parent / "cases"
KINDS = ("docx", "xlsx", "html", "txt")


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            for kind in case.get("kinds", KINDS):
                yield pytest.param(case, kind, id=f"{path.stem}: {case['name']} [{kind}]")


def written(case: dict[str, Any], kind: str) -> bytes:
    sheets = [
        Sheet(each["rows"], tuple(each.get("before", ())), each.get("name", ""), each.get("hidden", False))
        for each in case["tables"]
    ]
    data = WRITERS[kind](sheets)
    if case.get("nested"):
        data = b'<meta charset="gb18030"><table><tr><td>' + data + b"</td></tr></table>"
    return data


def counted(table: PerformanceTable, what: str) -> int:
    """How many a path without its last index holds."""
    value: Any = table
    for name, index in re.findall(r"(\w+)(?:\[(\d+)\])?", what):
        value = getattr(value, name)
        value = value[int(index)] if index else value
    return len(value)


@pytest.mark.parametrize(("case", "kind"), list(cases()))
def test_case(case: dict[str, Any], kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"file.{kind}"
    path.write_bytes(written(case, kind))
    table = read(path)
    found = {item.path: item.text for item in table.items()}
    expected = {"title": case["title"]} | case["expect"]
    assert {path: found.get(path) for path in expected} == expected
    assert {what: counted(table, what) for what in case["counts"]} == case["counts"]
    assert (table.form, table.year) == (case["form"], case.get("year"))
