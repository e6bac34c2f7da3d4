"""What analysts have decided, and how right the machine was where they looked."""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from core.corrections import accuracy, from_json, tell
from core.store.correction_tables import corrections
from core.store.queries.frames import DAYS, MOST_ROWS

_LOG = {
    "correction_id": "Int64",
    "made": DAYS,
    "made_by": "object",
    "about": "object",
    "was": "object",
    "now": "object",
    "undone": DAYS,
    "undone_by": "object",
}

_ACCURACY = {
    "asked": "object",
    "reviewed": "Int64",
    "right": "Int64",
    "share_right": "float64",
    "low": "float64",
    "high": "float64",
}


def decision_log(connection: Connection, *, top: int = MOST_ROWS) -> pd.DataFrame:
    """Columns: correction_id, made, made_by, about, was, now, undone, undone_by. Latest first.

    Times are UTC; `undone` is missing where a decision is in force.
    """
    row = corrections.c
    query = select(corrections).order_by(row.correction_id.desc()).limit(top)
    rows = []
    for each in connection.execute(query):
        told = tell(from_json(each.kind, each.payload))
        said = (told.about, told.was, told.now)
        rows.append(
            (each.correction_id, each.made, each.made_by, *said, each.undone, each.undone_by)
        )
    return _frame(rows, _LOG)


def reviewed_accuracy(connection: Connection) -> pd.DataFrame:
    """Columns: asked, reviewed, right, share_right, low, high. A row for each question asked of the
    machine; share_right and its 95 % interval (Wilson) are per cent, and missing where nothing was
    reviewed.
    """
    row = corrections.c
    query = select(row.kind, row.payload).where(row.undone.is_(None)).order_by(row.correction_id)
    decisions = [from_json(kind, payload) for kind, payload in connection.execute(query)]
    rows = []
    for each in accuracy(decisions):
        low, high = each.interval or (None, None)
        shares = [None if part is None else 100 * part for part in (each.share, low, high)]
        rows.append((each.asked.value, each.reviewed, each.right, *shares))
    return _frame(rows, _ACCURACY)


def _frame(rows: list[tuple[Any, ...]], dtypes: dict[str, str]) -> pd.DataFrame:
    columns = zip(*rows, strict=True) if rows else [()] * len(dtypes)
    return pd.DataFrame(
        {
            name: pd.Series(cells, dtype=dtype)
            for (name, dtype), cells in zip(dtypes.items(), columns, strict=True)
        }
    )
