"""What analysts decide, kept apart from what the machine read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _of(table: str, key: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([key], [f"{table}.{key}"], ondelete="CASCADE")


def upgrade() -> None:
    op.add_column("actors", sa.Column("machine_name", sa.Text))
    op.add_column("quotes", sa.Column("reviewed", sa.String))
    op.add_column("events", sa.Column("reviewed", sa.String))
    op.create_table(
        "corrections",
        sa.Column("correction_id", sa.Integer(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("drawn", sa.Boolean(), nullable=False),
        sa.Column("undone", sa.DateTime()),
        sa.Column("undone_by", sa.Text()),
        sa.PrimaryKeyConstraint("correction_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "correction_subjects",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("correction_id", sa.Integer(), nullable=False),
        _of("corrections", "correction_id"),
        sa.PrimaryKeyConstraint("subject", "correction_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("correction_subjects_by_correction", "correction_subjects", ["correction_id"])
    op.create_table(
        "corrected",
        sa.Column("correction_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        _of("corrections", "correction_id"),
        _of("articles", "article_id"),
        sa.PrimaryKeyConstraint("correction_id", "article_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("corrected_by_article", "corrected", ["article_id"])
    op.create_table(
        "machine_parses",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("parse", sa.LargeBinary(), nullable=False),
        _of("articles", "article_id"),
        sa.PrimaryKeyConstraint("article_id"),
    )
