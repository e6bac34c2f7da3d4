"""Tables for programs: Parquet, with what the export says of itself in the schema."""

from __future__ import annotations

import json
from io import BytesIO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from core.export.about import About
from core.export.cells import is_dated, is_text, is_whole_days

# Where in the schema's metadata the export speaks of itself, as a JSON object.
KEY = b"rapporteur"

_HALF_A_PAIR = dict.fromkeys(range(55296, 57344), "�")


def to_parquet(frame: pd.DataFrame, about: About) -> bytes:
    """Every value as it is, formulas too: programs that read Parquet run none."""
    table = pa.table({name: _array(frame[name]) for name in frame.columns})
    said = json.dumps(dict(about.lines()), ensure_ascii=False).encode()
    content = BytesIO()
    pq.write_table(table.replace_schema_metadata({KEY: said}), content)
    return content.getvalue()


def _array(column: pd.Series) -> pa.Array:
    if is_dated(column):
        kind = pa.date32() if is_whole_days(column) else pa.timestamp("ms")
        return pa.array([None if pd.isna(at) else at.to_pydatetime() for at in column], kind)
    if is_text(column):
        return pa.array([None if pd.isna(text) else _encodable(text) for text in column], "string")
    return pa.Array.from_pandas(column)


def _encodable(text: object) -> str:
    return str(text).translate(_HALF_A_PAIR)
