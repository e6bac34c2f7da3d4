"""Numbered schema changes, applied by Alembic inside one transaction.

What Alembic is asked is asked of it only when there is something to change: loading it takes longer
than opening a collection. A change is numbered by the name of its file.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

FOLDER = Path(__file__).parent / "migrations"
_VERSIONS = "alembic_version"


def revision_of(connection: Connection) -> str | None:
    """The schema the database has; None before the first."""
    if not inspect(connection).has_table(_VERSIONS):
        return None
    found = connection.scalar(text(f"SELECT version_num FROM {_VERSIONS}"))
    return None if found is None else str(found)


def head() -> str | None:
    """The newest schema this code knows."""
    return max(_numbers(), default=None)


def is_known(revision: str) -> bool:
    """Whether this code has the change that made `revision`."""
    return revision in _numbers()


def upgrade(connection: Connection, *, to: str = "head") -> None:
    """The changes up to a revision that the database lacks, in the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _numbers() -> set[str]:
    return {path.name.partition("_")[0] for path in (FOLDER / "versions").glob("[0-9]*_*.py")}
