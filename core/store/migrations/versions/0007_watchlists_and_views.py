"""Watchlists, saved views, and an index of the names of actors.

Names are gathered by triggers, so that no writer can forget them. One that no mention bears any
more stays until its actor leaves: who asks for names looks whether they are still in use.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NAMING = "('name', 'alias', 'acronym', 'metonym')"
_ENTER = "INSERT OR IGNORE INTO actor_names (actor_id, name)"


def upgrade() -> None:
    _create_tables()
    op.execute(f"{_ENTER} SELECT actor_id, name FROM actors")
    op.execute(f"{_ENTER} SELECT actor_id, surface FROM mentions WHERE form IN {NAMING}")
    _index_names()
    _gather_names()


def _create_tables() -> None:
    op.create_table(
        "watchlists",
        sa.Column("watchlist_id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("looked", sa.DateTime, nullable=False),
    )
    of_watchlist = sa.ForeignKey("watchlists.watchlist_id", ondelete="CASCADE")
    op.create_table(
        "watchlist_actors",
        sa.Column("watchlist_id", sa.Integer, of_watchlist, primary_key=True),
        sa.Column("actor_id", sa.String, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
    )
    op.create_table(
        "views",
        sa.Column("view_id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("page", sa.String, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("looked", sa.DateTime, nullable=False),
    )
    op.create_table(
        "looks",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("looked", sa.DateTime, nullable=False),
    )
    op.create_table(
        "actor_names",
        sa.Column("name_id", sa.Integer, primary_key=True),
        sa.Column("actor_id", sa.String, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
    )
    op.create_index("actor_names_by_actor", "actor_names", ["actor_id", "name"], unique=True)
    op.create_index("articles_by_arrival", "articles", ["added"])


def _index_names() -> None:
    index = "actor_names_search"
    op.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5(name, content='actor_names', "
        "content_rowid='name_id', tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    op.execute(
        "CREATE TRIGGER actor_names_found AFTER INSERT ON actor_names BEGIN "
        f"INSERT INTO {index} (rowid, name) VALUES (new.name_id, new.name); END"
    )
    op.execute(
        "CREATE TRIGGER actor_names_lost AFTER DELETE ON actor_names BEGIN "
        f"INSERT INTO {index} ({index}, rowid, name) VALUES ('delete', old.name_id, old.name); END"
    )


def _gather_names() -> None:
    for when in ("INSERT", "UPDATE OF name"):
        op.execute(
            f"CREATE TRIGGER actors_named_{when[:6].lower()} AFTER {when} ON actors BEGIN "
            f"{_ENTER} VALUES (new.actor_id, new.name); END"
        )
    op.execute(
        "CREATE TRIGGER actors_unnamed AFTER DELETE ON actors BEGIN "
        "DELETE FROM actor_names WHERE actor_id = old.actor_id; END"
    )
    for when in ("INSERT", "UPDATE OF actor_id, surface, form"):
        op.execute(
            f"CREATE TRIGGER mentions_named_{when[:6].lower()} AFTER {when} ON mentions "
            f"WHEN new.form IN {NAMING} BEGIN {_ENTER} VALUES (new.actor_id, new.surface); END"
        )
