"""The results as three flat views for questions in SQL: documents, findings, passages.

A document is one content: one row, whatever number of names it has (`paths`).  Only what stands under a name now is
shown; what a file held before it was changed is kept and not shown.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from hengji.tables.finding import Text
from hengji.writers.results.admission import RefusedError, admit
from hengji.writers.results.store import Name, Results

MEGABYTES = 2048
SECONDS = 300.0
_OF_ALL = "n.paths[1] AS path, k.department, k.year, k.form"
_SETUP = f"""
CREATE VIEW documents AS
SELECT n.paths[1] AS path, n.paths AS paths, k.sha256, coalesce(k.status, 'refused') AS status,
    coalesce(k.reason_zh, n.reason_zh) AS reason_zh, coalesce(k.reason_en, n.reason_en) AS reason_en,
    k.kind, k.form, k.layout, k.department, k.year, k.title, k.errors, k.warnings, k.infos, n.key AS key
FROM named AS n LEFT JOIN kept AS k ON k.key = n.key WHERE n.key IS NULL OR k.key IS NOT NULL;

CREATE VIEW findings AS
SELECT {_OF_ALL}, f.code, f.name, f.severity, f.message_zh, f.message_en, f.working_zh, f.working_en, f.places,
    k.key AS key, k.number
FROM (SELECT key, department, year, form, unnest(findings) AS f, generate_subscripts(findings, 1) AS number FROM kept) AS k
JOIN named AS n ON n.key = k.key;

CREATE VIEW passages AS
SELECT {_OF_ALL}, p.item, p.label, p.text, p.figures, p.fingerprints, k.key AS key, k.number
FROM (SELECT key, department, year, form, unnest(passages) AS p, generate_subscripts(passages, 1) AS number FROM kept) AS k
JOIN named AS n ON n.key = k.key;

SET memory_limit = '{MEGABYTES}MB';
SET temp_directory = '';
SET enable_external_access = false;
SET lock_configuration = true;
"""  # noqa: S608  nothing in it comes from outside
_NAMED = pa.schema(
    {"key": pa.string(), "paths": pa.list_(pa.string()), "reason_zh": pa.string(), "reason_en": pa.string()}
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A table: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@contextmanager
def views(results: Results) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory that sees the three views and no file at all: the rows come to it from outside."""
    with duckdb.connect(":memory:") as base:
        base.register("kept", results.kept())
        base.register("named", pa.Table.from_pylist(list(by_content(results.names())), schema=_NAMED))
        base.execute(_SETUP)
        yield base


def by_content(names: dict[str, Name]) -> Iterator[dict[str, Any]]:
    """Each content with all its names, by key; then each name without content."""
    paths: dict[str, list[str]] = {}
    for path in sorted(names):
        key = names[path].key
        if key is not None:
            paths.setdefault(key, []).append(path)
    yield from ({"key": key, "paths": paths[key]} for key in sorted(paths))
    for path in sorted(names):
        reason = names[path].reason
        if reason is not None:
            yield {"key": None, "paths": [path], "reason_zh": reason.zh, "reason_en": reason.en}


def select(results: Results, sql: str, seconds: float = SECONDS) -> Answer:
    """The answer to one SELECT over the views.

    Raises:
        RefusedError: where it is no single SELECT, looks elsewhere, fails, or takes too long.
    """
    with views(results) as base:
        try:
            admit(base, sql)
        except duckdb.Error as failed:
            raise _failed(failed) from failed
        return answer(base, sql, seconds)


def answer(base: duckdb.DuckDBPyConnection, sql: str, seconds: float = SECONDS) -> Answer:
    """Run one question, for so long and no longer.

    Raises:
        RefusedError: where it fails or takes too long.
    """
    clock = threading.Timer(seconds, base.interrupt)
    clock.start()
    try:
        found = base.execute(sql)
        return Answer(tuple(each[0] for each in found.description or ()), found.fetchall())
    except duckdb.InterruptException as late:
        zh, en = (
            f"查询超过{seconds:g}秒，已停止；请缩小范围。",
            f"the query took more than {seconds:g} seconds; ask for less.",
        )
        raise RefusedError(Text(zh, en)) from late
    except duckdb.Error as failed:
        raise _failed(failed) from failed
    finally:
        clock.cancel()


def _failed(failed: duckdb.Error) -> RefusedError:
    line = " ".join(str(failed).split())[:300]
    return RefusedError(Text(f"查询没有成功：{line}", f"the query failed: {line}"))
