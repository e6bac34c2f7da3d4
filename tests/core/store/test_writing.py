"""What a saved article leaves in the tables, and what a deleted one takes with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, Table, func, select

from core.ingest import storable
from core.model import Actor, ActorKind, Article, Outcome, ParsedArticle, Result, digest
from core.store import StoreError, open_store, read_from, write_to
from core.store.schema import (
    actors,
    article_actors,
    articles,
    collection,
    copy_bands,
    events,
    ingest_log,
    mentions,
    metadata,
    notes,
    quotes,
    sentences,
)
from core.store.writing import delete_articles, delete_origin, save, save_all
from tests.records import ICELAND, MINISTER, NORWAY, PARSER, parsed_article, quoting

FACTS = (sentences, article_actors, mentions, quotes, events, notes, copy_bands)


def count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def version(connection: Connection) -> int:
    return connection.scalar(select(collection.c.value).where(collection.c.key == "version")) or 0


def searched(connection: Connection, index: str, word: str) -> int:
    found = connection.exec_driver_sql(
        f"SELECT count(*) FROM {index} WHERE {index} MATCH ?", (word,)
    )
    return found.scalar_one()


def keep(engine: Engine, *parsed: ParsedArticle) -> list[str]:
    with write_to(engine) as connection:
        return [save(connection, "a.txt", article).article_id or "" for article in parsed]


def test_an_article_is_kept_whole(engine):
    parsed = parsed_article()
    with write_to(engine) as connection:
        outcome = save(connection, "a.txt", parsed)
    with engine.connect() as connection:
        row = connection.execute(select(articles)).one()
        counts = {table.name: count(connection, table) for table in FACTS}
    assert outcome.outcome is Result.INGESTED
    assert row.article_id == outcome.article_id == digest(parsed.article.title, parsed.article.text)
    assert (row.text, row.title, row.outlet) == (
        parsed.article.text,
        "Norway turns down the quota",
        "The Skerry",
    )
    assert (row.published, row.published_precision, row.copy_of) == (date(2024, 3, 4), "day", None)
    assert row.words == len(parsed.article.text.split())
    assert counts == {
        "sentences": 3,
        "article_actors": 3,
        "mentions": 5,
        "quotes": 2,
        "events": 1,
        "notes": 1,
        "copy_bands": 24,
    }


def test_facts_carry_their_article_and_sentence(engine):
    keep(engine, parsed_article())
    with engine.connect() as connection:
        direct, indirect = connection.execute(select(quotes).order_by(quotes.c.start)).all()
        event = connection.execute(select(events)).one()
        surfaces = connection.execute(
            select(mentions.c.surface, mentions.c.sentence).order_by(mentions.c.start)
        ).all()
    assert (direct.text, direct.side, direct.sentence) == ("The quota is too high,", "Norway", 1)
    assert (direct.cue, direct.cue_lemma, direct.told_to) == ("told", "tell", "Fjord Radio")
    assert (indirect.speaker_text, indirect.basis, indirect.sentence) == ("She", "pronoun", 2)
    assert (event.source_side, event.target_side, event.quad) == (
        "Norway",
        "Iceland",
        "verbal conflict",
    )
    assert [tuple(row) for row in surfaces] == [
        ("Norway", 0),
        ("Iceland", 0),
        ("Liv Strand", 1),
        ("She", 2),
        ("Norwegian", 2),
    ]
    for fact in (direct, indirect, event):
        assert (fact.published, fact.outlet, fact.is_copy) == (
            date(2024, 3, 4),
            "The Skerry",
            False,
        )


def test_mentions_are_counted_by_form(engine):
    keep(engine, parsed_article())
    with engine.connect() as connection:
        rows = connection.execute(select(article_actors)).all()
    counted = {row.actor_id: (row.names, row.demonyms, row.nominals, row.pronouns) for row in rows}
    assert counted == {
        NORWAY.id: (1, 1, 0, 0),
        ICELAND.id: (1, 0, 0, 0),
        MINISTER.id: (1, 0, 0, 1),
    }


def test_the_id_in_the_collection_is_not_the_one_in_the_file(engine):
    numbered = [parsed_article(more) for more in ("One.", "Two.")]
    numbered = [replace(parsed, article=replace(parsed.article, id="1")) for parsed in numbered]
    assert len(set(keep(engine, *numbered))) == 2


def test_the_same_words_are_kept_once(engine):
    first = parsed_article()
    again = replace(
        first, article=Article(first.article.text.replace("\n\n", "\n"), title="Other title")
    )
    (article_id,) = keep(engine, first)
    with write_to(engine) as connection:
        outcome = save(connection, "b.txt", again)
        raised = version(connection)
    assert (outcome.outcome, outcome.article_id) == (Result.DUPLICATE, article_id)
    assert raised == 1
    with engine.connect() as connection:
        logged = connection.execute(select(ingest_log).order_by(ingest_log.c.entry_id)).all()
        assert count(connection, articles) == 1
    assert [(row.name, row.outcome) for row in logged] == [
        ("a.txt", "ingested"),
        ("b.txt", "duplicate"),
    ]


def test_a_refused_file_is_logged(engine):
    with write_to(engine) as connection:
        save_all(connection, [Outcome("x.pdf", Result.REJECTED, "binary: No text.")])
    with engine.connect() as connection:
        row = connection.execute(select(ingest_log)).one()
    assert (row.name, row.outcome, row.reason, row.article_id) == (
        "x.pdf",
        "rejected",
        "binary: No text.",
        None,
    )


def test_facts_of_an_unknown_actor_keep_nothing(engine):
    parsed = parsed_article()
    with pytest.raises(StoreError, match="contradicts itself"), write_to(engine) as connection:
        save(connection, "a.txt", replace(parsed, actors=(NORWAY, MINISTER), mentions=()))
    with engine.connect() as connection:
        assert all(count(connection, table) == 0 for table in (*FACTS, articles, ingest_log))


def test_a_deleted_article_takes_everything_with_it(engine):
    first, second = keep(engine, parsed_article(), parsed_article("Whales. " * 500, outlet="Tern"))
    with write_to(engine) as connection:
        assert delete_articles(connection, [first, "no such id"]) == 1
    with engine.connect() as connection:
        assert set(connection.scalars(select(articles.c.article_id))) == {second}
        for table in FACTS:
            assert set(connection.scalars(select(table.c.article_id))) == {second}
        assert searched(connection, "articles_search", "quota") == 1
        assert searched(connection, "quotes_search", "quota") == 1
        assert count(connection, actors) == 3
    with write_to(engine) as connection:
        delete_articles(connection, [second])
        left = {t.name for t in metadata.sorted_tables if count(connection, t)}
        assert searched(connection, "articles_search", "quota") == 0
    assert left == {"ingest_log", "collection"}


def test_the_search_index_is_sound_after_deleting(engine):
    first, _ = keep(engine, parsed_article(), parsed_article("Whales. " * 500))
    with write_to(engine) as connection:
        delete_articles(connection, [first])
        for index in ("articles_search", "quotes_search"):
            # rank 1 compares the index with the table it stands for; a difference raises.
            check = f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"
            connection.exec_driver_sql(check)


def test_one_origin_is_deleted_and_no_other(engine):
    keep(engine, parsed_article("Shown. " * 300, origin="sample"), parsed_article(title="Mine"))
    with write_to(engine) as connection:
        assert delete_origin(connection, "sample") == 1
        assert connection.scalars(select(articles.c.title)).all() == ["Mine"]


def test_every_write_raises_the_version(engine):
    (first,) = keep(engine, parsed_article())
    with write_to(engine) as connection:
        assert version(connection) == 1
        delete_articles(connection, [first])
        assert version(connection) == 2
        delete_articles(connection, [first])
        assert version(connection) == 2


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1))
@example("A\x00 \ud800 \u202e \u200b \ufeff \U0001f600 \x1b[31m")
def test_any_text_comes_back_as_it_was_stored(engine, text):
    stored = storable(text)
    with write_to(engine) as connection:
        saved = save(connection, "a", ParsedArticle(Article(stored, title=stored), PARSER))
    kept = select(articles.c.text).where(articles.c.article_id == saved.article_id)
    with read_from(engine) as connection:
        found = connection.scalar(kept)
    # An equal text, line breaks and spaces aside, is the one already there.
    is_new = saved.outcome is Result.INGESTED
    assert found == stored if is_new else (found or "").split() == stored.split()


STRAND = Actor("person:strand", "Strand", ActorKind.PERSON)
LIND = Actor("person:lind", "Lind", ActorKind.PERSON)
BO_LIND = Actor("person:bo-lind", "Bo Lind", ActorKind.PERSON)
SAID = "The fleet will stay in port until the ministry counts the fish again."

# What one leaves behind changes what becomes of the next: a near copy and an earlier original, a
# text twice, quotes that say the same, a surname before and after the full name.
ARRIVING = [
    quoting(SAID, outlet="A", speaker=LIND),
    parsed_article("Whales. " * 300),
    Outcome("b.txt", Result.REJECTED, "binary: No text."),
    parsed_article("Whales. " * 300 + "Edited.", published=date(2024, 3, 1)),
    quoting(SAID.upper(), "Nobody at the ministry guts herring.", outlet="B", speaker=STRAND),
    parsed_article("Whales. " * 300),
    quoting("Nobody at the ministry guts herring!", outlet="C", speaker=BO_LIND),
    quoting("Not before the ministry counts them again.", outlet="D", speaker=LIND),
    parsed_article("Whales. " * 300 + "Edited again.", published=None),
    quoting(outlet="E", speaker=None),
]


def offered() -> list[tuple[str, ParsedArticle] | Outcome]:
    return [
        each if isinstance(each, Outcome) else (f"{number}.txt", each)
        for number, each in enumerate(ARRIVING)
    ]


def everything(connection: Connection) -> dict[str, list[dict[str, object]]]:
    """All rows of all tables, but for when and in which order they were written."""
    return {
        table.name: sorted(
            (
                {name: value for name, value in row.items() if name not in ("added", "name_id")}
                for row in connection.execute(select(table)).mappings()
            ),
            key=repr,
        )
        for table in metadata.sorted_tables
    }


@pytest.mark.parametrize("at_once", [2, 3, len(ARRIVING)])
def test_articles_kept_together_are_kept_as_if_one_by_one(engine, tmp_path, at_once):
    other = open_store(f"sqlite:///{tmp_path / 'other.db'}")
    arriving = offered()
    with write_to(engine) as connection:
        singly = [save_all(connection, [each])[0] for each in arriving]
        expected = everything(connection)
    with write_to(other) as connection:
        together = [
            outcome
            for start in range(0, len(arriving), at_once)
            for outcome in save_all(connection, arriving[start : start + at_once])
        ]
        assert everything(connection) == expected
    other.dispose()
    assert together == singly
    assert [each.outcome for each in together].count(Result.DUPLICATE) == 1
    assert {row["copy_of"] is None for row in expected["articles"]} == {True, False}
    assert "person:lind" in str(expected)  # until the full name has been read
