"""Many rows into a table at once, at the database driver's own pace.

SQLAlchemy looks at every value of every row again; for the thousand rows of a few articles that
takes longer than writing them. Here the statement and what its columns need are put together once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert

from core.store.facts import Row

type _Converter = tuple[int, Callable[[Any], Any]]


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows that name the same columns; none is fine."""
    if not rows:
        return
    statement, names, converters = _prepared(table, tuple(rows[0]), connection.dialect)
    values = [[row[name] for name in names] for row in rows]
    for place, convert in converters:
        for given in values:
            given[place] = convert(given[place])
    connection.exec_driver_sql(statement, [tuple(given) for given in values])


@lru_cache(maxsize=256)
def _prepared(
    table: Table, columns: tuple[str, ...], dialect: Dialect
) -> tuple[str, tuple[str, ...], tuple[_Converter, ...]]:
    """The statement, its columns in order, and how the values of some become the driver's."""
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    names = tuple(compiled.positiontup or ())
    found = (table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names)
    converters = tuple((place, convert) for place, convert in enumerate(found) if convert)
    return str(compiled), names, converters
