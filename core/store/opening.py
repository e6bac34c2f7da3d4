"""Opening a collection: where it is, how SQLite is set, and that its schema is the one we know."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from core.store import migrating
from core.store.failing import StoreError, store_error

VARIABLE = "RAPPORTEUR_DATABASE_URL"
DEFAULT_FILE = Path(__file__).parents[2] / "data" / "rapporteur.db"

# Writers wait for each other this long before they give up.
BUSY_SECONDS = 10

# A question that takes longer is stopped, so that no filter can freeze a page for good.
READ_SECONDS = 30
_STEPS_BETWEEN_LOOKS = 100_000


def open_store(url: str | None = None) -> Engine:
    """The collection, created or brought up to date as needed.

    `url` (else the environment variable RAPPORTEUR_DATABASE_URL, else data/rapporteur.db beside the
    project) is a SQLAlchemy URL of an SQLite file. Raises StoreError.
    """
    named = url or os.environ.get(VARIABLE)
    file = _file_of(named) if named else DEFAULT_FILE
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{file.parent} cannot be made: {error.strerror}") from error
    engine = _engine(file)
    try:
        _bring_up_to_date(engine, file)
    except DBAPIError as error:
        engine.dispose()
        raise StoreError(f"{file} cannot be used as a collection: {error.orig}") from error
    return engine


@contextmanager
def read_from(engine: Engine, *, seconds: float = READ_SECONDS) -> Iterator[Connection]:
    """A connection that sees the collection as it is now, whatever is written meanwhile.

    For one question, not for long: while it is open, the file cannot be tidied. Raises StoreError,
    also when it takes more than so many seconds.
    """
    try:
        with engine.connect() as connection, _stopped_after(connection, seconds):
            yield connection
    except DBAPIError as error:
        raise store_error(error) from error


@contextmanager
def write_to(engine: Engine) -> Iterator[Connection]:
    """A connection whose transaction holds the write lock from its first moment.

    Commits at the end of the block, rolls back if an exception leaves it. Raises StoreError.
    """
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection
    except DBAPIError as error:
        raise store_error(error) from error


@contextmanager
def _stopped_after(connection: Connection, seconds: float) -> Iterator[None]:
    deadline = time.monotonic() + seconds
    driver: Any = connection.connection.driver_connection
    driver.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)


def _file_of(wanted: str) -> Path:
    try:
        url = make_url(wanted)
    except ArgumentError as error:
        raise StoreError(
            f"“{wanted}” is no database URL; write sqlite:///path/to/file.db"
        ) from error
    backend = url.get_backend_name()
    if backend != "sqlite":
        raise StoreError(
            f"a {backend} database is not supported; write {VARIABLE}=sqlite:///path/to/file.db"
        )
    if not url.database or url.database == ":memory:":
        raise StoreError("a collection needs a file; write sqlite:///path/to/file.db")
    return Path(url.database).absolute()


def _engine(file: Path) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(file)))
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver must not begin transactions by itself: _begin does.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA foreign_keys = ON")
    # With NORMAL a power cut could take back an article already acknowledged.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _begin(connection: Connection) -> None:
    # One that reads first and writes later cannot wait for the lock: writers take it at once.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(engine: Engine, file: Path) -> None:
    """Nothing is changed in a file that is not ours or that a newer Rapporteur wrote."""
    with engine.connect() as connection:
        revision = migrating.revision_of(connection)
        if revision is None and inspect(connection).get_table_names():
            raise StoreError(f"{file} is a database of another program; name another file")
    if revision is not None and not migrating.is_known(revision):
        raise StoreError(
            f"{file} was written by a newer Rapporteur (schema {revision}); "
            "update Rapporteur to open it. Nothing was changed."
        )
    if revision != migrating.head():
        _use_write_ahead_log(file)
        with write_to(engine) as connection:
            migrating.upgrade(connection)


def _use_write_ahead_log(file: Path) -> None:
    """Readers then go on while one writes. The file remembers it."""
    deadline = time.monotonic() + BUSY_SECONDS
    with closing(sqlite3.connect(file)) as connection:
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                # Two programs opening a new file: SQLite does not wait by itself here.
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise StoreError(f"{file} cannot be used as a collection: {error}") from error
                time.sleep(0.05)
            else:
                return
