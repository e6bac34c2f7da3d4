"""Killed writers and several writers at once: what was acknowledged is there, and there whole."""

from __future__ import annotations

import itertools
import multiprocessing
import random
import sqlite3
import time
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, func, select
from sqlalchemy.exc import OperationalError

from core.model import Result
from core.store import StoreError, open_store, read_from, write_to
from core.store.schema import (
    article_actors,
    articles,
    collection,
    copy_bands,
    events,
    ingest_log,
    mentions,
    quotes,
    sentences,
)
from core.store.writing import save, save_all
from tests.records import parsed_article

PROCESSES = multiprocessing.get_context("fork")

# Articles in one transaction, and how often their writer is killed.
KILLS = {1: 30, 16: 5}

# Facts of each article that tests.records makes.
WHOLE = {sentences: 3, article_actors: 3, mentions: 5, quotes: 2, events: 1, copy_bands: 24}


def write_until_killed(url: str, acknowledged: Path, first: int, at_once: int) -> None:
    """The acknowledgement is a line in a file, written after the commit."""
    engine = open_store(url)
    with acknowledged.open("ab", buffering=0) as lines:
        for number in range(first, first + 10_000, at_once):
            offered = [(str(each), numbered(each)) for each in range(number, number + at_once)]
            with write_to(engine) as connection:
                outcomes = save_all(connection, offered)
            for outcome in outcomes:
                lines.write(f"{outcome.article_id}\n".encode())


def numbered(number: int):
    return parsed_article(f"Catch {number}. " + f"boat{number} landed fish{number} again. " * 20)


def check_whole(connection: Connection) -> set[str]:
    """The ids of the articles that are there, each with all of its rows."""
    kept = set(connection.scalars(select(articles.c.article_id)))
    for table, rows in WHOLE.items():
        counted = select(table.c.article_id, func.count()).group_by(table.c.article_id)
        found = dict(connection.execute(counted).tuples().all())
        assert found == dict.fromkeys(kept, rows), table.name
    logged = select(ingest_log.c.article_id).where(ingest_log.c.outcome == Result.INGESTED)
    assert set(connection.scalars(logged)) == kept
    assert connection.scalar(select(collection.c.value)) == len(kept)
    return kept


def check_indexes(connection: Connection) -> None:
    assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    for index in ("articles_search", "quotes_search"):
        check = f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"
        connection.exec_driver_sql(check)


@pytest.mark.parametrize("at_once", KILLS)
def test_a_killed_writer_loses_nothing_it_acknowledged(
    engine: Engine, tmp_path: Path, at_once: int
):
    chance = random.Random(7)
    acknowledged = tmp_path / "acknowledged"
    acknowledged.touch()
    for kill in range(KILLS[at_once]):
        before = acknowledged.stat().st_size
        writer = PROCESSES.Process(
            target=write_until_killed, args=(str(engine.url), acknowledged, kill * 10_000, at_once)
        )
        writer.start()
        deadline = time.monotonic() + 20
        while acknowledged.stat().st_size == before and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.05))
        writer.kill()
        writer.join()
        with read_from(engine) as connection:
            kept = check_whole(connection)
        said = set(acknowledged.read_text().splitlines())
        assert said <= kept
        # One transaction more may have been committed and killed before it could say so.
        assert len(kept - said) <= (kill + 1) * at_once
        assert len(kept) % at_once == 0
    assert len(said) >= KILLS[at_once]
    with write_to(engine) as connection:
        check_indexes(connection)


def save_fifty(url: str) -> list[str]:
    engine = open_store(url)
    outcomes = []
    for number in range(50):
        with write_to(engine) as connection:
            outcomes.append(save(connection, str(number), numbered(number)).outcome.value)
    return outcomes


def test_the_same_articles_from_eight_processes_are_kept_once(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'shared.db'}"
    with PROCESSES.Pool(8) as pool:
        outcomes = [each for done in pool.map(save_fifty, [url] * 8, chunksize=1) for each in done]
    assert (outcomes.count("ingested"), outcomes.count("duplicate")) == (50, 350)
    with write_to(open_store(url)) as connection:
        assert len(check_whole(connection)) == 50
        check_indexes(connection)


def test_whichever_statement_fails_nothing_is_left_of_the_article(engine: Engine):
    """The first, the second, ... statement of saving an article fails, until none does."""
    with write_to(engine) as connection:
        save(connection, "0", numbered(0))
    for failing in itertools.count(1):
        statements = itertools.count(1)

        def fail(*_arguments: object, failing=failing, statements=statements) -> None:
            if next(statements) == failing:
                raise OperationalError("", {}, sqlite3.OperationalError("disk I/O error"))

        event.listen(engine, "before_cursor_execute", fail)
        try:
            with write_to(engine) as connection:
                save(connection, "1", numbered(1))
            break
        except StoreError:
            pass
        finally:
            event.remove(engine, "before_cursor_execute", fail)
        with write_to(engine) as connection:
            assert len(check_whole(connection)) == 1
            check_indexes(connection)
    assert failing > 10
    with read_from(engine) as connection:
        assert len(check_whole(connection)) == 2
