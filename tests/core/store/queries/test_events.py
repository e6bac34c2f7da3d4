"""Which events a table shows."""

from __future__ import annotations

import pytest

from core.store import queries
from core.store.filters import Filter
from core.store.queries import ANY_EVENT, EventChoice, QuoteChoice


def test_denied_events_can_be_left_out(collection):
    every = queries.events_matching(collection, Filter(), choice=ANY_EVENT)
    rest = queries.events_matching(collection, Filter(), choice=EventChoice(without_denied=True))
    assert every["negated"].sum() == 1
    assert len(rest) == len(every) - 1
    assert not rest["negated"].any()


@pytest.mark.parametrize(("share", "kept"), [(0.0, 4), (0.3, 4), (0.5, 3), (0.55, 0)])
def test_events_read_with_some_confidence(collection, share, kept):
    sure = queries.events_matching(
        collection, Filter(), choice=EventChoice(confidence_at_least=share)
    )
    assert len(sure) == kept


@pytest.mark.parametrize("share", [0.0, 0.9, 0.95])
def test_quotes_read_with_some_confidence(collection, share):
    every = queries.quotes_matching(collection, Filter())
    sure = queries.quotes_matching(
        collection, Filter(), choice=QuoteChoice(confidence_at_least=share)
    )
    assert len(sure) == (every["confidence"] >= share).sum()
    assert len(every) > 0
