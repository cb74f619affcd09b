"""The columns of the kept rows, as Parquet types."""

from __future__ import annotations

import pyarrow as pa

_TEXT, _NUMBER = pa.string(), pa.int32()


def _rows(**columns: pa.DataType) -> pa.DataType:
    return pa.list_(pa.struct(list(columns.items())))


PLACES = _rows(
    path=_TEXT,
    label=_TEXT,
    start=_NUMBER,
    end=_NUMBER,
    text=_TEXT,
    item=_TEXT,
    page=_NUMBER,
    table=_NUMBER,
    row=_NUMBER,
    column=_NUMBER,
)
FINDINGS = _rows(
    code=_TEXT,
    name=_TEXT,
    severity=_TEXT,
    message_zh=_TEXT,
    message_en=_TEXT,
    working_zh=_TEXT,
    working_en=_TEXT,
    places=PLACES,
)
FIGURES = _rows(subject=_TEXT, value=_TEXT, unit=_TEXT, day=_TEXT)
PASSAGES = _rows(item=_TEXT, label=_TEXT, text=_TEXT, figures=FIGURES, fingerprints=pa.list_(pa.uint32()))
DOCUMENTS = pa.schema(
    {
        "key": _TEXT,
        "sha256": _TEXT,
        "ending": _TEXT,
        "status": _TEXT,
        "reason_zh": _TEXT,
        "reason_en": _TEXT,
        "kind": _TEXT,
        "form": _TEXT,
        "layout": _TEXT,
        "department": _TEXT,
        "year": _NUMBER,
        "title": _TEXT,
        "errors": _NUMBER,
        "warnings": _NUMBER,
        "infos": _NUMBER,
        "findings": FINDINGS,
        "passages": PASSAGES,
    }
)
NAMES = pa.schema({"path": _TEXT, "key": _TEXT, "reason_zh": _TEXT, "reason_en": _TEXT})
