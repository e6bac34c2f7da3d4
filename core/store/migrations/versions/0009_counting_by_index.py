"""Mentions are counted from an index alone."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("article_actors_by_actor", "article_actors")
    op.create_index(
        "article_actors_by_actor",
        "article_actors",
        [
            *("actor_id", "published", "is_copy", "names", "demonyms", "nominals", "pronouns"),
            *("side", "role", "outlet"),
        ],
    )
