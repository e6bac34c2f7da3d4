"""The tables of what analysts decided (core/corrections), kept apart from what the machine read.

Corrections outlive the articles they speak of: the same text may come again.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from core.store.schema import metadata

corrections = Table(
    "corrections",
    metadata,
    Column("correction_id", Integer, primary_key=True),
    Column("made", DateTime, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("payload", Text, nullable=False),  # JSON
    Column("note", Text),
    Column("drawn", Boolean, nullable=False),  # its subject came by lot, not by choice
    Column("undone", DateTime),
    Column("undone_by", Text),
    sqlite_autoincrement=True,
)


def _correction_id() -> Column[int]:
    return Column(
        "correction_id",
        Integer,
        ForeignKey("corrections.correction_id", ondelete="CASCADE"),
        primary_key=True,
    )


# Which actors and texts a correction speaks of.
correction_subjects = Table(
    "correction_subjects",
    metadata,
    Column("subject", String, primary_key=True),
    _correction_id(),
    Index("correction_subjects_by_correction", "correction_id"),
    sqlite_with_rowid=False,
)

# Which corrections change which article.
corrected = Table(
    "corrected",
    metadata,
    _correction_id(),
    Column(
        "article_id",
        String,
        ForeignKey("articles.article_id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Index("corrected_by_article", "article_id"),
    sqlite_with_rowid=False,
)

# What the machine read in articles that a correction changes; in all others, the facts say it.
machine_parses = Table(
    "machine_parses",
    metadata,
    Column(
        "article_id",
        String,
        ForeignKey("articles.article_id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("parse", LargeBinary, nullable=False),  # compressed JSON
)
