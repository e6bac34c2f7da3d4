"""How a relation between two went over the months."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from core.store.filters import Filter
from core.store.queries.frames import DAYS, read_frame
from core.store.queries.relations import Counting, Level, Pair, RelationBasis, counted
from core.store.schema import actors

COLUMNS = [
    "period", "until", "source_id", "source", "target_id", "target", "times", "tone",
]  # fmt: skip


def pair_trend(connection: Connection, wanted: Filter, *, pair: Pair) -> pd.DataFrame:
    """Columns: COLUMNS. A row for every month and direction in which something was counted.

    period and until are the month's first and last day. The direction of `pair` comes first; those
    named together have only that one. What has no date is in no month.
    """
    both = (pair.source, pair.target)
    counting = Counting(pair.basis, pair.level, both, pair.choice, by_day=True)
    days = read_frame(connection, counted(wanted, counting)).dropna(subset=["published"])
    if pair.basis is RelationBasis.TOGETHER:
        days = days[days["source_id"] == pair.source]
    months = _by_month(days)
    names = _names(connection, pair)
    for end in ("source", "target"):
        months[end] = months[f"{end}_id"].map(names).astype("object")
    months["back"] = months["source_id"] != pair.source
    return months.sort_values(["period", "back"], ignore_index=True)[COLUMNS]


def _by_month(days: pd.DataFrame) -> pd.DataFrame:
    """Sums of times, and the mean of tone over all that was counted."""
    month = days["published"].dt.to_period("M")
    scores = days.assign(
        period=month.dt.start_time.astype(DAYS),
        until=month.dt.end_time.dt.normalize().astype(DAYS),
        tone=days["tone"] * days["times"].astype("float64"),
    )
    keys = ["period", "until", "source_id", "target_id"]
    sums = scores.groupby(keys, as_index=False)[["times", "tone"]].sum(min_count=1)
    sums["tone"] = (sums["tone"] / sums["times"]).astype("float64")
    return sums.astype({"source_id": "object", "target_id": "object"})


def _names(connection: Connection, pair: Pair) -> dict[str, str]:
    both = (pair.source, pair.target)
    if pair.level is Level.SIDE:
        return dict(zip(both, both, strict=True))
    query = select(actors.c.actor_id, actors.c.name).where(actors.c.actor_id.in_(both))
    return {row.actor_id: row.name for row in connection.execute(query)}
