"""Where a collection is, how SQLite is set, and which files are refused."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from core.store import StoreError, open_store, read_from, write_to
from core.store.opening import DEFAULT_FILE, VARIABLE
from core.store.schema import articles, collection, sentences
from core.store.writing import save
from tests.records import parsed_article


def test_the_file_and_its_folder_are_made(tmp_path):
    file = tmp_path / "new folder" / "my collection.db"
    open_store(f"sqlite:///{file}").dispose()
    assert file.exists()


def test_the_environment_names_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'named.db'}")
    open_store().dispose()
    assert (tmp_path / "named.db").exists()


def test_without_a_name_it_is_beside_the_project():
    project = Path(__file__).parents[3]
    assert project / "data" / "rapporteur.db" == DEFAULT_FILE


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 10_000)],
)
def test_every_connection_is_safe(engine, pragma, value):
    with read_from(engine) as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_what_was_written_is_there_when_opened_again(tmp_path):
    url = f"sqlite:///{tmp_path / 'collection.db'}"
    first = open_store(url)
    with write_to(first) as connection:
        save(connection, "a.txt", parsed_article())
    first.dispose()
    with read_from(open_store(url)) as connection:
        assert connection.scalars(select(articles.c.title)).all() == ["Norway turns down the quota"]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql+psycopg://host/news", "postgresql database is not supported"),
        ("sqlite://", "a collection needs a file"),
        ("sqlite:///:memory:", "a collection needs a file"),
        ("rapporteur.db", "is no database URL"),
        ("sqlite:////proc/nowhere/x.db", "/proc/nowhere cannot be made"),
    ],
)
def test_a_url_that_names_no_sqlite_file_is_refused(url, said):
    with pytest.raises(StoreError, match=said):
        open_store(url)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("This is no database, and it is longer than a header. " * 50)
    before = file.read_bytes()
    with pytest.raises(StoreError, match="cannot be used as a collection: file is not a database"):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path):
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE invoices (number INTEGER)")
    before = file.read_bytes()
    with pytest.raises(StoreError, match="a database of another program"):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == before


def test_a_newer_collection_is_refused_and_left_alone(engine, tmp_path):
    with write_to(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    file = tmp_path / "collection.db"
    before = file.read_bytes()
    with pytest.raises(StoreError, match="by a newer Rapporteur"):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == before


def test_a_damaged_collection_is_said_to_be_unusable(engine, tmp_path):
    with write_to(engine) as connection:
        save(connection, "a.txt", parsed_article())
    engine.dispose()
    file = tmp_path / "collection.db"
    content = bytearray(file.read_bytes())
    content[4096:-4096] = b"\xa5" * (len(content) - 8192)
    file.write_bytes(content)
    with pytest.raises(StoreError, match="malformed") as raised:  # noqa: PT012
        damaged = open_store(f"sqlite:///{file}")
        with read_from(damaged) as connection:
            connection.execute(select(articles)).all()
    assert raised.value.code == "unusable"


def test_a_full_disk_keeps_nothing_of_the_article_and_everything_before_it(engine):
    with write_to(engine) as connection:
        save(connection, "a.txt", parsed_article())
        # SQLite reports the same error as for a disk without room.
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    _limit_pages(engine, pages + 1)
    large = parsed_article("The herring season was long and calm. " * 5000)
    with pytest.raises(StoreError, match="The disk is full") as raised, write_to(engine) as full:
        save(full, "b.txt", large)
    assert raised.value.code == "disk-full"
    with read_from(engine) as connection:
        assert len(connection.scalars(select(articles.c.number)).all()) == 1
        assert len(connection.scalars(select(sentences.c.sentence)).all()) == 3
    _limit_pages(engine, 1_000_000)
    with write_to(engine) as connection:
        assert save(connection, "b.txt", large).article_id


def _limit_pages(engine: Engine, pages: int) -> None:
    # The pool has one connection here, and the limit is that connection's.
    with read_from(engine) as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_a_writer_that_waits_too_long_is_told_so(engine, tmp_path):
    with write_to(engine):
        other = open_store(f"sqlite:///{tmp_path / 'collection.db'}")
        with read_from(other) as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 50")
        with pytest.raises(StoreError, match="Another program") as raised, write_to(other):
            pass
    assert raised.value.code == "busy"


def test_a_question_without_end_is_stopped(engine):
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with (
        pytest.raises(StoreError, match="too long") as raised,
        read_from(engine, seconds=0.1) as it,
    ):
        it.exec_driver_sql(endless)
    assert raised.value.code == "slow"
    with read_from(engine) as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1


def test_a_reader_sees_one_moment_while_another_writes(engine):
    version = select(collection.c.value)
    with read_from(engine) as connection:
        before = connection.scalar(version)
        with write_to(engine) as writer:
            save(writer, "a.txt", parsed_article())
        assert connection.scalar(version) == before
    with read_from(engine) as connection:
        assert connection.scalar(version) == before + 1


def test_a_copy_of_the_folder_opens(engine, tmp_path):
    with write_to(engine) as connection:
        save(connection, "a.txt", parsed_article())
    engine.dispose()
    copy = tmp_path / "copy.db"
    shutil.copy(tmp_path / "collection.db", copy)
    with read_from(open_store(f"sqlite:///{copy}")) as connection:
        assert connection.scalar(select(articles.c.number)) == 1
