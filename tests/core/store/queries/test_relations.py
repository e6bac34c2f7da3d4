from __future__ import annotations

import pytest

from core.store import queries
from core.store.filters import Filter
from core.store.queries import Level, Order, RelationBasis

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
