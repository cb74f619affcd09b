"""Questions that are ready: what is found where, and what two departments both say.

An organ is its department as its table names it, blanks left out; a table that names none stands for itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import duckdb

from hengji.tables.finding import Text
from hengji.writers.results import repeated
from hengji.writers.results.store import Results
from hengji.writers.results.views import Answer, answer, views

_COUNTS = """count(*) AS findings, count(DISTINCT key) AS documents,
    count(*) FILTER (severity = 'error') AS errors, count(*) FILTER (severity = 'warning') AS warnings,
    count(*) FILTER (severity = 'info') AS infos"""
_DOCUMENTS = """count(*) AS documents, coalesce(sum(errors), 0)::BIGINT AS errors,
    coalesce(sum(warnings), 0)::BIGINT AS warnings, coalesce(sum(infos), 0)::BIGINT AS infos"""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, in both languages, and how it is answered."""

    asks: Text
    reply: Callable[[duckdb.DuckDBPyConnection], Answer]


def _sql(sql: str) -> Callable[[duckdb.DuckDBPyConnection], Answer]:
    return lambda base: answer(base, sql)


_RULES = f"SELECT code, name, {_COUNTS} FROM findings GROUP BY code, name ORDER BY findings DESC, code"  # noqa: S608
_ORGANS = f"""SELECT department, {_DOCUMENTS} FROM documents WHERE status = 'ok'
    GROUP BY department ORDER BY errors DESC, warnings DESC, department"""  # noqa: S608
_YEARS = f"SELECT year, {_DOCUMENTS} FROM documents WHERE status = 'ok' GROUP BY year ORDER BY year"  # noqa: S608
_FORMS = f"""SELECT status, form, kind, {_DOCUMENTS} FROM documents
    GROUP BY status, form, kind ORDER BY documents DESC, status, form, kind"""  # noqa: S608
_UNREAD = "SELECT path, status, reason_zh, reason_en FROM documents WHERE status <> 'ok' ORDER BY path"
_SAME = "SELECT paths[1] AS path, len(paths) AS names, paths FROM documents WHERE len(paths) > 1 ORDER BY path"

QUESTIONS = {
    "rules": Question(Text("每条规则查出多少问题", "findings by rule"), _sql(_RULES)),
    "organs": Question(Text("每个部门有多少问题", "findings by organ"), _sql(_ORGANS)),
    "years": Question(Text("每个年度有多少问题", "findings by year"), _sql(_YEARS)),
    "forms": Question(Text("各种表式、各种状态各有多少份", "documents by status and form"), _sql(_FORMS)),
    "unread": Question(Text("未能读取的文件和原因", "files that were not read, with the reason"), _sql(_UNREAD)),
    "same": Question(Text("内容相同的文件", "files of the same content"), _sql(_SAME)),
    "passages": Question(
        Text("两个部门写了同一段话", "the same passage in the narratives of two organs"), repeated.passages
    ),
    "events": Question(Text("两个部门都报了同一件事", "one event claimed by two organs"), repeated.events),
}


def ask(results: Results, question: str) -> Answer:
    """The answer to one of the ready questions.

    Raises:
        RefusedError: where it takes too long or does not fit into memory.
    """
    with views(results) as base:
        return QUESTIONS[question].reply(base)
