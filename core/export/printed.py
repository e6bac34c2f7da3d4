"""A table as it is printed in a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from core.citing import Source
from core.export.cells import is_dated, iso
from core.report import MOST_ROWS, Table


def report_table(
    frame: pd.DataFrame, headings: Mapping[str, str], sources: Iterable[Source] = ()
) -> Table:
    """The columns that `headings` names, cut after MOST_ROWS; `sources` has one a row or none."""
    top = frame.head(MOST_ROWS)
    columns = [name for name in headings if name in frame]
    printed = pd.DataFrame({name: _printed(top[name]) for name in columns})
    return Table(
        tuple(headings[name] for name in columns),
        tuple(tuple(row) for row in printed.itertuples(index=False, name=None)),
        len(frame),
        tuple(sources)[:MOST_ROWS],
    )


def _printed(column: pd.Series) -> pd.Series:
    if is_dated(column):
        return iso(column).fillna("")
    if pd.api.types.is_bool_dtype(column.dtype):
        return column.map(lambda value: "yes" if not pd.isna(value) and value else "")
    if pd.api.types.is_float_dtype(column.dtype):
        return column.map(lambda value: "" if pd.isna(value) else f"{value:,.2f}")
    if pd.api.types.is_integer_dtype(column.dtype):
        return column.map(lambda value: "" if pd.isna(value) else f"{value:,}")
    return column.map(lambda value: "" if pd.isna(value) else str(value))
