"""Which SQL is let through: one SELECT that looks into the three views and nowhere else.

The database itself can open no file (see `hengji.writers.results.views`); this says so before it is asked, in plain words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb

from hengji.tables.finding import Text

VIEWS = ("documents", "findings", "passages")
SOURCES = ("kept", "named")
"""What the views are made of."""
_FUNCTIONS = {"unnest", "range", "generate_series"}


class RefusedError(Exception):
    """A question that is not answered; `text` says why, in a line of each language."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def admit(base: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Let it through.

    Raises:
        RefusedError: where it is no single SELECT over the views.
    """
    found = base.execute("SELECT json_serialize_sql(?::VARCHAR)", [sql]).fetchone()
    read: dict[str, Any] = json.loads(found[0]) if found else {"error": True}
    if read["error"]:
        why = " ".join(str(read.get("error_message", "")).split())[:200]
        raise RefusedError(
            Text(f"--sql 只接受一条 SELECT 语句（{why}）。", f"--sql takes one SELECT statement ({why}).")
        )
    if len(read["statements"]) != 1:
        raise RefusedError(Text("--sql 只接受一条 SELECT 语句。", "--sql takes one SELECT statement."))
    other = next(_elsewhere(read), None)
    if other is not None:
        zh = f"--sql 只能查 {'、'.join(VIEWS)}，没有 {other}。"
        raise RefusedError(Text(zh, f"--sql looks into {', '.join(VIEWS)} only; there is no {other}."))


def _elsewhere(read: Any) -> Iterator[str]:
    """Every table and table function in it that is not ours."""
    nodes = list(_nodes(read))
    named = {each["key"] for node in nodes for each in (node.get("cte_map") or {}).get("map", ())} - set(SOURCES)
    for node in nodes:
        table = node.get("table_name", "")
        if node.get("type") == "BASE_TABLE" and (node.get("schema_name") or table.lower() not in {*VIEWS, *named}):
            yield table
        if node.get("type") == "TABLE_FUNCTION" and node["function"]["function_name"] not in _FUNCTIONS:
            yield f"{node['function']['function_name']}()"
        if node.get("type") == "SHOW_REF":
            yield "SHOW"


def _nodes(read: Any) -> Iterator[dict[str, Any]]:
    waiting = [read]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
