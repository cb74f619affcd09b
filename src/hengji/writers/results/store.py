"""The folder of results: one Parquet file a batch of documents, written whole or not at all.

    results/results.json           which rules judged last, and which folder is theirs
    results/3f…/names.parquet      the name of every file, and the content that stood under it
    results/3f…/batch-9c….parquet  about fifty documents, a row each: key, status, findings, passages

A row is kept under the document's content and the rules that judged it.  A run that is killed leaves whole batches and at
most files of another name, which are swept away by the next run.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import dataset, parquet

from hengji.tables.errors import UnreadableError
from hengji.tables.examination import RuleSet
from hengji.tables.finding import Text
from hengji.writers.results.rows import FORMAT, KILLED, Row
from hengji.writers.results.schema import DOCUMENTS, NAMES

MARKER = "results.json"
_UNFINISHED = ".unfinished"


class BusyError(Exception):
    """Another run is writing into the same folder."""


class NoRoomError(Exception):
    """The folder holds other things than results."""


@dataclass(frozen=True, slots=True)
class Name:
    """What stands under a file's name: the key of its content, or the reason why there is none."""

    key: str | None
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """The results of one set of rules."""

    folder: Path
    rules: RuleSet

    def files(self) -> list[Path]:
        """The batches, by name."""
        return sorted(self.folder.glob("batch-*.parquet"))

    def keys(self) -> set[str]:
        """The documents that are done; a batch that cannot be read is set aside and counts as none."""
        done: set[str] = set()
        for file in self.files():
            found = _keys(file)
            if found is None:
                file.rename(file.with_suffix(".damaged"))
            done.update(found or ())
        return done

    def kept(self) -> dataset.Dataset:
        """All rows, each key once, even where two runs without a lock between them did the same."""
        seen: set[str] = set()
        whole, parts = [], []
        for file in self.files():
            found = set(_keys(file) or ())
            if seen.isdisjoint(found):
                whole += [str(file)] if found else []
            else:
                parts.append(parquet.read_table(file, schema=DOCUMENTS).filter(~dataset.field("key").isin(seen)))
            seen |= found
        return dataset.dataset([dataset.dataset(whole, schema=DOCUMENTS), dataset.dataset(_joined(parts))])

    def forget_killed(self) -> int:
        """Drop the documents that took too much time or memory, so that they are tried again; how many they were."""
        killed = 0
        for file in self.files():
            table = parquet.read_table(file, schema=DOCUMENTS)
            rest = table.filter(dataset.field("status") != KILLED)
            killed += table.num_rows - rest.num_rows
            if not rest.num_rows:
                file.unlink()
            elif rest.num_rows < table.num_rows:
                write(rest, file)
        return killed

    def save(self, rows: Sequence[Row]) -> None:
        """Keep a batch; when this returns, it outlives a crash."""
        keys = "\n".join(sorted(row["key"] for row in rows))
        name = f"batch-{hashlib.sha256(keys.encode()).hexdigest()[:16]}.parquet"
        write(_table(sorted(rows, key=lambda row: str(row["key"]))), self.folder / name)

    def names(self) -> dict[str, Name]:
        """Every file named so far."""
        with suppress(OSError, pa.ArrowException):
            return {row["path"]: _name(row) for row in parquet.read_table(self._names, schema=NAMES).to_pylist()}
        return {}

    def save_names(self, names: Mapping[str, Name]) -> None:
        """Keep the names, by path."""
        rows = [_named(path, names[path]) for path in sorted(names)]
        write(pa.Table.from_pylist(rows, schema=NAMES), self._names)

    @property
    def _names(self) -> Path:
        return self.folder / "names.parquet"


def _table(rows: Sequence[Row]) -> pa.Table:
    """The rows as a table; what no text may hold (half a surrogate pair, from a broken file) becomes a question mark."""
    try:
        return pa.Table.from_pylist(rows, schema=DOCUMENTS)
    except UnicodeEncodeError:
        return pa.Table.from_pylist([_clean(row) for row in rows], schema=DOCUMENTS)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {name: _clean(each) for name, each in value.items()}
    return [_clean(each) for each in value] if isinstance(value, list) else value


