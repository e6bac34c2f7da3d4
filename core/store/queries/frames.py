"""Rows of a SELECT as a DataFrame whose columns and types hold even when there are no rows."""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Date,
    DateTime,
    Float,
    FromClause,
    Integer,
    Numeric,
    Select,
    case,
    func,
)

# A SELECT of any columns.
type Query = Select[*tuple[Any, ...]]

# The most rows one table shows; an analyst who meets it narrows the filter.
MOST_ROWS = 5000

# Days, and moments.
DAYS = "datetime64[ns]"

# What a column of a SQL type is in a frame. Whole numbers may be missing, hence the capital I.
_DTYPES: tuple[tuple[type[Any], str], ...] = (
    (DateTime, DAYS),
    (Date, DAYS),
    (Boolean, "boolean"),
    (Integer, "Int64"),
    (Float, "float64"),
    (Numeric, "float64"),
)


def read_frame(connection: Connection, query: Query) -> pd.DataFrame:
    """All rows of `query`; missing text is None."""
    columns = list(query.selected_columns)
    rows = connection.execute(query).all()
    values = list(zip(*rows, strict=True)) or [() for _ in columns]
    return pd.DataFrame(
        {
            str(column.key): pd.Series(cells, dtype=_dtype(column.type))
            for column, cells in zip(columns, values, strict=True)
        }
    )


def _dtype(kind: object) -> str:
    return next((dtype for sql, dtype in _DTYPES if isinstance(kind, sql)), "object")


# An untitled article goes by its first words.
_OPENING = 60


def title_of(articles: FromClause) -> ColumnElement[str]:
    """What an article is called wherever it is shown: an invented one never without saying so."""
    row = articles.c
    title = func.coalesce(row.title, func.substr(row.text, 1, _OPENING) + "…")
    return case((row.origin == "sample", "Sample: " + title), else_=title)


def told_apart(actors: pd.DataFrame) -> pd.Series:
    """Each actor's name; where two share it, with the kind, then with the id."""
    label = actors["actor"]
    for column in ("kind", "actor_id"):
        twice = label.duplicated(keep=False)
        label = label.where(~twice, actors["actor"] + " (" + actors[column] + ")")
    return label.astype("object")
