"""Which events a table shows."""

from __future__ import annotations

from core.store import queries
from core.store.filters import Filter
from core.store.queries import ANY_EVENT, EventChoice


def test_denied_events_can_be_left_out(collection):
    every = queries.events_matching(collection, Filter(), choice=ANY_EVENT)
    rest = queries.events_matching(collection, Filter(), choice=EventChoice(without_denied=True))
    assert every["negated"].sum() == 1
    assert len(rest) == len(every) - 1
    assert not rest["negated"].any()
