"""How far a run of many files has come, on stderr: a bar on a terminal, else a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import TypeVar

from hengji.cli.language import Voice
from hengji.cli.output import complain

Each = TypeVar("Each")
_PAUSE = 10.0


def followed(each: Iterator[Each], total: int, voice: Voice) -> Iterator[Each]:
    """The same values, while the reader is told how far it is; nothing is said of a single file."""
    if total == 1:
        return each
    return _bar(each, total, voice) if sys.stderr.isatty() else _lines(each, total, voice)


def _bar(each: Iterator[Each], total: int, voice: Voice) -> Iterator[Each]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    said = TextColumn(voice("核查", "examining"))
    columns = (said, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # no refreshing thread: processes are still being started
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task = progress.add_task("", total=total)
        for value in each:
            progress.update(task, advance=1, refresh=True)
            yield value


def _lines(each: Iterator[Each], total: int, voice: Voice) -> Iterator[Each]:
    told = time.monotonic()
    for number, value in enumerate(each, 1):
        if time.monotonic() - told > _PAUSE:
            told = time.monotonic()
            complain(voice(f"已核查 {number}/{total} 份", f"{number} of {total} examined"))
        yield value
