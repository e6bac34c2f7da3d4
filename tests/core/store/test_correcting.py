"""Decisions change the collection, outlive articles, and leave nothing when undone."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, select

from core.corrections import (
    ChangeEvent,
    ConfirmEvent,
    ConfirmQuote,
    Decision,
    Describe,
    DropActor,
    DropEvent,
    DropMention,
    DropQuote,
    KeepApart,
    Merge,
    Rename,
    Retype,
    SetSpeaker,
    Split,
)
from core.model import ActorKind, EventType, Modality, ParsedArticle
from core.store import read_from, write_to
from core.store.correcting import Extent, decide, look_ahead, machine_who, undo
from core.store.correction_tables import corrected, machine_parses
from core.store.schema import actors, article_actors, events, mentions, metadata, quotes, wordings
from core.store.unfiling import CORRECTED, read_stored
from core.store.writing import delete_articles, people_named, replace_article, save
from tests.core.corrections.making import ISL, LIV, MEANT, NOR, OTHER, SAID, place, rejection
from tests.core.store.queries.conftest import BOATS, FARMS, hand_made
from tests.records import MINISTER, parsed_article

# What may be another one after an undo: keys that nothing outside the collection knows.
KEYS = {"quote_id", "event_id", "wording_id"}
BOATS_ARTICLE = parsed_article(BOATS, title="Boats", outlet="The Skerry")


def fill(engine: Engine) -> None:
    with write_to(engine) as connection:
        for parsed in hand_made():
            save(connection, "hand made", parsed)


def facts(engine: Engine) -> dict[str, Counter[Any]]:
    """Every fact of the collection, row by row, but for its key."""
    with read_from(engine) as connection:
        return {
            table.name: Counter(
                tuple((name, value) for name, value in row.items() if name not in KEYS)
                for row in connection.execute(select(table)).mappings()
            )
            for table in (actors, *CORRECTED, wordings)
        }


def column(connection: Connection, what: Any) -> list[Any]:
    return list(connection.scalars(select(what)))


def every_decision() -> list[Decision]:
    quote, event = place(SAID, BOATS_ARTICLE), rejection(BOATS_ARTICLE)
    change = ChangeEvent(event, EventType.AID, NOR, OTHER, Modality.HAPPENED, negated=False)
    return [
        Merge(LIV, OTHER),
        Merge(ISL, NOR),
        Split(LIV, OTHER, surface="She"),
        Split(NOR, OTHER, words=quote.words),
        Rename(LIV, "Liv Berg"),
        Rename(OTHER, "Liv Berg"),
        Retype(LIV, ActorKind.GROUP),
        Describe(LIV, role="Envoy", side="Iceland"),
        DropActor(ISL),
        DropMention(LIV, place("She", BOATS_ARTICLE)),
        SetSpeaker(quote, NOR),
        SetSpeaker(place(MEANT, BOATS_ARTICLE), OTHER),
        DropQuote(quote),
        ConfirmQuote(quote),
        change,
        DropEvent(event),
        ConfirmEvent(event),
    ]


@pytest.mark.parametrize("decision", every_decision(), ids=lambda one: type(one).__name__)
def test_what_is_undone_leaves_nothing(engine, decision):
    fill(engine)
    before = facts(engine)
    with write_to(engine) as connection:
        number = decide(connection, decision, by="Ada")
    if decision != Rename(OTHER, "Liv Berg"):  # an actor no article names
        assert facts(engine) != before
    with write_to(engine) as connection:
        assert undo(connection, number, by="Ada")
        assert not undo(connection, number, by="Ada")
    assert facts(engine) == before
    with read_from(engine) as connection:
        assert column(connection, machine_parses.c.article_id) == []
        assert column(connection, corrected.c.article_id) == []


@pytest.mark.parametrize("seed", range(8))
def test_any_decisions_undone_in_any_order_leave_nothing(engine, seed):
    fill(engine)
    before, lot = facts(engine), random.Random(seed)
    with write_to(engine) as connection:
        numbers = [
            decide(connection, decision, by="Ada") for decision in lot.sample(every_decision(), 8)
        ]
        lot.shuffle(numbers)
        for number in numbers:
            assert undo(connection, number, by="Ada")
    assert facts(engine) == before


@pytest.mark.parametrize("seed", range(4))
def test_undoing_some_is_as_if_only_the_others_had_been_made(engine, tmp_path, seed):
    fill(engine)
    lot = random.Random(seed)
    chosen = lot.sample(every_decision(), 8)
    with write_to(engine) as connection:
        numbers = [decide(connection, decision, by="Ada") for decision in chosen]
        for number in numbers[::2]:
            undo(connection, number, by="Ada")
    undone = facts(engine)
    with write_to(engine) as connection:
        for number in numbers[1::2]:
            undo(connection, number, by="Ada")
        for decision in chosen[1::2]:
            decide(connection, decision, by="Ada")
    assert facts(engine) == undone


def test_articles_that_come_later_are_corrected_too(engine):
    with write_to(engine) as connection:
        decide(connection, Merge(LIV, OTHER), by="Ada")
        decide(connection, DropQuote(place(SAID)), by="Ada")
        save(connection, "a.txt", parsed_article())
        assert column(connection, quotes.c.speaker) == [OTHER.name]
        assert MINISTER.id not in column(connection, actors.c.actor_id)


def test_corrections_survive_another_parse_and_another_upload(engine):
    worse = replace(parsed_article(), events=(), quotes=parsed_article().quotes[:1])
    with write_to(engine) as connection:
        first = save(connection, "a.txt", parsed_article()).article_id
        decide(connection, SetSpeaker(place(SAID), ISL), by="Ada")
        dropped = decide(connection, DropEvent(rejection()), by="Ada")
        replace_article(connection, first, "a.txt", worse)
        assert column(connection, quotes.c.speaker) == ["Iceland"]
        delete_articles(connection, [first])
        again = replace(
            parsed_article(), article=replace(parsed_article().article, title="Anew", id="")
        )
        assert save(connection, "b.txt", again).article_id != first
        assert column(connection, quotes.c.speaker) == ["Iceland", "Liv Strand"]
        assert column(connection, events.c.type) == []
        undo(connection, dropped, by="Ada")
        assert column(connection, events.c.type) == ["REJECT"]


def test_quotes_and_events_keep_their_ids(engine):
    fill(engine)
    with write_to(engine) as connection:
        before = column(connection, quotes.c.quote_id), column(connection, events.c.event_id)
        decide(connection, Merge(LIV, OTHER), by="Ada")
        decide(connection, Merge(ISL, NOR), by="Ada")
        assert (
            column(connection, quotes.c.quote_id),
            column(connection, events.c.event_id),
        ) == before


def test_copies_keep_their_mark(engine):
    fill(engine)
    with write_to(engine) as connection:
        decide(connection, Merge(LIV, OTHER), by="Ada")
        marks = select(article_actors.c.is_copy).where(article_actors.c.actor_id == OTHER.id)
        assert sorted(connection.scalars(marks)) == [False, False, False, True]


@pytest.mark.parametrize(
    ("decision", "extent"),
    [
        (Merge(LIV, OTHER), Extent(4, 8, 8, 0)),
        (Merge(OTHER, LIV), Extent(0, 0, 0, 0)),
        (KeepApart(LIV, OTHER), Extent(0, 0, 0, 0)),
        (Split(LIV, OTHER, surface="She"), Extent(4, 4, 4, 0)),
        (DropActor(ISL), Extent(4, 4, 0, 5)),
        (Describe(NOR, side="Denmark"), Extent(4, 0, 0, 5)),
        (DropEvent(rejection(BOATS_ARTICLE)), Extent(1, 0, 0, 1)),
    ],
)
def test_looking_ahead_says_what_would_change_and_changes_nothing(engine, decision, extent):
    fill(engine)
    before = facts(engine)
    with read_from(engine) as connection:
        assert look_ahead(connection, decision) == extent
    assert facts(engine) == before


def test_the_machine_s_name_stays_known(engine):
    fill(engine)
    with write_to(engine) as connection:
        decide(connection, Rename(LIV, "Liv Berg"), by="Ada")
        decide(connection, Retype(LIV, ActorKind.GROUP), by="Ada")
        decide(connection, Rename(LIV, "Liv"), by="Ada")
        assert machine_who(connection, LIV.id) == LIV
        assert machine_who(connection, "person:nobody") is None
        assert [actor.name for actor in people_named(connection, ["strand"])] == [LIV.name]
        named = select(actors.c.name).where(actors.c.actor_id == LIV.id)
        assert connection.scalar(named) == "Liv"


def test_facts_are_parsed_articles_and_back(engine):
    fill(engine)
    with read_from(engine) as connection:
        ids = set(column(connection, mentions.c.article_id))
        read = [stored.filed.parsed for stored in read_stored(connection, sorted(ids))]
    by_title = {parsed.article.title: parsed for parsed in read}
    [farms] = [parsed for parsed in hand_made() if parsed.article.title == "Farms"]
    assert by_title["Farms"] == same_order(replace(farms, notes=()), by_title["Farms"])
    assert FARMS in by_title["Farms"].article.text


def same_order(parsed: ParsedArticle, other: ParsedArticle) -> ParsedArticle:
    """Actors and mentions have no order in the collection, and some credits are not asked for."""
    return replace(
        parsed,
        article=replace(parsed.article, id=other.article.id),
        actors=tuple(sorted(parsed.actors, key=lambda actor: actor.id)),
        mentions=tuple(sorted(parsed.mentions, key=lambda mention: mention.span)),
    )


def test_an_empty_collection_can_be_decided_about(engine):
    with write_to(engine) as connection:
        for decision in every_decision():
            decide(connection, decision, by="Ada")
    assert {name: len(rows) for name, rows in facts(engine).items() if rows} == {}
    assert "corrections" in metadata.tables
