"""What quotes say, so that the same quote is found in other articles; also for those already in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.store import wordings

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "wordings",
        sa.Column("wording_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("wording_id"),
        sa.UniqueConstraint("hash"),
    )
    op.create_table(
        "wording_keys",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("wording_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["wording_id"], ["wordings.wording_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "wording_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("wording_keys_by_wording", "wording_keys", ["wording_id"])
    op.create_table(
        "wording_pairs",
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("bond", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["one_id"], ["wordings.wording_id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["wordings.wording_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("one_id", "other_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("wording_pairs_by_other", "wording_pairs", ["other_id"])
    # SQLite adds a column with its reference only in one statement of its own.
    op.execute("ALTER TABLE quotes ADD COLUMN wording_id INTEGER REFERENCES wordings (wording_id)")
    op.create_index("quotes_by_wording", "quotes", ["wording_id"])
    wordings.catch_up(op.get_bind())
