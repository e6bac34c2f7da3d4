"""From a file to the collection: one outcome an article, and a failure is an outcome too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from core import intake
from core.ingest import Incoming, Supplied
from core.ingest.credits import stated
from core.model import Article, Note, Outcome, Result
from core.parse import language
from core.store import StoreError, open_store, read_from, write_to
from core.store.schema import articles, ingest_log, notes

TEXT = "Norway rejected Iceland's quota on Monday. “It is too high,” Liv Strand told reporters."


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_store(f"sqlite:///{tmp_path / 'collection.db'}")
    yield opened
    opened.dispose()


@pytest.fixture
def take_in(nlp, lexicon, engine):
    def taken(name: str, content: bytes, **options) -> list[Outcome]:
        tools = {"nlp": nlp, "lexicon": lexicon, "engine": engine}
        return list(intake.take_in(name, content, **tools, **options))

    return taken


def rows(engine: Engine, query) -> list[tuple]:
    with read_from(engine) as connection:
        return [tuple(row) for row in connection.execute(query)]


def test_an_article_is_taken_in(take_in, engine):
    [outcome] = take_in("a.txt", TEXT.encode(), origin="sample")
    assert (outcome.name, outcome.outcome, outcome.reason) == ("a.txt", Result.INGESTED, None)
    kept = select(articles.c.article_id, articles.c.text, articles.c.language, articles.c.origin)
    assert rows(engine, kept) == [(outcome.article_id, TEXT, "en", "sample")]


def test_every_outcome_is_given_and_logged(take_in, engine):
    lines = [json.dumps({"text": TEXT}), "{", json.dumps({"text": TEXT}), json.dumps({"text": ""})]
    outcomes = take_in("a.jsonl", "\n".join(lines).encode())
    assert [each.outcome for each in outcomes] == ["ingested", "rejected", "duplicate", "rejected"]
    assert outcomes[2].article_id == outcomes[0].article_id
    logged = select(ingest_log.c.name, ingest_log.c.outcome, ingest_log.c.reason)
    assert rows(engine, logged) == [(each.name, each.outcome, each.reason) for each in outcomes]


def test_the_same_text_in_another_format_is_a_duplicate(take_in):
    [first] = take_in("a.txt", TEXT.encode())
    page = f"<html><body><article><p>{TEXT}</p></article></body></html>"
    [second] = take_in("a.html", page.encode())
    assert (second.outcome, second.article_id) == (Result.DUPLICATE, first.article_id)
    assert second.reason == "duplicate: This text is in the collection already."


def test_notes_of_reading_are_kept_with_those_of_parsing(take_in, engine):
    take_in("a.txt", f"{TEXT} The café “closed".encode("cp1252"))
    codes = {code for (code,) in rows(engine, select(notes.c.code))}
    assert "encoding-guessed" in codes
    assert len(codes) > 1


def test_what_a_database_cannot_hold_is_left_out(take_in, engine):
    content = json.dumps({"text": TEXT + " One\x00, two\ud800."}).encode()
    [outcome] = take_in("a.jsonl", content)
    assert outcome.outcome is Result.INGESTED
    assert rows(engine, select(articles.c.text)) == [(TEXT + " One, two.",)]


def test_an_article_from_a_form_is_taken_in(nlp, lexicon, engine):
    given = Incoming("pasted text", Article(TEXT, title="A title", outlet="The Skerry"))
    outcome = intake.take_in_article(given, nlp=nlp, lexicon=lexicon, engine=engine)
    assert outcome.outcome is Result.INGESTED
    assert rows(engine, select(articles.c.title, articles.c.outlet)) == [("A title", "The Skerry")]


def test_another_language_is_kept_and_said_not_to_be_parsed(take_in, engine):
    [outcome] = take_in("a.txt", "Переговоры закончились без соглашения.".encode())
    assert outcome.outcome is Result.INGESTED
    kept = select(articles.c.language, articles.c.text)
    assert rows(engine, kept) == [("ru", "Переговоры закончились без соглашения.")]
    assert rows(engine, select(notes.c.code, notes.c.message)) == [
        (
            "not-parsed",
            "This article is in Russian. It is kept and can be searched, but it is not parsed: "
            "Rapporteur reads English.",
        )
    ]


def test_what_the_analyst_says_fills_gaps_and_no_more(take_in, engine):
    lines = [{"text": TEXT}, {"text": TEXT + " And so on.", "outlet": "The Mole"}]
    content = "\n".join(map(json.dumps, lines)).encode()
    credited = stated("analyst", outlet="The Skerry", published="2024-03-04T09:30:00+04:00")
    take_in("a.jsonl", content, supplied=Supplied(credited))
    kept = select(articles.c.outlet, articles.c.published_at, articles.c.stated_by)
    assert [(outlet, at, json.loads(by)) for outlet, at, by in rows(engine, kept)] == [
        ("The Skerry", "2024-03-04T09:30+04:00", {"outlet": "analyst", "published": "analyst"}),
        ("The Mole", "2024-03-04T09:30+04:00", {"outlet": "record", "published": "analyst"}),
    ]


def test_a_corrected_article_keeps_its_words_and_its_place(take_in, engine, nlp, lexicon):
    [first] = take_in("a.txt", TEXT.encode(), supplied=Supplied(stated("analyst", outlet="Mole")))
    told = Supplied(stated("analyst", outlet="The Skerry", published="2024-03-04"))
    tools = {"nlp": nlp, "lexicon": lexicon, "engine": engine}
    outcome = intake.correct(first.article_id, told, **tools)
    assert (outcome.outcome, outcome.article_id) == (Result.INGESTED, first.article_id)
    kept = select(articles.c.text, articles.c.outlet, articles.c.published)
    assert [(text, outlet, str(day)) for text, outlet, day in rows(engine, kept)] == [
        (TEXT, "The Skerry", "2024-03-04")
    ]


def test_an_article_that_is_gone_cannot_be_corrected(engine, nlp, lexicon):
    told = Supplied(stated("analyst", outlet="The Skerry"))
    outcome = intake.correct("gone", told, nlp=nlp, lexicon=lexicon, engine=engine)
    reason = "gone: It is not in the collection any more."
    assert outcome == Outcome("gone", Result.FAILED, reason)


def test_an_article_the_parser_fails_on_is_a_failure_and_no_more(lexicon, engine):
    # Without a model any article is one the parser fails on.
    incoming = Incoming("a.txt", Article(TEXT))
    parsed = intake.parse_one(incoming, nlp=None, lexicon=lexicon)
    assert isinstance(parsed, Outcome)
    outcome = intake.keep(parsed, engine=engine)
    reason = "parser-failed: The parser failed on this article; the others are not affected."
    assert outcome == Outcome("a.txt", Result.FAILED, reason)
    record = intake.parse_or_note(incoming, nlp=None, lexicon=lexicon)
    assert [note.code for note in record.notes] == ["parser-failed"]


def test_one_article_the_store_refuses_is_not_the_loss_of_those_beside_it(lexicon, nlp, engine):
    found = [Incoming(f"{number}.txt", Article(f"{TEXT} {number}.")) for number in range(3)]
    first, second, third = (intake.parse_one(each, nlp=nlp, lexicon=lexicon) for each in found)
    by_nobody = tuple(replace(quote, speaker_id="nobody") for quote in second.parsed.quotes)
    wrong = replace(second, parsed=replace(second.parsed, quotes=by_nobody))
    refused = Outcome("d.txt", Result.REJECTED, "empty: There is no text here.")
    outcomes = intake.keep_all([first, wrong, refused, third], engine=engine)
    assert [each.outcome for each in outcomes] == ["ingested", "failed", "rejected", "ingested"]
    kept = [each.article_id for each in outcomes if each.outcome is Result.INGESTED]
    assert rows(engine, select(articles.c.article_id)) == [(each,) for each in kept]


def test_an_article_that_kills_its_process_has_a_reason():
    incoming = Incoming("a.txt", Article(TEXT))
    sentence = "The parser was killed by this article, perhaps for want of memory."
    assert intake.lost_record(incoming).notes == (Note("parser-lost", sentence),)
    assert intake.lost(incoming) == Outcome("a.txt", Result.FAILED, f"parser-lost: {sentence}")


def test_a_full_disk_is_an_outcome_and_the_next_article_is_tried(take_in, engine):
    with write_to(engine) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    [outcome] = take_in("a.txt", TEXT.encode() * 200)
    assert (outcome.outcome, outcome.reason) == (
        Result.FAILED,
        "disk-full: The disk is full; make room and add it again.",
    )
    with read_from(engine) as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    [outcome] = take_in("a.txt", TEXT.encode() * 200)
    assert outcome.outcome is Result.INGESTED


def test_a_collection_that_is_gone_raises(take_in, engine, tmp_path):
    engine.dispose()
    (tmp_path / "collection.db").write_bytes(b"no database " * 1000)
    with pytest.raises(StoreError, match="The collection cannot be used"):
        take_in("a.txt", TEXT.encode())


def test_an_article_longer_than_the_model_reads_at_once_is_taken_in(take_in, engine, monkeypatch):
    monkeypatch.setattr(language, "PIECE", 1_000)
    paragraphs = [f"{TEXT} It was paragraph {number}." for number in range(40)]
    text = "\n\n".join(paragraphs)
    [outcome] = take_in("a.txt", text.encode())
    assert (outcome.outcome, len(text) > 3_000) == (Result.INGESTED, True)
    assert rows(engine, select(func.length(articles.c.text))) == [(len(text),)]
