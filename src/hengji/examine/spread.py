"""Many documents on one machine or on many, each examined once, the results kept batch by batch.

An engine maps batches of documents to batches of rows, in any order, each once.  What is durable is ours: the folder of
results decides what is still to be done, so a run that was killed goes on where it stopped, on any engine.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from hengji.examine.children import STANDING
from hengji.examine.limits import SECONDS
from hengji.examine.pool import run
from hengji.examine.reasons import not_opened
from hengji.examine.task import Batch, Content, Engine, Task
from hengji.readers.limits import FILE_BYTES
from hengji.readers.open import too_big
from hengji.tables.errors import UnreadableError
from hengji.tables.finding import Text
from hengji.writers.results.rows import Row
from hengji.writers.results.store import Name, Results

BATCH = 50
"""Documents a batch: enough that handing one out costs nothing, few enough that losing one costs little."""
BATCH_BYTES = 16 * 1024 * 1024


class Survey:
    """Which files there are, what stands in them, and what of it is still to be examined, each content once."""

    def __init__(self, paths: Iterable[Path], done: Iterable[str]) -> None:
        self._done = set(done)
        self.names: dict[str, Name] = {}
        self.todo: dict[str, Path] = {}
        for path in paths:
            content = self._named(path)
            if content is not None and content.key not in self._done:
                self.todo.setdefault(content.key, path)

    def batches(self) -> Iterator[Batch]:
        """What is still to be examined, some fifty documents at a time, fewer where they are large."""
        batch: list[Content] = []
        for path in self.todo.values():
            content = self._named(path)  # read anew: all at once would not fit into memory
            if content is None or content.key in self._done:
                continue
            if batch and (len(batch) == BATCH or sum(len(each.data) for each in batch) > BATCH_BYTES):
                yield tuple(batch)
                batch = []
            self._done.add(content.key)
            batch.append(content)
        if batch:
            yield tuple(batch)

    def _named(self, path: Path) -> Content | None:
        """What stands in the file now, noted under its name; None where it cannot be opened or is far too large."""
        name = spelled(path)
        try:
            size = path.stat().st_size
            if size > FILE_BYTES:
                raise too_big(path.name, size)
            data = path.read_bytes()
        except OSError as failed:
            self.names[name] = Name(None, not_opened(path, failed))
        except UnreadableError as refused:
            self.names[name] = Name(None, Text(refused.zh, refused.en))
        else:
            content = Content(hashlib.sha256(data).hexdigest(), spelled(path.suffix.lower()), data)
            self.names[name] = Name(content.key)
            return content
        return None


def spelled(name: Path | str) -> str:
    """A file's name as text; the bytes of one in another encoding, as old archives have them, are told in hexadecimal."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def examine_into(results: Results, survey: Survey, task: Task, engine: Engine) -> Iterator[Row]:
    """Examine what is still to be examined and keep it; the rows as they are kept.

    The names are kept first, so that a run that is killed leaves results that can be asked; and once more at the end,
    since a file may have changed meanwhile.
    """
    results.save_names({**results.names(), **survey.names})
    for rows in engine(task, survey.batches()):
        results.save(rows)
        yield from rows
    results.save_names({**results.names(), **survey.names})


def local(jobs: int, seconds: float = SECONDS) -> Engine:
    """The engine of one machine: so many child processes."""

    def engine(task: Task, batches: Iterable[Batch]) -> Iterator[Sequence[Row]]:
        task.ready()
        rows = run(task, chain.from_iterable(batches), jobs=jobs, seconds=seconds, start=STANDING)
        while batch := list(islice(rows, BATCH)):
            yield batch

    return engine
