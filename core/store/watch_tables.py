"""The tables of what analysts keep for themselves: watchlists, views, and when they last looked.

They name actors and articles without referring to their rows: these may leave and return.
"""

from __future__ import annotations

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, String, Table, Text

from core.store.schema import metadata

# Names an analyst watches (core/store/watching.py). An actor may leave the collection and return.
watchlists = Table(
    "watchlists",
    metadata,
    Column("watchlist_id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("words", Text, nullable=False),  # a search a line
    Column("looked", DateTime, nullable=False),  # when it was last opened, UTC
)

watchlist_actors = Table(
    "watchlist_actors",
    metadata,
    Column(
        "watchlist_id",
        Integer,
        ForeignKey("watchlists.watchlist_id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("actor_id", String, primary_key=True),
    Column("name", Text, nullable=False),  # as it was when the actor was put on the list
)

# Pages with their filters, under a name (core/store/views.py).
views = Table(
    "views",
    metadata,
    Column("view_id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("page", String, nullable=False),
    Column("state", Text, nullable=False),  # the parameters of its address
    Column("looked", DateTime, nullable=False),
)

# When somebody last said that all that is new had been seen: one row, or none.
looks = Table(
    "looks",
    metadata,
    Column("key", String, primary_key=True),
    Column("looked", DateTime, nullable=False),
)

# Every name an actor is or was referred to by; kept by triggers, for the search index.
actor_names = Table(
    "actor_names",
    metadata,
    Column("name_id", Integer, primary_key=True),
    Column("actor_id", String, nullable=False),
    Column("name", Text, nullable=False),
    Index("actor_names_by_actor", "actor_id", "name", unique=True),
)
