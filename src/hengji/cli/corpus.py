"""hengji corpus: questions to the results of many documents, and their export."""

from __future__ import annotations

import csv
import io
import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from hengji.cli.extras import NotInstalledError, told
from hengji.cli.language import Voice
from hengji.cli.output import UNREADABLE, WRONG_USAGE, CannotWriteError, complain, say, write
from hengji.cli.wide import cut, pad, width
from hengji.tables.errors import UnreadableError, reason

if TYPE_CHECKING:
    from hengji.writers.results.views import Answer

_COLUMNS = 100
_WIDEST = 36


def corpus(asked: Namespace, voice: Voice) -> int:
    """Ask the results, or export them."""
    try:
        with told(voice, "many"):
            return _export(asked, voice) if asked.act == "export" else _query(asked, voice)
    except (NotInstalledError, CannotWriteError) as cannot:
        complain(str(cannot))
        return WRONG_USAGE
    except UnreadableError as none:
        complain(voice(none.zh, none.en))
        return UNREADABLE


def _export(asked: Namespace, voice: Voice) -> int:
    from hengji.writers.results.export import export
    from hengji.writers.results.store import latest

    results = latest(asked.results)
    if asked.out is None or asked.sql or asked.question:
        complain(
            voice(
                "用法：hengji corpus export 结果文件夹 --out 文件夹", "usage: hengji corpus export RESULTS --out FOLDER"
            )
        )
        return WRONG_USAGE
    try:
        documents, findings = export(results, asked.out)
    except OSError as failed:
        why = voice(*reason(failed))
        raise CannotWriteError(
            voice(f"不能写入 {asked.out}（{why}）。", f"cannot write into {asked.out} ({why}).")
        ) from failed
    said = voice(f"{documents} 份文件、{findings} 个问题，写入", f"{documents} documents and {findings} findings, in")
    say(f"{said} {asked.out}")
    return 0


def _query(asked: Namespace, voice: Voice) -> int:
    from hengji.writers.results.admission import RefusedError
    from hengji.writers.results.questions import QUESTIONS, ask
    from hengji.writers.results.store import latest
    from hengji.writers.results.views import select

    results = latest(asked.results)
    if asked.sql is None and asked.question not in QUESTIONS:
        if asked.question is not None:
            zh = f"没有现成的问题 {asked.question}，可以问：{'、'.join(QUESTIONS)}。"
            complain(voice(zh, f"there is no question {asked.question}; there are {', '.join(QUESTIONS)}."))
            return WRONG_USAGE
        for name, question in QUESTIONS.items():
            say(f"{name:10} {voice.text(question.asks)}")
        return 0
    if asked.sql is not None and asked.question is not None:
        complain(voice("现成的问题和 --sql 只能用一个。", "ask either a ready question or --sql."))
        return WRONG_USAGE
    try:
        answer = ask(results, asked.question) if asked.sql is None else select(results, asked.sql)
    except RefusedError as refused:
        complain(voice.text(refused.text))
        return WRONG_USAGE
    write(asked.out, _spelled(answer, asked.format, voice), voice)
    return 0


def _spelled(answer: Answer, form: str, voice: Voice) -> Iterator[str]:
    if form == "json":
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        yield json.dumps(rows, ensure_ascii=False, indent=2, default=str) + "\n"
    elif form == "csv":
        page = io.StringIO()
        lines = csv.writer(page, lineterminator="\n")
        lines.writerow(answer.columns)
        lines.writerows([_safe(each) for each in row] for row in answer.rows)
        yield page.getvalue()
    else:
        yield from (f"{line}\n" for line in _table(answer))
        yield voice(f"共 {len(answer.rows)} 行", f"{len(answer.rows)} rows") + "\n"


def _safe(value: Any) -> str:
    """A cell for a spreadsheet: what begins like a formula is marked as text."""
    text = _plain(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else str(value)


def _table(answer: Answer) -> Iterator[str]:
    """Columns side by side where they fit into 100, else row by row with a line for each value."""
    rows = [[" ".join(_plain(each).split()) for each in row] for row in answer.rows]
    widths = [min(_WIDEST, max(map(width, column))) for column in zip(answer.columns, *rows, strict=True)]
    if sum(widths) + 2 * (len(widths) - 1) <= _COLUMNS:
        for row in [list(answer.columns), *rows]:
            yield "  ".join(pad(cut(each, most), most) for each, most in zip(row, widths, strict=True)).rstrip()
    else:
        yield from _stacked(answer.columns, rows)


def _stacked(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widest = max(map(width, columns))
    for row in rows:
        for name, each in zip(columns, row, strict=True):
            yield f"{pad(name, widest)}  {each}".rstrip()
        yield ""
