"""How far a run of many files has come, on stderr: a bar on a terminal, else a line now and then.

Of a single file that takes a while (a scan, page by page) a terminal is told where the work stands.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from hengji.cli.language import Voice
from hengji.cli.output import complain
from hengji.readers.steps import Step

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


class Stepped:
    """Tells a terminal at which step the work on a single file is, in one line that is gone when the result comes."""

    def __init__(self, total: int, voice: Voice) -> None:
        self.shown = total == 1 and sys.stderr.isatty()
        self.voice = voice

    def __call__(self, path: Path, step: Step) -> None:
        """The work on this file takes a further step."""
        if self.shown:
            self._write(f"\r\x1b[K{path.name}: {self.voice(step.zh, step.en)} …")

    def done(self) -> None:
        """The result comes."""
        if self.shown:
            self._write("\r\x1b[K")

    @staticmethod
    def _write(words: str) -> None:
        sys.stderr.write(words)
        sys.stderr.flush()
