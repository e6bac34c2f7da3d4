"""Decisions of somebody who looks at a fact, and of two who look at the same."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.corrections import (
    ChangeEvent,
    ConfirmActor,
    ConfirmQuote,
    DropActor,
    DropEvent,
    DropQuote,
    KeepApart,
    Merge,
    Rename,
    SetSpeaker,
    Who,
)
from core.identity import new_actor
from core.model import ActorKind, EventType, Modality
from core.store import queries, write_to
from core.store.filters import Filter
from core.store.judging import (
    Overtaken,
    judge,
    rule,
    see_event,
    see_quote,
    take_back,
    who_is_called,
)
from core.store.schema import events, quotes
from core.store.writing import save
from tests.core.corrections.making import ISL, LIV, NOR, OTHER
from tests.core.store.queries.conftest import BOATS
from tests.records import parsed_article, quoting


@pytest.fixture
def held(engine):
    """A connection to a collection of one article."""
    with write_to(engine) as connection:
        save(connection, "a.txt", parsed_article())
        yield connection


def first_quote(connection):
    return see_quote(connection, connection.scalar(select(quotes.c.quote_id)))


def first_event(connection):
    return see_event(connection, connection.scalar(select(events.c.event_id)))


def test_a_quote_is_judged_as_it_was_seen(held):
    seen = first_quote(held)
    judge(held, seen, SetSpeaker(seen.place, NOR, seen.speaker), by="Ada")
    now = first_quote(held)
    assert (now.speaker, now.reviewed) == ("Norway", "corrected")
    with pytest.raises(Overtaken, match="Somebody else has decided about this quote meanwhile"):
        judge(held, seen, ConfirmQuote(seen.place), by="Ben")
    assert len(queries.decision_log(held)) == 1
    judge(held, now, DropQuote(now.place), by="Ben")
    with pytest.raises(Overtaken, match="The quote is gone"):
        judge(held, now, ConfirmQuote(now.place), by="Ada")


def test_an_event_is_judged_as_it_was_seen(held):
    seen = first_event(held)
    change = ChangeEvent(seen.deed, EventType.ACCUSE, NOR, None, Modality.PLANNED, negated=True)
    judge(held, seen, change, by="Ada")
    now = first_event(held)
    assert (now.deed.type, now.target, now.modality, now.negated) == (
        EventType.ACCUSE, None, Modality.PLANNED, True,
    )  # fmt: skip
    with pytest.raises(Overtaken, match="about this event"):
        judge(held, seen, DropEvent(seen.deed), by="Ben")


@pytest.mark.parametrize("decision", [Merge(ISL, NOR), DropActor(ISL), ConfirmActor(NOR)])
def test_the_same_is_decided_once(held, decision):
    number = rule(held, decision, by="Ada")
    with pytest.raises(Overtaken, match="Ada has decided the same already"):
        rule(held, decision, by="Ben")
    take_back(held, number, by="Ben")
    with pytest.raises(Overtaken, match="has undone this already"):
        take_back(held, number, by="Ada")
    rule(held, decision, by="Ben")


def test_an_actor_that_is_gone_is_said_to_be(held):
    rule(held, Merge(ISL, NOR), by="Ada")
    for decision in (Rename(ISL, "Island"), Merge(ISL, LIV), KeepApart(NOR, ISL)):
        with pytest.raises(Overtaken, match="No article names Iceland any more"):
            rule(held, decision, by="Ben")


@pytest.mark.parametrize(
    ("name", "kind", "actor_id"),
    [
        ("liv  STRAND", ActorKind.PERSON, LIV.id),
        ("Norway", ActorKind.STATE, "state:NOR"),
        ("Liv Strande", ActorKind.PERSON, OTHER.id),
        ("Harbour Board", ActorKind.ORGANISATION, "org:harbour-board"),
    ],
)
def test_a_name_is_an_actor_of_the_collection_or_a_new_one(held, name, kind, actor_id):
    assert who_is_called(held, name, kind).id == actor_id


def test_what_was_judged_needs_no_review_and_is_all_that_is_reviewed(held):
    only = Filter(reviewed_only=True)
    assert queries.headline(held, only).iloc[0].to_list() == [0, 0, 0, 0, 0]
    seen = first_quote(held)
    number = judge(held, seen, SetSpeaker(seen.place, None, seen.speaker), by="Ada")
    assert list(queries.quotes_to_review(held, Filter())["text"]) == []
    assert queries.needs_review(held, Filter())["count"].to_list()[:1] == [0]
    assert list(queries.quotes_matching(held, only)["text"]) == [seen.place.text]
    assert queries.headline(held, only).iloc[0].to_list() == [1, 1, 3, 1, 0]
    take_back(held, number, by="Ada")
    assert queries.headline(held, only).iloc[0]["articles"] == 0


def test_what_is_read_with_least_confidence_comes_first(held):
    found = queries.quotes_to_review(held, Filter(), below=0.95)
    assert list(found["confidence"]) == [0.6, 0.9]
    assert list(queries.quotes_to_review(held, Filter(), below=0.7)["confidence"]) == [0.6]
    assert len(queries.events_to_review(held, Filter(), below=0.6)) == 1
    seen = first_event(held)
    judge(held, seen, DropEvent(seen.deed), by="Ada")
    assert queries.events_to_review(held, Filter(), below=1.0).empty


def test_the_log_says_what_was_and_what_is(held):
    seen = first_quote(held)
    number = judge(held, seen, SetSpeaker(seen.place, NOR, seen.speaker), by="Ada")
    take_back(held, number, by="Ben")
    rule(held, Merge(ISL, NOR), by="Ben")
    last, first = queries.decision_log(held).itertuples()
    assert (last.made_by, last.about, last.now) == ("Ben", "Same actor", "one: Norway")
    assert (first.was, first.now) == ("Liv Strand: “The quota is too high,”", "Norway")
    assert (first.made_by, first.undone_by) == ("Ada", "Ben")


def test_accuracy_is_of_what_was_reviewed(held):
    assert queries.reviewed_accuracy(held)["reviewed"].to_list() == [0, 0, 0, 0]
    assert queries.reviewed_accuracy(held)["share_right"].isna().all()
    seen = first_quote(held)
    judge(held, seen, SetSpeaker(seen.place, NOR, seen.speaker), by="Ada")
    found = queries.reviewed_accuracy(held).set_index("asked")
    assert found.loc["Is it a quote?", ["reviewed", "right", "share_right"]].to_list() == [
        1,
        1,
        100,
    ]
    assert found.loc["Is it the right speaker?", "share_right"] == 0


def test_names_kept_apart_are_proposed_no_more(held):
    twin = parsed_article(BOATS, title="Another")
    save(held, "b.txt", twin)
    save(held, "c.txt", _spelled("Liv Strandt"))
    (pair,) = queries.look_alikes(held, Filter()).itertuples()
    assert (pair.first_id, pair.first_mentions) == (LIV.id, 2)
    number = rule(held, KeepApart(LIV, _who("Liv Strandt")), by="Ada")
    assert queries.look_alikes(held, Filter()).empty
    take_back(held, number, by="Ada")
    assert len(queries.look_alikes(held, Filter())) == 1


def _who(name):
    made = new_actor(name, ActorKind.PERSON)
    return Who(made.id, made.name, made.kind)


def _spelled(name):
    """An article of one person."""
    return quoting("The quota is far too high.", speaker=new_actor(name, ActorKind.PERSON))
