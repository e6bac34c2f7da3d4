"""Numbered schema changes, applied by Alembic inside one transaction."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

FOLDER = Path(__file__).parent / "migrations"


def revision_of(connection: Connection) -> str | None:
    """The schema the database has; None before the first."""
    return MigrationContext.configure(connection).get_current_revision()


def head() -> str | None:
    """The newest schema this code knows."""
    return _scripts().get_current_head()


def is_known(revision: str) -> bool:
    """Whether this code has the change that made `revision`."""
    return revision in {script.revision for script in _scripts().walk_revisions()}


def upgrade(connection: Connection, *, to: str = "head") -> None:
    """The changes up to a revision that the database lacks, in the caller's transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())
