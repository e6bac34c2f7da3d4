"""Minutes and zones, the day of the last change, the section, and where each of these stands."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in (
        sa.Column("published_at", sa.String),
        sa.Column("modified", sa.Date),
        sa.Column("modified_at", sa.String),
        sa.Column("section", sa.Text),
        sa.Column("stated_by", sa.Text),
    ):
        op.add_column("articles", column)
