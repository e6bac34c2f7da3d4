"""The migrations make the schema that queries are written for."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, event, inspect

from core.store import migrating, read_from
from core.store.schema import metadata
from core.store.search import INDEXES


def test_the_migrated_schema_is_the_declared_one(engine):
    def is_ours(_object, name, kind, _reflected, _compared) -> bool:
        # FTS5 keeps an index in tables of its own, all named after it.
        return not (kind == "table" and name.startswith(tuple(INDEXES)))

    with read_from(engine) as connection:
        options = {"include_object": is_ours, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_a_new_collection_has_the_newest_schema(engine):
    with read_from(engine) as connection:
        assert migrating.revision_of(connection) == migrating.head()


def test_a_migration_that_is_broken_off_leaves_nothing(tmp_path):
    bare = create_engine(f"sqlite:///{tmp_path / 'bare.db'}")
    event.listen(bare, "connect", lambda raw, _: setattr(raw, "isolation_level", None))
    event.listen(bare, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with bare.connect() as connection:
        transaction = connection.begin()
        migrating.upgrade(connection)
        assert inspect(connection).has_table("articles")
        transaction.rollback()
        assert inspect(connection).get_table_names() == []
