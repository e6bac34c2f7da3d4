"""Watchlists and saved views in the store, and the filter they make."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.corrections import Merge, Who
from core.store import correcting, queries, read_from, views, watching, write_to
from core.store.filters import Filter, Watched
from core.store.writing import save
from tests.core.store.queries.conftest import hand_made
from tests.records import ICELAND, MINISTER, NORWAY, parsed_article


@pytest.fixture
def filled(engine):
    with write_to(engine) as connection:
        for parsed in hand_made():
            save(connection, "hand made", parsed)
    return engine


def test_a_watchlist_is_made_changed_and_deleted(filled):
    with write_to(filled) as connection:
        number = watching.create(
            connection,
            " The  North ",
            actor_ids=[NORWAY.id, "person:gone"],
            words="cod\n\n cod \nice",
        )
        watching.add(connection, number, [NORWAY.id, ICELAND.id])
        (kept,) = watching.read_all(connection)
        assert (kept.name, kept.words) == ("The North", ("cod", "ice"))
        assert [name for _, name in kept.actors] == ["Iceland", "Norway", "person:gone"]
        watching.rename(connection, number, "North")
        watching.set_words(connection, number, "")
        watching.set_actors(connection, number, [MINISTER.id, ICELAND.id])
        watching.take_off(connection, number, MINISTER.id)
        (kept,) = watching.read_all(connection)
        assert kept.watched == Watched("North", (ICELAND.id,))
        watching.remove(connection, number)
        assert watching.read_all(connection) == ()


@pytest.mark.parametrize("name", ["", "  ", "North", " North "])
@pytest.mark.parametrize("kind", [watching, views])
def test_a_name_is_not_blank_nor_taken(engine, kind, name):
    more = {"page": "quotes", "parameters": {}} if kind is views else {}
    with write_to(engine) as connection:
        number = kind.create(connection, "North", **more)
        with pytest.raises(watching.NameTaken):
            kind.create(connection, name, **more)
        kind.rename(connection, number, "North")


def test_a_merged_actor_is_on_the_list_as_what_it_was_merged_into(filled):
    with write_to(filled) as connection:
        number = watching.create(connection, "North", actor_ids=[ICELAND.id])
        norway, iceland = (Who(each.id, each.name, each.kind) for each in (NORWAY, ICELAND))
        decision = correcting.decide(connection, Merge(iceland, norway), by="me")
        (kept,) = watching.read_all(connection)
        assert kept.actors == ((NORWAY.id, "Norway"),)
        correcting.undo(connection, decision, by="me")
        (kept,) = watching.read_all(connection)
        assert kept.actors == ((ICELAND.id, "Iceland"),)
        correcting.decide(connection, Merge(iceland, norway), by="me")
        watching.take_off(connection, number, NORWAY.id)
        assert watching.read_all(connection)[0].actors == ()


WATCHED = [
    (Watched("a", (MINISTER.id,)), {"articles": 3, "quotes": 6, "events": 0}),
    (Watched("b", (ICELAND.id,)), {"articles": 3, "quotes": 0, "events": 4}),
    (Watched("c", (), ("boat",)), {"articles": 1, "quotes": 2, "events": 1}),
    (Watched("d", (), ("boat", '"valley lay"')), {"articles": 2, "quotes": 4, "events": 2}),
    (Watched("e", (MINISTER.id,), ("boat",)), {"articles": 3, "quotes": 6, "events": 1}),
    (Watched("f"), {"articles": 0, "quotes": 0, "events": 0}),
]


@pytest.mark.parametrize(("watched", "counted"), WATCHED, ids=[each.name for each, _ in WATCHED])
def test_what_is_on_a_watchlist(filled, watched, counted):
    with read_from(filled) as connection:
        held = queries.headline(connection, Filter(watched=(watched,))).iloc[0]
    assert {name: held[name] for name in counted} == counted


def test_relations_of_those_watched_are_with_anybody(filled):
    basis = queries.RelationBasis.TOGETHER
    with read_from(filled) as connection:
        chosen, watched = (
            queries.relations(connection, wanted, basis=basis)
            for wanted in (
                Filter(actors=(MINISTER.id,)),
                Filter(watched=(Watched("a", (MINISTER.id,)),)),
            )
        )
        everybody = queries.relations(connection, Filter(), basis=basis)
    assert watched.equals(chosen)
    assert len(watched) < len(everybody)


def test_what_was_added_since(engine):
    with write_to(engine) as connection:
        save(connection, "a", parsed_article())
        number = views.create(connection, "Fish", page="quotes", parameters={"outlets": ["A", "B"]})
        (before,) = views.read_all(connection)
        assert before.parameters == {"outlets": ["A", "B"]}
        assert queries.headline(connection, Filter(added_after=before.looked)).loc[0, "quotes"] == 0
        save(
            connection, "b", parsed_article("Seals. " * 90, title=None, published=date(2024, 1, 1))
        )
        new = replace(Filter(), added_after=before.looked)
        counts = queries.headline(connection, new).iloc[0]
        assert (counts["articles"], counts["quotes"], counts["events"]) == (1, 2, 1)
        views.look_at(connection, number)
        (after,) = views.read_all(connection)
        assert before.looked < after.looked < before.looked + timedelta(minutes=1)
        views.remove(connection, number)
        assert views.read_all(connection) == ()


def test_everything_was_looked_at(engine):
    with write_to(engine) as connection:
        assert watching.looked_at_all(connection) is None
        watching.look_at_all(connection)
        first = watching.looked_at_all(connection)
        watching.look_at_all(connection)
        assert first < watching.looked_at_all(connection)
