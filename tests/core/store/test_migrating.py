"""The migrations make the schema that queries are written for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, event, inspect, select

from core.store import correction_tables, migrating, read_from, watch_tables
from core.store.schema import metadata, quotes, wordings
from core.store.search import INDEXES


def test_the_migrated_schema_is_the_declared_one(engine):
    def is_ours(_object, name, kind, _reflected, _compared) -> bool:
        # FTS5 keeps an index in tables of its own, all named after it.
        return not (kind == "table" and name.startswith(tuple(INDEXES)))

    with read_from(engine) as connection:
        options = {"include_object": is_ours, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert correction_tables.corrections.metadata is metadata
        assert watch_tables.watchlists.metadata is metadata
        assert compare_metadata(context, metadata) == []


def test_a_new_collection_has_the_newest_schema(engine):
    with read_from(engine) as connection:
        assert migrating.revision_of(connection) == migrating.head()


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Engine]:
    """A file with no schema; a transaction holds schema changes too."""
    engine = create_engine(f"sqlite:///{tmp_path / 'bare.db'}")
    event.listen(engine, "connect", lambda raw, _: setattr(raw, "isolation_level", None))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    yield engine
    engine.dispose()


def test_a_migration_that_is_broken_off_leaves_nothing(bare):
    with bare.connect() as connection:
        transaction = connection.begin()
        migrating.upgrade(connection)
        assert inspect(connection).has_table("articles")
        transaction.rollback()
        assert inspect(connection).get_table_names() == []


def test_quotes_of_an_older_collection_get_their_wordings(bare):
    said = "The quota is too high for a fleet of nine boats"
    with bare.begin() as connection:
        migrating.upgrade(connection, to="0001")
        connection.exec_driver_sql(
            "INSERT INTO articles (article_id, text, hash, words, origin, model, rules, added)"
            " VALUES ('a', ?, 'h', 11, 'upload', 'm', 'r', '2024-03-04 10:00:00')",
            (said,),
        )
        connection.exec_driver_sql(
            "INSERT INTO quotes"
            ' (article_id, start, "end", text, kind, basis, confidence, sentence, is_copy, reports)'
            " VALUES ('a', 0, ?, ?, 'direct', 'unknown', 0.5, 0, 0, 'speech')",
            (len(said), said),
        )
        migrating.upgrade(connection)
        of_quote = select(wordings.c.words).join(
            quotes, quotes.c.wording_id == wordings.c.wording_id
        )
        assert connection.scalars(of_quote).all() == [said.casefold()]
