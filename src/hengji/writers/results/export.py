"""The results as three flat Parquet files in the order of their keys: the same bytes however they came about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import dataset, parquet

from hengji.writers.results.schema import DOCUMENTS, FINDINGS, PASSAGES
from hengji.writers.results.store import Results
from hengji.writers.results.views import by_content

_AT_ONCE = 5_000
_LISTS = {"findings": FINDINGS, "passages": PASSAGES}
_FLAT = pa.schema(
    [("path", pa.string()), ("paths", pa.list_(pa.string())), *(each for each in DOCUMENTS if each.name not in _LISTS)]
)


def export(results: Results, folder: Path) -> tuple[int, int]:
    """Write documents.parquet, findings.parquet and passages.parquet into a folder; how many documents and findings.

    A document is one content with all its names; a name without content (a file that could not be opened) comes last.
    Findings and passages are told by the document's key and their number in it, from 1.
    """
    folder.mkdir(parents=True, exist_ok=True)
    counted = {"documents": 0, "findings": 0, "passages": 0}
    schemas = {"documents": _FLAT, **{name: _rows(kind) for name, kind in _LISTS.items()}}
    unfinished = {name: folder / f".{name}.unfinished" for name in schemas}
    with ExitStack() as stack:
        files = {
            name: stack.enter_context(parquet.ParquetWriter(unfinished[name], schema, compression="zstd"))
            for name, schema in schemas.items()
        }
        for name, table in _tables(results):
            files[name].write_table(table.cast(schemas[name]))
            counted[name] += table.num_rows
    for name, path in unfinished.items():
        path.replace(folder / f"{name}.parquet")
    return counted["documents"], counted["findings"]


def _rows(kind: pa.DataType) -> pa.Schema:
    return pa.schema([("key", pa.string()), ("number", pa.int32()), *kind.value_type])


def _tables(results: Results) -> Iterator[tuple[str, pa.Table]]:
    kept = results.kept()
    named = list(by_content(results.names()))
    for first in range(0, len(named), _AT_ONCE):
        part = {each["key"]: each for each in named[first : first + _AT_ONCE] if each["key"] is not None}
        table = (
            kept.to_table(filter=dataset.field("key").isin(pa.array(part, pa.string()))).sort_by("key").combine_chunks()
        )
        paths = pa.array([part[key]["paths"] for key in table["key"].to_pylist()], pa.list_(pa.string()))
        yield "documents", _documents(table, paths)
        yield from ((name, _flat(table, name)) for name in _LISTS)
    unopened = [_unopened(each) for each in named if each["key"] is None]
    if unopened:
        yield "documents", pa.Table.from_pylist(unopened, schema=_FLAT)


def _documents(table: pa.Table, paths: pa.Array) -> pa.Table:
    columns = {"path": pc.list_element(paths, 0), "paths": paths}
    return pa.table({**columns, **{name: table[name] for name in _FLAT.names if name not in columns}})


def _unopened(named: dict[str, Any]) -> dict[str, Any]:
    return {**named, "path": named["paths"][0], "status": "refused"}


def _flat(table: pa.Table, name: str) -> pa.Table:
    """The values of a column of lists, each with its row's key and its number in the list."""
    lists = table[name].combine_chunks()
    lists = lists if isinstance(lists, pa.ListArray) else lists.chunk(0)
    parents, values = pc.list_parent_indices(lists), pc.list_flatten(lists)
    numbers = pa.array(_numbers(parents.to_pylist()), pa.int32())
    fields = dict(zip((each.name for each in values.type), values.flatten(), strict=True))
    return pa.table({"key": table["key"].take(parents), "number": numbers, **fields})


def _numbers(parents: Sequence[int]) -> Iterator[int]:
    number, before = 0, -1
    for parent in parents:
        number = number + 1 if parent == before else 1
        before = parent
        yield number
