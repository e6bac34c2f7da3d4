"""A pair month by month."""

from __future__ import annotations

import pytest

from core.model import EventType
from core.store import queries
from core.store.filters import Filter
from core.store.queries import EventChoice, Level, Pair, RelationBasis


def by_month(collection, basis, source, target, *, level=Level.ACTOR, choice=queries.ANY_EVENT):
    pair = Pair(basis, level, source, target, choice)
    found = queries.pair_trend(collection, Filter(), pair=pair)
    return [
        (f"{row.period:%b} {row.until.day}", row.source, row.target, row.times)
        for row in found.itertuples()
    ]


def test_a_row_a_month_and_none_for_what_has_no_date(collection):
    assert by_month(collection, RelationBasis.TOGETHER, "state:NOR", "state:ISL") == [
        ("Mar 31", "Norway", "Iceland", 1),
        ("Apr 30", "Norway", "Iceland", 1),
    ]


@pytest.mark.parametrize(("one", "other"), [("state:NOR", "state:ISL"), ("state:ISL", "state:NOR")])
def test_whichever_way_round_a_pair_is_chosen_its_direction_is_kept(collection, one, other):
    assert by_month(collection, RelationBasis.ACTS, one, other) == [
        ("Mar 31", "Norway", "Iceland", 1),
        ("Apr 30", "Norway", "Iceland", 1),
    ]


def test_sides_have_a_trend_too(collection):
    found = by_month(collection, RelationBasis.ACTS, "Norway", "Iceland", level=Level.SIDE)
    assert [row[-1] for row in found] == [1, 1]


def test_only_the_chosen_kinds_of_event_count(collection):
    choice = EventChoice(types=(EventType.AID,))
    assert by_month(collection, RelationBasis.ACTS, "state:NOR", "state:ISL", choice=choice) == []


def test_the_tone_of_a_month_is_the_mean_over_its_events(collection):
    # March: the event of each of two copies on different days, when copies count.
    pair = Pair(RelationBasis.ACTS, Level.ACTOR, "state:NOR", "state:ISL")
    found = queries.pair_trend(collection, Filter(every_copy=True), pair=pair)
    assert list(zip(found["times"], found["tone"], strict=True)) == [(2, -4.0), (1, -4.0)]
