"""Parquet, read back: every value as it was, the filter in the schema."""

from __future__ import annotations

import json
from io import BytesIO

import pandas as pd
import pyarrow.parquet as pq

from core.export.columnar import KEY, to_parquet
from tests.core.export.made import ABOUT, HOSTILE, SAID, hostile_frame


def test_values_and_formulas_are_as_they_were():
    table = pq.read_table(BytesIO(to_parquet(hostile_frame(), ABOUT)))
    columns = table.to_pydict()
    assert columns["text"][:10] == list(HOSTILE[:10])
    assert columns["text"][10].encode() == "NUL \x00 bell \x07 half \ufffd end".encode()
    assert columns["n"][:2] == [-1, None]
    assert str(table.schema.field("published").type) == "date32[day]"
    assert columns["added"][0].isoformat() == "2026-03-04T17:05:00"


def test_the_schema_says_under_which_filter():
    schema = pq.read_schema(BytesIO(to_parquet(hostile_frame(), ABOUT)))
    assert json.loads(schema.metadata[KEY])["Filter in force"] == SAID


def test_an_empty_table_keeps_its_columns_and_types():
    empty = hostile_frame().head(0)
    schema = pq.read_schema(BytesIO(to_parquet(empty, ABOUT)))
    assert schema.names == list(empty.columns)
    assert str(schema.field("text").type) == "string"


def test_a_column_of_nothing_is_text():
    frame = pd.DataFrame({"side": pd.Series([None, None], dtype="object")})
    table = pq.read_table(BytesIO(to_parquet(frame, ABOUT)))
    assert table.to_pydict() == {"side": [None, None]}