def _keys(file: Path) -> list[str] | None:
    """The keys in a batch; None where it cannot be read."""
    try:
        keys: list[str] = parquet.read_table(file, columns=["key"], schema=DOCUMENTS)["key"].to_pylist()
    except (pa.ArrowException, OSError):
        return None
    return keys


def _joined(parts: Sequence[pa.Table]) -> pa.Table:
    return pa.concat_tables([DOCUMENTS.empty_table(), *parts])


def _name(row: Row) -> Name:
    zh, en = row["reason_zh"], row["reason_en"]
    return Name(row["key"], None if zh is None else Text(zh, en))


def _named(path: str, name: Name) -> Row:
    reason = name.reason
    return {
        "path": path,
        "key": name.key,
        "reason_zh": reason.zh if reason else None,
        "reason_en": reason.en if reason else None,
    }


@contextmanager
def begin(place: Path, rules: RuleSet, rest: str = "") -> Iterator[Results]:
    """The results of these rules in a folder, made where there is none, for one run at a time.

    `rest` is what else the results depend on, such as the marking schemes: with another rest they are other results.

    Raises:
        BusyError: where another run is writing into the folder.
        NoRoomError: where it holds other things.
    """
    if not _is_free(place):
        raise NoRoomError(str(place))
    spelled = f"{FORMAT}\n{rules.version}\n{rules.hash}\n{rest}"
    name = hashlib.sha256(spelled.encode()).hexdigest()[:16]
    place.mkdir(parents=True, exist_ok=True)
    with _alone(place):
        for left in place.rglob(f"*{_UNFINISHED}"):
            left.unlink()
        about = {"format": FORMAT, "rules": {"version": rules.version, "hash": rules.hash}, "folder": name}
        _whole(place / MARKER, json.dumps(about, indent=2).encode() + b"\n")
        (place / name).mkdir(exist_ok=True)
        yield Results(place / name, rules)


def _is_free(place: Path) -> bool:
    """Whether results may be kept there: where there are some, or nothing at all."""
    if not place.exists() or (place / MARKER).exists():
        return True
    return place.is_dir() and all(each.name.startswith(".") or each.suffix == _UNFINISHED for each in place.iterdir())


def latest(place: Path) -> Results:
    """The results of the rules that judged last.

    Raises:
        UnreadableError: where the folder holds no results.
    """
    try:
        about = json.loads((place / MARKER).read_text("utf-8"))
        rules, folder = RuleSet(about["rules"]["version"], about["rules"]["hash"]), place / Path(about["folder"]).name
    except (OSError, ValueError, KeyError, TypeError) as none:
        raise UnreadableError(
            f"“{place}”不是核查结果文件夹；请先运行 hengji check 文件夹 --out {place}/",
            f'"{place}" is no folder of results; make one with: hengji check FOLDER --out {place}/',
        ) from none
    return Results(folder, rules)


def write(table: pa.Table, path: Path) -> None:
    """Write a Parquet file whole or not at all; the same rows give the same bytes."""
    sink = pa.BufferOutputStream()
    parquet.write_table(table, sink, compression="zstd", write_page_checksum=True)
    _whole(path, sink.getvalue())


def _whole(path: Path, data: bytes | pa.Buffer) -> None:
    unfinished = path.with_name(f"{path.name}.{os.getpid()}{_UNFINISHED}")
    with unfinished.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Have the new name itself on the disk, where the system knows how."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Hold the folder's lock, which ends with the process however it ends; Windows has no such lock."""
    with (place / ".lock").open("w") as lock:
        try:
            from fcntl import LOCK_EX, LOCK_NB, flock
        except ImportError:
            yield
            return
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError as taken:
            raise BusyError(str(place)) from taken
        except OSError:  # a network drive without locks; rows kept twice would be seen once all the same
            yield
            return
        yield
