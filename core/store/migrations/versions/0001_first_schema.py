"""The first schema, its search index and the collection's version.

The index is kept by triggers, so that no writer can forget it; the text itself is stored once.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# table, key, indexed columns
SEARCHED = (("articles", "number", ("title", "text")), ("quotes", "quote_id", ("text", "speaker")))


def upgrade() -> None:
    _create_tables()
    for table, key, columns in SEARCHED:
        _create_search(table, key, columns)
    op.execute("INSERT INTO collection (key, value) VALUES ('version', 0)")


def _create_search(table: str, key: str, columns: tuple[str, ...]) -> None:
    index, names = f"{table}_search", ", ".join(columns)
    old, new = (", ".join(f"{row}.{name}" for name in (key, *columns)) for row in ("old", "new"))
    forget = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', {old});"
    learn = f"INSERT INTO {index} (rowid, {names}) VALUES ({new});"
    op.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{table}', "
        f"content_rowid='{key}', tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute(f"CREATE TRIGGER {table}_found AFTER INSERT ON {table} BEGIN {learn} END")
    op.execute(f"CREATE TRIGGER {table}_lost AFTER DELETE ON {table} BEGIN {forget} END")
    op.execute(
        f"CREATE TRIGGER {table}_changed AFTER UPDATE OF {names} ON {table} "
        f"BEGIN {forget} {learn} END"
    )


def _create_tables() -> None:
    op.create_table(
        "actors",
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("surname", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("actor_id"),
    )
    op.create_index("actors_by_name", "actors", ["name"], unique=False)
    op.create_index("actors_by_surname", "actors", ["surname"], unique=False)
    op.create_table(
        "articles",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("published_precision", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("copy_of", sa.String(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("rules", sa.String(), nullable=False),
        sa.Column("added", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["copy_of"],
            ["articles.article_id"],
        ),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("article_id"),
        sa.UniqueConstraint("hash"),
    )
    op.create_index("articles_by_copy", "articles", ["copy_of"], unique=False)
    op.create_index("articles_by_date", "articles", ["published", "outlet"], unique=False)
    op.create_table(
        "collection",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "ingest_log",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("added", sa.DateTime(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("article_id", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("entry_id"),
    )
    op.create_table(
        "article_actors",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("names", sa.Integer(), nullable=False),
        sa.Column("demonyms", sa.Integer(), nullable=False),
        sa.Column("nominals", sa.Integer(), nullable=False),
        sa.Column("pronouns", sa.Integer(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("is_copy", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"],
            ["actors.actor_id"],
        ),
        sa.ForeignKeyConstraint(["article_id"], ["articles.article_id"], ondelete="CASCADE"),
    )
    op.create_index(
        "article_actors_by_actor", "article_actors", ["actor_id", "published"], unique=False
    )
    op.create_index(
        "article_actors_by_article", "article_actors", ["article_id", "actor_id"], unique=True
    )
    op.create_table(
        "copy_bands",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.article_id"], ondelete="CASCADE"),
    )
    op.create_index("copy_bands_by_article", "copy_bands", ["article_id"], unique=False)
    op.create_index("copy_bands_by_band", "copy_bands", ["band"], unique=False)
    op.create_table(
        "events",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("quad", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_id", sa.String(), nullable=True),
        sa.Column("source_side", sa.Text(), nullable=True),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("target_id", sa.String(), nullable=True),
        sa.Column("target_side", sa.Text(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("claimed_by", sa.Text(), nullable=True),
        sa.Column("claimed_by_id", sa.String(), nullable=True),
        sa.Column("modality", sa.String(), nullable=False),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("date_precision", sa.String(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("sentence", sa.Integer(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("is_copy", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.article_id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["claimed_by_id"],
            ["actors.actor_id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["actors.actor_id"],
        ),
        sa.ForeignKeyConstraint(
            ["target_id"],
            ["actors.actor_id"],
        ),
        sa.PrimaryKeyConstraint("event_id"),
    )
    op.create_index("events_by_article", "events", ["article_id", "start"], unique=False)
    op.create_index("events_by_claimant", "events", ["claimed_by_id"], unique=False)
    op.create_index("events_by_date", "events", ["published"], unique=False)
    op.create_index(
        "events_by_pair", "events", ["source_id", "target_id", "published"], unique=False
    )
    op.create_index("events_by_target", "events", ["target_id", "published"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("surface", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Integer(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("is_copy", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"],
            ["actors.actor_id"],
        ),
        sa.ForeignKeyConstraint(["article_id"], ["articles.article_id"], ondelete="CASCADE"),
    )
    op.create_index("mentions_by_actor", "mentions", ["actor_id", "published"], unique=False)
    op.create_index("mentions_by_article", "mentions", ["article_id", "sentence"], unique=False)
    op.create_table(
        "notes",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["articles.article_id"], ondelete="CASCADE"),
    )
    op.create_index("notes_by_article", "notes", ["article_id"], unique=False)
    op.create_table(
        "quotes",
        sa.Column("quote_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reports", sa.String(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("speaker_id", sa.String(), nullable=True),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("speaker_text", sa.Text(), nullable=True),
        sa.Column("speaker_start", sa.Integer(), nullable=True),
        sa.Column("speaker_end", sa.Integer(), nullable=True),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("cue_lemma", sa.Text(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("stance", sa.String(), nullable=True),
        sa.Column("told_to", sa.Text(), nullable=True),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("said_on_precision", sa.String(), nullable=True),
        sa.Column("reported_by", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("sentence", sa.Integer(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("is_copy", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.article_id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["actors.actor_id"],
        ),
        sa.PrimaryKeyConstraint("quote_id"),
    )
    op.create_index("quotes_by_article", "quotes", ["article_id", "start"], unique=False)
    op.create_index("quotes_by_date", "quotes", ["published"], unique=False)
    op.create_index("quotes_by_speaker", "quotes", ["speaker_id", "published"], unique=False)
    op.create_table(
        "sentences",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("sentence", sa.Integer(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.article_id"], ondelete="CASCADE"),
    )
    op.create_index("sentences_by_article", "sentences", ["article_id", "sentence"], unique=True)
