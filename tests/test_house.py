"""The rules of the house: short functions, small files, words of the glossary, nothing that knows the seed document."""

from __future__ import annotations

import ast
import json
import re
import statistics
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from hengji.checks.registry import all_rules

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "hengji"
MODULES = sorted(SOURCE.rglob("*.py"))
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINITIONS = (*FUNCTIONS, ast.ClassDef)
# names of the seed that any table may have: columns of its form, a hotline of the whole country, plain words
EVERYBODYS = {"年度完成值", "具体完成情况", "线上+线下", "12355", "十四五", "乡村振兴"}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines(node: ast.AST) -> int:
    """Lines of a definition without its docstring."""
    said = node.body[0] if ast.get_docstring(node) else None
    return node.end_lineno - node.lineno + 1 - (said.end_lineno - said.lineno + 1 if said else 0)


def functions() -> Iterator[tuple[str, int]]:
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, FUNCTIONS):
                yield f"{name_of(path)}:{node.lineno} {node.name}", lines(node)


def public(path: Path) -> Iterator[ast.AST]:
    """The module itself and every public class, function and method in it."""
    yield tree(path)
    for node in ast.walk(tree(path)):
        for inner in getattr(node, "body", []) if isinstance(node, ast.Module | ast.ClassDef) else []:
            if isinstance(inner, DEFINITIONS) and not inner.name.startswith("_"):
                yield inner


def test_functions_are_short() -> None:
    lengths = dict(functions())
    assert statistics.median(lengths.values()) <= 8
    assert {name: n for name, n in lengths.items() if n > 60} == {}


def test_files_are_small() -> None:
    assert {name_of(p): n for p in MODULES if (n := p.read_text("utf-8").count("\n")) > 400} == {}


def test_rules_are_small_without_their_page() -> None:
    assert {name_of(p): n for p in SOURCE.glob("checks/*/[A-Z][A-Z]??.py") if (n := code_lines(p)) > 120} == {}


def code_lines(path: Path) -> int:
    """Lines of a file after the module's docstring."""
    return path.read_text("utf-8").count("\n") - tree(path).body[0].end_lineno


def test_everything_public_says_what_it_means() -> None:
    silent = [
        f"{name_of(path)}: {getattr(node, 'name', 'the module')}"
        for path in MODULES
        for node in public(path)
        if not ast.get_docstring(node) and not inside_private(path, node)
    ]
    assert silent == []


def inside_private(path: Path, node: ast.AST) -> bool:
    """Whether a method belongs to a class of the module's own, or is one of Python's."""
    if getattr(node, "name", "").startswith("__"):
        return True
    classes = [each for each in ast.walk(tree(path)) if isinstance(each, ast.ClassDef) and each.name.startswith("_")]
    return any(node in each.body for each in classes)


def test_every_module_postpones_annotations() -> None:
    without = [name_of(p) for p in MODULES if "from __future__ import annotations" not in p.read_text("utf-8")]
    assert without == []


def test_nothing_is_left_undone() -> None:
    undone = re.compile(r"\b(?:TODO|FIXME|XXX|NotImplementedError)\b")
    assert [name_of(p) for p in MODULES if undone.search(p.read_text("utf-8"))] == []


def test_no_module_is_named_for_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "base"}
    assert [name_of(p) for p in MODULES if empty & set(p.relative_to(SOURCE).with_suffix("").parts)] == []


def identifiers(path: Path) -> Iterator[str]:
    """Names of public classes, functions, their parameters, and fields."""
    for node in public(path):
        if isinstance(node, DEFINITIONS):
            yield node.name
        if isinstance(node, FUNCTIONS):
            yield from (each.arg for each in (*node.args.args, *node.args.kwonlyargs))
        for inner in getattr(node, "body", []):
            if isinstance(inner, ast.AnnAssign) and isinstance(inner.target, ast.Name):
                yield inner.target.id


def rejected_words() -> list[str]:
    said = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    section = said[said.index("## Rejected words") :]
    return re.findall(r"`(\w+)`", section)


def test_no_identifier_uses_a_word_that_the_glossary_rejects() -> None:
    rejected = rejected_words()
    assert len(rejected) > 10
    used = []
    for path in MODULES:
        for name in identifiers(path):
            spelled = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
            used += [f"{name_of(path)}: {name}" for word in rejected if re.search(rf"(?:^|_){word}s?(?:_|$)", spelled)]
    assert used == []


def seed_names() -> list[str]:
    """The programmes and the department of the seed document, as its own table quotes them."""
    table = json.loads((ROOT / "tests/seed/gold/table.json").read_text("utf-8"))
    quoted = re.findall(r"“([^“”]{3,})”", json.dumps(table, ensure_ascii=False))
    return sorted({*quoted, table["department"], table["title"]} - EVERYBODYS)


@pytest.mark.parametrize("folder", ["src/hengji", "tests/rules"])
def test_nothing_knows_the_seed_document(folder: str) -> None:
    names = seed_names()
    assert len(names) > 40
    files = [p for p in sorted((ROOT / folder).rglob("*")) if p.suffix in {".py", ".yaml", ".json", ".css", ".js"}]
    known = {f"{name_of(p)}: {name}" for p in files for name in names if name in p.read_text("utf-8")}
    assert known == set()


def test_every_rule_has_its_page_and_is_named_for_the_problem() -> None:
    for rule in all_rules():
        page = ROOT / "docs" / "rules" / f"{rule.code}.md"
        assert page.exists(), f"{rule.code} has no page; run `just docs`"
        assert re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)+", rule.name), rule.name
    assert len({rule.name for rule in all_rules()}) == len(all_rules())


def test_every_test_asserts() -> None:
    silent = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        known = {node.name: node for node in ast.walk(tree(path)) if isinstance(node, FUNCTIONS)}
        tests = [node for name, node in known.items() if name.startswith("test_")]
        silent += [f"{name_of(path)}: {node.name}" for node in tests if not asserts(node, known)]
    assert silent == []


def asserts(function: ast.AST, known: dict[str, ast.AST]) -> bool:
    """Whether a function asserts, or calls one of its module that does."""
    inside = list(ast.walk(function))
    if any(isinstance(node, ast.Assert) for node in inside):
        return True
    if any(isinstance(node, ast.Attribute) and node.attr in {"raises", "warns"} for node in inside):
        return True
    called = {node.func.id for node in inside if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    return any(asserts(known[name], known) for name in called & set(known) if known[name] is not function)
