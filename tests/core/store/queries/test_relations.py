from __future__ import annotations

import pytest

from core.model import EventType, Modality
from core.store import queries
from core.store.filters import Filter
from core.store.queries import EventChoice, Level, Order, Pair, RelationBasis

NAMES = ["Iceland", "Liv Strand", "Norway"]


def as_pairs(frame):
    return {(row.source, row.target): (row.times, row.tone) for row in frame.itertuples()}


def times(frame):
    return {pair: count for pair, (count, _) in as_pairs(frame).items()}


def test_named_together_counts_sentences_both_ways_round(collection):
    found = queries.relations(collection, Filter(), basis=RelationBasis.TOGETHER)
    assert times(found) == {("Norway", "Iceland"): 3, ("Iceland", "Norway"): 3}


def test_speaks_about_counts_quotes_whose_words_name_the_other(collection):
    # “She said Norwegian boats would stay in port”: only a demonym, so only when those count.
    names = queries.relations(collection, Filter(), basis=RelationBasis.SPEAKS)
    every = queries.relations(collection, Filter(all_forms=True), basis=RelationBasis.SPEAKS)
    assert names.empty
    assert times(every) == {("Liv Strand", "Norway"): 3}


def test_acts_upon_leaves_out_what_did_not_take_place(collection):
    # Three articles have the event; in one it is denied and planned.
    found = queries.relations(collection, Filter(), basis=RelationBasis.ACTS)
    assert as_pairs(found) == {("Norway", "Iceland"): (2, -4.0)}


@pytest.mark.parametrize(
    ("choice", "counted"),
    [
        (EventChoice(types=(EventType.REJECT,)), 2),
        (EventChoice(types=(EventType.AID,)), 0),
        (EventChoice(modalities=tuple(Modality)), 4),
        (EventChoice(modalities=(Modality.PLANNED,)), 1),
    ],
)
def test_events_are_narrowed_by_kind(collection, choice, counted):
    found = queries.relations(collection, Filter(), basis=RelationBasis.ACTS, choice=choice)
    pair = Pair(RelationBasis.ACTS, Level.ACTOR, "state:NOR", "state:ISL", choice)
    assert found["times"].sum() == counted
    assert len(queries.pair_evidence(collection, Filter(), pair=pair)) == counted


def test_sides_stand_for_their_actors(collection):
    found = queries.relations(collection, Filter(), basis=RelationBasis.TOGETHER, level=Level.SIDE)
    assert times(found) == {("Iceland", "Norway"): 3, ("Norway", "Iceland"): 3}


@pytest.mark.parametrize(
    ("chosen", "pairs"),
    [(("state:ISL",), 2), (("person:liv-strand",), 0), (("state:ISL", "state:NOR"), 2)],
)
def test_one_end_of_a_pair_is_a_chosen_actor(collection, chosen, pairs):
    found = queries.relations(collection, Filter(actors=chosen), basis=RelationBasis.TOGETHER)
    assert len(found) == pairs


def test_orders_have_the_same_names(collection):
    found = queries.relations(collection, Filter(all_forms=True), basis=RelationBasis.TOGETHER)
    orders = [queries.in_order(found, order) for order in Order]
    assert {frozenset(order) for order in orders} == {frozenset(NAMES)}
    assert queries.in_order(found, Order.NAME) == NAMES


def test_an_order_by_side_keeps_sides_together_and_those_without_one_last(collection):
    found = queries.relations(collection, Filter(all_forms=True), basis=RelationBasis.TOGETHER)
    sides = {"state:ISL": None, "state:NOR": "Norway", "person:liv-strand": "Norway"}
    names = queries.in_order(found, Order.SIDE, sides)
    assert (set(names[:2]), names[2]) == ({"Norway", "Liv Strand"}, "Iceland")


def test_the_best_connected_stay_and_are_counted(collection):
    every = queries.relations(collection, Filter(all_forms=True), basis=RelationBasis.TOGETHER)
    two = queries.best_connected(every, 2)
    assert (queries.how_many(every), queries.how_many(two)) == (3, 2)
    assert "Norway" in set(two["source"]) | set(two["target"])


def test_one_s_own_relations_are_both_ways_unless_each_comes_twice(collection):
    acts = queries.relations(collection, Filter(), basis=RelationBasis.ACTS)
    together = queries.relations(collection, Filter(), basis=RelationBasis.TOGETHER)
    own = [
        queries.strongest(acts, "state:ISL", both_ways=False),
        queries.strongest(together, "state:ISL", both_ways=True),
    ]
    assert [list(map(tuple, frame[["source", "target"]].to_numpy())) for frame in own] == [
        [("Norway", "Iceland")],
        [("Iceland", "Norway")],
    ]
